"""The owner's figures, read from what shops have reported upward. No query enters a shop."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, Sum
from django.utils import timezone

from billing.ledger.errors import NoRate
from billing.ledger.fx import fx_rate
from tenants.kernel.money import Money
from tenants.registry.models import Shop
from tenants.reporting.models import DailyFigure, OrderSummary
from tenants.reporting.queries import delivery_times


@dataclass(slots=True)
class Day:
    """Amounts are minor units of the settlement currency."""

    day: date
    sales: int = 0
    earned: int = 0
    orders: int = 0
    delivered: int = 0


@dataclass(slots=True)
class Period:
    """Some days in a row, and their sums."""

    days: list[Day] = field(default_factory=list)

    @property
    def sales(self) -> int:
        return sum(d.sales for d in self.days)

    @property
    def earned(self) -> int:
        return sum(d.earned for d in self.days)

    @property
    def orders(self) -> int:
        return sum(d.orders for d in self.days)

    @property
    def rate(self) -> Decimal | None:
        """Which share of the paid orders is delivered."""
        return Decimal(sum(d.delivered for d in self.days)) / self.orders if self.orders else None


class Settled:
    """Converts by today's rates; remembers them, and which currencies had none."""

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self._rate = lru_cache(maxsize=None)(self._find)

    def _find(self, currency: str) -> Decimal | None:
        try:
            return fx_rate(currency, settings.SETTLEMENT_CURRENCY)
        except NoRate:
            self.missing.add(currency)
            return None

    def minor(self, minor: int, currency: str) -> int:
        rate = self._rate(currency)
        if rate is None or not minor:
            return 0
        worth = Money(minor, currency).decimal * rate
        return Money.of(worth, settings.SETTLEMENT_CURRENCY).minor


def periods(
    *, count: int, settled: Settled, shop_id: uuid.UUID | None = None
) -> tuple[Period, Period]:
    """The last ``count`` days up to today, and as many before them. One query, and the rates."""
    today = timezone.now().date()
    first = today - timedelta(days=count * 2 - 1)
    rows = DailyFigure.objects.filter(day__gte=first)
    if shop_id:
        rows = rows.filter(shop_id=shop_id)
    days = {first + timedelta(days=i): Day(first + timedelta(days=i)) for i in range(count * 2)}
    summed = rows.values("day", "currency", "settlement_currency").annotate(
        sold=Sum("total_minor"),
        back=Sum("refunded_minor"),
        kept=Sum("fee_minor") + Sum("margin_minor"),
        paid=Sum("promotion_minor"),
        how_many=Sum("orders"),
        good=Sum("delivered"),
    )
    for row in summed:
        day = days.get(row["day"])
        if day is None:  # a shop ahead of UTC is in tomorrow already
            day = days[today]
        day.sales += settled.minor(row["sold"] - row["back"], row["currency"])
        day.earned += settled.minor(row["kept"], row["settlement_currency"])
        day.earned -= settled.minor(row["paid"], row["currency"])
        day.orders += row["how_many"]
        day.delivered += row["good"]
    ordered = [days[key] for key in sorted(days)]
    return Period(ordered[count:]), Period(ordered[:count])


def top_shops(*, count: int, settled: Settled, most: int = 8) -> list[dict[str, Any]]:
    """The shops that sold most in the last ``count`` days."""
    first = timezone.now().date() - timedelta(days=count - 1)
    rows = (
        DailyFigure.objects.filter(day__gte=first)
        .values("shop_id", "currency", "settlement_currency")
        .annotate(
            sold=Sum("total_minor") - Sum("refunded_minor"),
            kept=Sum("fee_minor") + Sum("margin_minor"),
            paid=Sum("promotion_minor"),
            how_many=Sum("orders"),
            good=Sum("delivered"),
        )
    )
    by_shop: dict[uuid.UUID, dict[str, Any]] = {}
    for row in rows:
        shop = by_shop.setdefault(
            row["shop_id"], {"id": row["shop_id"], "sales": 0, "earned": 0, "orders": 0, "good": 0}
        )
        shop["sales"] += settled.minor(row["sold"], row["currency"])
        shop["earned"] += settled.minor(row["kept"], row["settlement_currency"])
        shop["earned"] -= settled.minor(row["paid"], row["currency"])
        shop["orders"] += row["how_many"]
        shop["good"] += row["good"]
    for shop in by_shop.values():
        shop["rate"] = Decimal(shop["good"]) / shop["orders"] if shop["orders"] else None
    return sorted(by_shop.values(), key=lambda s: -s["sales"])[:most]


def held_orders(*, count: int) -> tuple[int, int]:
    """Orders that are held now, and how many of them were placed in the last ``count`` days."""
    since = timezone.now() - timedelta(days=count)
    found = OrderSummary.objects.filter(status="held").aggregate(
        all=Count("pk"), new=Count("pk", filter=Q(placed_at__gte=since))
    )
    return found["all"], found["new"]


def p95_seconds(*, count: int, shop_id: uuid.UUID | None = None) -> Decimal | None:
    """From payment to the last code, for 95 of 100 orders of the last ``count`` days."""
    now = timezone.now()
    times = delivery_times(since=now - timedelta(days=count), until=now, shop_id=shop_id)
    found = times.get(shop_id)
    return (Decimal(found.p95_ms) / 1000).quantize(Decimal("0.1")) if found else None


@dataclass(frozen=True, slots=True)
class ShopFigures:
    now: Period
    before: Period
    held: int
    last_order: Any


def shop_figures(shop: Shop, *, count: int = 30) -> ShopFigures:
    """One shop's last days. Three queries, and the rates."""
    now, before = periods(count=count, settled=Settled(), shop_id=shop.pk)
    mine = OrderSummary.objects.filter(shop_id=shop.pk)
    last = mine.order_by("-placed_at").values_list("placed_at", flat=True).first()
    return ShopFigures(now, before, mine.filter(status="held").count(), last)


def shop_orders(shop: Shop, *, most: int) -> Iterable[OrderSummary]:
    return OrderSummary.objects.filter(shop_id=shop.pk).order_by("-placed_at")[:most]
