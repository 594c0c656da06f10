"""`cancelOrder`: only while nothing is paid; the goods are free again."""

from tenants.registry.context import in_shop
from tenants.supply.stock import free_codes
from tests.api.sale import CANCEL, line, placed, proof
from tests.api.shelves import card


def cancelled(api, **given):
    return api(CANCEL, input=given).data["cancelOrder"]


def test_an_unpaid_order_is_called_off(outside, aurora):
    denomination = card(codes=2)
    order = placed(outside, line(denomination, 2))
    for _ in range(2):
        payload = cancelled(outside, **proof(order))
        assert payload["errors"] == []
        assert payload["order"]["status"] == "CANCELLED"
    with in_shop(aurora):
        assert free_codes(denomination_id=denomination.pk) == 2


def test_a_paid_order_is_not(outside):
    order = placed(outside, line(card(codes=1)), pay="sandbox")
    payload = cancelled(outside, **proof(order))
    assert payload["order"] is None
    assert payload["errors"][0]["code"] == "CONFLICT"


def test_the_number_alone_cancels_nothing(outside, aurora):
    denomination = card(codes=1)
    order = placed(outside, line(denomination))
    payload = cancelled(outside, number=order["order"]["number"])
    assert payload["errors"][0]["code"] == "NOT_FOUND"
    with in_shop(aurora):
        assert free_codes(denomination_id=denomination.pk) == 0


def test_an_unknown_number_has_the_same_answer(outside, aurora):
    known = cancelled(outside, number=placed(outside, line(card(codes=1)))["order"]["number"])
    assert cancelled(outside, number="2222-222222") == known
