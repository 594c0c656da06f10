"""The whole price list of one buyer, or what of it may have changed since an earlier one.

A list is made from marks: the versions of prices and exchange rates, what of the shop and of the
buyer a price follows from, and a moment of the catalogue. Where only the catalogue has moved on,
the denominations that were written since are told; a rule, a rate, a promotion that begins or ends
moves any number of prices, so then all of them are told. Rather too much than too little.

A chunk at a time is in memory, whatever the catalogue's size; each asks the database by itself.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from storefronts.listings.queries import Stamp, shelf_stamp
from storefronts.pricing.cards import ON_REQUEST, OUT_OF_STOCK, DenominationCard, PriceStep
from storefronts.pricing.facts import ShopPrices, shop_prices
from storefronts.pricing.shelf import denomination_card, price_steps
from storefronts.promotions.facts import MEMBER
from storefronts.promotions.services import member_of
from tenants.catalogue import changes
from tenants.catalogue.changes import Position
from tenants.catalogue.models import in_language
from tenants.catalogue.queries import Sku, live_ids, read_skus
from tenants.registry.models import Shop
from tenants.supply import levels

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """What a list was made from. As a text it is the cursor for the next one."""

    catalogue: Position
    pricing: int
    fx: int
    # Whatever else a price follows from, as one hash.
    facts: str

    def __str__(self) -> str:
        parts = [1, self.catalogue.database, self.catalogue.xid, self.pricing, self.fx, self.facts]
        text = json.dumps(parts, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> Mark | None:
        """The mark in a cursor; None for what is none, or of another release."""
        try:
            parts = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
            one, database, xid, pricing, fx, facts = parts
            if one != 1:
                return None
            return cls(Position(str(database), int(xid)), int(pricing), int(fx), str(facts))
        except (ValueError, TypeError, binascii.Error):
            return None


@dataclass(frozen=True, slots=True)
class PriceList:
    """A list that is about to be read. `full`: whatever it does not name is not sold any more."""

    shop: Shop
    prices: ShopPrices  # as this buyer sees them
    mark: Mark
    stamp: Stamp
    stock_version: int
    full: bool
    since: Position | None
    # Nothing has changed: there is nothing to look for.
    nothing: bool = False

    def chunks(self) -> Iterator[list[uuid.UUID]]:
        """The ids to look at, some at a time. Inside the shop; nothing is open in between."""
        after = uuid.UUID(int=0)
        while not self.nothing:
            if self.since is None:
                ids = live_ids(after=after, limit=CHUNK)
            else:
                ids = changes.changed_ids(since=self.since, after=after, limit=CHUNK)
            if not ids:
                return
            yield ids
            after = ids[-1]

    def rows(self, ids: list[uuid.UUID]) -> list[Row]:
        """What is to be told of these. Inside the shop, in the reader's language."""
        known = {sku.id: sku for sku in read_skus(ids)}
        found = levels.levels_of(ids)
        rows: list[Row] = []
        for i in ids:
            sku = known.get(i)
            card = None
            if sku is not None and self.prices.listing.shows(sku):
                card = denomination_card(self.prices, sku)
            if sku is not None and card is not None:
                available = availability_of(card, found.get(i))
                rows.append(Row(i, sku, card, available, price_steps(self.prices, sku)))
            elif not self.full:
                rows.append(Row(i, None, None, OUT_OF_STOCK))
        return rows


@dataclass(frozen=True, slots=True)
class Row:
    """One denomination at the buyer's price; without a card it is not sold (any more)."""

    id: uuid.UUID
    sku: Sku | None
    card: DenominationCard | None
    availability: str
    steps: tuple[PriceStep, ...] = ()

    def facts(self) -> dict[str, Any]:
        """As it is told, in the active language. `version` is equal where all but stock is."""
        if self.sku is None or self.card is None:
            return {"denomination": str(self.id), "removed": True}
        card, product = self.card, self.sku.product
        told: dict[str, Any] = {
            "denomination": str(self.id),
            "sku": card.sku,
            "productId": str(product.id),
            "product": product.slug,
            "productName": product.name,
            "name": in_language(card.name_zh, card.name_en),
            "kind": card.kind.upper(),
            "price": card.price.amount,
            "currency": card.price.currency,
            "listPrice": card.was.amount if card.was else None,
            "breaks": [{"from": b.min_quantity, "price": b.price.amount} for b in card.breaks],
            "steps": [
                {
                    "from": s.min_quantity,
                    "unit": f"{s.unit:.6f}",
                    "percentOff": _plain(s.percent_off),
                }
                for s in self.steps
            ],
            "minQuantity": card.min_quantity,
            "maxQuantity": card.max_quantity,
            "buyerFields": [
                {
                    "name": field.name,
                    "label": field.label,
                    "required": field.required,
                    "pattern": field.pattern or None,
                    "help": field.help or None,
                }
                for field in card.buyer_fields
            ],
            "promiseSeconds": card.promise_seconds,
            "warrantyDays": card.warranty_days,
            "faceValue": _plain(card.face_value) if card.face_value else None,
            "faceCurrency": card.face_currency or None,
        }
        text = json.dumps(told, sort_keys=True).encode()
        told["version"] = hashlib.sha256(text).hexdigest()[:16]
        told["availability"] = self.availability.upper()
        return told


def _plain(number: Decimal) -> str:
    """9, not 9.00 or 9E+0."""
    return f"{number.normalize():f}"


def price_list(shop: Shop, *, user_id: uuid.UUID | None, changed_since: str = "") -> PriceList:
    """The list of one buyer. `changed_since` is an earlier list's cursor, or a time (ISO 8601).

    A cursor that is none, or too old to compare, gives the whole list. A time is coarser: if
    anything of catalogue, prices or rates has moved since, all is told. Inside the shop.
    """
    # Read first: what changes meanwhile makes the next list's marks differ.
    catalogue, stamp = changes.position(), shelf_stamp(shop)
    levels.look()
    prices = shop_prices(shop, stamp=stamp)
    if any(promo.kind == MEMBER for promo in prices.promos):
        prices = prices.for_member(member_of(user_id))
    facts = _facts(shop, prices)
    mark = Mark(catalogue, stamp[1], stamp[2], facts)
    since, nothing = _since(mark, stamp, changed_since)
    return PriceList(
        shop=shop,
        prices=prices,
        mark=mark,
        stamp=stamp,
        stock_version=levels.version(),
        full=since is None and not nothing,
        since=since,
        nothing=nothing,
    )


def _since(mark: Mark, stamp: Stamp, changed_since: str) -> tuple[Position | None, bool]:
    """From where on the catalogue's changes are enough (None: nowhere), and: nothing changed."""
    if not changed_since:
        return None, False
    at = _as_time(changed_since)
    if at is not None:
        # The stamps are times: of the last change, or of when nobody knew any more.
        return None, all(version < at.timestamp() * 1e9 for version in stamp)
    before = Mark.read(changed_since)
    if before is None:
        return None, False
    same = (before.pricing, before.fx, before.facts) == (mark.pricing, mark.fx, mark.facts)
    position = before.catalogue
    if not same or not changes.can_tell(position) or changes.tree_changed(position):
        return None, False
    return position, False


def _as_time(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _facts(shop: Shop, prices: ShopPrices) -> str:
    """Promotions that are on now are a part: their windows open and close by the clock."""
    now = timezone.now()
    parts = [
        shop.currency,
        shop.tier,
        f"{shop.fee_percent:f}",
        f"{prices.fx_rate:f}",
        str(prices.member),
        *sorted(str(promo.id) for promo in prices.promos if promo.is_on(now)),
    ]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def availability_of(card: DenominationCard, level: str | None) -> str:
    """As it is told of one that this shop sells: none where its price is below its floor."""
    if not card.sells:
        return OUT_OF_STOCK
    return (level or OUT_OF_STOCK) if card.holds_codes else ON_REQUEST
