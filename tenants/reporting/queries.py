"""How trade goes, from what shops have reported. No query enters a shop."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from tenants.kernel import sql
from tenants.kernel.money import Money

# An order counts when it is paid; refunds are taken off the day of the payment.
SALES = """
SELECT currency, count(*), coalesce(sum(total_minor), 0)::bigint,
  coalesce(sum(refunded_minor), 0)::bigint, count(*) FILTER (WHERE delivery = 'delivered')
FROM public.reporting_ordersummary
WHERE paid_at >= %s AND paid_at < %s AND NOT is_test AND (%s::uuid IS NULL OR shop_id = %s::uuid)
GROUP BY currency ORDER BY currency
"""
BY_SHOP = """
SELECT shop_id, currency, count(*), coalesce(sum(total_minor), 0)::bigint,
  coalesce(sum(refunded_minor), 0)::bigint, count(*) FILTER (WHERE delivery = 'delivered')
FROM public.reporting_ordersummary
WHERE paid_at >= %s AND paid_at < %s AND NOT is_test AND shop_id = ANY (%s::uuid[])
GROUP BY shop_id, currency ORDER BY shop_id, currency
"""
HELD = """
SELECT shop_id, count(*) FROM public.reporting_ordersummary
WHERE status = 'held' AND shop_id = ANY (%s::uuid[]) GROUP BY shop_id
"""
DELIVERY = """
SELECT shop_id, count(*), percentile_disc(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY delivery_ms)
FROM public.reporting_ordersummary
WHERE paid_at >= %s AND paid_at < %s AND NOT is_test AND delivery_ms IS NOT NULL
  AND (%s::uuid IS NULL OR shop_id = %s::uuid)
GROUP BY GROUPING SETS ((), (shop_id))
"""
# Pieces of a denomination that were delivered; a line that failed took nothing from the shelf.
SOLD = """
SELECT (line ->> 'denomination')::uuid, sum((line ->> 'quantity')::bigint)::bigint
FROM public.reporting_ordersummary, jsonb_array_elements(lines) line
WHERE paid_at >= %s AND paid_at < %s AND NOT is_test AND line ->> 'delivery' = 'delivered'
GROUP BY 1
"""
# What a shop that collects by itself pays out of its wallet: wholesale and fee.
SPENT = """
SELECT shop_id, settlement_currency, sum(wholesale_minor + fee_minor)::bigint
FROM public.reporting_ordersummary
WHERE paid_at >= %s AND paid_at < %s AND NOT is_test
GROUP BY shop_id, settlement_currency
"""


@dataclass(frozen=True, slots=True)
class Sales:
    """Paid orders of one currency, and how many of them are delivered whole."""

    orders: int
    delivered: int
    total: Money
    refunded: Money

    @property
    def delivery_rate(self) -> Decimal | None:
        return Decimal(self.delivered) / self.orders if self.orders else None


@dataclass(frozen=True, slots=True)
class DeliveryTime:
    """From payment to the last code, in milliseconds."""

    orders: int
    median_ms: int
    p95_ms: int


def sales(*, since: datetime, until: datetime, shop_id: UUID | None = None) -> list[Sales]:
    """What was sold, a row a currency: amounts of different ones are not added."""
    return [
        Sales(orders, delivered, Money(total, currency), Money(refunded, currency))
        for currency, orders, total, refunded, delivered in sql.run(
            SALES, (since, until, shop_id, shop_id)
        )
    ]


def sales_of_shops(
    *, shop_ids: Iterable[UUID], since: datetime, until: datetime
) -> dict[UUID, list[Sales]]:
    """The same for many shops in one query; a shop that sold nothing is left out."""
    found: dict[UUID, list[Sales]] = {}
    for shop_id, currency, orders, total, refunded, delivered in sql.run(
        BY_SHOP, (since, until, list(shop_ids))
    ):
        found.setdefault(shop_id, []).append(
            Sales(orders, delivered, Money(total, currency), Money(refunded, currency))
        )
    return found


def held_of_shops(*, shop_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many orders of each shop wait for somebody; none held: no entry."""
    return dict(sql.run(HELD, (list(shop_ids),)).fetchall())


def delivery_times(
    *, since: datetime, until: datetime, shop_id: UUID | None = None
) -> dict[UUID | None, DeliveryTime]:
    """Median and p95 by shop; under None those of all together. Nothing delivered: no entry."""
    return {
        shop: DeliveryTime(orders, *percentiles)
        for shop, orders, percentiles in sql.run(DELIVERY, (since, until, shop_id, shop_id))
        if orders
    }


def pieces_sold_a_day(*, since: datetime, until: datetime) -> dict[UUID, Decimal]:
    """By denomination. Free codes divided by this are the days that the stock lasts."""
    days = _days(since, until)
    return {
        denomination: Decimal(pieces) / days
        for denomination, pieces in sql.run(SOLD, (since, until))
    }


def spent_a_day(*, since: datetime, until: datetime) -> dict[UUID, list[Money]]:
    """By shop. A prepaid wallet divided by this is the days that it lasts."""
    days, spent = _days(since, until), dict[UUID, list[Money]]()
    for shop_id, currency, minor in sql.run(SPENT, (since, until)):
        spent.setdefault(shop_id, []).append(Money(round(Decimal(minor) / days), currency))
    return spent


def days_left(*, held: int | Decimal, a_day: Decimal | int) -> Decimal | None:
    """How long something lasts at this pace, to a tenth of a day; None where nothing is used."""
    return (Decimal(held) / Decimal(a_day)).quantize(Decimal("0.1")) if a_day else None


def _days(since: datetime, until: datetime) -> Decimal:
    return Decimal((until - since).total_seconds()) / 86_400
