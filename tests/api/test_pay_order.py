"""`payOrder`: by who placed it, once."""

import uuid

import pytest

from billing.payments.models import Attempt
from storefronts.orders.tokens import mailed_token
from tenants.registry.context import in_public
from tests.api.sale import CANCEL, LOOK, PAY, line, placed, proof
from tests.api.shelves import card


def paid(api, payload, **given):
    asked = {**proof(payload), "provider": "sandbox", "idempotencyKey": "pay-1", **given}
    return api(PAY, input=asked).data["payOrder"]


def code_of(payload):
    assert payload["payment"] is None
    return payload["errors"][0]["code"]


def captures():
    with in_public():
        return Attempt.objects.filter(status="captured").count()


def test_an_order_is_paid_and_delivered(outside):
    payload = paid(outside, placed(outside, line(card(codes=1))))
    assert payload["errors"] == []
    assert payload["payment"]["status"] == "CAPTURED"
    assert payload["order"]["delivery"] == "DELIVERED"


def test_the_same_key_pays_once(outside):
    order = placed(outside, line(card(codes=1)))
    first = paid(outside, order)
    again = paid(outside, order)
    assert again["payment"]["id"] == first["payment"]["id"]
    assert captures() == 1


def test_another_key_says_that_it_is_paid(outside):
    order = placed(outside, line(card(codes=1)))
    paid(outside, order)
    assert code_of(paid(outside, order, idempotencyKey="pay-2")) == "ALREADY_PAID"
    assert captures() == 1


def test_the_same_key_with_another_provider_is_a_conflict(outside):
    order = placed(outside, line(card(codes=1)))
    paid(outside, order)
    assert code_of(paid(outside, order, provider="sandbox:delay")) == "IDEMPOTENCY_CONFLICT"


def test_a_declined_payment(outside):
    order = placed(outside, line(card(codes=1)))
    assert code_of(paid(outside, order, provider="sandbox:decline")) == "PAYMENT_DECLINED"
    assert captures() == 0
    assert paid(outside, order, idempotencyKey="pay-2")["payment"]["status"] == "CAPTURED"


def test_a_payment_that_is_decided_later(outside):
    order = placed(outside, line(card(codes=1)))
    payload = paid(outside, order, provider="sandbox:delay")
    assert payload["errors"] == []
    assert payload["payment"]["status"] == "PENDING"
    assert payload["order"]["status"] == "AWAITING_PAYMENT"
    assert captures() == 0


def test_a_cancelled_order_is_not_paid(outside):
    order = placed(outside, line(card(codes=1)))
    outside(CANCEL, input=proof(order))
    assert code_of(paid(outside, order)) == "ORDER_NOT_PAYABLE"
    assert captures() == 0


@pytest.mark.parametrize("token", [None, "", "x" * 43])
def test_the_number_alone_pays_nothing(outside, token):
    order = placed(outside, line(card(codes=1)))
    assert code_of(paid(outside, order, token=token)) == "NOT_FOUND"
    assert captures() == 0


def test_the_mailed_link_pays_nothing(outside):
    order = placed(outside, line(card(codes=1)))
    token = mailed_token(uuid.UUID(order["order"]["id"]))
    assert code_of(paid(outside, order, token=token)) == "FORBIDDEN"
    assert captures() == 0
    assert outside(LOOK, number=order["order"]["number"], token=token).data["order"]


def test_a_key_needs_the_scope(keyed, buyer):
    order = placed(keyed(buyer, "orders"), line(card(codes=1)))
    assert code_of(paid(keyed(buyer, "catalogue"), order)) == "FORBIDDEN"
    assert code_of(paid(keyed(buyer, "orders"), order, provider="wallet")) == "FORBIDDEN"
    assert captures() == 0
