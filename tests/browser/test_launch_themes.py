"""Each launch theme in a real browser: read by everyone, hit by fingers, bought by keyboard."""

import re
import time
import uuid

import httpx
import pytest
from playwright.sync_api import expect

from storefronts.looks.services import set_look
from storefronts.pages.navigating import set_navigation
from tenants.kernel.actor import SYSTEM
from tests.browser.conftest import in_the_shop, restock

FOUR = ["night_city", "corner", "depot", "folio"]
SHIFTS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 400);
})"""
SMALL = """() => [...document.querySelectorAll('a, button, input, summary, textarea')]
    .filter(e => e.getClientRects().length && e.type !== 'hidden'
        && !e.matches('.skip, .sr, .card a, .list a, .prose a, p a, p.small a, input[type=file]'))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([, r]) => r.height < 43.9 || r.width < 28)
    .map(([e, r]) => `${e.outerHTML.slice(0, 110)} ${r.width}x${r.height}`)"""


SAID = {
    "text": {"zh": "本周上新", "en": "New this week"},
    "link": {"text": {"zh": "去看看", "en": "Have a look"}, "address": "/search/?sort=newest"},
}


def announce(site, said):
    """The words above every page, with a link in them; None takes them away."""
    in_the_shop(site.shop, lambda: set_navigation(shop=site.shop, actor=SYSTEM, announcement=said))


def wear(site, theme):
    """The shop in this theme, once the server shows it: it remembers a look for half a second."""
    in_the_shop(site.shop, lambda: set_look(shop=site.shop, theme_id=theme, actor=SYSTEM))
    host = site.url.removeprefix("http://")
    near = f"http://127.0.0.1:{host.rpartition(':')[2]}"
    deadline = time.monotonic() + 20
    for path in ("", "c/games/"):
        # Each time another address: a page that is kept must not answer for the look.
        while (
            f"theme-{theme}"
            not in httpx.get(f"{near}/en/{path}?{uuid.uuid4()}", headers={"Host": host}).text
        ):
            assert time.monotonic() < deadline, f"{theme} is not worn"
            time.sleep(0.2)


@pytest.fixture(params=FOUR)
def worn(request, site):
    """The shop in this theme; the server shows it within its half second of memory."""
    wear(site, request.param)
    return request.param


@pytest.fixture
def announced(site):
    """The shop says something above every page; set before it is worn, so that it shows."""
    announce(site, SAID)
    yield
    announce(site, None)


@pytest.mark.parametrize(
    ("size", "dark", "language"), [("phone", False, "zh-hans"), ("desktop", True, "en")]
)
def test_everyone_can_read_it(site, announced, worn, open_browser, size, dark, language):
    from axe_playwright_python.sync_playwright import Axe

    page = open_browser(size, dark=dark)
    found = []
    for path in (
        "",
        "c/games/",
        "p/steam-wallet/",
        "search/?q=zzz",
        "order-pad/?lines=steam-10+x+2%0Anope",
        f"checkout/?d={site.stage.ten.pk}&q=1",
    ):
        page.goto(f"{site.url}/{language}/{path}")
        assert f"theme-{worn}" in (page.locator("html").get_attribute("class") or "")
        assert page.locator(".banner a").count() == 1, path
        found.extend(
            f"{path}: {v['id']} {v['nodes'][0]['html'][:140]}"
            for v in Axe().run(page).response["violations"]
            if v["impact"] in ("serious", "critical")
        )
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            found.append(f"{path} is {wide}px wider than the screen")
    assert not found, "\n".join(found)
    assert not page.outside
    assert [said for said in page.problems if "409" not in said] == []


def test_fingers_find_their_targets_and_nothing_jumps(site, worn, open_browser):
    page = open_browser("phone")
    small = []
    for path in ("", "c/games/", "p/steam-wallet/", "order-pad/"):
        page.goto(f"{site.url}/zh-hans/{path}")
        assert page.evaluate(SHIFTS) < 0.02, path
        small += [f"{path}: {one}" for one in page.evaluate(SMALL)]
    assert not small, "\n".join(small)


def test_a_purchase_by_keyboard_and_without_scripts(site, worn, open_browser):
    restock(site.stage.twenty)
    page = open_browser("desktop", scripts=False)
    page.goto(f"{site.url}/en/")
    link = page.locator("main a[href*='/p/steam-wallet/']").first
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/p/steam-wallet/"))
    page.locator("input[name=d]:checked").focus()
    page.keyboard.press("ArrowDown")
    page.locator("form[data-buy] input[name=q]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/checkout/"))
    page.locator("input[name=email]").focus()
    page.keyboard.type("guest@example.test")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/pay/"))
    pay = page.get_by_role("button", name="Pay ¥")
    pay.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/order/"))


def test_a_table_of_depot_orders_several_face_values_without_scripts(site, open_browser):
    restock(site.stage.twenty)
    wear(site, "depot")
    page = open_browser("phone", scripts=False)
    page.goto(f"{site.url}/en/c/games/")
    counts = page.locator(".list input[name=q]")
    counts.nth(0).fill("2")
    counts.nth(1).fill("1")
    page.get_by_role("button", name=re.compile("Order these")).first.click()
    expect(page).to_have_url(re.compile("/checkout/"))
    assert page.locator(".receipt .item").count() == 2


def test_a_list_from_a_file_fills_the_pad(site, open_browser):
    wear(site, "depot")
    page = open_browser("desktop")
    page.goto(f"{site.url}/en/")
    table = b'\xef\xbb\xbfsku,quantity,name\r\nsteam-10,3,"Steam, ten"\r\nsteam-20,,left out\r\n'
    page.locator("[data-pad-file]").set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": table}
    )
    expect(page.locator("#pad")).to_have_value("steam-10 x 3")
    page.get_by_role("button", name="Check the list").click()
    page.get_by_role("button", name="Go to checkout").click()
    expect(page).to_have_url(re.compile("/checkout/"))
