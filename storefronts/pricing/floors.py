"""Sales that are stopped because their price no longer covers wholesale and fee (case 12).

The engine refuses each such sale by itself. What is kept here is for people: since when, and that
the shop was told, once for each denomination until it sells again.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.utils import timezone

from storefronts.listings.queries import shelf_stamp
from storefronts.pricing.engine import PricedLine, price_line
from storefronts.pricing.facts import ShopPrices, shop_prices
from storefronts.pricing.models import FloorBreach
from tenants.audit.services import record
from tenants.catalogue.models import Denomination
from tenants.catalogue.queries import Sku, skus
from tenants.kernel.actor import SYSTEM
from tenants.registry.models import Shop

CHUNK = 2_000


def check_floors(
    *, shop: Shop, denomination_ids: list[uuid.UUID] | None = None
) -> list[PricedLine]:
    """Compare what the shop shows (or these) with its floors, and keep what is below.

    Returns the lines whose sale is stopped and of which the shop has not been told yet.
    """
    prices = shop_prices(shop, stamp=shelf_stamp(shop))
    below = {line.denomination.id: line for line in _below(prices, denomination_ids)}
    known = FloorBreach.objects.all()
    if denomination_ids is not None:
        known = known.filter(denomination_id__in=denomination_ids)
    stopped = {breach.denomination_id: breach for breach in known.select_for_update()}
    FloorBreach.objects.filter(pk__in=stopped.keys() - below.keys()).delete()
    FloorBreach.objects.bulk_create(
        [
            FloorBreach(denomination_id=sku_id, price=line.total.decimal, floor=line.floor.decimal)
            for sku_id, line in below.items()
        ],
        update_conflicts=True,
        unique_fields=["denomination_id"],
        update_fields=["price", "floor"],
    )
    for sku_id in below.keys() - stopped.keys():
        record(
            actor=SYSTEM,
            action="sale.stopped_below_floor",
            target=f"denomination:{sku_id}",
            shop_id=shop.pk,
        )
    told = {sku_id for sku_id, breach in stopped.items() if breach.told_at}
    return [line for sku_id, line in below.items() if sku_id not in told]


def mark_told(*, denomination_ids: list[uuid.UUID]) -> None:
    """The shop has been told of these."""
    FloorBreach.objects.filter(pk__in=denomination_ids).update(told_at=timezone.now())


def lowest_line(prices: ShopPrices, sku: Sku) -> PricedLine | None:
    """The line at the quantity break that leaves the shop the least for one piece.

    A break lowers wholesale, and a percentage with it; only one that costs more than it should
    can sink the price, so every break is looked at.
    """
    quantities = {
        max(sku.min_quantity, quantity)
        for quantity, _ in sku.wholesale_breaks(prices.tier)
        if quantity <= sku.max_quantity
    }
    lines = [line for q in sorted(quantities) if (line := price_line(prices, sku, q)) is not None]
    return min(lines, key=lambda line: line.margin.minor / line.quantity, default=None)


def _below(prices: ShopPrices, denomination_ids: list[uuid.UUID] | None) -> Iterator[PricedLine]:
    if prices.allow_below_floor:
        return
    for ids in _chunks(denomination_ids):
        for sku in skus(ids).values():
            line = lowest_line(prices, sku) if prices.listing.shows(sku) else None
            if line is not None and line.below_floor:
                yield line


def _chunks(denomination_ids: list[uuid.UUID] | None) -> Iterator[list[uuid.UUID]]:
    if denomination_ids is not None:
        yield denomination_ids
        return
    last = uuid.UUID(int=0)
    while True:
        rows = Denomination.objects.filter(is_archived=False, pk__gt=last).order_by("pk")
        ids = list(rows.values_list("pk", flat=True)[:CHUNK])
        if not ids:
            return
        yield ids
        last = ids[-1]
