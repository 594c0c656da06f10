"""A webhook in a real browser: added, its secret shown, tested, its log read, on any screen."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from standardwebhooks import Webhook

from tenants.accounts.models import User
from tests.browser.conftest import in_the_shop
from tests.conftest import PASSWORD
from tests.webhooks.receiver import Receiver, receiving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOTS = os.environ.get("SHOTS", "")
PAGE = "/console/shop/settings/webhooks/"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        one.body = b'{"error": "We are closed for lunch, come back at two"}'
        yield one


@pytest.fixture(scope="module")
def boss(site: Any) -> str:
    def make() -> str:
        person = User.objects.create_user(
            "hook-boss@example.test", PASSWORD, is_staff=True, role="manager", locale="en"
        )
        return str(person.email)

    return in_the_shop(site.shop, make)


def is_fine(page: Any, name: str) -> None:
    """Nothing wider than the screen, nothing serious for axe, no request to the outside."""
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
    found = Axe().run(page, context=".cf")
    serious = [v for v in found.response["violations"] if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"]) for v in serious] == [], name
    assert page.outside == []


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_webhook_is_added_tested_and_looked_at(
    size: str, open_browser: Any, site: Any, boss: str, receiver: Receiver
) -> None:
    page = open_browser(size)
    page.set_default_timeout(60_000)
    page.goto(f"{site.url}/en/account/login/?next={PAGE}")
    page.fill("input[name=login]", boss)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit], main form .btn")
    page.wait_for_selector(".cf-tabs", timeout=30_000)
    is_fine(page, f"webhooks-empty-{size}")
    page.fill("input[name=url]", receiver.url)
    page.fill("input[name=description]", f"Books {size}")
    page.click("form[action$='/webhooks/'] button[type=submit]")
    secret = page.text_content("#secret-text", timeout=30_000).strip()
    is_fine(page, f"webhooks-made-{size}")
    receiver.answer = 503
    page.click("button[name=deed][value=test]")
    page.wait_for_selector("text=closed for lunch", timeout=30_000)
    is_fine(page, f"webhooks-test-{size}")
    Webhook(secret).verify(receiver.got[0].body, receiver.got[0].headers)
    page.goto(f"{site.url}{PAGE}")
    page.click(f"text={receiver.url}")
    page.wait_for_selector("#log table")
    is_fine(page, f"webhooks-log-{size}")
    assert page.problems == []
