"""GraphiQL in a real browser, under its policy: it runs an example, shows docs and a dialog."""

from typing import Any

import pytest

from tests.browser.conftest import in_the_shop
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser


@pytest.fixture
def shopper(site: Any) -> str:
    from tenants.accounts.models import User

    email = "explorer@example.test"
    in_the_shop(site.shop, lambda: User.objects.create_user(email, PASSWORD))
    return email


def test_a_shopper_explores_the_api(open_browser: Any, site: Any, shopper: str) -> None:
    page = open_browser("desktop")
    page.goto(f"{site.url}/graphql/")
    page.get_by_role("link", name="docs").or_(page.locator("a.button")).first.click()
    page.fill("input[name=login]", shopper)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form button[type=submit]").last.click()
    page.wait_for_url("**/graphql/")

    page.locator("button.graphiql-execute-button").click()
    answer = page.locator(".graphiql-response")
    answer.get_by_text("Steam Wallet card").or_(
        answer.get_by_text("Steam 钱包充值卡")
    ).first.wait_for()

    page.locator('[aria-label="Show Documentation Explorer"]').click()
    page.get_by_text("ShopQuery").first.wait_for()
    page.locator('[aria-label="Open settings dialog"]').click()
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")

    page.locator(".graphiql-tab button").get_by_text("Me", exact=True).click()
    # GraphiQL learns the operation's name a moment after the text has changed.
    page.wait_for_timeout(1_500)
    page.locator("button.graphiql-execute-button").click()
    answer.get_by_text(shopper).first.wait_for()
    assert page.problems == []
    assert page.outside == []
