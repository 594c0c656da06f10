"""Browsing: the tree, what a list could be narrowed to, suggestions, and more of a product."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from storefronts.listings.models import Listing, ListingRule
from storefronts.promotions.models import Promotion
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import caught_up, forget
from tests.api.shelves import card
from tests.factories.catalogue import CategoryFactory, ProductFactory, set_wholesale

TREE = "{ categories { slug name icon children { slug children { slug } } } }"
FACETS = """query($filter: ProductFilter) { facets(filter: $filter) { total inStock
  categories { category { slug } parent count } kinds { kind count } regions { value count }
  priceFrom { amount currency } priceTo { amount } } }"""
LIST = """query($filter: ProductFilter, $sort: ProductSort, $first: Int) {
  products(filter: $filter, sort: $sort, first: $first) {
    totalCount edges { node { slug priceFrom { amount } } } } }"""
SUGGEST = """query($text: String!) { searchSuggestions(text: $text) {
  product { slug } denomination { name price { amount } } } }"""
ONE = """query($slug: String!) { product(slug: $slug) { instructions issuer region imageUrl
  availability isFeatured categoryPath { slug }
  denominations { sku faceValue faceCurrency priceBefore { amount } price { amount }
    priceBreaks { minQuantity price { amount } } warrantyDays warranty } } }"""


@pytest.fixture
def goods(aurora):
    """games > steam: a 10 and a 20 in stock, a top-up in games, all of other regions."""
    with in_public():
        games = CategoryFactory(slug="games", sort=1)
        steam = CategoryFactory(slug="steam", parent=games, sort=1)
        other = CategoryFactory(slug="other", sort=2)
        cheap = ProductFactory(category=steam, slug="cheap", name_en="Cheap", region="US")
        dear = ProductFactory(category=steam, slug="dear", name_en="Dear", region="us")
        phone = ProductFactory(category=games, slug="phone", name_en="Phone", region="CN")
        gone = ProductFactory(category=other, slug="gone", name_en="Gone")
    card(product=cheap, codes=1, wholesale="10", name_en="Ten", name_zh="十")
    card(product=dear, codes=1, wholesale="20", name_en="Twenty", name_zh="二十")
    card(product=phone, kind="top_up", wholesale="30", name_en="Thirty", name_zh="三十")
    card(product=gone, wholesale="40", name_en="Forty", name_zh="四十")
    return {"games": games, "steam": steam, "other": other, "cheap": cheap, "gone": gone}


def slugs(answer):
    return [edge["node"]["slug"] for edge in answer.data["products"]["edges"]]


def test_the_tree_of_what_is_shown(outside, goods, aurora):
    games, other = outside(TREE).data["categories"]
    assert games["children"] == [{"slug": "steam", "children": []}]
    assert other["slug"] == "other"
    with in_shop(aurora):
        ListingRule.objects.create(category_id=goods["games"].pk, is_listed=False)
    caught_up()
    assert [row["slug"] for row in outside(TREE).data["categories"]] == ["other"]


def test_what_a_list_could_be_narrowed_to(outside, goods):
    found = outside(FACETS).data["facets"]
    assert (found["total"], found["inStock"]) == (4, 3)
    counts = {row["category"]["slug"]: (row["parent"], row["count"]) for row in found["categories"]}
    assert counts == {"games": (None, 3), "steam": ("games", 2), "other": (None, 1)}
    kinds = {row["kind"]: row["count"] for row in found["kinds"]}
    assert kinds == {"CODE": 3, "TOP_UP": 1}
    regions = {row["value"]: row["count"] for row in found["regions"]}
    assert regions == {"US": 2, "CN": 1}
    assert found["priceFrom"] == {"amount": "11.00", "currency": "CNY"}
    assert found["priceTo"]["amount"] == "44.00"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"category": "steam"}, ["cheap", "dear"]),
        ({"region": "us"}, ["cheap", "dear"]),
        ({"region": "FR"}, []),
        ({"kinds": ["TOP_UP"]}, ["phone"]),
        ({"inStock": True}, ["cheap", "dear", "phone"]),
        ({"priceFrom": "12"}, ["dear", "phone", "gone"]),
        ({"priceTo": "22"}, ["cheap", "dear"]),
        ({"priceFrom": "22", "priceTo": "33"}, ["dear", "phone"]),
        ({"priceFrom": "22", "category": "steam"}, ["dear"]),
        ({"category": "nowhere"}, []),
        ({"featured": True}, []),
    ],
)
def test_a_list_is_narrowed_and_its_facets_agree(outside, goods, given, expected):
    answer = outside(LIST, filter=given, sort="PRICE_ASC")
    assert slugs(answer) == expected
    assert answer.data["products"]["totalCount"] == len(expected)
    assert outside(FACETS, filter=given).data["facets"]["total"] == len(expected)
    down = slugs(outside(LIST, filter=given, sort="PRICE_DESC"))
    assert down == expected[::-1]


def test_bounds_that_are_no_numbers(outside, goods):
    assert outside(LIST, filter={"priceFrom": "cheap"}).code == "INVALID"


def test_a_hidden_face_value_is_in_no_facet(outside, goods, aurora):
    with in_public():
        hidden = goods["cheap"].denominations.get()
    with in_shop(aurora):
        Listing.objects.create(scope="denomination", target_id=hidden.pk, is_listed=False)
    caught_up()
    found = outside(FACETS).data["facets"]
    assert (found["total"], found["priceFrom"]["amount"]) == (3, "22.00")


def test_suggestions_name_the_face_value_that_is_meant(outside, goods):
    (one,) = outside(SUGGEST, text="cheap").data["searchSuggestions"]
    assert (one["product"]["slug"], one["denomination"]) == ("cheap", None)
    (one,) = outside(SUGGEST, text="dear twenty").data["searchSuggestions"]
    assert one["denomination"] == {"name": "Twenty", "price": {"amount": "22.00"}}
    assert outside(SUGGEST, text=" ").data["searchSuggestions"] == []
    assert outside(SUGGEST, text="no such thing").data["searchSuggestions"] == []


def test_more_of_a_product(outside, goods, aurora):
    with in_public():
        denomination = goods["cheap"].denominations.get()
        set_wholesale(denomination, "8", min_quantity=10)
        denomination.face_value, denomination.face_currency = Decimal("10"), "USD"
        denomination.warranty_days, denomination.warranty_en = 7, "A week"
        denomination.save()
        goods["cheap"].instructions_en = "Scratch it"
        goods["cheap"].save()
    with in_shop(aurora):
        Listing.objects.create(scope="product", target_id=goods["cheap"].pk, is_featured=True)
        Promotion.objects.create(kind="sale", name="May", off="percent", value=5)
    product = outside(ONE, slug="cheap").data["product"]
    assert product["instructions"] == "Scratch it"
    assert (product["issuer"], product["region"]) == ("Issuer", "US")
    assert product["imageUrl"].startswith("http")
    assert product["imageUrl"].endswith(".svg")
    assert product["isFeatured"]
    assert [node["slug"] for node in product["categoryPath"]] == ["games", "steam"]
    (one,) = product["denominations"]
    assert (one["faceValue"], one["faceCurrency"]) == ("10", "USD")
    assert (one["warrantyDays"], one["warranty"]) == (7, "A week")
    assert (one["priceBefore"]["amount"], one["price"]["amount"]) == ("11.00", "10.45")
    assert [row["minQuantity"] for row in one["priceBreaks"]] == [1, 10]


def test_the_number_of_queries_does_not_grow(outside, goods):
    counts = []
    query = """{ products(first: 50) { edges { node { imageUrl instructions categoryPath { slug }
      denominations { priceBreaks { minQuantity } } } } } }"""
    for more in (0, 10):
        for _ in range(more):
            card(codes=1)
        counted = []
        for text in (query, TREE, "{ facets { total } }"):
            outside(text)
            forget()  # the answer, and not whose host this is
            with CaptureQueriesContext(connection) as queries:
                assert outside(text).data
            counted.append(len(queries))
        counts.append(counted)
    assert counts[0] == counts[1]


def test_a_suspended_shop_shows_none_of_it(outside, goods, aurora):
    from tenants.registry.middleware import forget_hosts
    from tenants.registry.models import Shop

    with in_public():
        Shop.objects.filter(pk=aurora.pk).update(status="suspended")
    forget_hosts()
    for query in (TREE, FACETS, '{ searchSuggestions(text: "x") { product { slug } } }'):
        assert outside(query).code == "SHOP_SUSPENDED"
    forget_hosts()
