"""What promotions take off the lines of a cart: no database, no shop. docs/pricing.md tells it.

Of a sale and a member price the better one counts, line by line. Then the one threshold discount
that saves most, then the coupon. What would take a line below its floor does not count for that
line at all: a discount that stopped at the floor would tell shoppers what the goods cost the shop.
What the platform pays has no such floor: the shop earns as if it had not been taken off.
What an amount is split into adds up to the amount, less the parts that do not count.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from storefronts.promotions.facts import MEMBER, PLATFORM, SALE, THRESHOLD, Applied, Promo
from tenants.kernel.money import Money


@dataclass(slots=True)
class Basis:
    """A line before promotions: its list total and how much may be taken off, in minor units."""

    product: uuid.UUID
    path: frozenset[uuid.UUID]
    listed: int
    room: int
    applied: list[Applied] = field(default_factory=list)

    @property
    def now(self) -> int:
        return self.listed - sum(one.minor for one in self.applied)

    @property
    def left(self) -> int:
        """Of the room: what the platform pays does not use it up, since the shop gets that back."""
        return self.room - sum(one.minor for one in self.applied if one.funded_by != PLATFORM)

    def take(self, promo: Promo, minor: int) -> int:
        """Take it off if there is room for it; how much was taken."""
        most = self.now if promo.funded_by == PLATFORM else min(self.left, self.now)
        if not 0 < minor <= most:
            return 0
        self.applied.append(
            Applied(promo.id, promo.kind, promo.name, minor, promo.funded_by, promo.funding)
        )
        return minor


def unit_promos(
    promos: Sequence[Promo],
    *,
    product: uuid.UUID,
    path: frozenset[uuid.UUID],
    now: datetime,
    member: uuid.UUID | None = None,
) -> list[Promo]:
    """The sales and the member price that are on for this product, the best first.

    Of two that take off the same, the one that costs the shop nothing comes first.
    """
    fitting = [
        promo
        for promo in promos
        if (promo.kind == SALE or (promo.kind == MEMBER and promo.id == member))
        and promo.is_on(now)
        and promo.is_for(product=product, path=path)
    ]
    return sorted(fitting, key=lambda p: (p.value, p.funded_by == PLATFORM), reverse=True)


def take_unit_promo(line: Basis, promo: Promo) -> int:
    """A sale or member price off a line, if there is room for it; how much was taken."""
    return line.take(promo, _percent(line.listed, promo.value))


def apply_promotions(
    lines: Sequence[Basis],
    promos: Sequence[Promo],
    *,
    currency: str,
    now: datetime,
    member: uuid.UUID | None = None,
    coupon: Promo | None = None,
) -> None:
    """Write into each line what is taken off it."""
    for line in lines:
        # One that would take it below its floor does not count: then the next best does.
        fitting = unit_promos(promos, product=line.product, path=line.path, now=now, member=member)
        any(take_unit_promo(line, promo) for promo in fitting)
    found = [p for p in promos if p.kind == THRESHOLD and p.is_on(now) and reaches(p, lines)]
    best = max(found, key=lambda p: saving(p, eligible(p, lines), currency), default=None)
    for promo in (best, coupon):
        if promo is not None:
            _spread(promo, eligible(promo, lines), currency)


def eligible(promo: Promo, lines: Sequence[Basis]) -> list[Basis]:
    """The lines that a threshold or coupon is for."""
    return [line for line in lines if promo.is_for(product=line.product, path=line.path)]


def reaches(promo: Promo, lines: Sequence[Basis]) -> bool:
    """Whether what it is for comes to what it asks for."""
    found = eligible(promo, lines)
    return bool(found) and sum(line.now for line in found) >= promo.spend_minor


def saving(promo: Promo, lines: Sequence[Basis], currency: str) -> int:
    """What it would take off these lines together, if there is room for it."""
    together = sum(line.now for line in lines)
    if promo.off == "percent":
        return _percent(together, promo.value)
    return min(Money.of(promo.value, currency).minor, together)


def _spread(promo: Promo, lines: list[Basis], currency: str) -> None:
    """Split by what the lines cost, the remainders to the largest."""
    wanted = saving(promo, lines, currency)
    weights = [line.now for line in lines]
    whole = sum(weights)
    if not whole or not wanted:
        return
    shares = [wanted * weight // whole for weight in weights]
    by_remainder = sorted(
        range(len(lines)), key=lambda i: wanted * weights[i] % whole, reverse=True
    )
    for i in by_remainder[: wanted - sum(shares)]:
        shares[i] += 1
    for line, share in zip(lines, shares, strict=True):
        line.take(promo, share)


def _percent(minor: int, percent: Decimal) -> int:
    return int((minor * percent / 100).to_integral_value(ROUND_HALF_UP))
