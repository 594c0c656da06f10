"""A shop's promotions as plain values, read once for each version of its prices."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

SALE, MEMBER, THRESHOLD, COUPON = "sale", "member", "threshold", "coupon"
# One value of a query: those that may count now or later. Amounts as text, lest they become floats.
PROMOS_JSON = """
(SELECT json_agg(json_build_array(id, kind, name, code, off, value::text, spend_minor,
    category_ids::json, product_ids::json, starts_at, ends_at, funded_by) ORDER BY created_at, id)
  FROM promotions_promotion WHERE is_active AND (ends_at IS NULL OR ends_at > now()))
"""


@dataclass(frozen=True, slots=True)
class Promo:
    """`value` is percent, or an amount in the shop's currency."""

    id: uuid.UUID
    kind: str
    name: str
    code: str
    off: str
    value: Decimal
    spend_minor: int
    categories: frozenset[uuid.UUID]
    products: frozenset[uuid.UUID]
    starts_at: datetime | None
    ends_at: datetime | None
    funded_by: str

    def is_on(self, now: datetime) -> bool:
        begun = self.starts_at is None or self.starts_at <= now
        return begun and (self.ends_at is None or now < self.ends_at)

    def is_for(self, *, product: uuid.UUID, path: Collection[uuid.UUID]) -> bool:
        """Whether it is for a product whose categories, up to the topmost, are `path`."""
        if not self.categories and not self.products:
            return True
        return product in self.products or not self.categories.isdisjoint(path)


@dataclass(frozen=True, slots=True)
class Applied:
    """What one promotion took off one line, in minor units; part of an order's snapshot."""

    promotion_id: uuid.UUID
    kind: str
    name: str
    minor: int
    funded_by: str

    def as_json(self) -> dict[str, Any]:
        return {
            "promotion": str(self.promotion_id),
            "kind": self.kind,
            "name": self.name,
            "minor": self.minor,
            "funded_by": self.funded_by,
        }


def read_promos(rows: list[list[Any]] | None) -> tuple[Promo, ...]:
    """What PROMOS_JSON has found."""
    return tuple(_promo(*row) for row in rows or ())


def _promo(
    id_: str,
    kind: str,
    name: str,
    code: str,
    off: str,
    value: str,
    spend_minor: int,
    categories: list[str],
    products: list[str],
    starts_at: str | None,
    ends_at: str | None,
    funded_by: str,
) -> Promo:
    return Promo(
        id=uuid.UUID(id_),
        kind=kind,
        name=name,
        code=code,
        off=off,
        value=Decimal(value),
        spend_minor=spend_minor,
        categories=frozenset(map(uuid.UUID, categories)),
        products=frozenset(map(uuid.UUID, products)),
        starts_at=datetime.fromisoformat(starts_at) if starts_at else None,
        ends_at=datetime.fromisoformat(ends_at) if ends_at else None,
        funded_by=funded_by,
    )
