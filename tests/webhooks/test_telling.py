"""What is told of a sale: when, in which order, and what is in it."""

import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import transaction

from storefronts.checkout.services import cancel_order, expire_order
from storefronts.orders.models import Order
from storefronts.orders.services import refund_order
from storefronts.webhooks.events import News, tell
from storefronts.webhooks.models import Delivery, Event
from tenants.kernel.ids import new_id
from tenants.outbox.models import Job
from tests.factories.billing import sandbox_callback
from tests.factories.orders import SELLER, buy, make_goods, pay, place, the_line
from tests.webhooks.conftest import Clock, Listener
from tests.webhooks.receiver import Receiver

Listen = Callable[..., Listener]
Work = Callable[[], Any]


def told() -> list[str]:
    return list(Event.objects.order_by("version").values_list("kind", flat=True))


def test_a_sale_is_told_from_placed_to_completed_with_rising_versions(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work
) -> None:
    listen(receiver)
    goods = make_goods()
    order = buy(in_aurora, goods, client_reference="PO-77").order
    work()
    assert receiver.kinds == [
        "order.placed",
        "order.paid",
        "payment.captured",
        "delivery.delivered",
        "order.completed",
    ]
    versions = [one.said["version"] for one in receiver.got]
    assert versions == sorted(set(versions))
    last = receiver.got[-1].said
    assert set(last) == {"type", "timestamp", "version", "data"}
    assert last["data"]["order"] == {
        "id": str(order.pk),
        "number": order.number,
        "clientReference": "PO-77",
        "status": "COMPLETED",
        "delivery": "DELIVERED",
        "refund": "NONE",
        "total": {"amount": order.total.amount, "currency": "CNY"},
        "refundedTotal": {"amount": "0.00", "currency": "CNY"},
        "placedAt": order.placed_at.isoformat().replace("+00:00", "Z"),
        "paidAt": order.paid_at.isoformat().replace("+00:00", "Z"),
    }
    captured = receiver.got[2].said["data"]["payment"]
    assert captured["provider"] == "sandbox"
    assert captured["amount"] == {"amount": order.total.amount, "currency": "CNY"}
    (line,) = receiver.got[3].said["data"]["lines"]
    assert line == {
        "id": str(the_line(order).pk),
        "denomination": str(goods.pk),
        "quantity": 1,
        "delivery": "DELIVERED",
    }


def test_nothing_of_a_person_no_code_and_no_cost_is_ever_told(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work, buyer: Any
) -> None:
    listen(receiver)
    bought = buy(in_aurora, make_goods(cost="8.123456"), user=buyer, email=buyer.email, reveal=True)
    refund_order(order=bought.order, reason="for Ann of 5 High Street", actor=SELLER)
    work()
    assert "refund.made" in receiver.kinds
    for got in receiver.got:
        for private in (buyer.email, bought.codes[0].code, "8.12", "High Street", bought.token):
            assert private.encode() not in got.body


def test_three_steps_are_told_one_by_one(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work
) -> None:
    listen(receiver)
    order = place(in_aurora, make_goods()).order
    work()
    assert receiver.kinds == ["order.placed"]
    assert receiver.got[0].said["data"]["order"]["status"] == "AWAITING_PAYMENT"
    pay(in_aurora, order)
    work()
    assert receiver.kinds[1:] == [
        "order.paid",
        "payment.captured",
        "delivery.delivered",
        "order.completed",
    ]


def test_a_cancelled_and_an_expired_order_are_told(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work, clock: Clock
) -> None:
    listen(receiver, "order.cancelled", "order.expired")
    goods = make_goods()
    cancelled, expired = (place(in_aurora, goods).order for _ in range(2))
    cancel_order(order=cancelled, actor=SELLER)
    clock.advance(hours=1)
    expire_order(order_id=expired.pk)
    work()
    assert sorted((one.kind, one.said["data"]["order"]["number"]) for one in receiver.got) == [
        ("order.cancelled", cancelled.number),
        ("order.expired", expired.number),
    ]


def test_a_refund_tells_the_money_and_an_undelivered_line_that_it_failed(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work
) -> None:
    goods = make_goods(codes=0, kind="top_up")
    order = buy(in_aurora, goods).order
    listen(receiver)
    refund_order(order=order, reason="not possible", actor=SELLER)
    work()
    assert receiver.kinds == ["delivery.failed", "refund.made", "order.cancelled"]
    assert receiver.got[1].said["data"]["refunds"] == [
        {
            "line": str(the_line(order).pk),
            "amount": {"amount": order.total.amount, "currency": "CNY"},
        }
    ]
    assert receiver.got[1].said["data"]["order"]["refund"] == "FULL"


def test_a_bulk_order_is_one_event_with_all_its_lines(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work
) -> None:
    listen(receiver, "delivery.delivered")
    buy(in_aurora, *[(make_goods(), 2) for _ in range(5)])
    work()
    assert receiver.kinds == ["delivery.delivered"]
    assert len(receiver.got[0].said["data"]["lines"]) == 5


def test_only_what_an_endpoint_asked_for_is_kept_and_sent(
    in_aurora: Any, listen: Listen, receiver: Receiver, other: Receiver, work: Work
) -> None:
    listen(receiver, "order.paid")
    listen(other, "order.paid", "order.completed")
    buy(in_aurora, make_goods())
    assert told() == ["order.paid", "order.completed"]
    work()
    assert receiver.kinds == ["order.paid"]
    assert other.kinds == ["order.paid", "order.completed"]
    assert receiver.got[0].id == other.got[0].id


def test_what_is_rolled_back_was_not_told(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work
) -> None:
    listen(receiver)
    goods = make_goods()
    with transaction.atomic():
        buy(in_aurora, goods)
        assert told()
        transaction.set_rollback(True)
    work()
    assert told() == []
    assert receiver.got == []


def test_another_shops_sale_is_told_to_nobody_here(
    in_aurora: Any, borealis: Any, listen: Listen, receiver: Receiver, work: Work
) -> None:
    from tenants.registry.context import in_public, in_shop, leave

    listen(receiver)
    goods = make_goods()
    leave()
    with in_shop(borealis):
        buy(borealis, goods)
        assert told() == []
    with in_public():
        work()
    assert receiver.got == []


def test_the_version_of_an_object_rises_whatever_the_clock_does(
    in_aurora: Any, listen: Listen, receiver: Receiver, clock: Clock
) -> None:
    listen(receiver, "order.held")
    order = new_id()
    tell(shop_id=in_aurora.pk, at=clock.now(), news=[News("order.held", order, {})])
    far = 9_000_000_000_000_000
    Event.objects.update(version=far)
    tell(shop_id=in_aurora.pk, at=clock.now(), news=[News("order.held", order, {})] * 2)
    versions = list(Event.objects.order_by("version").values_list("version", flat=True))
    assert versions == [far, far + 1, far + 2]


# ---------------------------------------------------------------- what it costs a sale


def statements(work: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many statements, and how many round trips: single ones and pipelines."""
    counted = {"statements": 0, "trips": 0}
    execute, enter = psycopg.Cursor.execute, psycopg.Pipeline.__enter__

    def _execute(self: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        counted["statements"] += 1
        if self.connection._pipeline is None:
            counted["trips"] += 1
        return execute(self, query, *args, **kwargs)

    def _enter(self: Any) -> Any:
        counted["trips"] += 1
        return enter(self)

    with monkeypatch.context() as patched:
        patched.setattr(psycopg.Cursor, "execute", _execute)
        patched.setattr(psycopg.Pipeline, "__enter__", _enter)
        work()
    return counted["statements"], counted["trips"]


def test_a_sale_in_a_shop_without_webhooks_sends_nothing_more_and_with_one_no_round_trip_more(
    in_aurora: Any, listen: Listen, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    goods = make_goods(codes=20)
    buy(in_aurora, goods)  # warm
    without = statements(lambda: buy(in_aurora, goods), monkeypatch)
    assert not Job.objects.filter(task="webhooks.hand_out").exists()
    listen(receiver)
    buy(in_aurora, goods)
    listened = statements(lambda: buy(in_aurora, goods), monkeypatch)
    assert listened == (without[0] + 1, without[1])


def test_a_payment_that_was_declined_is_told(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work
) -> None:
    from billing.payments.callbacks import receive_callback
    from billing.payments.models import Attempt
    from storefronts.checkout.services import settle_payment

    listen(receiver, "payment.declined", "order.paid")
    order = place(in_aurora, make_goods()).order
    pay(in_aurora, order, "sandbox:hosted")
    attempt = Attempt.objects.get(order_id=order.pk)
    event = receive_callback(**sandbox_callback(attempt, type_="payment.declined"))
    settle_payment(shop=in_aurora, event=event)
    work()
    assert receiver.kinds == ["payment.declined"]
    assert receiver.got[0].said["data"]["payment"]["id"] == str(attempt.pk)
    assert Order.objects.get(pk=order.pk).status == "awaiting_payment"


def test_a_job_names_ids_only(in_aurora: Any, listen: Listen, receiver: Receiver) -> None:
    listen(receiver)
    order = buy(in_aurora, make_goods()).order
    jobs = Job.objects.filter(task__startswith="webhooks.")
    payloads = {job.task: job.payload for job in jobs.exclude(task="webhooks.tidy")}
    assert payloads.pop("webhooks.hand_out") == {"objects": [str(order.pk)]}
    assert not Delivery.objects.exists()
    assert order.number not in json.dumps(list(jobs.values_list("payload", flat=True)))
