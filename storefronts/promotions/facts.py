"""A shop's promotions as plain values, read once for each version of its prices."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from billing.funding.queries import running
from tenants.registry.models import Shop

SALE, MEMBER, THRESHOLD, COUPON = "sale", "member", "threshold", "coupon"
PLATFORM = "platform"
# One value of a query: those that may count now or later. Amounts as text, lest they become floats.
PROMOS_JSON = """
(SELECT json_agg(json_build_array(id, kind, name, code, off, value::text, spend_minor,
    category_ids::json, product_ids::json, starts_at, ends_at, funded_by, funding_id)
    ORDER BY created_at, id)
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
    # Of one that the platform pays: its approved budget, and what was left when this was read.
    funding: uuid.UUID | None = None
    budget_left: int = 0

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
    funding: uuid.UUID | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "promotion": str(self.promotion_id),
            "kind": self.kind,
            "name": self.name,
            "minor": self.minor,
            "funded_by": self.funded_by,
            **({"funding": str(self.funding)} if self.funding else {}),
        }


def by_budget(applied: Iterable[Applied]) -> dict[str, int]:
    """What each of the platform's budgets pays, in minor units."""
    parts: dict[str, int] = {}
    for one in applied:
        if one.funding is not None:
            parts[str(one.funding)] = parts.get(str(one.funding), 0) + one.minor
    return parts


def read_promos(rows: list[list[Any]], *, shop: Shop) -> tuple[Promo, ...]:
    """What PROMOS_JSON has found. What the platform pays counts while its budget lasts.

    It pays nothing for a shop in test mode, whose orders are nobody's.
    """
    found = [_promo(*row) for row in rows]
    asked = {promo.funding for promo in found if promo.funding}
    budgets = running(asked, shop.currency) if asked and not shop.test_mode else {}
    return tuple(
        replace(promo, budget_left=budgets[promo.funding]) if promo.funding else promo
        for promo in found
        if promo.funded_by != PLATFORM or (promo.funding and budgets.get(promo.funding))
    )


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
    funding: str | None,
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
        # Kept while the shop pays by itself, of an earlier request.
        funding=uuid.UUID(funding) if funding and funded_by == PLATFORM else None,
    )
