"""The shop's staff, and a sale for their pages to show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from storefronts.orders.models import Order
from storefronts.pages.provision import make_first_pages
from tenants.accounts.models import User
from tenants.registry.context import in_public, in_shop
from tests import world
from tests.factories.orders import buy, make_goods
from tests.factories.supply import make_stock, make_supplier

SECRET = "CANARY-0815-NEVER-SHOWN"
SUPPLIER = "Hidden Source Ltd"


@pytest.fixture
def staff(aurora: Any) -> Callable[..., Client]:
    """``staff("support")``: a signed-in browser of that role on aurora's host."""

    def make(role: str, shop: Any = None, **client: Any) -> Client:
        shop = shop or aurora
        browser = Client(HTTP_HOST=world.host_of(shop.schema_name), **client)
        with in_shop(shop):
            person, _ = User.objects.get_or_create(
                email=f"{role or 'nobody'}@shop.test",
                defaults={"is_staff": True, "role": role},
            )
            browser.force_login(person)
        return browser

    return make


@pytest.fixture
def boss(staff: Callable[..., Client]) -> Client:
    return staff("owner")


@dataclass
class Sale:
    """A card sold to ``buyer`` in aurora. It cost the platform 8.123456."""

    shop: Any
    goods: Any
    order: Order
    line: Any

    def path(self, tail: str = "") -> str:
        return f"/console/shop/orders/{self.order.number}/{tail}"


@pytest.fixture
def sale(aurora: Any, buyer: Any) -> Sale:
    with in_public():
        supplier = make_supplier(code="hidden-source", name=SUPPLIER)
        goods = make_goods(0, sku="card-9", name_zh="九元卡", name_en="Nine card")
        make_stock(
            secrets=[SECRET, f"{SECRET}-2"],
            denomination=goods,
            supplier=supplier,
            unit_cost="8.123456",
        )
    with in_shop(aurora):
        make_first_pages(aurora)
        buy(aurora, goods, user=buyer, email=buyer.email, reveal=True)
        order = Order.objects.get()
        return Sale(aurora, goods, order, order.lines.get())


def again(sale: Sale) -> Order:
    """The order as it is now."""
    with in_shop(sale.shop):
        return Order.objects.get(pk=sale.order.pk)
