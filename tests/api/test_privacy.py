"""What a shopper must not learn does not exist in the shop's schema."""

import json
import re

import graphql
import pytest

from api import schema
from tenants.registry.context import in_public
from tests.api.sale import LOOK, PLACE, QUOTE, asked, line, placed, proof
from tests.api.shelves import card
from tests.factories.supply import make_stock, make_supplier

PRIVATE = re.compile(
    r"cost|wholesale|supplier|batch|margin|floor|fee|markup|sealed|fingerprint|hash|schema|tier",
    re.IGNORECASE,
)
# Names of the contract that only look like it.
FINE = {"PriceStep", "schema"}


def fields_of(built):
    for name, kind in built.type_map.items():
        if name.startswith("__"):
            continue
        yield name
        for part in ("fields", "values"):
            for field in getattr(kind, part, None) or ():
                yield f"{name}.{field}"


def test_no_type_and_no_field_that_a_shopper_may_know_of_names_what_is_private():
    assert [n for n in fields_of(schema.SHOPPER) if PRIVATE.search(n) and n not in FINE] == [
        "ErrorCode.BELOW_FLOOR"
    ]


@pytest.mark.parametrize(
    "field", ["cost", "wholesale", "wholesalePrice", "supplier", "unitCost", "margin", "fee"]
)
@pytest.mark.parametrize("kind", ["Denomination", "OrderLine", "QuoteLine", "Product", "Order"])
def test_such_a_field_cannot_be_asked_for(kind, field):
    assert field not in schema.SHOP.type_map[kind].fields


def test_a_shoppers_types_are_the_same_in_both_and_lead_to_none_of_the_staffs():
    for name, kind in schema.SHOPPER.type_map.items():
        if name not in ("ShopQuery", "ShopMutation"):
            assert graphql.print_type(kind) == graphql.print_type(schema.SHOP.type_map[name]), name


TYPES = "{ __schema { types { name fields { name } } queryType { fields { name } } } }"
ONE = '{ __type(name: "StaffOrder") { name fields { name } } }'


def described(answer):
    return json.dumps(answer.data)


def test_who_is_not_staff_is_told_of_nothing_that_is_the_staffs(
    outside, signed_in, keyed, buyer, staff
):
    # The staff first: what they were told must not be kept for the others.
    for api in (staff("support"), staff("support", "orders")):
        assert "StaffOrder" in described(api(TYPES))
        assert api(ONE).data["__type"]["name"] == "StaffOrder"
    for api in (outside, signed_in(buyer), keyed(buyer, "orders")):
        for word in ("StaffOrder", "wholesale", "floor", "setMarkup", "margin"):
            assert word not in described(api(TYPES))
        assert api(ONE).data == {"__type": None}
    for api in (staff("support"), staff("support", "orders")):
        assert "StaffOrder" in described(api(TYPES))


def test_a_description_comes_without_the_staffs_fields_beside_it(outside, staff):
    query = "{ __schema { queryType { name } } staffOrders { totalCount } }"
    assert outside(query).status == 403
    assert staff("support")(query).data["staffOrders"] == {"totalCount": 0}
    fine = "{ __schema { queryType { name } } shop { name } __typename }"
    assert outside(fine).data["__typename"] == "ShopQuery"


def test_the_owners_types_are_not_in_the_shops_schema_and_the_other_way_round():
    shops = set(schema.SHOP.type_map) - set(graphql.specified_scalar_types)
    for name in ("ShopAccount", "AuditEvent", "AccountBalance", "LaunchShopInput"):
        assert name not in shops
    for name in ("Order", "RevealedCode", "Viewer", "PlaceOrderInput"):
        assert name not in schema.OWNER.type_map


def test_no_answer_tells_what_a_card_costs_or_whose_it_is(outside):
    with in_public():
        supplier = make_supplier(name="Secret Source", code="secret-source")
    denomination = card(wholesale="7.131313")
    with in_public():
        make_stock(5, denomination=denomination, supplier=supplier, unit_cost="6.171717")
    given = asked(line(denomination), pay="sandbox", reveal=True)
    bought = outside(PLACE, input=given)
    answers = [
        bought,
        outside(QUOTE, input={"lines": [line(denomination)]}),
        outside(LOOK, **proof(bought.data["placeOrder"])),
        outside(PLACE, input=asked(line(denomination, 99))),
        outside("{ products { edges { node { name description denominations { name } } } } }"),
    ]
    told = " ".join(json.dumps(answer.body) for answer in answers)
    for secret in ("7.13", "6.17", "Secret Source", "secret-source", str(supplier.pk)):
        assert secret not in told


def test_below_the_floor_tells_no_numbers(outside, in_aurora, seller):
    from decimal import Decimal

    from storefronts.pricing.models import MarkupRule
    from tenants.kernel import versions

    denomination = card(codes=1, wholesale="100")
    MarkupRule.objects.update_or_create(
        scope="denomination",
        target_id=denomination.pk,
        defaults={"kind": "fixed", "value": Decimal("1")},
    )
    versions.cache.clear()
    payload = outside(PLACE, input=asked(line(denomination))).data["placeOrder"]
    assert payload["errors"][0]["code"] == "BELOW_FLOOR"
    assert "100" not in json.dumps(payload["errors"])


def test_two_buyers_never_see_each_others_answers(signed_in, buyer, seller):
    query = "{ me { email } }"
    assert signed_in(buyer)(query).data["me"]["email"] == buyer.email
    assert signed_in(seller)(query).data["me"]["email"] == seller.email


def test_an_order_shows_no_code(outside):
    denomination = card(secrets=["CANARY-77"])
    payload = placed(outside, line(denomination), pay="sandbox")
    assert "CANARY-77" not in json.dumps(payload)
    assert "CANARY-77" not in json.dumps(outside(LOOK, **proof(payload)).body)
