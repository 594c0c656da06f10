"""Queries by hash: unknown once, known then; each shop by itself; GET, so that caches work."""

import json

import pytest
import redis
from django.conf import settings

from api.persisted import query_hash
from tests.api.conftest import Api, forget
from tests.api.sale import CANCEL
from tests.world import host_of

SHOP = "{ shop { name } }"


def by_hash(text: str, **more: object) -> dict[str, object]:
    return {
        "extensions": {"persistedQuery": {"version": 1, "sha256Hash": query_hash(text)}},
        **more,
    }


def with_text(text: str, **more: object) -> dict[str, object]:
    return by_hash(text, query=text, **more)


def test_apollos_conversation(outside):
    unknown = outside.post(by_hash(SHOP))
    assert unknown.status == 200
    assert unknown.errors == [
        {
            "message": "PersistedQueryNotFound",
            "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"},
        }
    ]
    assert unknown.headers["Cache-Control"] == "no-store"
    assert outside.post(with_text(SHOP)).data == {"shop": {"name": "Aurora"}}
    assert outside.post(by_hash(SHOP)).data == {"shop": {"name": "Aurora"}}


def test_another_process_knows_it_too(outside):
    outside.post(with_text(SHOP))
    forget()
    assert outside.post(by_hash(SHOP)).data == {"shop": {"name": "Aurora"}}


def test_variables_go_with_a_hash(outside):
    query = "query($s: String!) { product(slug: $s) { id } }"
    outside.post(with_text(query, variables={"s": "none"}))
    assert outside.post(by_hash(query, variables={"s": "none"})).data == {"product": None}


def test_by_get_a_cache_on_the_way_may_ask_whether_it_is_good(outside):
    extensions = json.dumps(by_hash(SHOP)["extensions"])
    assert outside.get(extensions=extensions).code == "PERSISTED_QUERY_NOT_FOUND"
    outside.get(extensions=extensions, query=SHOP)
    first = outside.get(extensions=extensions)
    assert first.data == {"shop": {"name": "Aurora"}}
    etag = first.headers["ETag"]
    again = outside.client.get(
        "/graphql/",
        {"extensions": extensions},
        HTTP_ACCEPT_LANGUAGE="en",
        HTTP_IF_NONE_MATCH=etag,
    )
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)


def test_a_mutation_by_hash_goes_by_post_only(outside):
    variables = {"input": {"number": "x"}}
    assert outside.post(with_text(CANCEL, variables=variables)).status == 200
    by_get = outside.get(
        extensions=json.dumps(by_hash(CANCEL)["extensions"]), variables=json.dumps(variables)
    )
    assert by_get.status == 405


def test_a_hash_of_another_text_is_refused(outside):
    answer = outside.post({**by_hash("{ __typename }"), "query": SHOP})
    assert (answer.status, answer.code) == (400, "INVALID")
    assert outside.post(by_hash("{ __typename }")).code == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize(
    "given",
    [
        7,
        [],
        {},
        {"version": 2, "sha256Hash": "a" * 64},
        {"version": 1},
        {"version": 1, "sha256Hash": 7},
        {"version": 1, "sha256Hash": "A" * 64},
        {"version": 1, "sha256Hash": "*"},
    ],
)
def test_another_form_is_refused(outside, given):
    answer = outside.post({"query": SHOP, "extensions": {"persistedQuery": given}})
    assert (answer.status, answer.code) == (400, "INVALID")


def test_what_is_not_valid_is_not_kept(outside):
    assert outside.post(with_text("{ nothing }")).status == 400
    assert outside.post(by_hash("{ nothing }")).code == "PERSISTED_QUERY_NOT_FOUND"


def test_each_shop_knows_its_own(outside, borealis):
    outside.post(with_text(SHOP))
    there = Api(host_of("borealis"))
    assert there.post(by_hash(SHOP)).code == "PERSISTED_QUERY_NOT_FOUND"
    forget()
    assert there.post(by_hash(SHOP)).code == "PERSISTED_QUERY_NOT_FOUND"


def test_so_many_are_kept_and_the_longest_unused_go_first(settings, outside):
    settings.GRAPHQL_PERSISTED_MAX = 3
    forget()
    texts = [f"{{ a{n}: __typename }}" for n in range(4)]
    for text in texts[:3]:
        outside.post(with_text(text))
    forget()
    outside.post(by_hash(texts[0]))
    outside.post(with_text(texts[3]))
    forget()
    known = ["data" in outside.post(by_hash(text)).body for text in texts]
    assert known == [True, False, True, True]


def test_a_long_text_is_run_and_not_kept(settings, outside):
    settings.GRAPHQL_PERSISTED_CHARS = 30
    forget()
    text = SHOP + " " * 30
    assert outside.post(with_text(text)).status == 200
    assert outside.post(by_hash(text)).code == "PERSISTED_QUERY_NOT_FOUND"


def test_what_lies_in_the_cache_under_a_wrong_hash_is_not_run(outside):
    with redis.Redis.from_url(settings.CACHE_URL) as store:
        store.hset("cardfleet.api:queries:aurora", query_hash("{ __typename }"), SHOP)
    assert outside.post(by_hash("{ __typename }")).code == "PERSISTED_QUERY_NOT_FOUND"


def test_without_a_cache_server_a_text_still_runs(settings, outside):
    settings.CACHE_URL = "redis://127.0.0.1:1/1"
    assert outside.post(with_text(SHOP)).data == {"shop": {"name": "Aurora"}}
    forget()
    assert outside.post(by_hash(SHOP)).code == "PERSISTED_QUERY_NOT_FOUND"
