"""`shops`: every shop, for the owner's staff and keys."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tenants.registry.context import in_public
from tenants.registry.models import Domain, Shop

SHOPS = """query($search: String, $status: ShopStatus, $first: Int, $after: String) {
  shops(search: $search, status: $status, first: $first, after: $after) {
    edges { cursor node { id name host status plan createdAt } }
    pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } }"""


def names(answer):
    return [edge["node"]["name"] for edge in answer.data["shops"]["edges"]]


def many(numbers):
    with in_public():
        for n in numbers:
            shop = Shop.objects.create(name=f"Shop {n}", schema_name=f"s{n}", status="trial")
            Domain.objects.create(tenant=shop, domain=f"s{n}.localhost", is_primary=True)


def test_the_owner_sees_every_shop_newest_first(owner_api, aurora, borealis):
    many(range(1))
    answer = owner_api(SHOPS)
    assert names(answer) == ["Shop 0", "Borealis", "Aurora"]
    assert answer.data["shops"]["totalCount"] == 3
    first = answer.data["shops"]["edges"][0]["node"]
    assert (first["host"], first["status"], first["plan"]) == ("s0.localhost", "TRIAL", None)


def test_pages_follow_each_other(owner_api, aurora):
    many(range(5))
    first = owner_api(SHOPS, first=3)
    info = first.data["shops"]["pageInfo"]
    assert info["hasNextPage"]
    assert not info["hasPreviousPage"]
    second = owner_api(SHOPS, first=10, after=info["endCursor"])
    assert not second.data["shops"]["pageInfo"]["hasNextPage"]
    assert second.data["shops"]["pageInfo"]["hasPreviousPage"]
    assert names(first) + names(second) == [f"Shop {n}" for n in (4, 3, 2, 1, 0)] + [
        "Borealis",
        "Aurora",
    ]


def test_search_looks_in_names_and_hosts(owner_api, aurora, borealis):
    assert names(owner_api(SHOPS, search="auro")) == ["Aurora"]
    assert names(owner_api(SHOPS, search="borealis.local")) == ["Borealis"]
    assert names(owner_api(SHOPS, search="100%")) == []


def test_a_state_narrows_the_list(owner_api, aurora):
    many(range(1))
    assert names(owner_api(SHOPS, status="TRIAL")) == ["Shop 0"]


@pytest.mark.parametrize(
    ("given", "field"),
    [({"first": 0}, "first"), ({"first": 101}, "first"), ({"after": "x"}, "after")],
)
def test_a_page_that_cannot_be(owner_api, given, field):
    answer = owner_api(SHOPS, **given)
    assert answer.body["data"] is None
    assert answer.code == "INVALID"
    assert answer.errors[0]["extensions"]["field"] == field


def test_the_number_of_queries_does_not_grow_with_the_shops(owner_keyed, aurora):
    api, counts = owner_keyed("shops"), []
    for more in (range(1), range(1, 30)):
        many(more)
        api(SHOPS)
        with CaptureQueriesContext(connection) as queries:
            assert len(api(SHOPS, first=100).data["shops"]["edges"]) > len(more)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_outsider_is_asked_to_sign_in(owner_keyed, client_for):
    from django.conf import settings

    from tests.api.conftest import Api

    answer = Api(settings.OWNER_HOST)(SHOPS)
    assert answer.body["data"] is None
    assert answer.code == "UNAUTHENTICATED"


def test_a_key_needs_the_scope_and_its_person_the_role(owner_keyed):
    assert owner_keyed("audit")(SHOPS).code == "FORBIDDEN"
    assert owner_keyed("shops", role="supply")(SHOPS).code == "FORBIDDEN"
    assert owner_keyed("shops", role="support")(SHOPS).data
    assert owner_keyed("shops", role="editor", staff=False)(SHOPS).code == "FORBIDDEN"


def test_the_owner_schema_is_not_on_a_shops_host(outside):
    assert outside(SHOPS).status == 400
