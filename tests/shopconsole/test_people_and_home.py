"""Customers and their wallets, the shop's own money, and the first page's figures."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from billing.ledger.codes import (
    ADJUSTMENTS,
    ESCROW,
    customer_wallet,
    outside,
    shop_earnings,
)
from billing.ledger.posting import post
from billing.ledger.queries import balance
from storefronts.console.figures import days
from storefronts.orders.models import Order, OrderStatus
from tenants.accounts.models import User
from tenants.audit.models import AuditEvent
from tenants.kernel.money import Money
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop
from tenants.supply.models import LowStockAlert
from tests.factories.orders import buy, make_goods
from tests.memory import forget_everything
from tests.shopconsole.conftest import Sale


def _form(buyer: Any, **changes: str) -> dict[str, str]:
    return {
        "direction": "in",
        "amount": "5.50",
        "reason": "Sorry for the wait",
        "typed": buyer.email,
        "reference": "01890000-0000-7000-8000-000000000002",
        **changes,
    }


def _held(sale: Sale, buyer: Any) -> int:
    with in_public():
        return balance(customer_wallet(sale.shop.pk, buyer.pk), sale.shop.currency).minor


def test_a_customers_page_tells_orders_and_balance(boss: Client, sale: Sale, buyer: Any) -> None:
    (row,) = boss.get("/console/shop/customers/?q=buyer").context["customers"].object_list
    assert (row.bought, row.worth.minor) == (1, sale.order.total_minor)
    page = boss.get(f"/console/shop/customers/{buyer.pk}/")
    assert [order.number for order in page.context["orders"]] == [sale.order.number]


def test_staff_and_other_shops_people_are_no_customers(
    boss: Client, sale: Sale, outsider: Any
) -> None:
    with in_shop(sale.shop):
        me = User.objects.get(email="owner@shop.test")
    for person in (me, outsider):
        assert boss.get(f"/console/shop/customers/{person.pk}/").status_code == 404


def _earn(sale: Sale, minor: int) -> None:
    """Earnings of other sales."""
    money = Money(minor, sale.shop.currency)
    entries = [(shop_earnings(sale.shop.pk), money), (ESCROW, -money)]
    with in_public():
        post(ref="test.earned", event="test.earned", entries=entries)


def _earned(sale: Sale) -> int:
    with in_public():
        return balance(shop_earnings(sale.shop.pk), sale.shop.currency).minor


def test_a_wallet_is_adjusted_once_and_audited(boss: Client, sale: Sale, buyer: Any) -> None:
    path = f"/console/shop/customers/{buyer.pk}/wallet/"
    _earn(sale, 1000)
    earned = _earned(sale)
    for _ in range(2):
        boss.post(path, _form(buyer))
    assert _held(sale, buyer) == 550
    assert _earned(sale) == earned - 550
    with in_public():
        event = AuditEvent.objects.get(action="wallet.adjusted")
    assert (event.shop_id, event.data["reason"]) == (sale.shop.pk, "Sorry for the wait")
    page = boss.get(f"/console/shop/customers/{buyer.pk}/")
    assert "Sorry for the wait" in page.content.decode()


def test_a_credit_is_the_shops_money_and_no_more_than_it_has(
    boss: Client, sale: Sale, buyer: Any
) -> None:
    path = f"/console/shop/customers/{buyer.pk}/wallet/"
    earned = _earned(sale)
    assert earned < 550
    page = boss.post(path, _form(buyer))
    assert "从店铺收入中支付" in page.content.decode()
    assert (_held(sale, buyer), _earned(sale)) == (0, earned)
    with in_public():
        assert balance(ADJUSTMENTS, sale.shop.currency).minor == 0


def test_what_is_taken_back_is_the_shops_again(boss: Client, sale: Sale, buyer: Any) -> None:
    path = f"/console/shop/customers/{buyer.pk}/wallet/"
    _earn(sale, 1000)
    earned = _earned(sale)
    boss.post(path, _form(buyer))
    taken = _form(buyer, direction="out", reference="01890000-0000-7000-8000-000000000003")
    boss.post(path, taken)
    assert (_held(sale, buyer), _earned(sale)) == (0, earned)


def test_a_shop_that_collects_promises_its_own_goods(boss: Client, sale: Sale, buyer: Any) -> None:
    with in_public():
        Shop.objects.filter(pk=sale.shop.pk).update(collects="shop")
    forget_everything()
    boss.post(f"/console/shop/customers/{buyer.pk}/wallet/", _form(buyer))
    assert _held(sale, buyer) == 550
    with in_public():
        assert balance(outside(sale.shop.pk), "CNY").minor == -550
        assert balance(ADJUSTMENTS, "CNY").minor == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": "-1"},
        {"amount": "0"},
        {"amount": "NaN"},
        {"reason": ""},
        {"typed": "somebody@else.example"},
        {"direction": "sideways"},
        {"direction": "out"},
        {"reference": "x"},
    ],
)
def test_a_wrong_adjustment_moves_nothing(
    changes: dict[str, str], boss: Client, sale: Sale, buyer: Any
) -> None:
    path = f"/console/shop/customers/{buyer.pk}/wallet/"
    assert boss.post(path, _form(buyer, **changes)).status_code == 200
    assert _held(sale, buyer) == 0


def test_support_does_not_move_money(staff: Callable[..., Client], sale: Sale, buyer: Any) -> None:
    staff("support").post(f"/console/shop/customers/{buyer.pk}/wallet/", _form(buyer))
    assert _held(sale, buyer) == 0


def test_another_shops_customer_cannot_be_credited(
    staff: Callable[..., Client], sale: Sale, buyer: Any, borealis: Any
) -> None:
    browser = staff("owner", borealis)
    path = f"/console/shop/customers/{buyer.pk}/wallet/"
    assert browser.post(path, _form(buyer)).status_code == 404
    assert _held(sale, buyer) == 0


def test_the_days_figures_are_the_records(sale: Sale) -> None:
    with in_shop(sale.shop):
        today = days(sale.shop, count=2)[-1]
        line = sale.order.lines.get()
        owed = line.wholesale_minor + line.fee_minor
        assert (today.orders, today.sales) == (1, sale.order.total_minor)
        assert today.margin == sale.order.total_minor - owed


def test_a_refunded_order_is_no_sale(boss: Client, sale: Sale) -> None:
    boss.post(sale.path("refund/"), {"reason": "Mistake"})
    with in_shop(sale.shop):
        assert days(sale.shop, count=1)[-1].sales == 0


def test_an_unpaid_or_cancelled_order_is_no_sale(sale: Sale) -> None:
    with in_shop(sale.shop):
        Order.objects.update(status=OrderStatus.CANCELLED)
        assert days(sale.shop, count=1)[-1].orders == 0


def test_yesterdays_sale_is_yesterdays(sale: Sale) -> None:
    with in_shop(sale.shop):
        Order.objects.update(paid_at=timezone.now() - timedelta(days=1))
        yesterday, today = days(sale.shop, count=2)
    assert (yesterday.orders, today.orders) == (1, 0)


def test_each_tile_of_the_home_opens_its_list(boss: Client, sale: Sale) -> None:
    from storefronts.console.home import _tiles
    from storefronts.console.pages import Can

    with in_shop(sale.shop):
        person = User.objects.get(email="owner@shop.test")
        tiles = _tiles(sale.shop, days(sale.shop, count=60), Can(person))
    assert len(tiles) == 5
    for tile in tiles:
        assert boss.get(tile.href).status_code == 200, tile.label


def test_support_sees_no_margin_on_the_home(staff: Callable[..., Client], sale: Sale) -> None:
    text = staff("support").get("/console/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "Sales today" in text
    assert "Margin today" not in text
    assert "Earnings" not in text


def test_the_home_costs_the_same_with_more_orders(boss: Client, sale: Sale) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert boss.get("/console/").status_code == 200
        return len(seen)

    boss.get("/console/")
    before = queries()
    with in_public():
        goods = make_goods(5)
    with in_shop(sale.shop):
        for _ in range(3):
            buy(sale.shop, goods)
    assert queries() <= before


def test_low_stock_counts_only_what_the_shop_shows(boss: Client, sale: Sale) -> None:
    with in_public():
        LowStockAlert.objects.create(denomination=sale.goods, free=1)
    (row,) = boss.get("/console/shop/low-stock/").context["rows"]
    assert (row["sku"].id, row["free"]) == (sale.goods.pk, 1)
    form = {"deed": "hide", "product": str(sale.goods.product_id)}
    boss.post("/console/shop/listings/products/", form)
    assert boss.get("/console/shop/low-stock/").context["rows"] == []


def test_the_shops_money_is_its_own(boss: Client, sale: Sale, borealis: Any) -> None:
    books = boss.get("/console/shop/money/").context["books"]
    earnings = books[0][2]
    assert earnings.closing.minor > 0
    assert str(borealis.pk) not in boss.get("/console/shop/money/").content.decode()
