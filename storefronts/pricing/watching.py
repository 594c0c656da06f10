"""Stock and prices as subscribers know them, against the shelf as it is now.

A price is computed, not stored, and stock is every shop's: nothing that could be asked to tell
would know of all that moves them (a cost, an exchange rate, the begin of a sale; another shop's
buyers, an import, a reservation that lapsed). So the shelf is looked at, every twenty seconds, or
less often where a look takes long. A price is told when two looks in a row have found it: what is
changed several times in a minute is told once.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from storefronts.listings.queries import shelf_stamp
from storefronts.pricing.cards import OUT_OF_STOCK, DenominationCard
from storefronts.pricing.facts import ShopPrices, shop_prices
from storefronts.pricing.shelf import denomination_card, with_left
from storefronts.webhooks.events import News, tell
from storefronts.webhooks.kinds import WATCHED
from storefronts.webhooks.models import Endpoint, ShelfMark
from tenants.catalogue.models import Denomination
from tenants.catalogue.queries import Sku, skus
from tenants.kernel.money import Money
from tenants.kernel.sql import run
from tenants.outbox.services import add
from tenants.registry.models import Shop
from tenants.supply.stock import availability

EVERY_S = 20.0
# A look may take this share of the time between two.
SHARE = 0.02
CHUNK = 1_000
_LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('pricing.watch'), hashtext(%s))"


def look(*, shop: Shop) -> float | None:
    """Tell what has moved since the last look; how long it took. None: nobody listens any more.

    The first look only learns what is there. In a transaction.
    """
    if not any(WATCHED.intersection(kinds) for kinds in _wanted()):
        ShelfMark.objects.all().delete()
        return None
    locked = run(_LOCK, (str(shop.pk),)).fetchone()
    if not locked or not locked[0]:
        return 0.0  # somebody is looking
    begun, at = time.monotonic(), timezone.now()
    marks = {mark.denomination_id: mark for mark in ShelfMark.objects.all()}
    is_first, news, seen = not marks, [], set()
    changed: list[ShelfMark] = []
    prices = shop_prices(shop, stamp=shelf_stamp(shop))
    for card, product_id in _shown(prices):
        seen.add(card.id)
        mark = marks.get(card.id)
        fresh = mark is None
        if mark is None:
            mark = _unknown(card, silent=is_first)
        found = list(_moves(mark, card, product_id))
        news += found
        if fresh or found or mark.seen_minor != card.price.minor:
            mark.seen_minor = card.price.minor
            changed.append(mark)
    for mark in marks.values():
        if mark.pk not in seen and mark.availability != OUT_OF_STOCK:
            news.append(_gone(mark))
            changed.append(mark)
    _keep(changed)
    for part in range(0, len(news), CHUNK):
        tell(shop_id=shop.pk, at=at, news=news[part : part + CHUNK])
    return time.monotonic() - begun


def look_later(*, shop: Shop, took_s: float) -> None:
    """The next look, the later the longer this one took."""
    due = timezone.now() + timedelta(seconds=max(EVERY_S, took_s / SHARE))
    add(task="pricing.watch_shelf", payload={}, shop_id=shop.pk, key=str(shop.pk), due_at=due)


def _wanted() -> list[list[str]]:
    active = Endpoint.objects.filter(state=Endpoint.State.ACTIVE)
    return list(active.values_list("kinds", flat=True))


def _shown(prices: ShopPrices) -> Iterator[tuple[DenominationCard, uuid.UUID]]:
    """All that the shop shows, with what is left of it."""
    last = uuid.UUID(int=0)
    while True:
        rows = Denomination.objects.filter(is_archived=False, pk__gt=last).order_by("pk")
        ids = list(rows.values_list("pk", flat=True)[:CHUNK])
        if not ids:
            return
        last = ids[-1]
        yield from _cards(prices, [sku for sku in skus(ids).values() if prices.listing.shows(sku)])


def _cards(prices: ShopPrices, shown: list[Sku]) -> Iterator[tuple[DenominationCard, uuid.UUID]]:
    counted = [sku.id for sku in shown if sku.holds_codes]
    left = dict.fromkeys(counted, 0) | availability(counted)
    for sku in shown:
        card = denomination_card(prices, sku)
        if card is not None:
            yield with_left(card, left), sku.product.id


def _unknown(card: DenominationCard, *, silent: bool) -> ShelfMark:
    """The mark of what was not on the shelf before: its being there is news, its price is not."""
    return ShelfMark(
        denomination_id=card.id,
        availability=card.availability if silent else OUT_OF_STOCK,
        price_minor=card.price.minor,
        seen_minor=card.price.minor,
        currency=card.price.currency,
    )


def _moves(mark: ShelfMark, card: DenominationCard, product_id: uuid.UUID) -> Iterator[News]:
    """What subscribers do not know yet; the mark then says that they do."""
    what = {"denomination": str(card.id), "product": str(product_id)}
    if mark.availability != card.availability:
        yield News(
            "stock.changed",
            card.id,
            what | {"availability": card.availability.upper(), "before": mark.availability.upper()},
        )
        mark.availability = card.availability
    if mark.currency != card.price.currency:
        mark.currency, mark.price_minor = card.price.currency, card.price.minor
    elif mark.price_minor != card.price.minor == mark.seen_minor:
        before = Money(mark.price_minor, mark.currency)
        yield News(
            "price.changed", card.id, what | {"price": _money(card.price), "before": _money(before)}
        )
        mark.price_minor = card.price.minor


def _gone(mark: ShelfMark) -> News:
    """No longer shown: nobody can buy it here. The mark then says so."""
    before, mark.availability = mark.availability, OUT_OF_STOCK
    return News(
        "stock.changed",
        mark.pk,
        {
            "denomination": str(mark.pk),
            "product": None,
            "availability": OUT_OF_STOCK.upper(),
            "before": before.upper(),
        },
    )


def _keep(marks: list[ShelfMark]) -> None:
    ShelfMark.objects.bulk_create(
        marks,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["denomination_id"],
        update_fields=["availability", "price_minor", "seen_minor", "currency"],
    )


def _money(money: Money) -> dict[str, Any]:
    return {"amount": money.amount, "currency": money.currency}
