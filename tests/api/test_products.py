"""`products` and `product`: what a shop shows, in one page, in a few queries, and nothing more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenants.registry.context import in_public, in_shop
from tests.api.conftest import forget
from tests.api.shelves import PHONE, card, shelf
from tests.factories.catalogue import CategoryFactory, ProductFactory, set_wholesale

LIST = """query($filter: ProductFilter, $sort: ProductSort, $first: Int, $after: String) {
  products(filter: $filter, sort: $sort, first: $first, after: $after) {
    edges { cursor node { id slug name description category { slug name }
      priceFrom { amount currency }
      denominations { id name kind price { amount currency } availability minQuantity maxQuantity
        promiseSeconds buyerFields { name label required pattern help } } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }"""
ONE = """query($slug: String!) { product(slug: $slug) { slug name priceFrom { amount }
  denominations { name kind price { amount } availability buyerFields {
    name label required pattern help } } } }"""


def slugs(answer):
    return [edge["node"]["slug"] for edge in answer.data["products"]["edges"]]


def test_a_product_with_its_prices_and_stock(outside):
    card(codes=20, wholesale="9", promise_seconds=30, max_quantity=5)
    found = outside(LIST).data["products"]
    assert found["totalCount"] == 1
    product = found["edges"][0]["node"]
    (denomination,) = product["denominations"]
    assert product["priceFrom"] == denomination["price"]
    assert denomination["price"]["currency"] == "CNY"
    assert float(denomination["price"]["amount"]) >= 9
    assert denomination["kind"] == "CODE"
    assert denomination["availability"] == "IN_STOCK"
    assert denomination["promiseSeconds"] == 30
    assert (denomination["minQuantity"], denomination["maxQuantity"]) == (1, 5)
    assert denomination["buyerFields"] == []


def test_20_unless_told_and_the_rest_follows(outside):
    made = shelf(23, denominations=1)
    first = outside(LIST, sort="NEWEST")
    assert len(slugs(first)) == 20
    info = first.data["products"]["pageInfo"]
    assert (info["hasNextPage"], info["hasPreviousPage"]) == (True, False)
    second = outside(LIST, sort="NEWEST", after=info["endCursor"])
    info = second.data["products"]["pageInfo"]
    assert (info["hasNextPage"], info["hasPreviousPage"]) == (False, True)
    assert sorted(slugs(first) + slugs(second)) == sorted(product.slug for product in made)


def test_an_empty_page(outside):
    found = outside(LIST).data["products"]
    assert found["edges"] == []
    assert found["pageInfo"]["startCursor"] is None
    assert found["totalCount"] == 0


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"first": 0}, "first"),
        ({"first": -1}, "first"),
        ({"first": 101}, "first"),
        ({"after": "nonsense"}, "after"),
        ({"after": "LTU6"}, "after"),
    ],
)
def test_a_page_that_cannot_be(outside, given, field):
    answer = outside(LIST, **given)
    assert answer.code in ("INVALID", "TOO_EXPENSIVE")
    assert not answer.body.get("data")
    if answer.code == "INVALID":
        assert answer.errors[0]["extensions"]["field"] == field


def test_by_category_kind_words_and_stock(outside):
    with in_public():
        games = CategoryFactory(slug="games", name_en="Games")
        deep = CategoryFactory(slug="puzzles", name_en="Puzzles", parent=games)
        alpha = ProductFactory(category=deep, name_zh="英雄点券", name_en="Hero coins", slug="hero")
        beta = ProductFactory(name_zh="视频会员", name_en="Video", slug="video")
    card(product=alpha, codes=3)
    card(product=beta, kind="top_up", buyer_fields=PHONE)

    def found(**given):
        return slugs(outside(LIST, filter=given))

    assert found(category="games") == ["hero"]
    assert found(category="nothing-like-it") == []
    assert found(kinds=["TOP_UP"]) == ["video"]
    assert found(search="hero") == ["hero"]
    assert found(search="英雄") == ["hero"]
    assert found(search="yx") == ["hero"]
    assert found(search="%") == []
    assert "hero" in found(inStock=True)


def test_by_price(outside):
    for slug, price in (("b", "20"), ("a", "10"), ("c", "30")):
        with in_public():
            product = ProductFactory(slug=slug)
        card(product=product, wholesale=price)
    assert slugs(outside(LIST, sort="PRICE_ASC")) == ["a", "b", "c"]
    assert slugs(outside(LIST, sort="PRICE_DESC")) == ["c", "b", "a"]


def test_the_fields_that_a_buyer_must_fill(outside):
    top_up = card(kind="top_up", buyer_fields=PHONE)
    product = outside(ONE, slug=top_up.product.slug).data["product"]
    assert product["denominations"][0]["availability"] == "ON_REQUEST"
    assert product["denominations"][0]["buyerFields"] == [
        {
            "name": "phone",
            "label": "Phone number",
            "required": True,
            "pattern": "^1[0-9]{10}$",
            "help": "The number to top up",
        }
    ]


def test_in_the_language_of_the_request(outside):
    denomination = card()
    body = {"query": ONE, "variables": {"slug": denomination.product.slug}}
    chinese = outside.post(body, HTTP_ACCEPT_LANGUAGE="zh-CN").data["product"]["name"]
    english = outside.post(body, HTTP_ACCEPT_LANGUAGE="en").data["product"]["name"]
    assert (chinese, english) == (denomination.product.name_zh, denomination.product.name_en)


def test_an_unknown_product_is_null(outside):
    assert outside(ONE, slug="nothing").data == {"product": None}
    assert outside(ONE, slug="x" * 10_000).data == {"product": None}


def test_an_archived_product_is_null(outside):
    denomination = card()
    with in_public():
        denomination.product.is_archived = True
        denomination.product.save()
    assert outside(ONE, slug=denomination.product.slug).data == {"product": None}


def test_the_number_of_queries_does_not_grow_with_the_products(outside):
    counts = []
    for more in (1, 15):
        shelf(more) if more == 1 else [card() for _ in range(more)]
        forget()
        with CaptureQueriesContext(connection) as queries:
            outside(LIST, first=100)
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_a_warm_answer_asks_nothing_of_the_database(outside):
    shelf(3)
    first = outside(LIST)
    with CaptureQueriesContext(connection) as queries:
        again = outside(LIST)
    assert again.data == first.data
    assert len(queries) == 0


def test_a_warm_answer_is_another_shops_never(outside, borealis):
    from tests.api.conftest import Api
    from tests.world import host_of

    query = "{ shop { name } }"
    assert outside(query).data["shop"]["name"] == "Aurora"
    assert Api(host_of("borealis"))(query).data["shop"]["name"] == "Borealis"
    assert outside(query).data["shop"]["name"] == "Aurora"


def test_a_changed_price_is_seen_by_the_next_request(
    outside, django_capture_on_commit_callbacks, settings
):
    settings.GRAPHQL_STAMP_MEMO_S = 0.0
    settings.GRAPHQL_ANSWER_TTL_S = 60.0
    forget()
    denomination = card()
    before = outside(ONE, slug=denomination.product.slug).data["product"]["priceFrom"]
    with django_capture_on_commit_callbacks(execute=True), in_public():
        set_wholesale(denomination, "90")
    after = outside(ONE, slug=denomination.product.slug).data["product"]["priceFrom"]
    assert float(after["amount"]) > float(before["amount"])


def test_a_refusal_is_not_kept(outside):
    for _ in range(2):
        assert outside(LIST, first=0).code == "INVALID"
    assert outside.client  # and nothing else has happened


def test_the_shop_itself(outside, aurora):
    query = "{ shop { name url locales currency theme supportEmail } }"
    found = outside(query).data["shop"]
    assert found["url"].startswith("http://aurora.localhost")
    assert (found["currency"], found["supportEmail"]) == ("CNY", "help@aurora.example")
    with in_shop(aurora):
        assert found["locales"] == aurora.locales


def test_a_kept_answer_is_of_an_open_shop_only(outside, aurora, borealis):
    from tenants.registry.middleware import forget_hosts
    from tenants.registry.models import Shop

    query = "{ shop { name } }"
    assert outside(query).data["shop"]["name"] == "Aurora"
    with in_public():
        Shop.objects.filter(pk=aurora.pk).update(status="closed")
    forget_hosts()
    response = outside.client.post(
        "/graphql/", {"query": query}, content_type="application/json", HTTP_ACCEPT_LANGUAGE="en"
    )
    assert response.status_code == 404
    assert b"Aurora" not in response.content


def test_a_kept_answer_counts_as_a_request(outside, settings):
    settings.GRAPHQL_RATE_ADDRESS = "4/minute"
    forget()
    statuses = [outside("{ shop { name } }").status for _ in range(6)]
    assert statuses == [200] * 4 + [429] * 2


def test_a_kept_answer_is_for_its_language_and_its_media_type(outside):
    denomination = card()
    body = {"query": ONE, "variables": {"slug": denomination.product.slug}}
    seen = set()
    for _ in range(2):
        for language in ("en", "zh-CN"):
            for accept in ("application/json", "application/graphql-response+json"):
                answer = outside.post(body, HTTP_ACCEPT_LANGUAGE=language, HTTP_ACCEPT=accept)
                assert answer.headers["Content-Type"].startswith(accept)
                seen.add((language, answer.data["product"]["name"]))
    assert len(seen) == 2


def test_who_brings_a_key_is_never_answered_unseen(outside, key_for, buyer):
    query = "{ shop { name } }"
    outside(query)
    assert outside.post({"query": query}, HTTP_AUTHORIZATION="Bearer cf_x").status == 401
    outside.key = key_for(buyer, "catalogue")
    assert outside(query).body["extensions"]["cost"]["max"] == 20_000
