"""The look of a shop, in a real browser: chosen, seen beside the form, saved, and worn at once."""

import os
from pathlib import Path
from typing import Any

import pytest

from storefronts.pages import page_cache
from tenants.accounts.models import User
from tests.browser.conftest import in_the_shop
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOTS = os.environ.get("SHOTS", "")
LOOK = "/console/settings/looks/shoplook/"


@pytest.fixture(scope="module")
def boss(site: Any) -> str:
    def make() -> str:
        person = User.objects.create_user(
            "look-boss@example.test", PASSWORD, is_staff=True, role="owner"
        )
        return str(person.email)

    return in_the_shop(site.shop, make)


def signed_in(open_browser: Any, site: Any, boss: str, size: str = "desktop") -> Any:
    page = open_browser(size)
    page.goto(f"{site.url}/en/account/login/?next={LOOK}")
    page.fill("input[name=login]", boss)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit], main form .btn")
    shot(page, "signing-in")
    page.wait_for_selector("[data-look]", timeout=30_000)
    return page


def shot(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def colour(page: Any, css: str, what: str = "backgroundColor") -> str:
    return str(page.eval_on_selector(css, f"node => getComputedStyle(node).{what}"))


def test_a_theme_and_a_token_are_changed_and_seen_live(
    open_browser: Any, site: Any, boss: str
) -> None:
    page = signed_in(open_browser, site, boss)
    shot(page, "look")
    page.check("input[name=theme][value=corner]")
    page.click("[data-theme-choice=corner] label:has(input[value='corner/market'])")
    page.fill("input[name=token-radius]", "24")
    shot(page, "look-chosen")
    # Beside the form: what is not saved yet.
    page.click("[aria-label='Toggle preview']")
    frame = page.frame_locator("iframe[data-w-preview-target=iframe]").last
    frame.locator("html.theme-corner").wait_for(state="attached", timeout=30_000)
    shot(page, "look-preview")
    for size in ("tablet", "desktop"):
        page.check(f"input[name=preview-size][value={size}]", force=True)
    page.select_option("[data-w-preview-target=mode]", "order")
    frame.get_by_text("XXXX-XXXX-XXXX").first.wait_for(timeout=30_000)
    shot(page, "look-preview-order")
    visitor = open_browser("desktop")
    visitor.goto(f"{site.url}/en/")
    assert "theme-base" in visitor.get_attribute("html", "class")
    # Saved: worn at once.
    page.click("footer button[type=submit]")
    page.wait_for_selector(".messages .success, [data-w-messages-target], li.success")
    visitor.wait_for_timeout((page_cache.STAMP_S + 0.2) * 1000)
    visitor.goto(f"{site.url}/en/")
    assert "theme-corner" in visitor.get_attribute("html", "class")
    assert (
        visitor.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--radius')")
        == "24px"
    )
    shot(visitor, "corner-home")
    assert not visitor.problems
    assert not visitor.outside
    assert not page.outside
    assert [said for said in page.problems if "Content Security Policy" in said] == []


def test_a_colour_that_cannot_be_read_is_offered_its_nearest(
    open_browser: Any, site: Any, boss: str
) -> None:
    page = signed_in(open_browser, site, boss)
    page.check("input[name=theme][value=base]")
    page.click("summary:has-text('Colours by day')")
    page.fill("input[name=token-light-muted]", "#b0b0b0")
    page.click("footer button[type=submit]")
    page.wait_for_selector("[data-take]")
    shot(page, "look-refused")
    assert page.input_value("input[name=token-light-muted]") == "#b0b0b0"
    page.click("[data-take]")
    assert page.input_value("input[name=token-light-muted]") != "#b0b0b0"
    page.click("footer button[type=submit]")
    page.wait_for_selector("[data-look]")
    assert page.locator("[data-take]").count() == 0


def test_it_fits_a_phone(open_browser: Any, site: Any, boss: str) -> None:
    page = signed_in(open_browser, site, boss, "phone")
    shot(page, "look-phone")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
