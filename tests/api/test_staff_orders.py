"""Orders for staff: the console's list, all about one order, and what is done to it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from storefronts.orders.models import Order, OrderEvent
from storefronts.wallet.services import wallet_of
from tenants.registry.context import in_shop
from tests.api.sale import line, placed
from tests.api.shelves import PHONE, card

LIST = """query($filter: StaffOrderFilter, $first: Int, $after: String) {
  staffOrders(filter: $filter, first: $first, after: $after) {
    edges { node { number status delivery email customer needsAttention clientReference
      total { amount } margin { amount } timeline { text who note isBad at }
      payments { provider status }
      lines { id name quantity kind refundable { amount } awaitsWork revealedAt
        earned { paid { amount } wholesale { amount } fee { amount } margin { amount } }
        explanation { code label amount { amount } isPrivate } } } }
    pageInfo { hasNextPage endCursor } totalCount } }"""
PLAIN = """query($filter: StaffOrderFilter, $first: Int, $after: String) {
  staffOrders(filter: $filter, first: $first, after: $after) {
    edges { node { number lines { name } timeline { text } payments { provider } } }
    pageInfo { hasNextPage endCursor } totalCount } }"""
ONE = """query($number: String!) { staffOrder(number: $number) { number email
  lines { id delivery refundable { amount } awaitsWork buyerFields failure } } }"""
ERRORS = "errors { code message field path details }"
REFUND = f"""mutation($input: RefundOrderInput!) {{ refundOrder(input: $input) {{
  order {{ number refund refundedTotal {{ amount }} }} refunded {{ amount }} way {ERRORS} }} }}"""
DONE = f"""mutation($input: MarkLineDeliveredInput!) {{ markLineDelivered(input: $input) {{
  order {{ delivery status }} {ERRORS} }} }}"""
FAILED = f"""mutation($input: MarkLineFailedInput!) {{ markLineFailed(input: $input) {{
  order {{ delivery refund }} {ERRORS} }} }}"""
MAIL = f"""mutation($input: SendOrderMailInput!) {{ sendOrderMail(input: $input) {{
  order {{ number }} {ERRORS} }} }}"""


def numbers(answer):
    return [edge["node"]["number"] for edge in answer.data["staffOrders"]["edges"]]


@pytest.fixture
def sold(keyed, buyer):
    """`sold()`: an order of the buyer's, paid and delivered."""

    def sell(**more):
        payload = placed(
            keyed(buyer, "orders", "spend"),
            line(card(codes=2), more.pop("quantity", 1)),
            pay="sandbox",
            **more,
        )
        return payload["order"]

    return sell


def test_an_order_with_all_about_it(staff, sold, buyer):
    order = sold(clientReference="ERP-1", reveal=True)
    (edge,) = staff("finance")(LIST).data["staffOrders"]["edges"]
    node = edge["node"]
    assert node["number"] == order["number"]
    assert node["customer"] == str(buyer.pk)
    assert node["clientReference"] == "ERP-1"
    assert node["timeline"][0]["text"] == "Order placed"
    assert "Codes shown" in [moment["text"] for moment in node["timeline"]]
    (sold_line,) = node["lines"]
    earned = {name: float(money["amount"]) for name, money in sold_line["earned"].items()}
    assert earned["paid"] - earned["wholesale"] - earned["fee"] == pytest.approx(earned["margin"])
    assert earned["wholesale"] == 9
    assert node["margin"] == sold_line["earned"]["margin"]
    codes = [step["code"] for step in sold_line["explanation"]]
    assert codes[0] == "wholesale"
    assert codes[-1] == "margin"
    assert sold_line["revealedAt"]


def test_who_sees_orders_and_no_margins_is_told_no_cost(staff, sold):
    sold()
    for api in (staff("support"), staff("owner", "staff")):
        answer = api(LIST)
        (edge,) = answer.body["data"]["staffOrders"]["edges"]
        assert edge["node"]["margin"] is None
        assert edge["node"]["lines"][0]["earned"] is None
        assert edge["node"]["lines"][0]["explanation"] is None
        assert {error["extensions"]["code"] for error in answer.errors} == {"FORBIDDEN"}


def test_the_lists_filters(staff, sold, keyed, seller, buyer):
    api = staff("support")
    paid = sold(clientReference="A-1")["number"]
    waiting = placed(keyed(seller, "orders"), line(card(codes=1)), email="zoe@example.test")
    open_number = waiting["order"]["number"]
    assert numbers(api(PLAIN)) == [open_number, paid]
    for given, found in (
        ({"status": "AWAITING_PAYMENT"}, [open_number]),
        ({"delivery": "DELIVERED"}, [paid]),
        ({"refund": "FULL"}, []),
        ({"text": "zoe@"}, [open_number]),
        ({"text": paid.lower()}, [paid]),
        ({"clientReference": "A-1"}, [paid]),
        ({"clientReference": "A"}, []),
        ({"customer": str(buyer.pk)}, [paid]),
        ({"customer": "nobody"}, []),
        ({"needsAttention": True}, []),
        ({"since": "2099-01-01"}, []),
        ({"until": "2001-01-01"}, []),
        ({"since": "2001-01-01", "until": "2099-01-01"}, [open_number, paid]),
    ):
        assert numbers(api(PLAIN, filter=given)) == found, given


def test_page_by_page(staff, sold):
    api, made = staff("support"), [sold()["number"] for _ in range(3)]
    first = api(PLAIN, first=2)
    assert numbers(first) == [made[2], made[1]]
    assert first.data["staffOrders"]["totalCount"] == 3
    after = first.data["staffOrders"]["pageInfo"]["endCursor"]
    assert numbers(api(PLAIN, first=2, after=after)) == [made[0]]


def test_the_number_of_queries_does_not_grow_with_the_orders(staff, sold):
    api, counts = staff("finance", "staff", "finance"), []
    for more in (2, 10):
        for _ in range(more):
            sold()
        api(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert len(api(LIST, first=50).data["staffOrders"]["edges"]) >= more
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_whole_order_goes_back(staff, sold, audited):
    order = sold()
    given = {"number": order["number"], "reason": "asked", "idempotencyKey": "r1"}
    api = staff("support", "refunds")
    payload = api(REFUND, input=given).data["refundOrder"]
    assert payload["errors"] == []
    assert payload["order"]["refund"] == "FULL"
    assert payload["refunded"]["amount"] == order["total"]["amount"]
    assert payload["way"] == "ORIGIN"
    assert api(REFUND, input=given).data["refundOrder"] == payload
    (event,) = audited("order.refunded")
    assert event.actor_kind == "api_key"
    assert event.data["reason"] == "asked"


def test_a_part_of_a_line_goes_into_the_buyers_wallet(staff, sold, buyer, aurora):
    order = sold()
    api = staff("support")
    (its_line,) = api(ONE, number=order["number"]).data["staffOrder"]["lines"]
    given = {
        "number": order["number"],
        "line": its_line["id"],
        "amount": "1.50",
        "reason": "late",
        "way": "WALLET",
        "idempotencyKey": "r1",
    }
    payload = api(REFUND, input=given).data["refundOrder"]
    assert payload["order"]["refund"] == "PARTIAL"
    assert payload["way"] == "WALLET"
    with in_shop(aurora):
        assert wallet_of(shop=aurora, user=buyer).amount == "1.50"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reason": " "}, "REQUIRED"),
        ({"amount": "0"}, "CONFLICT"),
        ({"amount": "-1"}, "INVALID"),
        ({"amount": "1000"}, "INVALID"),
        ({"amount": "NaN"}, "INVALID"),
        ({"amount": "0.001"}, "INVALID"),
        ({"line": "1"}, "NOT_FOUND"),
        ({"number": "2222-222222"}, "NOT_FOUND"),
    ],
)
def test_a_refund_that_cannot_be_changes_nothing(staff, sold, given, code):
    order, api = sold(), staff("support")
    (its_line,) = api(ONE, number=order["number"]).data["staffOrder"]["lines"]
    whole = {"number": order["number"], "line": its_line["id"], "reason": "x"}
    payload = api(REFUND, input={**whole, "idempotencyKey": "r", **given}).data["refundOrder"]
    assert payload["errors"][0]["code"] == code
    assert payload["order"] is None
    (after,) = api(ONE, number=order["number"]).data["staffOrder"]["lines"]
    assert after == its_line


def test_revealed_codes_are_refunded_by_a_staffs_key(staff, sold):
    order = sold(reveal=True)
    given = {"number": order["number"], "reason": "they failed", "idempotencyKey": "r"}
    payload = staff("support", "refunds")(REFUND, input=given).data["refundOrder"]
    assert payload["order"]["refund"] == "FULL"


def test_a_line_of_another_order_is_unknown(staff, sold):
    one, other, api = sold(), sold(), staff("support")
    (its_line,) = api(ONE, number=other["number"]).data["staffOrder"]["lines"]
    given = {"number": one["number"], "line": its_line["id"], "reason": "x", "idempotencyKey": "r"}
    assert api(REFUND, input=given).data["refundOrder"]["errors"][0]["code"] == "NOT_FOUND"


@pytest.fixture
def top_up_order(keyed, buyer):
    denomination = card(kind="top_up", buyer_fields=PHONE)
    asked = line(denomination, buyerFields={"phone": "13800138000"})
    return placed(keyed(buyer, "orders"), asked, pay="sandbox")["order"]


def test_a_top_up_is_marked_as_delivered(staff, top_up_order, aurora):
    api = staff("support")
    (its_line,) = api(ONE, number=top_up_order["number"]).data["staffOrder"]["lines"]
    assert its_line["awaitsWork"]
    assert its_line["buyerFields"] == {"phone": "13800138000"}
    given = {"line": its_line["id"], "note": "done by hand"}
    payload = api(DONE, input=given).data["markLineDelivered"]
    assert payload == {"order": {"delivery": "DELIVERED", "status": "COMPLETED"}, "errors": []}
    again = api(DONE, input=given).data["markLineDelivered"]
    assert again["errors"][0]["code"] == "CONFLICT"
    with in_shop(aurora):
        (event,) = OrderEvent.objects.filter(kind="line_delivered")
    assert event.data["note"] == "done by hand"


def test_a_top_up_that_cannot_be_done_goes_back(staff, top_up_order):
    api = staff("support")
    (its_line,) = api(ONE, number=top_up_order["number"]).data["staffOrder"]["lines"]
    payload = api(FAILED, input={"line": its_line["id"], "reason": " "}).data["markLineFailed"]
    assert payload["errors"][0]["code"] == "REQUIRED"
    given = {"line": its_line["id"], "reason": "number is blocked"}
    payload = api(FAILED, input=given).data["markLineFailed"]
    assert payload == {"order": {"delivery": "FAILED", "refund": "FULL"}, "errors": []}
    (its_line,) = api(ONE, number=top_up_order["number"]).data["staffOrder"]["lines"]
    assert its_line["failure"] == "number is blocked"


def test_the_mail_once_more(staff, sold, keyed, seller, aurora):
    number = sold()["number"]
    api = staff("support")
    payload = api(MAIL, input={"number": number}).data["sendOrderMail"]
    assert payload == {"order": {"number": number}, "errors": []}
    with in_shop(aurora):
        assert OrderEvent.objects.filter(kind="mail_sent_again").count() == 1
    unpaid = placed(keyed(seller, "orders"), line(card(codes=1)))["order"]["number"]
    refused = api(MAIL, input={"number": unpaid}).data["sendOrderMail"]
    assert refused["errors"][0]["code"] == "CONFLICT"


def test_staff_cancel_what_is_unpaid(staff, keyed, buyer, aurora):
    from tests.api.sale import CANCEL

    number = placed(keyed(buyer, "orders"), line(card(codes=1)))["order"]["number"]
    payload = staff("support", "orders", "staff")(CANCEL, input={"number": number}).data
    assert payload["cancelOrder"]["order"]["status"] == "CANCELLED"
    with in_shop(aurora):
        assert Order.objects.get().status == "cancelled"
