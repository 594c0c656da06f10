"""What the shop shows: categories by rule, products and face values where they differ."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from storefronts.listings.models import Listing, ListingRule
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import caught_up
from tests.api.shelves import card, shelf
from tests.factories.catalogue import CategoryFactory, ProductFactory

PRODUCT = """id slug name isListed isShown isFeatured sort ownNameZh ownNameEn
  category { slug } denominations { id sku isHidden ownNameEn }"""
LIST = f"""query($category: ID, $search: String, $only: ListingOnly, $first: Int, $after: String) {{
  listedProducts(category: $category, search: $search, only: $only, first: $first, after: $after) {{
    edges {{ node {{ {PRODUCT} }} }} pageInfo {{ hasNextPage endCursor }} totalCount }} }}"""
TREE = "{ listedCategories { id slug depth parent rule isShown productCount } }"
ERRORS = "errors { code message field }"
RULE = f"""mutation($input: SetListingRuleInput!) {{ setListingRule(input: $input) {{
  categories {{ slug rule isShown }} {ERRORS} }} }}"""
SET = f"""mutation($input: SetListingInput!) {{ setListing(input: $input) {{
  product {{ {PRODUCT} }} {ERRORS} }} }}"""
SHELF = "{ products { edges { node { slug name denominations { name } } } } }"


def slugs(answer, field="listedProducts"):
    return [edge["node"]["slug"] for edge in answer.data[field]["edges"]]


def shown_to(api):
    caught_up()
    return slugs(api(SHELF), "products")


@pytest.fixture
def goods(aurora):
    """Two products in "games", one of them below it in "steam"."""
    with in_public():
        games = CategoryFactory(slug="games")
        steam = CategoryFactory(slug="steam", parent=games)
        one = ProductFactory(category=games, slug="one", name_en="One")
        two = ProductFactory(category=steam, slug="two", name_en="Two")
    return card(product=one, codes=1), card(product=two, codes=1), games, steam


def test_a_category_is_hidden_with_all_under_it_and_left_to_the_one_above(staff, outside, goods):
    _one, _two, games, steam = goods
    api = staff("editor")
    tree = {row["slug"]: row for row in api(TREE).data["listedCategories"]}
    assert (tree["steam"]["depth"], tree["steam"]["parent"]) == (1, str(games.pk))
    assert tree["games"]["productCount"] == 1
    payload = api(RULE, input={"category": str(games.pk), "isListed": False}).data["setListingRule"]
    shown = {row["slug"]: (row["rule"], row["isShown"]) for row in payload["categories"]}
    assert shown == {"games": (False, False), "steam": (None, False)}
    assert shown_to(outside) == []
    api(RULE, input={"category": str(steam.pk), "isListed": True})
    assert shown_to(outside) == ["two"]
    api(RULE, input={"category": str(games.pk), "isListed": None})
    assert sorted(shown_to(outside)) == ["one", "two"]


def test_a_refused_rule_tells_nothing_of_the_tree(staff, goods):
    payload = staff("support")(RULE, input={"isListed": False}).data["setListingRule"]
    assert payload["categories"] == []
    assert payload["errors"][0]["code"] == "FORBIDDEN"


def test_a_product_gets_a_name_of_its_own_and_a_place(staff, outside, goods, aurora, audited):
    one, _two, _games, _steam = goods
    api = staff("editor", "listings")
    given = {"target": str(one.product.pk), "ownNameEn": "My One", "isFeatured": True, "sort": 3}
    product = api(SET, input={**given, "idempotencyKey": "k"}).data["setListing"]["product"]
    assert (product["ownNameEn"], product["isFeatured"], product["sort"]) == ("My One", True, 3)
    assert product["isListed"] is None
    assert product["isShown"]
    shown = {e["node"]["slug"]: e["node"]["name"] for e in outside(SHELF).data["products"]["edges"]}
    assert shown["one"] == "My One"
    assert slugs(api(LIST, only="FEATURED")) == ["one"]
    only_name = api(SET, input={"target": str(one.product.pk), "ownNameEn": None})
    product = only_name.data["setListing"]["product"]
    assert (product["ownNameEn"], product["isFeatured"], product["sort"]) == (None, True, 3)
    api(SET, input={"target": str(one.product.pk), "isFeatured": None, "sort": None})
    with in_shop(aurora):
        assert Listing.objects.count() == 0
    assert audited("listing.changed")


def test_a_face_value_is_hidden(staff, outside, goods):
    one, _two, _games, _steam = goods
    other = card(product=one.product, codes=1)
    api = staff("editor")
    payload = api(SET, input={"target": str(one.pk), "isListed": False}).data["setListing"]
    hidden = {row["id"]: row["isHidden"] for row in payload["product"]["denominations"]}
    assert hidden == {str(one.pk): True, str(other.pk): False}
    (first, _second) = outside(SHELF).data["products"]["edges"]
    assert len(first["node"]["denominations"]) == 1


def test_the_lists_filters(staff, goods):
    _one, _two, games, steam = goods
    api = staff("editor")
    assert slugs(api(LIST)) == ["one", "two"]
    assert slugs(api(LIST, category=str(steam.pk))) == ["two"]
    assert slugs(api(LIST, category=str(games.pk))) == ["one", "two"]
    assert slugs(api(LIST, search="two")) == ["two"]
    assert slugs(api(LIST, only="HIDDEN")) == []
    first = api(LIST, first=1)
    assert (slugs(first), first.data["listedProducts"]["totalCount"]) == (["one"], 2)
    after = first.data["listedProducts"]["pageInfo"]["endCursor"]
    assert slugs(api(LIST, first=1, after=after)) == ["two"]


@pytest.mark.parametrize("unknown", ["7", "0192f0c0-0000-7000-8000-000000000000"])
def test_what_is_not_there(staff, goods, aurora, unknown):
    api = staff("editor")
    assert api(LIST, category=unknown).code == "NOT_FOUND"
    for mutation, given, name in (
        (RULE, {"category": unknown, "isListed": False}, "setListingRule"),
        (SET, {"target": unknown, "isListed": False}, "setListing"),
    ):
        assert api(mutation, input=given).data[name]["errors"][0]["code"] == "NOT_FOUND"
    with in_shop(aurora):
        assert not ListingRule.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_products(staff, aurora):
    api, counts = staff("editor", "listings"), []
    for more in (2, 10):
        for product in shelf(more, denominations=2) if more == 2 else _more(more):
            api(SET, input={"target": str(product.pk), "sort": 1})
        api(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert len(api(LIST, first=50).data["listedProducts"]["edges"]) >= more
        counts.append(len(queries))
    assert counts[0] == counts[1]


def _more(count):
    with in_public():
        made = [ProductFactory() for _ in range(count)]
    for product in made:
        card(product=product, codes=1)
    return made
