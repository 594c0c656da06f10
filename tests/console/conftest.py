"""The owner's staff, and some trade for their pages to show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from storefronts.orders.models import Order
from storefronts.orders.summaries import report
from tenants.accounts.models import User
from tenants.registry.context import in_public, in_shop
from tests import site
from tests.console.walking import CHROMIUM
from tests.factories.orders import buy, make_goods

SECRET = "CANARY-4711-NEVER-SHOWN"


@pytest.fixture
def staff(database: None) -> Callable[..., Client]:
    """``staff("finance")``: a signed-in browser of that role on the owner host."""

    def make(role: str, **client: Any) -> Client:
        browser = Client(HTTP_HOST=settings.OWNER_HOST, **client)
        with in_public():
            person = User.objects.create_user(
                f"{role or 'nobody'}@example.test", "x", is_staff=True, role=role
            )
            browser.force_login(person)
        return browser

    return make


@dataclass
class Trade:
    shop: Any
    goods: Any
    order: Order
    supplier: Any


@pytest.fixture
def trade(aurora: Any) -> Trade:
    """One card sold in aurora and reported upward; its code is SECRET."""
    from tests.factories.supply import make_stock, make_supplier

    with in_public():
        supplier = make_supplier(code="hidden-source", name="Hidden Source Ltd")
        goods = make_goods(0, sku="card-9", name_zh="九元卡", name_en="Nine card")
        make_stock(secrets=[SECRET], denomination=goods, supplier=supplier, unit_cost="8.123456")
    with in_shop(aurora):
        bought = buy(aurora, goods, reveal=True)
        assert [one.code for one in bought.codes] == [SECRET]
        report(order=Order.objects.get(), shop=aurora)
        order = Order.objects.get()
    return Trade(aurora, goods, order, supplier)


@pytest.fixture
def web(fresh_database: None, process_environment: dict[str, str]) -> Iterator[site.Site]:
    """The web server over this test's database: `web.url()` is the owner host's."""
    with site.serve(process_environment) as served:
        yield served


@pytest.fixture
def browser() -> Iterator[Any]:
    """Ask for it last: Playwright keeps an event loop in this thread from here on."""
    if not CHROMIUM:
        pytest.fail("a browser is needed: install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
