"""Markups: what they are, what one would do, and what has fallen below its floor."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from storefronts.pricing.models import FloorBreach, MarkupRule, PricingSettings
from tenants.registry.context import in_shop
from tests.api.conftest import caught_up
from tests.api.shelves import card

ERRORS = "errors { code message field path }"
SETTINGS = "{ priceSettings { ending allowBelowFloor default { scope kind value changedAt } } }"
RULES = """query($first: Int, $scope: MarkupScope) { markups(first: $first, scope: $scope) {
  edges { node { scope target targetName kind value ending } } totalCount } }"""
BREACHES = """query($first: Int) { floorBreaches(first: $first) {
  edges { node { denomination name price { amount } floor { amount } since } } totalCount } }"""
PREVIEW = """query($input: MarkupInput!, $first: Int) { markupPreview(input: $input) {
  reached breaches rows(first: $first) { totalCount edges { node { denomination name quantity
    before { amount } after { amount } floor { amount } margin { amount } belowFloor } } } } }"""
PRICED = """query($product: ID!) { pricedDenominations(product: $product) { id name quantity
  wholesale { amount } price { amount } floor { amount } margin { amount } belowFloor
  markup { scope kind value } } }"""
SET = f"""mutation($input: SetMarkupInput!) {{ setMarkup(input: $input) {{
  markup {{ scope target targetName kind value ending }} {ERRORS} }} }}"""
REMOVE = f"""mutation($input: RemoveMarkupInput!) {{ removeMarkup(input: $input) {{
  removed {ERRORS} }} }}"""
CHANGE = f"""mutation($input: SetPriceSettingsInput!) {{ setPriceSettings(input: $input) {{
  settings {{ ending allowBelowFloor }} {ERRORS} }} }}"""
SHELF = "{ products { edges { node { priceFrom { amount } } } } }"
SHOP = {"scope": "SHOP"}


def price(api):
    caught_up()
    return api(SHELF).data["products"]["edges"][0]["node"]["priceFrom"]["amount"]


def test_a_rule_is_previewed_and_then_set(staff, outside, audited):
    denomination = card(codes=1, wholesale="10")
    api = staff("manager", "prices")
    rule = {"target": SHOP, "kind": "PERCENT", "value": "50"}
    seen = api(PREVIEW, input=rule).data["markupPreview"]
    assert (seen["reached"], seen["breaches"]) == (1, 0)
    row = seen["rows"]["edges"][0]["node"]
    assert row["denomination"] == str(denomination.pk)
    assert (row["before"]["amount"], row["after"]["amount"]) == ("11.00", "15.00")
    assert price(outside) == "11.00"
    assert api(SET, input=rule).data["setMarkup"]["markup"] == {
        "scope": "SHOP",
        "target": None,
        "targetName": None,
        "kind": "PERCENT",
        "value": "50",
        "ending": None,
    }
    assert price(outside) == "15.00"
    assert audited("markup_rule.set")
    (priced,) = api(PRICED, product=str(denomination.product.pk)).data["pricedDenominations"]
    assert priced["wholesale"]["amount"] == "10.00"
    assert priced["price"]["amount"] == "15.00"
    assert priced["markup"] == {"scope": "SHOP", "kind": "PERCENT", "value": "50"}


def test_breaches_come_first_in_a_preview(staff):
    fine, sunk = card(codes=1, wholesale="1"), card(codes=1, wholesale="10")
    rule = {"target": SHOP, "kind": "FIXED", "value": "5"}
    seen = staff("finance")(PREVIEW, input=rule, first=1).data["markupPreview"]
    assert (seen["reached"], seen["breaches"], seen["rows"]["totalCount"]) == (2, 1, 2)
    (edge,) = seen["rows"]["edges"]
    assert edge["node"]["denomination"] == str(sunk.pk)
    assert edge["node"]["belowFloor"]
    assert fine.pk != sunk.pk


def test_the_more_exact_rule_counts_until_it_is_removed(staff, outside):
    denomination = card(codes=1, wholesale="10")
    api = staff("manager")
    target = {"scope": "DENOMINATION", "id": str(denomination.pk)}
    payload = api(SET, input={"target": target, "kind": "FIXED", "value": "33", "ending": "E99"})
    markup = payload.data["setMarkup"]["markup"]
    assert markup["ending"] == "E99"
    assert denomination.name_en in markup["targetName"]
    assert price(outside) == "33.99"
    assert api(RULES, scope="DENOMINATION").data["markups"]["totalCount"] == 1
    assert api(RULES, scope="SHOP").data["markups"]["totalCount"] == 0
    assert api(REMOVE, input={"target": target}).data["removeMarkup"]["removed"]
    assert price(outside) == "11.00"


def test_endings_and_selling_at_a_loss(staff, outside, aurora):
    card(codes=1, wholesale="10")
    api = staff("manager")
    settings = api(SETTINGS).data["priceSettings"]
    assert settings == {
        "ending": "MINOR",
        "allowBelowFloor": False,
        "default": {"scope": "SHOP", "kind": "PERCENT", "value": "10", "changedAt": None},
    }
    payload = api(CHANGE, input={"ending": "E88"}).data["setPriceSettings"]
    assert payload["settings"] == {"ending": "E88", "allowBelowFloor": False}
    assert price(outside) == "11.88"
    payload = api(CHANGE, input={"allowBelowFloor": True}).data["setPriceSettings"]
    assert payload["settings"] == {"ending": "E88", "allowBelowFloor": True}
    with in_shop(aurora):
        assert PricingSettings.objects.get().allow_below_floor


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"value": "-101"}, "INVALID"),
        ({"value": "ten"}, "INVALID"),
        ({"value": "NaN"}, "INVALID"),
        ({"value": "1e999999"}, "INVALID"),
        ({"value": "0.0000001"}, "INVALID"),
        ({"target": {"scope": "PRODUCT"}}, "REQUIRED"),
        ({"target": {"scope": "PRODUCT", "id": "7"}}, "NOT_FOUND"),
    ],
)
def test_a_rule_that_no_price_can_follow(staff, aurora, given, code):
    api, whole = staff("manager"), {"target": SHOP, "kind": "PERCENT", "value": "5", **given}
    assert api(PREVIEW, input=whole).code == code
    payload = api(SET, input=whole).data["setMarkup"]
    assert payload["errors"][0]["code"] == code
    with in_shop(aurora):
        assert not MarkupRule.objects.exists()


def test_finance_looks_and_sets_nothing(staff):
    api, rule = staff("finance"), {"target": SHOP, "kind": "PERCENT", "value": "5"}
    assert api(RULES).data["markups"]["totalCount"] == 0
    assert api(SET, input=rule).data["setMarkup"]["errors"][0]["code"] == "FORBIDDEN"


def test_the_number_of_queries_does_not_grow_with_rules_and_breaches(staff, aurora):
    api, counts = staff("finance"), []
    for more in (2, 10):
        for _ in range(more):
            denomination = card(codes=1)
            with in_shop(aurora):
                MarkupRule.objects.create(
                    scope="denomination", target_id=denomination.pk, kind="fixed", value=5
                )
                FloorBreach.objects.create(
                    denomination_id=denomination.pk, price=Decimal(5), floor=Decimal(9)
                )
        counted = []
        for query, name in ((RULES, "markups"), (BREACHES, "floorBreaches")):
            api(query)
            with CaptureQueriesContext(connection) as queries:
                edges = api(query, first=50).data[name]["edges"]
            assert all(edge["node"].get("name") or edge["node"]["targetName"] for edge in edges)
            counted.append(len(queries))
        counts.append(counted)
    assert counts[0] == counts[1]
