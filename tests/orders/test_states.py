"""The table of allowed transitions, and that anything else is refused."""

import itertools

import pytest

from storefronts.orders import states
from storefronts.orders.errors import IllegalTransition
from storefronts.orders.models import DeliveryStatus, OrderStatus, RefundStatus

EVENTS = {event for row in states.TRANSITIONS.values() for event in row}


def test_every_status_has_a_row():
    assert set(states.TRANSITIONS) == set(OrderStatus)
    assert set(states.LINE_TRANSITIONS) == set(DeliveryStatus)


def test_a_paid_order_never_becomes_unpaid():
    paid = {OrderStatus.PAID, OrderStatus.HELD, OrderStatus.COMPLETED}
    unpaid = {OrderStatus.AWAITING_PAYMENT, OrderStatus.EXPIRED}
    reached = {to for status in paid for to in states.TRANSITIONS[status].values()}
    assert not reached & unpaid


@pytest.mark.parametrize("status", [OrderStatus.CANCELLED, OrderStatus.COMPLETED])
def test_an_end_is_an_end(status):
    for event in EVENTS:
        with pytest.raises(IllegalTransition):
            states.after(status=status, event=event)


def test_whatever_the_table_does_not_name_is_refused():
    for status, event in itertools.product(OrderStatus, EVENTS | {"magic"}):
        if event in states.TRANSITIONS[status]:
            assert states.after(status=status, event=event) in OrderStatus
        else:
            with pytest.raises(IllegalTransition):
                states.after(status=status, event=event)


def test_a_delivered_line_stays_delivered():
    for to in DeliveryStatus:
        with pytest.raises(IllegalTransition):
            states.line_after(delivery=DeliveryStatus.DELIVERED, to=to)


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (["pending", "pending"], "pending"),
        (["delivered", "pending"], "delivering"),
        (["delivered", "delivering"], "delivering"),
        (["delivered", "failed"], "delivered"),
        (["failed", "failed"], "failed"),
    ],
)
def test_an_orders_delivery_is_its_lines(lines, order):
    assert states.delivery_of(lines) == order


def test_a_refund_is_none_partial_or_full():
    assert states.refund_of(refunded_minor=0, total_minor=0) == RefundStatus.NONE
    assert states.refund_of(refunded_minor=1, total_minor=2) == RefundStatus.PARTIAL
    assert states.refund_of(refunded_minor=2, total_minor=2) == RefundStatus.FULL
