"""From the landing page to a live, stocked shop and into its console, with a real browser; and
what a picky visitor of the public site would notice."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connections
from playwright.sync_api import expect

from tenants.landing.models import EmailProof
from tenants.landing.proofs import digits_of
from tenants.launch.models import ExampleShop
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, leave

PASSWORD = "a long enough phrase"


@pytest.fixture
def worker(site):
    """The outbox is worked off beside the server, as the workers of Celery do."""
    over = threading.Event()

    def work():
        try:
            while not over.is_set():
                drain(limit=20)
                leave()
                time.sleep(0.1)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        yield
        over.set()
        done.result(timeout=20)


def in_the_platform(read):
    """What `read` finds in the public schema, in a thread without an event loop."""

    def work():
        try:
            with in_public():
                return read()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result(timeout=20)


def owner_url(site):
    return site.url.replace("aurora.", "")


def code_for(email):
    """The digits, once the mail with them has come."""
    for _ in range(200):
        if any(email in message.to for message in mail.outbox):
            break
        time.sleep(0.1)

    def read():
        return digits_of(EmailProof.objects.filter(email=email).latest("created_at").pk)

    digits = in_the_platform(read)
    assert digits in mail.outbox[-1].body
    return digits


def fits(page):
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page.url} is {wide}px wider than the screen"


@pytest.mark.parametrize(
    ("size", "scripts", "name"),
    [("phone", True, "Cirrus Cards"), ("desktop", False, "Stratus Cards")],
    ids=["phone", "desktop without scripts"],
)
def test_from_the_landing_page_to_a_live_shop_in_under_a_minute(
    site, worker, open_browser, size, scripts, name
):
    email = f"{name.split()[0].lower()}@example.test"
    address = name.lower().replace(" ", "-")
    page = open_browser(size, scripts=scripts)
    on = page.locator(".onward button.btn")
    began = time.monotonic()

    page.goto(f"{owner_url(site)}/en/")
    fits(page)
    page.locator("#hero-name").fill(name)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("#subdomain")).to_have_value(address)
    fits(page)
    on.click()
    page.locator("input[value='corner:market']").check(force=True)
    fits(page)
    on.click()
    page.locator("input[name='markup-games']").fill("20")
    if scripts:
        # 65 yuan and a fifth of it.
        expect(page.locator("[data-price-now]").first).to_have_text("¥78.00")
    fits(page)
    on.click()
    fits(page)
    on.click()
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Send me the code").click()
    expect(page.locator("[name=code]")).to_be_visible()
    page.locator("[name=code]").fill(code_for(email))
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Open for business").click()
    expect(page.get_by_role("heading", name=f"{name} is open")).to_be_visible(timeout=50_000)
    fits(page)
    launched = page.url
    page.get_by_role("link", name="Visit the shop").click()
    expect(page).to_have_url(re.compile(rf"//{address}\.localhost"))
    expect(page.get_by_text("¥78.00").first).to_be_visible()
    took = time.monotonic() - began
    assert took < 60, f"{took:.0f} s"

    # And into its console, without a second sign-in.
    page.goto(launched)
    page.get_by_role("button", name="Open the console").click()
    expect(page).to_have_url(re.compile(rf"//{address}\.localhost:\d+/console/$"))
    assert not [p for p in page.problems if "Content Security Policy" in p]


def test_the_address_is_checked_while_it_is_typed(site, open_browser):
    page = open_browser("phone")
    page.goto(f"{owner_url(site)}/zh-hans/start/")
    page.locator("#name").fill("极光数卡")
    expect(page.locator("#subdomain")).to_have_value("jiguangshuka")
    expect(page.locator("#verdict")).to_have_class(re.compile("is-free"))
    page.locator("#subdomain").fill("aur0ra")
    expect(page.locator("#verdict")).to_have_class(re.compile("is-taken"))
    page.locator("button.wish").first.click()
    expect(page.locator("#verdict")).to_have_class(re.compile("is-free"))
    assert not page.problems


def test_the_return_key_goes_on_with_what_was_typed(site, open_browser):
    page = open_browser("desktop", scripts=False)
    page.goto(f"{owner_url(site)}/en/start/")
    page.locator("#name").fill("Nimbus")
    page.locator("#subdomain").fill("aurora")
    page.keyboard.press("Enter")
    expect(page.locator("button.wish").first).to_be_visible()
    page.locator("#subdomain").fill("my-own-name")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/start/2/$"))
    page.goto(f"{owner_url(site)}/en/start/1/")
    expect(page.locator("#subdomain")).to_have_value("my-own-name")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_axe_finds_nothing_serious_on_the_public_site(site, open_browser, dark, language):
    from axe_playwright_python.sync_playwright import Axe

    def mark():
        ExampleShop.objects.get_or_create(shop=site.shop)

    in_the_platform(mark)
    page = open_browser("phone", dark=dark)
    found = []

    def look():
        fits(page)
        violations = Axe().run(page).response["violations"]
        found.extend(
            f"{page.url}: {v['id']} {v['nodes'][0]['html'][:120]}"
            for v in violations
            if v["impact"] in ("serious", "critical")
        )

    page.goto(f"{owner_url(site)}/{language}/")
    page.evaluate("document.documentElement.style.setProperty('animation', 'none')")
    page.wait_for_timeout(900)
    look()
    for path in (
        "join/",
        "start/",
        "go/?next=/account/login/",
        "go/?next=/account/password/reset/",
    ):
        page.goto(f"{owner_url(site)}/{language}/{path}")
        look()
    page.goto(f"{owner_url(site)}/{language}/start/?name=Nova")
    for _step in range(3):
        page.locator(".onward button.btn").click()
        page.wait_for_load_state("networkidle")
        look()
    assert not found, "\n".join(found)


def test_fingers_find_their_targets_on_the_public_site(site, open_browser):
    page = open_browser("phone")
    small = []
    for path in ("", "start/", "join/"):
        page.goto(f"{owner_url(site)}/zh-hans/{path}")
        small += page.evaluate(
            """() => [...document.querySelectorAll('a, button, input, summary')]
            .filter(e => e.getClientRects().length && e.type !== 'hidden'
                && !e.matches('.skip, .sr, .after a, input[type=radio], input[type=checkbox]'))
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([, r]) => r.height < 44)
            .map(([e, r]) => `${e.outerHTML.slice(0, 90)} ${r.width}x${r.height}`)"""
        )
    assert not small, "\n".join(small)


def test_the_landing_page_is_light(site, open_browser):
    page = open_browser("phone")
    sizes = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(f"{owner_url(site)}/en/", wait_until="networkidle")
    text = {url: size for url, size in sizes.items() if not url.endswith((".svg", ".webp"))}
    assert sum(text.values()) < 120_000, text
    assert all(site.url.rsplit(":", 1)[1] in url for url in sizes)
