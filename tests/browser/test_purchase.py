"""A whole purchase with a real browser: phone and desktop, both languages, with and without
scripts, by keyboard; and what a picky visitor would notice."""

import re

import pytest
from playwright.sync_api import Page, expect

from storefronts.customers.models import OneTimeCode
from storefronts.customers.one_time_codes import digits_of
from storefronts.orders.models import Order
from storefronts.orders.tokens import placing_token
from tests.browser.conftest import in_the_shop

WORDS = {
    "en": {"buy": "Buy now", "pay": "Pay ¥", "show": "Show my code", "copy": "Copy the code"},
    "zh-hans": {"buy": "立即购买", "pay": "支付 ¥", "show": "查看卡密", "copy": "复制卡密"},
}


def arrive(page: Page, where: str) -> None:
    """Wait for the address. The pay page moves on by itself, so that one navigation may end
    another: asking again and again bears that, waiting for one navigation does not."""
    expect(page).to_have_url(re.compile(f"/{where}/"), timeout=30_000)


def buy(page, url, language, slug="steam-wallet"):
    """Product to paid: three taps. Leaves the browser on the order's page."""
    words = WORDS[language]
    page.goto(f"{url}/{language}/p/{slug}/")
    page.get_by_role("button", name=words["buy"]).click()
    page.locator("input[name=email]").fill("guest@example.test")
    page.get_by_role("button", name=words["pay"]).click()
    arrive(page, "pay")
    page.get_by_role("button", name=words["pay"]).click()
    arrive(page, "order")
    return page.url.rstrip("/").rsplit("/", 1)[1]


def no_overflow(page):
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page.url} is {wide}px wider than the screen"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_guest_finds_buys_and_reveals(site, open_browser, size, language):
    page = open_browser(size)
    page.goto(f"{site.url}/{language}/")
    no_overflow(page)
    page.locator(".hero input[name=q]").fill("qb")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=re.compile("Steam")).first.click()
    no_overflow(page)
    number = buy(page, site.url, language)
    no_overflow(page)
    assert page.locator("[data-code]").count() == 0
    page.get_by_role("button", name=WORDS[language]["show"]).click()
    code = page.locator("[data-code]")
    code.wait_for()
    assert re.fullmatch(r"CODE-\d{6}-\d{6}", code.inner_text())
    no_overflow(page)
    # The code is the largest thing on the page.
    sizes = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.innerText)"
        ".map(e => [parseFloat(getComputedStyle(e).fontSize), 'code' in e.dataset])"
    )
    assert max(sizes)[1], sizes
    assert page.get_by_role("button", name=WORDS[language]["copy"]).is_visible()
    assert in_the_shop(site.shop, lambda: Order.objects.get(number=number).reveals.count()) == 1
    assert not page.problems
    assert not page.outside


def test_it_works_without_scripts(site, open_browser):
    page = open_browser("phone", scripts=False)
    buy(page, site.url, "en")
    page.get_by_role("button", name="Show my code").click()
    assert page.locator("[data-code]").inner_text().startswith("CODE-")
    assert not page.get_by_role("button", name="Copy the code").is_visible()


def test_a_whole_purchase_by_keyboard(site, open_browser):
    page = open_browser("desktop")
    page.goto(f"{site.url}/en/p/steam-wallet/")
    page.locator("input[name=d]:checked").focus()
    page.keyboard.press("ArrowDown")
    page.locator("form[data-buy] input[name=q]").focus()
    page.keyboard.press("Enter")
    arrive(page, "checkout")
    page.locator("input[name=email]").focus()
    page.keyboard.type("guest@example.test")
    page.keyboard.press("Enter")
    arrive(page, "pay")
    page.get_by_role("button", name="Pay ¥").focus()
    page.keyboard.press("Enter")
    arrive(page, "order")
    page.get_by_role("button", name="Show my code").focus()
    page.keyboard.press("Enter")
    page.locator("[data-code]").wait_for()


def test_the_total_follows_face_value_and_quantity(site, open_browser):
    page = open_browser("phone")
    page.goto(f"{site.url}/en/p/steam-wallet/")
    one = page.locator("[data-total]").inner_text()
    page.get_by_role("button", name="One more").tap()
    assert page.locator("form[data-buy] input[name=q]").input_value() == "2"
    assert page.locator("[data-total]").inner_text() != one
    page.locator("label.face", has_text="US$20").click()
    for _ in range(9):
        page.get_by_role("button", name="One more").tap()
    quantity = page.locator("form[data-buy] input[name=q]")
    assert quantity.input_value() == quantity.get_attribute("max"), "no more than are left"
    assert int(quantity.input_value()) <= 3
    page.get_by_role("button", name="Buy now").tap()
    arrive(page, "checkout")


def test_an_order_is_found_again_with_number_address_and_digits(site, open_browser):
    number = buy(open_browser("phone"), site.url, "en")
    page = open_browser("phone")
    page.goto(f"{site.url}/en/find/")
    page.get_by_label("Order number").fill(number)
    page.get_by_label("E-mail").fill("guest@example.test")
    page.get_by_role("button", name="Send me the digits").click()
    page.get_by_label("Six digits").wait_for()
    newest = in_the_shop(site.shop, lambda: OneTimeCode.objects.latest("created_at").pk)
    digits = digits_of(newest)
    page.get_by_label("Six digits").fill(digits)
    page.get_by_role("button", name="Open my order").click()
    page.get_by_role("button", name="Show my code").click()
    assert page.locator("[data-code]").inner_text().startswith("CODE-")


def test_a_second_screen_moves_on_when_the_first_has_paid(site, open_browser):
    """The QR code on the desktop is paid with the phone."""
    page = open_browser("desktop")
    page.goto(f"{site.url}/en/p/steam-wallet/")
    page.get_by_role("button", name="Buy now").click()
    page.locator("input[name=email]").fill("guest@example.test")
    page.get_by_role("button", name="Pay ¥").click()
    arrive(page, "pay")
    number = page.url.rstrip("/").rsplit("/", 1)[1]
    token = placing_token(in_the_shop(site.shop, lambda: Order.objects.get(number=number).pk))
    phone = open_browser("phone")
    phone.goto(f"{site.url}/en/pay/{number}/?t={token}")
    assert token not in phone.url
    phone.get_by_role("button", name="Pay ¥").click()
    arrive(phone, "order")
    arrive(page, "order")


def test_light_and_dark_are_the_readers_choice(site, open_browser):
    page = open_browser("desktop")
    page.goto(f"{site.url}/en/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.goto(f"{site.url}/en/search/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious(site, open_browser, dark):
    from axe_playwright_python.sync_playwright import Axe

    page = open_browser("phone", dark=dark)
    number = buy(page, site.url, "en")
    found = []

    def look(where):
        results = Axe().run(page).response["violations"]
        found.extend(
            f"{where}: {v['id']} {v['nodes'][0]['html'][:120]}"
            for v in results
            if v["impact"] in ("serious", "critical")
        )

    look("order")
    page.get_by_role("button", name="Show my code").click()
    look("codes")
    for path in (
        "",
        "c/games/",
        "search/?q=zzz",
        "p/steam-wallet/",
        "find/",
        "account/login/",
        "account/signup/",
        "p/no-such/",
        f"checkout/?d={site.stage.credit.pk}&q=1",
    ):
        page.goto(f"{site.url}/en/{path}")
        look(path)
    page.goto(f"{site.url}/en/p/steam-wallet/")
    page.get_by_role("button", name="Buy now").click()
    page.locator("input[name=email]").fill("guest@example.test")
    page.get_by_role("button", name="Pay ¥").click()
    arrive(page, "pay")
    look("pay")
    assert number
    assert not found, "\n".join(found)


def test_fingers_find_their_targets(site, open_browser):
    page = open_browser("phone")
    small = []
    for path in ("", "p/steam-wallet/", "c/games/", "find/"):
        page.goto(f"{site.url}/zh-hans/{path}")
        small += page.evaluate(
            """() => [...document.querySelectorAll('a, button, input, summary')]
            .filter(e => e.getClientRects().length && e.type !== 'hidden' && !e.closest('.skip')
                && !e.matches('.skip, .card a, .prose a, p.small a'))
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([, r]) => r.height < 44 || r.width < 28)
            .map(([e, r]) => `${e.outerHTML.slice(0, 90)} ${r.width}x${r.height}`)"""
        )
    assert not small, "\n".join(small)


def test_the_first_view_is_light(site, open_browser):
    page = open_browser("phone")
    sizes = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    for path in ("", "p/steam-wallet/"):
        sizes.clear()
        page.goto(f"{site.url}/en/{path}", wait_until="networkidle")
        assert sum(sizes) < 150_000, f"{path}: {sum(sizes)} bytes"
