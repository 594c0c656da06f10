"""The tiles of a shop's first page: against the period before, and the list that each opens."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from storefronts.console.figures import days
from storefronts.console.home import _tiles
from storefronts.console.pages import Can
from storefronts.orders.models import DeliveryStatus, Order, OrderLine
from tenants.accounts.models import User
from tenants.registry.context import in_public, in_shop
from tenants.reporting.models import OrderSummary
from tenants.supply.models import LowStockAlert
from tests.factories.orders import buy, collected_by, fill_wallet
from tests.shopconsole.conftest import Sale


def _home(sale: Sale) -> list[Any]:
    """Sales, margin, delivery rate, low stock, wallet or earnings."""
    with in_shop(sale.shop):
        person, _ = User.objects.get_or_create(
            email="owner@shop.test", defaults={"is_staff": True, "role": "owner"}
        )
        return _tiles(sale.shop, days(sale.shop, count=60), Can(person))


def test_the_delivery_rate_is_set_against_the_week_before(boss: Client, sale: Sale) -> None:
    with in_shop(sale.shop):
        Order.objects.update(
            paid_at=timezone.now() - timedelta(days=9), placed_at=timezone.now() - timedelta(days=9)
        )
        bought = buy(sale.shop, sale.goods).order
        OrderLine.objects.filter(order=bought).update(delivery=DeliveryStatus.FAILED)
        Order.objects.filter(pk=bought.pk).update(delivery=DeliveryStatus.FAILED)
    tile = _home(sale)[2]
    assert (tile.value, tile.delta, tile.delta_tone) == ("0.0 %", "-100.0", "bad")
    listed = boss.get(tile.href).context["orders"].object_list
    assert [order.number for order in listed] == [bought.number]


def test_low_stock_says_what_is_new_this_week(sale: Sale) -> None:
    assert (_home(sale)[3].value, _home(sale)[3].delta) == ("0", "±0")
    with in_public():
        alert = LowStockAlert.objects.create(denomination=sale.goods, free=1)
    assert (_home(sale)[3].value, _home(sale)[3].delta) == ("1", "+1")
    with in_public():
        alert.raised_at = timezone.now() - timedelta(days=8)
        alert.save()
    assert (_home(sale)[3].value, _home(sale)[3].delta) == ("1", "±0")


def test_a_wallet_that_lasts_less_than_three_days_is_a_warning(sale: Sale) -> None:
    with in_public():
        collected_by(sale.shop, "shop")
        OrderSummary.objects.create(
            shop_id=sale.shop.pk,
            order_id=sale.order.pk,
            number=sale.order.number,
            status="completed",
            delivery="delivered",
            refund="none",
            currency="CNY",
            total_minor=40_000,
            settlement_currency="CNY",
            wholesale_minor=30_000,
            placed_at=timezone.now(),
            paid_at=timezone.now() - timedelta(minutes=1),
        )
        fill_wallet(sale.shop, 2_000)  # ten yuan a day
    assert _home(sale)[4].tone == "warn"
    with in_public():
        fill_wallet(sale.shop, 2_000)
    assert _home(sale)[4].tone == ""
