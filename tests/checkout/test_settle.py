"""Case 13: what a provider says, late, twice, out of order or about a closed order."""

import json

import pytest

from billing.ledger.codes import ESCROW
from billing.ledger.queries import balance, trial_balance
from billing.payments.accounts import config_of
from billing.payments.callbacks import deliver_callback
from billing.payments.errors import CallbackRefused
from billing.payments.models import Attempt, ProviderEvent, Refund
from billing.payments.providers import sandbox
from billing.payments.providers.base import Asked
from storefronts.checkout import services
from storefronts.fulfilment.models import DeliveredCode
from storefronts.orders.models import Order, OrderEvent
from tenants.registry.models import Shop
from tests.checkout.test_place_and_pay import expire, states_of
from tests.factories.orders import GUEST, buy, make_goods, pay, place


def started(shop, order):
    """A payment that waits for its callback."""
    return pay(shop, order, provider="sandbox:hosted").payment


def call_back(payment, times=1, forged_body=None, **forged):
    """The provider calls, by the door that a real one uses."""
    account = config_of(payment.account_id)
    asked = Asked(payment.pk, payment.order_number, payment.money)
    made = sandbox.callback(attempt=asked, account=account, **forged)
    if said := forged_body:
        body = json.dumps({**json.loads(made.body), **said}, sort_keys=True).encode()
        signature = sandbox.sign(body, account.config["secret"])
        made = sandbox.Callback({sandbox.SIGNATURE: signature}, body)
    for _ in range(times):
        event = deliver_callback(
            provider="sandbox", account_id=account.id, headers=made.headers, body=made.body
        )
    return event


def outcome_of(payment):
    return ProviderEvent.objects.get(attempt=payment, verified=True).outcome


@pytest.fixture
def awaiting(in_aurora):
    goods = make_goods(codes=2)
    order = place(in_aurora, goods).order
    return goods, order, started(in_aurora, order)


def escrow():
    return balance(ESCROW, "CNY").minor


def fresh(order):
    return Order.objects.get(pk=order.pk)


def test_a_callback_pays_and_delivers(awaiting):
    goods, order, payment = awaiting
    call_back(payment)
    order = fresh(order)
    assert (order.status, order.delivery) == ("completed", "delivered")
    assert order.paid_attempt_id == payment.pk
    assert outcome_of(payment) == "captured"
    assert states_of(goods) == ["free", "sold"]


def test_a_hundred_repetitions_deliver_once(awaiting):
    _goods, order, payment = awaiting
    call_back(payment, times=100)
    assert DeliveredCode.objects.filter(line__order=order).count() == 1
    assert ProviderEvent.objects.filter(attempt=payment).count() == 1
    assert escrow() == 0


@pytest.mark.parametrize(
    "forged",
    [
        {"secret": "guessed"},
        {"amount": 1},
        {"currency": "USD"},
        {"order": "ANOTHER"},
        {"forged_body": {"account": "00000000-0000-7000-8000-000000000000"}},
        {"forged_body": {"attempt": "00000000-0000-7000-8000-000000000000"}},
    ],
)
def test_a_forged_or_mismatched_callback_moves_nothing(awaiting, forged):
    goods, order, payment = awaiting
    with pytest.raises(CallbackRefused):
        call_back(payment, **forged)
    assert fresh(order).status == "awaiting_payment"
    assert Attempt.objects.get(pk=payment.pk).status == "pending"
    assert states_of(goods) == ["free", "reserved"]


def test_a_second_captured_payment_goes_back_by_itself(in_aurora, awaiting):
    goods, order, first = awaiting
    second = started(in_aurora, order)
    call_back(first)
    call_back(second)
    assert outcome_of(second) == "returned"
    refund = Refund.objects.get(attempt=second)
    assert refund.money == order.total
    assert fresh(order).paid_attempt_id == first.pk
    assert fresh(order).refund == "none"
    assert states_of(goods) == ["free", "sold"]
    assert escrow() == 0


def test_a_declined_callback_after_the_capture_changes_nothing(awaiting):
    _goods, order, payment = awaiting
    call_back(payment)
    call_back(payment, type_="payment.declined")
    assert fresh(order).status == "completed"
    assert Attempt.objects.get(pk=payment.pk).status == "captured"


def test_a_capture_after_a_decline_counts(awaiting):
    _goods, order, payment = awaiting
    call_back(payment, type_="payment.declined")
    assert fresh(order).status == "awaiting_payment"
    call_back(payment)
    assert fresh(order).status == "completed"


def test_a_late_payment_takes_from_the_shelf_again(awaiting):
    goods, order, payment = awaiting
    expire(order)
    assert states_of(goods) == ["free", "free"]
    call_back(payment)
    assert fresh(order).status == "completed"
    assert states_of(goods) == ["free", "sold"]


def test_a_late_payment_for_an_empty_shelf_is_refunded(in_aurora, awaiting):
    goods, order, payment = awaiting
    expire(order)
    buy(in_aurora, (goods, 2))
    call_back(payment)
    order = fresh(order)
    assert outcome_of(payment) == "short"
    assert (order.status, order.delivery, order.refund) == ("cancelled", "failed", "full")
    assert order.refunded_minor == order.total_minor
    assert Refund.objects.get(attempt=payment).money == order.total
    assert escrow() == 0


def test_a_late_payment_keeps_what_it_can_and_returns_the_rest(in_aurora):
    plenty, scarce = make_goods(codes=5), make_goods(codes=1)
    order = place(in_aurora, plenty, scarce).order
    payment = started(in_aurora, order)
    expire(order)
    buy(in_aurora, scarce)
    call_back(payment)
    order = fresh(order)
    assert (order.status, order.delivery, order.refund) == ("completed", "delivered", "partial")
    assert [line.delivery for line in order.lines.order_by("position")] == ["delivered", "failed"]
    assert len(services.reveal_codes(order=order, actor=GUEST)) == 1
    assert escrow() == 0


def test_a_payment_of_a_cancelled_order_goes_back(awaiting):
    goods, order, payment = awaiting
    services.cancel_order(order=order, actor=GUEST)
    call_back(payment)
    assert outcome_of(payment) == "returned"
    assert Refund.objects.get(attempt=payment).money == order.total
    assert fresh(order).status == "cancelled"
    assert states_of(goods) == ["free", "free"]
    assert escrow() == 0


def test_a_payment_for_a_shop_suspended_meanwhile_goes_back(in_aurora, awaiting):
    goods, order, payment = awaiting
    Shop.objects.filter(pk=in_aurora.pk).update(status="suspended")
    call_back(payment)
    assert outcome_of(payment) == "returned"
    assert fresh(order).status == "cancelled"
    assert states_of(goods) == ["free", "free"]
    assert escrow() == 0


def test_whatever_happened_the_books_sum_to_zero(in_aurora, awaiting):
    _goods, order, payment = awaiting
    second = started(in_aurora, order)
    call_back(payment)
    call_back(second)
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0
    kinds = set(OrderEvent.objects.filter(order=order).values_list("kind", flat=True))
    assert {"placed", "paid", "delivered", "payment_returned"} <= kinds
