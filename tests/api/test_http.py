"""GraphQL over HTTP: JSON only, POST for mutations, codes and statuses that say what was wrong."""

import json

import pytest

from tests.api.conftest import JSON, forget

NAME = "{ shop { name } }"
QUOTE = """mutation($input: QuoteInput!) { createQuote(input: $input) { errors { code } } }"""
NEW = "application/graphql-response+json"


def test_a_query_by_post(outside):
    answer = outside(NAME)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.data == {"shop": {"name": "Aurora"}}


def test_a_query_by_get(outside):
    answer = outside.get(
        query="query A { shop { name } } query B { me { email } }", operationName="A"
    )
    assert answer.data == {"shop": {"name": "Aurora"}}


def test_variables_by_get(outside):
    query = "query($s: String!) { product(slug: $s) { id } }"
    assert outside.get(query=query, variables='{"s": "none"}').data == {"product": None}
    assert outside.get(query=query, variables="{").status == 400


def test_a_mutation_by_get_is_refused(outside):
    answer = outside.get(query=QUOTE, variables='{"input": {"lines": []}}')
    assert answer.status == 405
    assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_refused(outside, method):
    answer = getattr(outside.client, method)("/graphql/")
    assert answer.status_code == 405


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/graphql",
        "application/json; charset=latin-1",
        "",
    ],
)
def test_only_json_is_taken(outside, content_type):
    answer = outside.post(json.dumps({"query": NAME}), content_type=content_type)
    assert answer.status == 415
    assert "data" not in answer.body


def test_a_form_does_not_run_a_mutation(outside):
    answer = outside.post(
        "query=mutation{__typename}", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status == 415


@pytest.mark.parametrize(
    "body",
    [
        " ",
        "{",
        "null",
        '"text"',
        "NaN",
        '{"query": NaN}',
        "[" * 100_000,
        '{"variables": {}}',
        '{"query": ""}',
        '{"query": {}}',
        '{"query": "{ shop { name } }", "variables": []}',
        '{"query": "{ shop { name } }", "variables": "{}"}',
        '{"query": "{ shop { name } }", "operationName": {}}',
        '{"query": "{ shop { name } }", "extensions": 7}',
        '{"query": "{ shop { name } }", "operationName": "Nobody"}',
        b"\xff\xfe",
    ],
)
def test_what_is_not_one_request_is_a_400(outside, body):
    answer = outside.post(body)
    assert answer.status == 400
    assert answer.code == "INVALID"
    assert "data" not in answer.body


def test_a_batch_is_refused_whatever_its_length(outside):
    for times in (1, 1_000):
        answer = outside.post([{"query": NAME}] * times)
        assert answer.status == 400
        assert answer.errors[0]["extensions"]["limit"] == "batch"


def test_a_body_over_the_limit_is_a_413(outside):
    answer = outside.post({"query": NAME, "variables": {"x": "y" * 300_000}})
    assert answer.status == 413
    assert answer.code == "TOO_EXPENSIVE"


def test_null_stands_for_nothing(outside):
    body = {"query": NAME, "variables": None, "operationName": None, "extensions": None}
    assert outside.post(body).status == 200


@pytest.mark.parametrize("query", ["{", "{ nothing }", "query($a: Int!) { shop { name } }"])
def test_a_bad_document_is_a_400(outside, query):
    for accept in ("", "*/*", NEW):
        answer = outside.post({"query": query}, HTTP_ACCEPT=accept)
        assert answer.status == 400
        assert "data" not in answer.body
        assert answer.code == "INVALID"


def test_a_bad_document_is_a_200_for_who_names_the_old_media_type(outside):
    answer = outside.post({"query": "{ nothing }"}, HTTP_ACCEPT=JSON)
    assert answer.status == 200
    assert "data" not in answer.body


def test_variables_that_do_not_fit_are_a_400_and_tell_nothing_of_the_schema(outside):
    query = "query($filter: ProductFilter) { products(filter: $filter) { totalCount } }"
    answer = outside(query, filter={"categorie": "games"})
    assert answer.status == 400
    assert answer.code == "INVALID"
    assert "Did you mean" not in answer.errors[0]["message"]


def test_a_thousand_wrong_variables_are_told_a_few_times(outside):
    query = "query($f: ProductFilter) { products(filter: $f) { totalCount } }"
    answer = outside(query, f={f"x{n}": 1 for n in range(1_000)})
    assert answer.status == 400
    assert len(answer.errors) <= 6


def test_variables_nested_deeply_are_refused(outside):
    deep: object = 1
    for _ in range(500):
        deep = [deep]
    answer = outside("query { shop { name } }", x=deep)
    assert answer.status == 400
    assert answer.errors[0]["extensions"]["limit"] == "variablesDepth"


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"])
def test_texts_that_no_database_holds_are_a_400(outside, text):
    query = "query($s: String!) { product(slug: $s) { id } }"
    assert outside(query, s=text).status == 400
    escaped = json.dumps(text)
    assert outside(f"{{ product(slug: {escaped}) {{ id }} }}").status == 400


def test_the_answer_comes_in_the_media_type_that_is_asked_for(outside):
    answer = outside.post({"query": NAME}, HTTP_ACCEPT=f"{NEW}, {JSON};q=0.9")
    assert answer.headers["Content-Type"] == f"{NEW}; charset=utf-8"
    assert outside.post({"query": NAME}, HTTP_ACCEPT="text/html").status == 406


def test_the_cost_is_told(outside):
    answer = outside("{ products(first: 5) { edges { node { category { name } } } } }")
    cost = answer.body["extensions"]["cost"]
    assert (cost["requested"], cost["max"]) == (16, 5_000)


def test_too_expensive_is_refused_with_the_numbers(outside):
    inner = "denominations { price { amount } buyerFields { name } }"
    page = f"products(first: 100) {{ edges {{ node {{ {inner} }} }} }}"
    answer = outside("{" + " ".join(f"a{n}: {page}" for n in range(5)) + "}")
    assert answer.status == 400
    assert answer.code == "TOO_EXPENSIVE"
    assert answer.errors[0]["extensions"]["limit"] == "cost"
    assert answer.errors[0]["extensions"]["requested"] > answer.errors[0]["extensions"]["maximum"]


def test_who_is_signed_in_may_ask_for_more(keyed, buyer):
    query = (
        "{ a: products(first: 100) { edges { node { denominations { price { amount }"
        " buyerFields { name } } } } } b: products(first: 100) { totalCount } }"
    )
    answer = keyed(buyer, "catalogue")(query)
    assert answer.status == 200
    assert answer.body["extensions"]["cost"]["max"] == 20_000


def test_introspection_is_open_where_the_switch_is_on(outside):
    assert outside("{ __schema { queryType { name } } }").data


def test_introspection_is_for_insiders_where_the_switch_is_off(settings, outside, keyed, buyer):
    settings.GRAPHQL_INTROSPECTION = False
    for query in ("{ __schema { types { name } } }", '{ __type(name: "Product") { name } }'):
        answer = outside(query)
        assert answer.status == 403
        assert answer.code == "FORBIDDEN"
    assert outside("{ __typename }").data == {"__typename": "ShopQuery"}
    assert keyed(buyer, "orders")("{ __schema { queryType { name } } }").data
    assert outside("{ __schema { types { name } } }").status == 403


def test_a_failure_is_masked_and_has_a_reference(outside, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise RuntimeError("the secret of AKIA-1234")

    monkeypatch.setattr("storefronts.pricing.shelf.product", broken)
    answer = outside('{ product(slug: "x") { id } shop { name } }')
    assert answer.status == 200
    assert answer.body["data"]["shop"] == {"name": "Aurora"}
    assert answer.code == "INTERNAL"
    assert "AKIA" not in json.dumps(answer.body)
    assert answer.errors[0]["extensions"]["reference"] in caplog.text


def test_a_failure_outside_of_resolvers_is_masked_too(outside, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the secret of AKIA-1234")

    monkeypatch.setattr("api.views.http.read_post", broken)
    answer = outside(NAME)
    assert answer.status == 500
    assert answer.code == "INTERNAL"
    assert "AKIA" not in json.dumps(answer.body)


def test_a_kept_answer_by_get_has_a_validator_and_is_asked_for_by_it(outside):
    first = outside.get(query=NAME)
    etag = first.headers["ETag"]
    assert etag.startswith('W/"')
    assert first.headers["Cache-Control"] == "no-cache"
    assert "Authorization" in first.headers["Vary"]
    for known, status in ((etag, 304), (f'"x", {etag}', 304), ("*", 304), ('W/"x"', 200)):
        response = outside.client.get(
            "/graphql/", {"query": NAME}, HTTP_ACCEPT_LANGUAGE="en", HTTP_IF_NONE_MATCH=known
        )
        assert response.status_code == status
        assert response.headers["ETag"] == etag
        assert (response.content == b"") is (status == 304)


def test_another_answer_has_another_validator(outside, aurora):
    from tests.api.shelves import card

    query = "{ products { totalCount } }"
    before = outside.get(query=query).headers["ETag"]
    card()
    forget()
    assert outside.get(query=query).headers["ETag"] != before


def test_a_post_and_a_private_answer_have_no_validator(outside, signed_in, buyer):
    assert "ETag" not in outside(NAME).headers
    mine = signed_in(buyer).get(query="{ me { email } }")
    assert mine.headers["Cache-Control"] == "no-store"
    assert "ETag" not in mine.headers


def test_caches_on_the_way_may_be_given_a_time(settings, outside):
    settings.GRAPHQL_CACHE_MAX_AGE_S = 5
    forget()
    for _ in range(2):
        assert outside.get(query=NAME).headers["Cache-Control"] == "public, max-age=5"
    assert outside.get(query="{ me { email } }").headers["Cache-Control"] == "no-store"


def test_more_parameters_than_anybody_needs_are_a_400(outside, keyed, buyer):
    many = {f"a{n}": "" for n in range(1_100)}
    answer = outside.get(query=NAME, **many)
    assert answer.status == 400
    assert answer.errors[0]["message"] == "The address has too many parameters."
    program = keyed(buyer, "catalogue")
    listed = program.client.get(
        "/api/price-list.ndjson", many, HTTP_AUTHORIZATION=f"Bearer {program.key}"
    )
    assert listed.status_code == 400


@pytest.mark.parametrize("accept", ["text/htmlx", "text/html-sandboxed, image/*"])
def test_a_media_type_that_looks_like_a_page_is_none(outside, accept):
    answer = outside.client.get("/graphql/", {"query": NAME}, HTTP_ACCEPT=accept)
    assert answer.status_code == 406
    assert "accept one of them" in answer.json()["errors"][0]["message"]


def test_a_query_that_no_hash_can_be_made_of_is_a_400(outside):
    extensions = {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}
    answer = outside.post('{"query": "{ shop { name } } #\\ud800", "extensions": %s}' % json.dumps(extensions))  # fmt: skip # noqa: UP031, E501
    assert answer.status == 400
    assert "not allowed" in answer.errors[0]["message"]
