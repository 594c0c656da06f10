"""`placeBulkOrder`, its progress, and 500 codes in few calls."""

import time
import uuid
from decimal import Decimal

import pytest

from storefronts.checkout.models import BulkOrder
from storefronts.orders.models import Order
from storefronts.promotions.services import save_promotion
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import Api
from tests.api.sale import asked, line
from tests.api.shelves import card
from tests.factories.orders import fill_wallet
from tests.world import host_of

FIELDS = """id status placedAt clientReference charged { amount } refunded { amount }
  linesTotal linesDone linesFailed linesOpen
  failures { position denomination quantity code refunded { amount } }
  order { number status total { amount } }"""
BULK = f"""mutation($input: PlaceBulkOrderInput!) {{ placeBulkOrder(input: $input) {{
  bulkOrder {{ {FIELDS} }} token errors {{ code message path details }} }} }}"""
ONE = f"query($id: ID!) {{ bulkOrder(id: $id) {{ {FIELDS} }} }}"
MANY = f"""query($first: Int, $after: String) {{ bulkOrders(first: $first, after: $after) {{
  totalCount edges {{ node {{ {FIELDS} }} }} pageInfo {{ hasNextPage endCursor }} }} }}"""
REVEAL = """mutation($input: RevealCodesInput!) { revealCodes(input: $input) {
  codes { line code } pageInfo { hasNextPage endCursor } errors { code field } } }"""


@pytest.fixture
def rich(buyer, aurora):
    with in_shop(aurora):
        fill_wallet(aurora, 1_000_000, buyer)
    return buyer


@pytest.fixture
def api(keyed, rich):
    return keyed(rich, "orders", "spend")


def placed(api, *lines, **more):
    payload = api(BULK, input=asked(*lines, **more)).data["placeBulkOrder"]
    assert payload["errors"] == [], payload["errors"]
    return payload["bulkOrder"]


def priced(api, goods, quantity):
    """What so many cost now."""
    query = "mutation($i: QuoteInput!) { createQuote(input: $i) { quote { total { amount } } } }"
    quote = api(query, i={"lines": [line(goods, quantity)]}).data["createQuote"]["quote"]
    return Decimal(quote["total"]["amount"])


def code_of(answer):
    payload = answer.data["placeBulkOrder"]
    assert payload["bulkOrder"] is None
    return payload["errors"][0]["code"]


def count(shop, model):
    with in_shop(shop):
        return model.objects.count()


def all_codes(api, number, size=100):
    codes, after, calls = [], None, 0
    while True:
        given = {"number": number, "first": size, "after": after}
        page = api(REVEAL, input=given).data["revealCodes"]
        assert page["errors"] == []
        codes += [one["code"] for one in page["codes"]]
        calls += 1
        if not page["pageInfo"]["hasNextPage"]:
            return codes, calls
        after = page["pageInfo"]["endCursor"]


def test_a_bulk_order_and_its_progress(api, aurora):
    goods, few = card(codes=4), card()
    bulk = placed(api, line(goods, 3), line(few), line(goods), clientReference="PO-7")
    assert bulk["order"]["status"] == "PAID"
    assert bulk["charged"] == {"amount": "39.60"}
    want = {
        "status": "WORKING",
        "clientReference": "PO-7",
        "linesTotal": 3,
        "linesDone": 0,
        "linesFailed": 1,
        "linesOpen": 2,
    }
    assert {name: bulk[name] for name in want} == want
    assert bulk["failures"] == [
        {
            "position": 1,
            "denomination": str(few.pk),
            "quantity": 1,
            "code": "OUT_OF_STOCK",
            "refunded": {"amount": "0.00"},
        }
    ]
    drain()
    later = api(ONE, id=bulk["id"]).data["bulkOrder"]
    assert (later["status"], later["linesDone"], later["linesOpen"]) == ("DONE", 2, 0)
    codes, __ = all_codes(api, bulk["order"]["number"])
    assert len(set(codes)) == 4


def test_500_codes_in_one_call(api, rich, aurora, capsys):
    """Of ten cards, in ten lines of fifty; revealed in five calls. The times are printed (-s)."""
    goods = [card(codes=50) for _ in range(10)]
    started = time.perf_counter()
    bulk = placed(api, *[line(one, 50) for one in goods])
    taken = time.perf_counter()
    drain(seconds=120)
    delivered = time.perf_counter()
    codes, calls = all_codes(api, bulk["order"]["number"])
    revealed = time.perf_counter()
    assert (len(codes), len(set(codes)), calls) == (500, 500, 5)
    assert api(ONE, id=bulk["id"]).data["bulkOrder"]["status"] == "DONE"
    with capsys.disabled():
        print(
            f"\n500 codes: placed {taken - started:.2f} s, delivered {delivered - taken:.2f} s,"
            f" revealed {revealed - delivered:.2f} s"
        )
    assert taken - started < 20


def test_500_lines_in_one_call(api, aurora):
    goods = [card(codes=50) for _ in range(10)]
    bulk = placed(api, *[line(goods[n % 10]) for n in range(500)])
    drain(seconds=120)
    done = api(ONE, id=bulk["id"]).data["bulkOrder"]
    assert (done["linesDone"], done["linesFailed"], done["status"]) == (500, 0, "DONE")
    assert done["charged"] == {"amount": "4950.00"}


def test_where_no_line_can_be_had_each_says_why(api, aurora):
    lines = [line(card()), {"denomination": "no-id", "quantity": 1}, line(card(codes=1), 101)]
    errors = api(BULK, input=asked(*lines)).data["placeBulkOrder"]["errors"]
    assert [(e["code"], e["path"][:2]) for e in errors] == [
        ("OUT_OF_STOCK", ["lines", "0"]),
        ("NOT_FOUND", ["lines", "1"]),
        ("INVALID", ["lines", "2"]),
    ]
    assert errors[0]["message"].startswith("There are fewer left than the 1 that you want.")
    assert count(aurora, Order) == 0


def test_a_line_that_has_become_too_dear_is_left_out_and_not_paid(api, aurora):
    cheap, dear, fair = card(codes=9), card(codes=9), card(codes=9)
    price = {one.pk: priced(api, one, 3) for one in (cheap, dear, fair)}
    bulk = placed(
        api,
        {**line(cheap, 3), "maxTotal": str(price[cheap.pk] + 1)},
        {**line(dear, 3), "maxTotal": str(price[dear.pk] - Decimal("0.01"))},
        {**line(fair, 3), "maxTotal": f"{price[fair.pk]}"},
    )
    assert [(one["position"], one["code"]) for one in bulk["failures"]] == [(1, "PRICE_CHANGED")]
    assert Decimal(bulk["charged"]["amount"]) == price[cheap.pk] + price[fair.pk]
    assert (bulk["linesTotal"], bulk["linesFailed"]) == (3, 1)


def test_without_the_dear_line_a_threshold_is_not_reached_and_the_rest_is_looked_at_again(
    api, aurora
):
    """Of two lines one is too dear; the other was within its bound by the discount alone."""
    one, other = card(codes=9), card(codes=9)
    with in_shop(aurora):
        save_promotion(
            shop=aurora,
            actor=SYSTEM,
            kind="threshold",
            name="Much",
            off="amount",
            value=Decimal(2),
            spend=Decimal(30),
        )
    full = priced(api, one, 2)
    assert full < 30 <= full + priced(api, other, 2)
    bound = {**line(one, 2), "maxTotal": str(full - Decimal("0.01"))}
    assert placed(api, bound, line(other, 2))["failures"] == []
    answer = api(BULK, input=asked(bound, {**line(other, 2), "maxTotal": "0.01"}))
    payload = answer.data["placeBulkOrder"]
    assert [one["code"] for one in payload["errors"]] == ["PRICE_CHANGED", "PRICE_CHANGED"]
    assert count(aurora, BulkOrder) == 1


@pytest.mark.parametrize("most", ["much", "-1", "NaN", "1e99", ""])
def test_a_bound_that_is_no_amount(most, api, aurora):
    answer = api(BULK, input=asked({**line(card(codes=2)), "maxTotal": most}))
    payload = answer.data["placeBulkOrder"]
    assert payload["errors"][0]["code"] == "INVALID"
    assert payload["errors"][0]["path"] == ["lines", "0", "maxTotal"]


def test_another_bound_is_another_request(api, aurora):
    goods, key = card(codes=9), uuid.uuid4().hex
    first = {**line(goods), "maxTotal": "1000"}
    placed(api, first, idempotencyKey=key)
    placed(api, first, idempotencyKey=key)
    again = api(BULK, input=asked({**line(goods), "maxTotal": "999"}, idempotencyKey=key))
    assert code_of(again) == "IDEMPOTENCY_CONFLICT"


def test_the_same_key_is_one_bulk_order_and_another_body_is_refused(api, aurora):
    goods = card(codes=4)
    given = asked(line(goods, 2), idempotencyKey="once")
    first = api(BULK, input=given).data["placeBulkOrder"]
    drain()
    again = api(BULK, input=given).data["placeBulkOrder"]
    assert again["token"] == first["token"]
    assert again["bulkOrder"]["id"] == first["bulkOrder"]["id"]
    assert again["bulkOrder"]["status"] == "DONE"
    assert "codes" not in again["bulkOrder"]
    given["lines"] = [line(goods, 1)]
    assert code_of(api(BULK, input=given)) == "IDEMPOTENCY_CONFLICT"
    assert count(aurora, BulkOrder) == 1


def test_a_daily_cap_is_for_bulk_orders_too(key_for, rich, aurora):
    goods = card(codes=4)
    api = Api(host_of("aurora"), key=key_for(rich, "orders", "spend", daily_cap_minor=2_000))
    assert code_of(api(BULK, input=asked(line(goods, 3)))) == "SPENDING_CAP_REACHED"
    placed(api, line(goods, 2))
    assert code_of(api(BULK, input=asked(line(goods)))) == "SPENDING_CAP_REACHED"
    assert count(aurora, Order) == 1


def test_too_little_money_is_nothing_ordered(keyed, buyer, aurora):
    goods = card(codes=1)
    answer = keyed(buyer, "orders", "spend")(BULK, input=asked(line(goods)))
    assert code_of(answer) == "INSUFFICIENT_FUNDS"
    assert count(aurora, BulkOrder) == 0


def test_who_may_not(keyed, rich, outside):
    given = asked(line(card(codes=1)))
    assert code_of(outside(BULK, input=given)) == "UNAUTHENTICATED"
    assert code_of(keyed(rich, "orders")(BULK, input=given)) == "FORBIDDEN"
    assert code_of(keyed(rich, "spend")(BULK, input=given)) == "FORBIDDEN"
    assert outside("{ bulkOrders { totalCount } }").code == "UNAUTHENTICATED"
    assert keyed(rich, "catalogue")("{ bulkOrders { totalCount } }").code == "FORBIDDEN"


def test_another_persons_bulk_order_is_an_unknown_one(api, key_for, seller, borealis, outsider):
    bulk = placed(api, line(card(codes=1)))
    other = Api(host_of("aurora"), key=key_for(seller, "orders", "staff"))
    elsewhere = Api(host_of("borealis"), key=key_for(outsider, "orders", shop=borealis))
    for caller in (other, elsewhere):
        assert caller(ONE, id=bulk["id"]).data == {"bulkOrder": None}
        assert caller(MANY).data["bulkOrders"]["totalCount"] == 0
    for unknown in ("x", str(uuid.uuid4())):
        assert api(ONE, id=unknown).data == {"bulkOrder": None}


def test_pages_of_bulk_orders_cost_the_same_however_many(api, aurora, django_assert_num_queries):
    goods, few = card(codes=20), card()
    for _ in range(12):
        placed(api, line(goods), line(few))
    api(MANY, first=1)

    def queries(count):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as caught:
            edges = api(MANY, first=count).data["bulkOrders"]["edges"]
        assert len(edges) == count
        # Whose host and key it is, is asked every few seconds.
        return len(
            [query for query in caught if "_bulkorder" in query["sql"] or "orders_" in query["sql"]]
        )

    assert queries(2) == queries(12)
    first = api(MANY, first=5).data["bulkOrders"]
    rest = api(MANY, first=100, after=first["pageInfo"]["endCursor"]).data["bulkOrders"]
    ids = [edge["node"]["id"] for page in (first, rest) for edge in page["edges"]]
    assert (len(set(ids)), first["totalCount"]) == (12, 12)


def test_a_page_of_codes_marks_only_what_it_showed(api, aurora):
    goods = card(codes=4)
    bulk = placed(api, line(goods, 2), line(goods, 2))
    drain()
    number = bulk["order"]["number"]
    page = api(REVEAL, input={"number": number, "first": 2}).data["revealCodes"]
    with in_shop(aurora):
        lines = list(Order.objects.get(number=number).lines.order_by("position"))
    assert [line.revealed_at is not None for line in lines] == [True, False]
    rest = {"number": number, "first": 2, "after": page["pageInfo"]["endCursor"]}
    last = api(REVEAL, input=rest).data["revealCodes"]
    assert not last["pageInfo"]["hasNextPage"]
    assert len({one["code"] for one in page["codes"] + last["codes"]}) == 4
    end = {"number": number, "first": 2, "after": last["pageInfo"]["endCursor"]}
    assert api(REVEAL, input=end).data["revealCodes"]["codes"] == []
    assert len(api(REVEAL, input={"number": number}).data["revealCodes"]["codes"]) == 4


@pytest.mark.parametrize(
    ("given", "field"),
    [({"first": 0}, "first"), ({"first": 101}, "first"), ({"after": "x"}, "after")],
)
def test_a_page_that_cannot_be(given, field, api, aurora):
    bulk = placed(api, line(card(codes=1)))
    drain()
    answer = api(REVEAL, input={"number": bulk["order"]["number"], **given}).data["revealCodes"]
    assert answer["errors"] == [{"code": "INVALID", "field": field}]


def test_no_code_lies_in_the_answer_the_audit_or_the_record(api, aurora):
    secrets = [f"TOP-SECRET-{n}" for n in range(3)]
    bulk = placed(api, line(card(secrets=secrets), 3), idempotencyKey="quiet")
    drain()
    from tenants.accounts.models import IdempotencyRecord

    with in_public():
        kept = str(list(AuditEvent.objects.values_list("data", flat=True)))
    with in_shop(aurora):
        kept += str(list(IdempotencyRecord.objects.values_list("response", flat=True)))
        kept += str(list(BulkOrder.objects.values_list("refused", flat=True)))
    assert "TOP-SECRET" not in kept + str(bulk)
