"""What shops report, and the figures that are read from it."""

import threading
import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F

from tenants.kernel import sql
from tenants.kernel.money import Money
from tenants.outbox.models import Job
from tenants.registry.context import in_public
from tenants.reporting import queries
from tenants.reporting.models import DailyFigure, OrderSummary
from tenants.reporting.services import one_report_at_a_time, record_order, sum_day

AURORA, BOREALIS, CARD = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SPAN = {"since": NOON - timedelta(days=5), "until": NOON + timedelta(days=5)}


@pytest.fixture(autouse=True)
def _public(database: None) -> Any:
    with in_public():
        sql.run("DELETE FROM public.outbox_job")
        yield


def facts(**other: Any) -> dict[str, Any]:
    return {
        "order_id": uuid.uuid4(),
        "number": "A-1",
        "status": "completed",
        "delivery": "delivered",
        "refund": "none",
        "currency": "CNY",
        "total_minor": 1_000,
        "refunded_minor": 0,
        "settlement_currency": "CNY",
        "wholesale_minor": 800,
        "cost_minor": 700,
        "fee_minor": 10,
        "margin_minor": 100,
        "delivery_ms": 2_000,
        "pieces": 2,
        "lines": [{"denomination": str(CARD), "quantity": 2, "delivery": "delivered"}],
        "is_test": False,
        "placed_at": NOON,
        "paid_at": NOON,
        **other,
    }


def report(shop_id: uuid.UUID = AURORA, **other: Any) -> dict[str, Any]:
    told = facts(**other)
    record_order(shop_id=shop_id, time_zone="Asia/Shanghai", facts=told)
    return told


def test_a_repeated_report_is_one_summary_and_the_newest_counts() -> None:
    first = report(delivery="pending", delivery_ms=None)
    report(order_id=first["order_id"])
    report(order_id=first["order_id"])
    assert OrderSummary.objects.get().delivery == "delivered"


def test_an_orders_day_is_its_shops_day() -> None:
    """17:00 UTC is the next day in Shanghai."""
    report(paid_at=NOON + timedelta(hours=5))
    assert Job.objects.get().payload["day"] == "2026-11-21"


def test_a_day_is_summed_from_its_orders_however_often() -> None:
    report()
    report(total_minor=500, delivery="failed", delivery_ms=None, refunded_minor=500)
    report(paid_at=NOON + timedelta(hours=5))
    report(is_test=True)
    report(shop_id=BOREALIS)
    for _ in range(2):
        sum_day(shop_id=AURORA, day=date(2026, 11, 20), time_zone="Asia/Shanghai")
    figure = DailyFigure.objects.get()
    assert (figure.orders, figure.delivered, figure.pieces) == (2, 1, 4)
    assert (figure.total_minor, figure.refunded_minor) == (1_500, 500)
    assert figure.delivery_ms_median == 2_000


def test_sales_are_told_by_currency_and_never_mixed_with_tests() -> None:
    report()
    report(currency="USD", delivery="failed")
    report(is_test=True)
    report(paid_at=None)
    yuan, dollars = queries.sales(**SPAN)
    assert (yuan.total, yuan.delivery_rate) == (Money(1_000, "CNY"), Decimal(1))
    assert (dollars.total, dollars.delivery_rate) == (Money(1_000, "USD"), Decimal(0))
    assert queries.sales(**SPAN, shop_id=BOREALIS) == []


def test_delivery_times_are_the_median_and_p95_of_each_shop_and_of_all() -> None:
    assert queries.delivery_times(**SPAN) == {}
    for number in range(1, 101):
        report(delivery_ms=number * 10)
    report(shop_id=BOREALIS, delivery_ms=60_000)
    times = queries.delivery_times(**SPAN)
    assert (times[AURORA].median_ms, times[AURORA].p95_ms) == (500, 950)
    assert times[BOREALIS].orders == 1
    assert times[None].orders == 101
    assert queries.delivery_times(**SPAN, shop_id=BOREALIS)[BOREALIS].p95_ms == 60_000


def test_stock_and_wallets_last_as_long_as_the_pace_says() -> None:
    for _ in range(10):
        report()
    report(lines=[{"denomination": str(CARD), "quantity": 9, "delivery": "failed"}])
    pace = queries.pieces_sold_a_day(**SPAN)
    assert pace == {CARD: Decimal(2)}
    assert queries.days_left(held=5, a_day=pace[CARD]) == Decimal("2.5")
    assert queries.days_left(held=5, a_day=0) is None
    assert queries.spent_a_day(**SPAN) == {AURORA: [Money(891, "CNY")]}


@pytest.mark.usefixtures("fresh_database")
class TestTwoReportsOfOneOrder:
    """A slow report read the order before a change, and writes after the report of the change."""

    def race(self, *, locked: bool) -> int:
        order = report(refunded_minor=0)["order_id"]
        source = report(number="source", total_minor=0)["order_id"]  # stands for the shop's order
        has_read, changed = threading.Event(), threading.Event()

        def slow() -> None:
            with in_public(), transaction.atomic():
                if locked:
                    one_report_at_a_time(order_id=order)
                seen = OrderSummary.objects.get(order_id=source).total_minor
                has_read.set()
                changed.wait(2)
                report(order_id=order, refunded_minor=seen)
            connection.close()

        def quick() -> None:
            has_read.wait(5)
            with in_public():
                OrderSummary.objects.filter(order_id=source).update(
                    total_minor=F("total_minor") + 7
                )
                with transaction.atomic():
                    if locked:
                        one_report_at_a_time(order_id=order)
                    seen = OrderSummary.objects.get(order_id=source).total_minor
                    report(order_id=order, refunded_minor=seen)
            changed.set()
            connection.close()

        threads = [threading.Thread(target=work) for work in (slow, quick)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return OrderSummary.objects.get(order_id=order).refunded_minor

    def test_end_with_the_newest(self) -> None:
        assert self.race(locked=True) == 7

    def test_would_end_with_the_older_without_the_lock(self) -> None:
        """The positive control."""
        assert self.race(locked=False) == 0
