"""`order` and `me`: one's own, and nobody else's."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from billing.ledger.services import post
from tenants.kernel.money import Money
from tenants.registry.context import in_shop
from tests.api.conftest import Api
from tests.api.sale import LOOK, ORDER, line, placed, proof
from tests.api.shelves import card
from tests.world import host_of

ME = f"""query($first: Int, $after: String) {{ me {{ email wallet {{ amount currency }}
  orders(first: $first, after: $after) {{ edges {{ node {{ {ORDER} }} }}
    pageInfo {{ hasNextPage endCursor }} totalCount }} }} }}"""


def numbers(answer):
    return [edge["node"]["number"] for edge in answer.data["me"]["orders"]["edges"]]


def test_by_the_placing_token(outside):
    payload = placed(outside, line(card(codes=1)))
    assert outside(LOOK, **proof(payload)).data["order"] == payload["order"]


def test_a_number_is_read_in_any_case(outside):
    payload = placed(outside, line(card(codes=1)))
    number = payload["order"]["number"].lower()
    assert outside(LOOK, number=number, token=payload["token"]).data["order"]


def test_the_number_alone_is_as_good_as_unknown(outside):
    payload = placed(outside, line(card(codes=1)))
    known = outside(LOOK, number=payload["order"]["number"])
    unknown = outside(LOOK, number="2222-222222")
    assert known.body == unknown.body
    assert known.data == {"order": None}


def test_the_buyer_and_their_key_see_it_and_others_do_not(signed_in, keyed, buyer, seller):
    number = placed(keyed(buyer, "orders"), line(card(codes=1)))["order"]["number"]
    assert signed_in(buyer)(LOOK, number=number).data["order"]["number"] == number
    assert keyed(buyer, "orders")(LOOK, number=number).data["order"]
    assert keyed(buyer, "catalogue")(LOOK, number=number).code == "FORBIDDEN"
    assert keyed(seller, "orders")(LOOK, number=number).data["order"] is None
    assert keyed(seller, "orders", "staff")(LOOK, number=number).data["order"]


def test_a_line_is_named_in_the_language_of_the_request(outside):
    denomination = card(codes=1)
    given = {"query": LOOK, "variables": proof(placed(outside, line(denomination)))}
    english = outside.post(given).data["order"]["lines"][0]["name"]
    chinese = outside.post(given, HTTP_ACCEPT_LANGUAGE="zh-CN").data["order"]["lines"][0]["name"]
    assert denomination.product.name_en in english
    assert denomination.product.name_zh in chinese


def test_an_outsider_is_nobody(outside):
    assert outside(ME).data == {"me": None}


def test_me_by_session_and_by_key(signed_in, keyed, buyer, aurora):
    with in_shop(aurora):
        money = Money(12_345, "CNY")
        wallet = f"customer:{aurora.pk}:{buyer.pk}:wallet"
        post(ref="t", event="test", entries=[(wallet, money), ("platform:adjustments", -money)])
    for api in (signed_in(buyer), keyed(buyer, "orders", "spend")):
        me = api(ME).data["me"]
        assert me["email"] == buyer.email
        assert me["wallet"] == {"amount": "123.45", "currency": "CNY"}
        assert me["orders"]["edges"] == []


def test_a_key_without_the_scope_sees_no_orders(keyed, buyer):
    answer = keyed(buyer, "catalogue")(ME)
    assert answer.body["data"] == {"me": None}
    assert answer.code == "FORBIDDEN"


def test_my_orders_newest_first_page_by_page(keyed, buyer, seller):
    api, denomination = keyed(buyer, "orders"), card(codes=9)
    placed(keyed(seller, "orders"), line(denomination))
    mine = [placed(api, line(denomination))["order"]["number"] for _ in range(3)]
    first = api(ME, first=2)
    assert numbers(first) == [mine[2], mine[1]]
    assert first.data["me"]["orders"]["totalCount"] == 3
    cursor = first.data["me"]["orders"]["pageInfo"]["endCursor"]
    assert numbers(api(ME, first=2, after=cursor)) == [mine[0]]


def test_the_number_of_queries_does_not_grow_with_the_orders(keyed, buyer):
    api, denomination, counts = keyed(buyer, "orders"), card(codes=30), []
    for more in (1, 5):
        for _ in range(more):
            placed(api, line(denomination), pay="sandbox")
        api(ME)
        with CaptureQueriesContext(connection) as queries:
            answer = api(ME, first=50)
        assert all(edge["node"]["payments"] for edge in answer.data["me"]["orders"]["edges"])
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_order_of_another_shop_is_as_good_as_unknown(outside, borealis):
    payload = placed(outside, line(card(codes=1)))
    elsewhere = Api(host_of("borealis"))
    assert elsewhere(LOOK, **proof(payload)).data == {"order": None}
