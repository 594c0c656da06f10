"""Promotions: set as the console sets them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from storefronts.pricing.models import MarkupRule
from storefronts.promotions.models import Promotion
from tenants.registry.context import in_shop
from tests.api.conftest import caught_up
from tests.api.sale import asked, line, placed
from tests.api.shelves import card

ERRORS = "errors { code message field path }"
FIELDS = """id kind state name code off value spend { amount } startsAt endsAt mostUses
  mostPerCustomer used isActive categories { slug } products { slug }"""
LIST = f"""query($kind: PromotionKind, $isActive: Boolean, $first: Int) {{
  promotions(kind: $kind, isActive: $isActive, first: $first) {{
    edges {{ node {{ {FIELDS} }} }} totalCount }} }}"""
ONE = "query($id: ID!) { promotion(id: $id) { name } }"
USES = """query($id: ID!) { couponUses(promotion: $id) {
  edges { node { orderNumber email saved { amount } returnedAt } } } }"""
SAVE = f"""mutation($input: SavePromotionInput!) {{ savePromotion(input: $input) {{
  promotion {{ {FIELDS} }} {ERRORS} }} }}"""
SWITCH = f"""mutation($input: SwitchPromotionInput!) {{ switchPromotion(input: $input) {{
  promotion {{ isActive state }} {ERRORS} }} }}"""
COUPON = {"kind": "COUPON", "name": "Ten off", "code": "ten-off", "off": "AMOUNT", "value": "1"}


@pytest.fixture(autouse=True)
def dear(aurora):
    """Half as much again as wholesale: there is room for something to be taken off."""
    with in_shop(aurora):
        MarkupRule.objects.create(scope="shop", kind="percent", value=50)


def saved(api, **given):
    payload = api(SAVE, input=given).data["savePromotion"]
    assert payload["errors"] == [], payload["errors"]
    return payload["promotion"]


def test_a_coupon_is_made_changed_used_and_ended(staff, keyed, buyer, audited):
    api = staff("manager", "promotions")
    denomination = card(codes=5, wholesale="10")
    made = saved(api, **COUPON, mostUses=5, mostPerCustomer=1)
    assert (made["code"], made["state"], made["mostUses"]) == ("TEN-OFF", "ON", 5)
    caught_up()
    shopper = keyed(buyer, "orders")
    order = placed(shopper, line(denomination), coupon="Ten-Off", pay="sandbox")["order"]
    assert order["total"]["amount"] == "14.00"
    uses = api(USES, id=made["id"]).data["couponUses"]["edges"]
    assert uses[0]["node"]["orderNumber"] == order["number"]
    assert uses[0]["node"]["saved"]["amount"] == "1.00"
    changed = saved(api, id=made["id"], **{**COUPON, "value": "2"})
    assert (changed["id"], changed["value"], changed["used"]) == (made["id"], "2", 1)
    given = {"id": made["id"], "isActive": False}
    assert api(SWITCH, input=given).data["switchPromotion"]["promotion"] == {
        "isActive": False,
        "state": "OFF",
    }
    assert [e.action for n in ("created", "changed", "ended") for e in audited(f"promotion.{n}")]


def test_a_sale_for_a_category_and_a_product(staff, outside):
    one = card(codes=1, wholesale="10")
    made = saved(
        staff("manager"),
        kind="SALE",
        name="May",
        value="10",
        categories=[str(one.product.category.pk)],
        products=[str(one.product.pk)],
        endsAt="2099-01-01T00:00:00+00:00",
    )
    assert made["off"] == "PERCENT"
    assert made["categories"] == [{"slug": one.product.category.slug}]
    assert made["products"] == [{"slug": one.product.slug}]
    assert made["endsAt"] == "2099-01-01T00:00:00Z"
    caught_up()
    shelf = outside("{ products { edges { node { priceFrom { amount } } } } }").data
    assert shelf["products"]["edges"][0]["node"]["priceFrom"]["amount"] == "13.50"


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({**COUPON, "code": "x"}, "code", "INVALID"),
        ({**COUPON, "name": " "}, "name", "REQUIRED"),
        ({**COUPON, "value": "0"}, "value", "INVALID"),
        ({**COUPON, "value": "0.0000001"}, "value", "INVALID"),
        ({**COUPON, "value": "abc"}, "value", "INVALID"),
        ({**COUPON, "mostUses": 0}, "most_uses", "INVALID"),
        ({**COUPON, "mostPerCustomer": -1}, "most_per_customer", "INVALID"),
        ({**COUPON, "products": ["7"]}, "products", "NOT_FOUND"),
        ({**COUPON, "id": "7"}, "id", "NOT_FOUND"),
        ({"kind": "SALE", "name": "x", "value": "5"}, "ends_at", "REQUIRED"),
        ({"kind": "THRESHOLD", "name": "x", "value": "5"}, "spend", "REQUIRED"),
        ({"kind": "SALE", "name": "x", "value": "5", "off": "AMOUNT"}, "off", "INVALID"),
    ],
)
def test_what_cannot_be_saved(staff, aurora, given, field, code):
    payload = staff("manager")(SAVE, input=given).data["savePromotion"]
    error = payload["errors"][0]
    assert (error["field"], error["code"]) == (field, code)
    with in_shop(aurora):
        assert not Promotion.objects.exists()


def test_one_code_is_one_coupons(staff):
    saved(staff("manager"), **COUPON)
    payload = staff("manager")(SAVE, input=COUPON).data["savePromotion"]
    assert payload["errors"][0]["code"] == "CONFLICT"


def test_a_kind_stays(staff):
    made = saved(staff("manager"), **COUPON)
    given = {"id": made["id"], "kind": "THRESHOLD", "name": "x", "value": "5", "spend": "10"}
    payload = staff("manager")(SAVE, input=given).data["savePromotion"]
    assert payload["errors"][0]["code"] == "NOT_FOUND"


def test_what_is_not_there(staff):
    api = staff("manager")
    for unknown in ("7", "0192f0c0-0000-7000-8000-000000000000"):
        assert api(ONE, id=unknown).data == {"promotion": None}
        assert api(USES, id=unknown).code == "NOT_FOUND"
        payload = api(SWITCH, input={"id": unknown, "isActive": True}).data["switchPromotion"]
        assert payload["errors"][0]["code"] == "NOT_FOUND"


def test_the_lists_filters(staff):
    api = staff("manager")
    saved(api, **COUPON)
    saved(api, kind="MEMBER", name="Friends", value="5")
    names = [e["node"]["name"] for e in api(LIST).data["promotions"]["edges"]]
    assert names == ["Friends", "Ten off"]
    assert api(LIST, kind="COUPON").data["promotions"]["totalCount"] == 1
    assert api(LIST, isActive=False).data["promotions"]["totalCount"] == 0


def test_the_number_of_queries_does_not_grow_with_the_promotions(staff, aurora):
    api, counts = staff("finance"), []
    for more in (2, 10):
        for _ in range(more):
            one = card(codes=1)
            with in_shop(aurora):
                Promotion.objects.create(
                    kind="member",
                    name="x",
                    off="percent",
                    value=5,
                    category_ids=[str(one.product.category.pk)],
                    product_ids=[str(one.product.pk)],
                )
        api(LIST)
        with CaptureQueriesContext(connection) as queries:
            edges = api(LIST, first=50).data["promotions"]["edges"]
        assert all(edge["node"]["products"] for edge in edges)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_coupon_of_the_api_is_refused_to_a_shopper_once_it_is_off(staff, outside):
    made = saved(staff("manager"), **COUPON)
    staff("manager")(SWITCH, input={"id": made["id"], "isActive": False})
    quote = "mutation($i: QuoteInput!) { createQuote(input: $i) { errors { code } } }"
    caught_up()
    given = {"lines": asked(line(card(codes=1)))["lines"], "coupon": "TEN-OFF"}
    assert outside(quote, i=given).data["createQuote"]["errors"] == [{"code": "INVALID"}]
