"""What the shop's records say of its days. Amounts are minor units of the shop's currency."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, DecimalField, F, Q, QuerySet, Sum, Value
from django.db.models.functions import TruncDate
from django.utils import timezone

from storefronts.orders.models import DeliveryStatus, Order, OrderLine, OrderStatus
from storefronts.orders.postings import converted
from tenants.kernel.money import Money, exponent
from tenants.registry.models import Shop

SOLD = (OrderStatus.PAID, OrderStatus.COMPLETED, OrderStatus.HELD)
# Days beyond these are beyond all trade, and near the ends of what a date can be.
EARLIEST, LATEST = date(1970, 1, 1), date(9998, 12, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the shop's own time zone. Sales are what was paid less what went back."""

    day: date
    sales: int = 0
    orders: int = 0
    margin: int = 0


def zone_of(shop: Shop) -> ZoneInfo:
    try:
        return ZoneInfo(shop.time_zone)
    except (KeyError, ValueError):
        return ZoneInfo("UTC")


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day there. A day beyond all trade stands for the farthest of it."""
    return datetime.combine(min(max(day, EARLIEST), LATEST), time.min, zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment after a day."""
    return start_of(min(day, LATEST) + timedelta(days=1), zone)


def days(shop: Shop, *, count: int) -> list[Day]:
    """The last ``count`` days up to today, oldest first. Two queries."""
    zone = zone_of(shop)
    today = timezone.now().astimezone(zone).date()
    first = today - timedelta(days=count - 1)
    orders = Order.objects.filter(paid_at__gte=start_of(first, zone), status__in=SOLD)
    by_day = (
        orders.annotate(day=TruncDate("paid_at", tzinfo=zone))
        .values("day")
        .annotate(sold=Sum("total_minor"), back=Sum("refunded_minor"), how_many=Count("pk"))
        .values_list("day", "sold", "back", "how_many")
    )
    sold = {row[0]: row[1:] for row in by_day}
    owed = _owed_by_day(orders, zone, shop)
    found = []
    for index in range(count):
        day = first + timedelta(days=index)
        total, back, how_many = sold.get(day, (0, 0, 0))
        sales = int(total) - int(back)
        found.append(Day(day, sales, how_many, sales - owed.get(day, 0)))
    return found


def _owed_by_day(orders: QuerySet[Order], zone: ZoneInfo, shop: Shop) -> dict[date, int]:
    """Wholesale and fee of what was delivered and kept, in the shop's currency, less what the
    platform pays for its promotions."""
    scale = Decimal(10) ** (exponent(shop.currency) - exponent(settings.SETTLEMENT_CURRENCY))
    decimals = DecimalField(max_digits=30, decimal_places=10)
    cost = (F("wholesale_minor") + F("fee_minor")) * F("fx_rate") * Value(scale, decimals)
    rows = (
        OrderLine.objects.filter(order__in=orders, refunded_minor=0)
        .annotate(day=TruncDate("order__paid_at", tzinfo=zone))
        .values("day")
        .annotate(owed=Sum(cost - F("funded_minor"), output_field=decimals))
        .values_list("day", "owed")
    )
    return {day: round(owed or 0) for day, owed in rows}


def delivery_rate(since: datetime, until: datetime | None = None) -> tuple[Decimal | None, int]:
    """Which share of the lines paid in that time that have ended was delivered, and how many."""
    lines = OrderLine.objects.filter(order__paid_at__gte=since)
    if until is not None:
        lines = lines.filter(order__paid_at__lt=until)
    ended = lines.aggregate(
        good=Count("pk", filter=Q(delivery=DeliveryStatus.DELIVERED)),
        bad=Count("pk", filter=Q(delivery=DeliveryStatus.FAILED)),
    )
    count = ended["good"] + ended["bad"]
    return (Decimal(ended["good"]) / count if count else None), count


def line_margin(line: OrderLine, currency: str) -> Money:
    """What the shop keeps of a line: its total and what the platform pays of it, less wholesale
    and fee at the order's rate."""
    owed = Money(line.wholesale_minor + line.fee_minor, line.settlement_currency)
    earned = Money(line.total_minor + line.funded_minor, currency)
    return earned - converted(owed, line.fx_rate, currency)


def order_margin(order: Any, lines: Sequence[OrderLine]) -> Money:
    """Of the lines that were not refunded."""
    margin = Money.zero(order.currency)
    for line in lines:
        if not line.refunded_minor:
            margin += line_margin(line, order.currency)
    return margin
