"""The owner's first page: what each tile says, against the period before, and the list it opens."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from billing.ledger.wallets import shops_with_low_wallets
from tenants.console import standing
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id
from tenants.registry.context import in_public
from tenants.registry.models import Shop
from tenants.registry.services import close_shop, reinstate_shop, suspend_shop
from tenants.reporting.models import DailyFigure, OrderSummary
from tenants.supply.models import LowStockAlert
from tests.console.conftest import Trade
from tests.factories.orders import collected_by, fill_wallet

OWNER = Actor(kind="owner_staff", label="owner@example.test")


@pytest.fixture(autouse=True)
def on_the_owner_host(db: None) -> Any:
    with in_public():
        yield


def _long_ago(*shops: Any) -> None:
    """They have been selling for a year."""
    then = timezone.now() - timedelta(days=365)
    Shop.objects.filter(pk__in=[shop.pk for shop in shops]).update(
        launched_at=then, created_at=then
    )


def test_how_many_shops_sold_is_read_back_from_the_trail(aurora: Any, borealis: Any) -> None:
    _long_ago(aurora, borealis)
    start = timezone.now()
    assert standing.shops_selling_at(start) == 2
    suspend_shop(shop_id=aurora.pk, reason="a", actor=OWNER)
    suspend_shop(shop_id=borealis.pk, reason="a", actor=OWNER)
    middle = timezone.now()
    reinstate_shop(shop_id=aurora.pk, reason="b", actor=OWNER)
    close_shop(shop_id=borealis.pk, reason="b", actor=OWNER)
    assert standing.shops_selling_at(start) == 2
    assert standing.shops_selling_at(middle) == 0
    assert standing.shops_selling_at(timezone.now()) == 1


def test_a_shop_that_is_new_did_not_sell_before(aurora: Any, borealis: Any) -> None:
    _long_ago(aurora)
    Shop.objects.filter(pk=borealis.pk).update(launched_at=timezone.now())
    assert standing.shops_selling_at(timezone.now() - timedelta(days=7)) == 1


def test_which_wallets_were_low_is_read_back_from_the_ledger(aurora: Any, borealis: Any) -> None:
    _long_ago(aurora, borealis)
    collected_by(aurora, "shop")
    collected_by(borealis, "shop")
    fill_wallet(borealis, 1000)
    yesterday = timezone.now() - timedelta(days=1)
    assert shops_with_low_wallets() == [aurora.pk]
    fill_wallet(aurora, 1000)
    spent = {"orders": 1, "delivered": 1, "total_minor": 2_000, "cost_minor": 1_500}
    DailyFigure.objects.create(
        shop_id=borealis.pk,
        day=timezone.now().date(),
        currency="CNY",
        settlement_currency="CNY",
        **spent,
    )
    assert shops_with_low_wallets() == [borealis.pk]
    # Yesterday neither had been filled.
    assert set(shops_with_low_wallets(at=yesterday)) == {aurora.pk, borealis.pk}


def _tiles(browser: Client, span: int = 30) -> dict[str, Any]:
    answer = browser.get(f"/console/?days={span}", headers={"accept-language": "en"})
    return {tile.label: tile for tile in answer.context["tiles"]}


def _listed(browser: Client, tile: Any) -> int:
    context = browser.get(tile.href, headers={"accept-language": "en"}).context
    return context["cl"].result_count if "cl" in context else len(context["rows"])


def test_each_tile_counts_what_its_list_shows(owner_client: Client, trade: Trade) -> None:
    _long_ago(trade.shop)
    Shop.objects.exclude(pk=trade.shop.pk).update(launched_at=timezone.now())
    LowStockAlert.objects.create(denomination=trade.goods, free=0)
    held = OrderSummary.objects.get()
    held.pk, held.order_id, held.status = new_id(), new_id(), "held"
    held.save(force_insert=True)
    tiles = _tiles(owner_client)
    for label in ("Orders held", "Low stock", "Wallets low", "Shops selling"):
        assert _listed(owner_client, tiles[label]) == int(tiles[label].value), label
    assert tiles["Orders held"].delta == "+1"
    assert (tiles["Low stock"].delta, tiles["Low stock"].delta_tone) == ("+1", "bad")
    assert tiles["Shops selling"].delta == "+1"  # borealis was launched today
    with in_public():
        suspend_shop(shop_id=trade.shop.pk, reason="a", actor=OWNER)
    tiles = _tiles(owner_client)
    assert _listed(owner_client, tiles["Shops selling"]) == int(tiles["Shops selling"].value) == 1
    assert tiles["Shops selling"].delta == "±0"


def test_sales_and_rate_say_how_they_moved(owner_client: Client, aurora: Any) -> None:
    today = timezone.now().date()
    for ago, sold, good in ((0, 1_500, 3), (8, 1_000, 4)):
        DailyFigure.objects.create(
            shop_id=aurora.pk,
            day=today - timedelta(days=ago),
            currency="CNY",
            settlement_currency="CNY",
            orders=4,
            delivered=good,
            total_minor=sold,
        )
    tiles = _tiles(owner_client, 7)
    assert (tiles["Sales"].delta, tiles["Sales"].delta_tone) == ("+50 %", "ok")
    assert (tiles["Delivery rate"].delta, tiles["Delivery rate"].delta_tone) == ("-25.0", "bad")
