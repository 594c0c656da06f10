"""A shop asks the platform to pay for a promotion, the owner's staff decide: both over the API."""

import pytest

from storefronts.pricing.models import MarkupRule
from tenants.registry.context import in_shop
from tests.api.conftest import caught_up
from tests.api.sale import line, placed
from tests.api.shelves import card
from tests.api.test_staff_promotions import COUPON

SAVE = """mutation($input: SavePromotionInput!) { savePromotion(input: $input) {
  promotion { id fundedBy funding { state wanted { amount currency } note reason } }
  errors { code field } } }"""
REQUESTS = """{ promotionFundings(filter: {states: [ASKED]}) { edges { node {
  id shop shopName name wanted { amount } budget { amount } left { amount } note } } } }"""
ONE = """query($id: ID!) { promotionFunding(id: $id) {
  state reason budget { amount } left { amount } decidedBy } }"""
PLATFORM = {**COUPON, "fundedBy": "PLATFORM", "budget": "3", "note": "For the opening"}


def decide(verb, kind):
    return f"""mutation($input: {kind}Input!) {{ {verb}(input: $input) {{
      funding {{ id state budget {{ amount }} left {{ amount }} }} errors {{ code field }} }} }}"""


APPROVE = decide("approvePromotionFunding", "ApprovePromotionFunding")
DECLINE = decide("declinePromotionFunding", "EndPromotionFunding")
RAISE = decide("raisePromotionBudget", "RaisePromotionBudget")
STOP = decide("stopPromotionFunding", "EndPromotionFunding")


@pytest.fixture
def seller_api(staff, aurora):
    with in_shop(aurora):
        MarkupRule.objects.create(scope="shop", kind="percent", value=50)
    return staff("manager", "promotions")


@pytest.fixture
def finance(owner_keyed):
    return owner_keyed("ledger", role="finance")


@pytest.fixture
def asked_for(seller_api, finance):
    """The saved promotion and the owner's request of it."""
    promotion = seller_api(SAVE, input=PLATFORM).data["savePromotion"]["promotion"]
    edges = finance(REQUESTS).data["promotionFundings"]["edges"]
    return promotion, edges[0]["node"]


def done(api, mutation, **given):
    payload = next(iter(api(mutation, input=given).data.values()))
    assert payload["errors"] == [], payload["errors"]
    return payload["funding"]


def test_it_is_asked_for_approved_spent_raised_and_stopped(
    asked_for, finance, seller_api, keyed, buyer, aurora
):
    promotion, request = asked_for
    assert promotion["fundedBy"] == "PLATFORM"
    assert promotion["funding"] == {
        "state": "ASKED",
        "wanted": {"amount": "3.00", "currency": "CNY"},
        "note": "For the opening",
        "reason": None,
    }
    assert (request["shop"], request["wanted"]["amount"]) == (str(aurora.pk), "3.00")
    approved = done(finance, APPROVE, id=request["id"], budget="2.00", idempotencyKey="a-1")
    assert approved["left"]["amount"] == "2.00"
    assert done(finance, APPROVE, id=request["id"], budget="2.00", idempotencyKey="a-1")["id"]
    denomination = card(codes=5, wholesale="10")
    caught_up()
    order = placed(keyed(buyer, "orders"), line(denomination), coupon="TEN-OFF", pay="sandbox")[
        "order"
    ]
    assert order["total"]["amount"] == "14.00"
    found = finance(ONE, id=request["id"]).data["promotionFunding"]
    assert (found["budget"]["amount"], found["left"]["amount"]) == ("2.00", "1.00")
    assert (
        done(finance, RAISE, id=request["id"], more="5", idempotencyKey="r-1")["left"]["amount"]
        == "6.00"
    )
    assert done(finance, STOP, id=request["id"], reason="enough")["state"] == "STOPPED"


def test_it_is_declined_with_a_reason_that_the_shop_reads(asked_for, finance, seller_api):
    promotion, request = asked_for
    refused = finance(DECLINE, input={"id": request["id"], "reason": " "}).data
    assert refused["declinePromotionFunding"]["errors"] == [{"code": "REQUIRED", "field": "reason"}]
    done(finance, DECLINE, id=request["id"], reason="not now")
    again = finance(APPROVE, input={"id": request["id"], "budget": "1"}).data
    assert again["approvePromotionFunding"]["errors"][0]["code"] == "CONFLICT"
    read = seller_api(
        "query($id: ID!) { promotion(id: $id) { funding { state reason } } }", id=promotion["id"]
    )
    assert read.data["promotion"]["funding"] == {"state": "DECLINED", "reason": "not now"}


def test_who_changes_something_else_leaves_the_payer_as_it_is(asked_for, finance, seller_api):
    promotion, request = asked_for
    done(finance, APPROVE, id=request["id"], budget="3")
    given = {"id": promotion["id"], **COUPON, "name": "Ten off, renamed"}
    saved = seller_api(SAVE, input=given).data["savePromotion"]
    assert saved["errors"] == []
    assert saved["promotion"]["fundedBy"] == "PLATFORM"
    assert saved["promotion"]["funding"]["state"] == "APPROVED"


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [({"budget": None}, "REQUIRED", "budget"), ({"note": ""}, "REQUIRED", "note")],
)
def test_a_request_says_how_much_and_what_for(seller_api, given, code, field):
    payload = seller_api(SAVE, input={**PLATFORM, **given}).data["savePromotion"]
    assert payload["errors"] == [{"code": code, "field": field}]


@pytest.mark.parametrize("budget", ["0", "-1", "x", "NaN", "1e12"])
def test_a_budget_is_an_amount(asked_for, finance, budget):
    given = {"id": asked_for[1]["id"], "budget": budget}
    payload = finance(APPROVE, input=given).data["approvePromotionFunding"]
    assert payload["errors"] == [{"code": "INVALID", "field": "budget"}]
