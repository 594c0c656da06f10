"""Taking in what shops report. Repeating a report changes nothing; an old one is ignored."""

import zoneinfo
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from tenants.kernel import sql
from tenants.outbox import services as outbox
from tenants.reporting.models import OrderSummary

# Sums of a day are taken at most this often while it goes on.
DAY_EVERY = timedelta(seconds=20)

SUM_DAY = """
INSERT INTO public.reporting_dailyfigure (id, shop_id, day, currency, orders, delivered, pieces,
  total_minor, refunded_minor, settlement_currency, cost_minor, fee_minor, margin_minor,
  promotion_minor, delivery_ms_median)
SELECT gen_random_uuid(), %s, %s, currency, count(*),
  count(*) FILTER (WHERE delivery = 'delivered'), coalesce(sum(pieces), 0),
  sum(total_minor), sum(refunded_minor), min(settlement_currency), sum(cost_minor), sum(fee_minor),
  sum(margin_minor), sum(promotion_minor), percentile_disc(0.5) WITHIN GROUP (ORDER BY delivery_ms)
FROM public.reporting_ordersummary
WHERE shop_id = %s AND paid_at >= %s AND paid_at < %s AND placed_at >= %s AND NOT is_test
GROUP BY currency
ON CONFLICT (shop_id, day, currency) DO UPDATE SET orders = excluded.orders,
  delivered = excluded.delivered, pieces = excluded.pieces, total_minor = excluded.total_minor,
  refunded_minor = excluded.refunded_minor, cost_minor = excluded.cost_minor,
  fee_minor = excluded.fee_minor, margin_minor = excluded.margin_minor,
  promotion_minor = excluded.promotion_minor,
  delivery_ms_median = excluded.delivery_ms_median"""
# An order is paid within this time of being placed, late callbacks included.
LATEST_PAYMENT = timedelta(days=8)


def one_report_at_a_time(*, order_id: UUID) -> None:
    """Call it before an order is read for its report, in the report's transaction.

    Two reports of one order otherwise may read it in one order and write in the other, and the
    summary would stay as the older one saw it.
    """
    sql.run(
        "SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 0))",
        (f"reporting:{order_id}",),
    )


def record_order(*, shop_id: UUID, time_zone: str, facts: Mapping[str, Any]) -> None:
    """Keep the newest summary of an order and have its day summed. `facts` are the columns.

    Whoever read the facts called `one_report_at_a_time` before.
    """
    with transaction.atomic():
        OrderSummary.objects.update_or_create(
            order_id=facts["order_id"], defaults={**facts, "shop_id": shop_id}
        )
        if facts["paid_at"] is None or facts["is_test"]:
            return
        day = facts["paid_at"].astimezone(zoneinfo.ZoneInfo(time_zone)).date()
        outbox.add(
            task="reporting.sum_day",
            payload={"shop": str(shop_id), "day": day.isoformat(), "time_zone": time_zone},
            due_at=datetime.now(UTC) + DAY_EVERY,
            key=f"{shop_id}:{day}",
        )


def sum_day(*, shop_id: UUID, day: date, time_zone: str) -> None:
    """Sum a shop's day from its summaries."""
    zone = zoneinfo.ZoneInfo(time_zone)
    start = datetime.combine(day, time.min, zone)
    end = datetime.combine(day + timedelta(days=1), time.min, zone)
    sql.run(SUM_DAY, (shop_id, day, shop_id, start, end, start - LATEST_PAYMENT))
