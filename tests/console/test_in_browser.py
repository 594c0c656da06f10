"""Both consoles in a real browser: they fit a phone, run without an error, ask nobody outside, and
the stock import moves on by itself."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tenants.accounts.models import User
from tenants.registry.context import in_public, in_shop
from tests import site
from tests.conftest import PASSWORD
from tests.factories.orders import buy, make_goods
from tests.factories.supply import make_supplier

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FILE = Path(settings.BASE_DIR) / "tests" / "data" / "stock" / "q-coins-10.txt"
OWNER_PAGES = (
    "",
    "registry/shop/",
    "categories/",
    "catalogue/product/",
    "catalogue/product/add/",
    "stock/",
    "reporting/ordersummary/",
    "money/trial-balance/",
    "ledger/fxrate/add/",
    "audit/auditevent/",
    "outbox/job/",
)
SHOP_PAGES = (
    "",
    "shop/orders/",
    "shop/customers/",
    "shop/listings/",
    "shop/prices/",
    "shop/prices/rule/shop/",
    "shop/money/",
    "shop/promotions/",
    "shop/promotions/new/coupon/",
    "shop/settings/shop/",
    "shop/settings/domain/",
    "shop/settings/staff/",
    "shop/settings/keys/",
    "shop/settings/payments/",
    "shop/settings/audit/",
    "pages/",
    "account/",
)


@pytest.fixture
def stage(fresh_database: None, aurora: Any) -> Any:
    """An owner, a shop's boss, something sold."""
    from storefronts.pages.provision import make_first_pages

    with in_public():
        User.objects.create_superuser("owner@example.test", PASSWORD, role="owner")
        make_supplier(code="source", name="Source")
        goods = make_goods(5, sku="q-10", name_zh="10 个", name_en="Ten coins")
    with in_shop(aurora):
        make_first_pages(aurora)
        User.objects.create_user("boss@shop.test", PASSWORD, is_staff=True, role="owner")
        buy(aurora, goods)
    return goods


@pytest.fixture
def web(stage: Any, process_environment: dict[str, str]) -> Iterator[site.Site]:
    with site.serve(process_environment) as served:
        yield served


@pytest.fixture
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.fail("a browser is needed: install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


def _signed_in(browser: Any, root: str, email: str, size: tuple[int, int]) -> tuple[Any, list[str]]:
    """A page behind the door, and the list of what goes wrong on it."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("response", lambda r: wrong.append(f"{r.status} {r.url}") if r.status >= 500 else None)
    page.on(
        "request",
        lambda r: (
            wrong.append(f"outside: {r.url}")
            if "localhost" not in r.url and not r.url.startswith(("data:", "blob:"))
            else None
        ),
    )
    page.goto(f"{root}console/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form button[type=submit]").last.click()
    page.wait_for_url(lambda url: "/account/" not in url)
    return page, wrong


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)], ids=["phone", "desktop"])
def test_every_page_fits_and_nothing_goes_wrong(
    size: tuple[int, int], web: site.Site, browser: Any, aurora: Any
) -> None:
    for root, email, paths in (
        (web.url(), "owner@example.test", OWNER_PAGES),
        (web.url(aurora), "boss@shop.test", SHOP_PAGES),
    ):
        page, wrong = _signed_in(browser, root, email, size)
        for path in paths:
            assert page.goto(f"{root}console/{path}").status == 200, path
            page.wait_for_timeout(150)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{path} is {wide} px too wide"
        assert wrong == []
        page.close()
