"""A coupon's uses: counted when an order is placed, given back when nothing was bought.

One UPDATE counts and locks: of two buyers at the last use one waits for the other and finds it
gone. A use comes back when its order expires, is cancelled, or is refunded whole.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from storefronts.promotions.errors import CouponUnknown, CouponUsedUp
from storefronts.promotions.facts import COUPON, Applied, Promo
from storefronts.promotions.models import CouponUse
from tenants.kernel import sql
from tenants.kernel.ids import new_id

CLAIM = """
UPDATE promotions_promotion SET used = used + 1
WHERE id = %s AND is_active AND (ends_at IS NULL OR ends_at > now())
  AND (most_uses IS NULL OR used < most_uses)
RETURNING most_per_customer
"""
# Runs after CLAIM holds the coupon's row, so that it sees every use that was committed before.
COUNT = """
SELECT count(*) FROM promotions_couponuse
WHERE promotion_id = %s AND returned_at IS NULL AND (email = %s OR user_id = %s)
"""
GIVE_BACK = """
WITH gone AS (
  UPDATE promotions_couponuse SET returned_at = now()
  WHERE order_id = %s AND returned_at IS NULL RETURNING promotion_id)
UPDATE promotions_promotion SET used = greatest(used - 1, 0)
FROM gone WHERE promotions_promotion.id = gone.promotion_id
"""
LIMITS = """
SELECT most_uses, used, most_per_customer, (SELECT count(*) FROM promotions_couponuse
  WHERE promotion_id = p.id AND returned_at IS NULL AND (email = %s OR user_id = %s))
FROM promotions_promotion p WHERE id = %s
"""


def normal_code(text: str | None) -> str:
    """As codes are kept and compared: upper case, without blanks."""
    return "".join((text or "").split()).upper()[:40]


def find_coupon(promos: tuple[Promo, ...], text: str | None, *, now: datetime) -> Promo | None:
    """The coupon of this code; None where no code is given. Raises CouponUnknown."""
    code = normal_code(text)
    if not code:
        return None
    for promo in promos:
        if promo.kind == COUPON and promo.code == code and promo.is_on(now):
            return promo
    raise CouponUnknown(field="coupon")


def refuse_used_up(promo: Promo, *, email: str = "", user_id: uuid.UUID | None = None) -> None:
    """Tell early what placing would refuse. Nothing is counted. Raises CouponUsedUp."""
    row = sql.run(LIMITS, (email.lower(), user_id, promo.id)).fetchone()
    if row is None:
        raise CouponUnknown(field="coupon")
    most, used, each, own = row
    if (most is not None and used >= most) or (each is not None and own >= each):
        raise CouponUsedUp(field="coupon")


@dataclass(frozen=True, slots=True)
class Claim:
    """A use that was asked for in a pipeline; `settle` reads what came of it."""

    claimed: psycopg.Cursor[Any]
    counted: psycopg.Cursor[Any]

    def settle(self) -> None:
        """Raises CouponUsedUp: the caller's transaction is undone with it."""
        row, counted = self.claimed.fetchone(), self.counted.fetchone()
        if row is None:
            raise CouponUsedUp(field="coupon")
        if row[0] is not None and counted is not None and counted[0] >= row[0]:
            raise CouponUsedUp(field="coupon")


def send_claim(*, promotion_id: uuid.UUID, email: str, user_id: uuid.UUID | None) -> Claim:
    """Count one use more, within the caller's pipeline, before the use itself is inserted."""
    claimed = sql.run(CLAIM, (promotion_id,))
    return Claim(claimed, sql.run(COUNT, (promotion_id, email.lower(), user_id)))


def use_of(
    applied: list[Applied],
    *,
    promotion_id: uuid.UUID,
    order_id: uuid.UUID,
    email: str,
    user_id: uuid.UUID | None,
    at: datetime,
) -> CouponUse:
    """The row of a use, unsaved."""
    return CouponUse(
        id=new_id(),
        promotion_id=promotion_id,
        order_id=order_id,
        email=email.lower(),
        user_id=user_id,
        minor=sum(one.minor for one in applied if one.promotion_id == promotion_id),
        used_at=at,
    )
