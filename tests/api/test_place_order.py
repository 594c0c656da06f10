"""`placeOrder`: reserves, or sells in one call; the same key never sells twice."""

import pytest

from storefronts.orders.models import Order
from tenants.registry.context import in_shop
from tenants.supply.stock import free_codes
from tests.api.sale import LOOK, PLACE, QUOTE, asked, line, placed, proof, refused
from tests.api.shelves import PHONE, card


def orders(shop):
    with in_shop(shop):
        return Order.objects.count()


def test_an_order_is_placed_and_its_codes_are_set_aside(outside, aurora):
    denomination = card(codes=3)
    payload = placed(outside, line(denomination, 2), clientReference="PO-7")
    order = payload["order"]
    assert order["status"] == "AWAITING_PAYMENT"
    assert (order["delivery"], order["refund"]) == ("PENDING", "NONE")
    assert order["clientReference"] == "PO-7"
    assert order["lines"][0]["quantity"] == 2
    assert order["payments"] == []
    assert payload["payment"] is None
    assert payload["codes"] is None
    assert len(payload["token"]) >= 40
    with in_shop(aurora):
        assert free_codes(denomination_id=denomination.pk) == 1


def test_place_pay_and_reveal_in_one_call(outside, aurora, audited):
    denomination = card(secrets=["AAAA-1111", "AAAA-2222"])
    payload = placed(outside, line(denomination, 2), pay="sandbox", reveal=True)
    assert payload["order"]["status"] == "COMPLETED"
    assert payload["order"]["delivery"] == "DELIVERED"
    assert payload["payment"] == {"provider": "sandbox", "status": "CAPTURED", "redirectUrl": None}
    assert sorted(code["code"] for code in payload["codes"]) == ["AAAA-1111", "AAAA-2222"]
    assert {code["line"] for code in payload["codes"]} == {payload["order"]["lines"][0]["id"]}
    seen = outside(LOOK, **proof(payload)).data["order"]
    assert seen["payments"][0]["amount"] == seen["total"]
    assert "AAAA" not in str(seen)
    assert audited("order.bought")


def test_paid_without_revealing(outside):
    payload = placed(outside, line(card(codes=1)), pay="sandbox")
    assert payload["order"]["delivery"] == "DELIVERED"
    assert payload["codes"] is None


def test_an_answer_with_codes_lies_in_no_cache(outside):
    answer = outside(PLACE, input=asked(line(card(codes=1)), pay="sandbox", reveal=True))
    assert answer.data["placeOrder"]["codes"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_same_key_answers_the_same_order(outside, aurora):
    denomination = card(codes=5)
    given = asked(line(denomination), pay="sandbox", reveal=True)
    first = outside(PLACE, input=given).data["placeOrder"]
    again = outside(PLACE, input=given).data["placeOrder"]
    assert again["order"]["number"] == first["order"]["number"]
    assert again["token"] == first["token"]
    assert again["codes"] == first["codes"]
    assert orders(aurora) == 1
    with in_shop(aurora):
        assert free_codes(denomination_id=denomination.pk) == 4


def test_the_same_key_with_another_body_is_a_conflict(outside, aurora):
    denomination = card(codes=5)
    given = asked(line(denomination))
    outside(PLACE, input=given)
    error = refused(outside(PLACE, input={**given, "email": "bob@example.test"}), "placeOrder")
    assert error["code"] == "IDEMPOTENCY_CONFLICT"
    assert orders(aurora) == 1


def test_a_key_is_nobody_elses(keyed, buyer, seller, aurora):
    given = asked(line(card(codes=5)))
    one = keyed(buyer, "orders")(PLACE, input=given).data["placeOrder"]
    other = keyed(seller, "orders")(PLACE, input=given).data["placeOrder"]
    assert one["order"]["number"] != other["order"]["number"]
    assert orders(aurora) == 2


@pytest.mark.parametrize("quantity", [-1, 0, 1_000_000_000])
def test_a_quantity_that_cannot_be(outside, aurora, quantity):
    denomination = card(codes=5)
    error = refused(outside(PLACE, input=asked(line(denomination, quantity))), "placeOrder")
    assert error["code"] == "INVALID"
    assert error["path"] == ["lines", "0", "quantity"]
    assert orders(aurora) == 0


@pytest.mark.parametrize("quantity", [1.5, "2", None, 10**12, True])
def test_a_quantity_that_is_no_number(outside, aurora, quantity):
    answer = outside(PLACE, input=asked(line(card(codes=5), quantity)))
    assert answer.status == 400
    assert "data" not in answer.body
    assert orders(aurora) == 0


@pytest.mark.parametrize("field", ["price", "unitPrice", "total", "currency", "discount"])
def test_a_price_from_the_client_is_no_field(outside, aurora, field):
    answer = outside(PLACE, input=asked(line(card(codes=5), **{field: "0.01"})))
    assert answer.status == 400
    assert orders(aurora) == 0


@pytest.mark.parametrize("denomination", ["1", "00000000-0000-7000-8000-000000000000", "' OR 1=1"])
def test_an_unknown_denomination(outside, aurora, denomination):
    given = asked({"denomination": denomination, "quantity": 1})
    error = refused(outside(PLACE, input=given), "placeOrder")
    assert error["code"] == "NOT_FOUND"
    assert error["path"] == ["lines", "0", "denomination"]
    assert orders(aurora) == 0


def test_more_than_there_is(outside, aurora):
    given = asked(line(card(codes=1), 2), pay="sandbox", reveal=True)
    error = refused(outside(PLACE, input=given), "placeOrder")
    assert error["code"] == "OUT_OF_STOCK"
    assert error["details"]["wanted"] == 2
    assert orders(aurora) == 0


def test_nothing_in_the_cart(outside, aurora):
    assert refused(outside(PLACE, input=asked()), "placeOrder")["code"] == "REQUIRED"


@pytest.mark.parametrize("email", ["", "nobody", "a@b\r\nBcc: c@d.test", "x" * 400 + "@y.test"])
def test_a_mail_address_that_is_none(outside, aurora, email):
    error = refused(outside(PLACE, input=asked(line(card(codes=1)), email=email)), "placeOrder")
    assert (error["code"], error["field"]) == ("INVALID", "email")
    assert orders(aurora) == 0


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_an_idempotency_key_is_needed(outside, aurora, key):
    given = asked(line(card(codes=1)), idempotencyKey=key)
    assert refused(outside(PLACE, input=given), "placeOrder")["field"] == "idempotencyKey"
    assert orders(aurora) == 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (None, "REQUIRED"),
        ({}, "REQUIRED"),
        ({"phone": "12"}, "INVALID"),
        ({"phone": "13800138000", "price": "1"}, "INVALID"),
        ([1], "INVALID"),
        ("text", "INVALID"),
    ],
)
def test_buyer_fields_that_do_not_fit(outside, aurora, fields, code):
    denomination = card(kind="top_up", buyer_fields=PHONE)
    given = asked(line(denomination, buyerFields=fields))
    error = refused(outside(PLACE, input=given), "placeOrder")
    assert error["code"] == code
    assert error["path"][:3] == ["lines", "0", "buyerFields"]
    assert orders(aurora) == 0


def test_a_top_up_with_its_fields(outside):
    denomination = card(kind="top_up", buyer_fields=PHONE)
    payload = placed(outside, line(denomination, buyerFields={"phone": "13800138000"}))
    assert payload["order"]["lines"][0]["delivery"] == "PENDING"


def test_an_unknown_provider(outside, aurora):
    error = refused(outside(PLACE, input=asked(line(card(codes=1)), pay="gold")), "placeOrder")
    assert error["code"] == "INVALID"
    assert orders(aurora) == 0


def test_the_wallet_is_for_who_is_signed_in(outside, aurora):
    error = refused(outside(PLACE, input=asked(line(card(codes=1)), pay="wallet")), "placeOrder")
    assert error["code"] == "UNAUTHENTICATED"
    assert orders(aurora) == 0


def test_an_empty_wallet(keyed, buyer, aurora):
    given = asked(line(card(codes=1)), pay="wallet")
    error = refused(keyed(buyer, "orders", "spend")(PLACE, input=given), "placeOrder")
    assert error["code"] == "INSUFFICIENT_FUNDS"
    assert orders(aurora) == 0


def test_a_key_spends_the_wallet_only_by_its_scope(keyed, buyer, aurora):
    given = asked(line(card(codes=1)), pay="wallet")
    assert refused(keyed(buyer, "orders")(PLACE, input=given), "placeOrder")["code"] == "FORBIDDEN"
    assert refused(keyed(buyer, "spend")(PLACE, input=given), "placeOrder")["code"] == "FORBIDDEN"
    assert orders(aurora) == 0


def test_a_declined_payment_leaves_the_order_to_be_paid_otherwise(outside):
    given = asked(line(card(codes=1)), pay="sandbox:decline", reveal=True)
    payload = outside(PLACE, input=given).data["placeOrder"]
    assert payload["errors"][0]["code"] == "PAYMENT_DECLINED"
    assert payload["order"]["status"] == "AWAITING_PAYMENT"
    assert payload["token"]
    assert not payload["codes"]


def test_a_suspended_shop_takes_no_order(outside, aurora):
    denomination = card(codes=1)
    from tenants.kernel.actor import SYSTEM
    from tenants.registry.context import in_public
    from tenants.registry.services import suspend_shop

    with in_public():
        suspend_shop(shop_id=aurora.pk, reason="test", actor=SYSTEM)
    error = refused(outside(PLACE, input=asked(line(denomination))), "placeOrder")
    assert error["code"] == "SHOP_SUSPENDED"
    assert orders(aurora) == 0


def test_errors_come_in_the_language_of_the_request(outside):
    given = {"query": PLACE, "variables": {"input": asked(line(card(codes=1)), email="nobody")}}
    english = outside.post(given, HTTP_ACCEPT_LANGUAGE="en").data["placeOrder"]["errors"][0]
    chinese = outside.post(given, HTTP_ACCEPT_LANGUAGE="zh-CN").data["placeOrder"]["errors"][0]
    assert english["code"] == chinese["code"] == "INVALID"


def test_the_quoted_price_is_kept_or_the_order_refused(outside, aurora):
    from tenants.registry.context import in_public
    from tests.api.sale import QUOTE
    from tests.factories.catalogue import set_wholesale

    denomination = card(codes=2)
    quoted = outside(QUOTE, input={"lines": [line(denomination)]}).data["createQuote"]["quote"]
    assert (
        placed(outside, line(denomination), quote=quoted["id"])["order"]["total"]
        == (quoted["total"])
    )
    with in_public():
        set_wholesale(denomination, "90")
    from tests.api.conftest import forget

    forget()
    error = refused(
        outside(PLACE, input=asked(line(denomination), quote=quoted["id"])), "placeOrder"
    )
    assert error["code"] in ("PRICE_CHANGED", "NOT_FOUND")


@pytest.mark.parametrize("quote", ["x", "00000000-0000-7000-8000-000000000000"])
def test_an_unknown_quote(outside, aurora, quote):
    error = refused(outside(PLACE, input=asked(line(card(codes=1)), quote=quote)), "placeOrder")
    assert (error["code"], error["field"]) == ("NOT_FOUND", "quote")


def test_more_than_the_bound_of_a_line_is_refused_and_nothing_has_happened(outside, aurora):
    goods = card(codes=3)
    dear = {**line(goods, 2), "maxTotal": "1.00"}
    error = refused(outside(PLACE, input=asked(line(goods), dear)), "placeOrder")
    assert (error["code"], error["path"]) == ("PRICE_CHANGED", ["lines", "1", "maxTotal"])
    assert "1.00" in error["message"]
    assert orders(aurora) == 0
    fair = {**line(goods, 2), "maxTotal": "1000"}
    assert placed(outside, line(goods), fair)["order"]["number"]


def test_a_quote_keeps_to_the_bound_too(outside):
    goods = card(codes=3)
    answer = outside(QUOTE, input={"lines": [{**line(goods), "maxTotal": "0"}]})
    assert answer.data["createQuote"]["errors"][0]["code"] == "PRICE_CHANGED"
