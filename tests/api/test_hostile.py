"""Case 21 over HTTP: each is refused before anything runs, with a clear code, for little."""

import json
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import Api
from tests.world import host_of


def page(inside, first=20):
    return f"products(first: {first}) {{ edges {{ node {{ {inside} }} }} }}"


def chain(names):
    return " ".join(
        f"fragment F{a} on Product {{ category {{ name }} ...F{b} ...F{b} }}"
        for a, b in pairwise(range(names))
    )


DEEP_INTROSPECTION = (
    "{ __schema { types " + "{ fields { type " * 10 + "{ name }" + "} }" * 10 + "} }"
)
HOSTILE = {
    "20,000 aliases": "{" + " ".join(f"a{n}: shop {{ name }}" for n in range(20_000)) + "}",
    "200 aliases": "{" + " ".join(f"a{n}:shop{{name}}" for n in range(200)) + "}",
    "depth 100": "{ products " + "{ edges { node " * 50 + "{ id }" + "} }" * 50 + "}",
    "a cycle of fragments": "{"
    + page("...A")
    + "}"
    + "fragment A on Product { ...B } fragment B on Product { ...A }",
    "a fragment in itself": "{" + page("...A") + "}" + "fragment A on Product { ...A }",
    "a chain that doubles": "{"
    + page("...F0")
    + "}"
    + chain(40)
    + " fragment F39 on Product { id }",
    "a flood of directives": "{ shop { name " + "@skip(if: false) " * 1_000 + "} }",
    "a flood of unknown directives": "{ shop { name " + "@a " * 1_000 + "} }",
    "one field 5,000 times": "{ shop {" + " name" * 5_000 + "} }",
    "one field with many arguments": "{ product("
    + ", ".join(f'slug: "{n}"' for n in range(500))
    + ") { id } }",
    "many variables": "query("
    + ",".join(f"$v{n}: Int" for n in range(600))
    + ") { shop { name } }",
    "many operations": " ".join(f"query Q{n} {{ shop {{ name }} }}" for n in range(300)),
    "pages of pages": "{"
    + " ".join(f"p{n}: {page('denominations { price { amount } }', 100)}" for n in range(8))
    + "}",
    "a page of a billion": "{ products(first: 1000000000) { edges { node { id } } } }",
    "comments": "{ shop { name } }" + "\n#" * 5_000,
    "brackets": "[" * 5_000,
    "braces": "{" * 20_000,
    "a list in a list": "{ product(slug: " + "[" * 1_000 + "]" * 1_000 + ") { id } }",
    "a long name": "{ " + "a" * 100_000 + " }",
    "a long text": '{ product(slug: "' + "a" * 100_000 + '") { id } }',
    "introspection in introspection": DEEP_INTROSPECTION,
    "many introspections": "{"
    + " ".join(f"s{n}: __schema {{ types {{ name }} }}" for n in range(30))
    + "}",
    "a subscription": "subscription { shop { name } }",
    "a definition of types": "type Query { a: Int }",
    "nothing but fragments": "fragment A on Product { id }",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_document_is_refused_before_anything_runs(outside, query):
    outside("{ shop { name } }")  # warm
    with CaptureQueriesContext(connection) as queries:
        answer = outside(query)
    assert answer.status in (400, 413)
    assert answer.code in ("TOO_EXPENSIVE", "INVALID")
    assert "data" not in answer.body
    assert len(queries) == 0


def test_a_size_written_as_a_float_is_priced_as_what_it_is_read_as(outside):
    pages = " ".join(
        f"p{n}: products(first: $n) {{ edges {{ node {{ denominations {{ id }} }} }} }}"
        for n in range(8)
    )
    query = f"query($n: Int) {{ {pages} }}"
    whole, real = (outside(query, n=n) for n in (100, 100.0))
    assert (whole.code, real.code) == ("TOO_EXPENSIVE", "TOO_EXPENSIVE")
    assert whole.errors[0]["extensions"] == real.errors[0]["extensions"]


def test_long_questions_do_not_fill_the_memory_of_answers(outside):
    from api.views import SHOP_FACE

    outside("{ shop { name } }")
    before = SHOP_FACE.answers._bytes
    assert before > 1_000
    outside("{ __typename }", x="x" * 20_000)
    assert SHOP_FACE.answers._bytes == before


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_a_limit_is_a_400_whatever_is_accepted(outside, accept):
    body = {"query": HOSTILE["200 aliases"]}
    assert outside.post(body, HTTP_ACCEPT=accept).status == 400


def test_a_batch_of_1000_runs_none(outside):
    body = json.dumps([{"query": "{ shop { name } }"}] * 1_000)
    outside("{ shop { name } }")  # warm
    with CaptureQueriesContext(connection) as queries:
        answer = outside.post(body)
    assert (answer.status, len(queries)) == (400, 0)


def test_huge_variables_are_a_413(outside):
    answer = outside("query($s: String!) { product(slug: $s) { id } }", s="x" * 10_000_000)
    assert answer.status == 413


def test_a_number_of_a_million_digits(outside):
    body = '{"query": "{ shop { name } }", "variables": {"a": ' + "9" * 100_000 + "}}"
    assert outside.post(body).status == 400


def test_junk_does_not_push_out_what_is_remembered(outside):
    from api.views import SHOP_FACE

    outside("{ shop { name } }")
    for n in range(50):
        outside(f"{{ nothing{n} }}")
    assert list(SHOP_FACE.documents._kept) == ["{ shop { name } }"]


def test_a_mutation_in_a_query_that_is_kept_is_run_each_time(outside):
    from tests.api.sale import CANCEL

    for _ in range(2):
        answer = outside(CANCEL, input={"number": "x"})
        assert answer.data["cancelOrder"]["errors"]
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/graphql", "/graphql//", "/graphql/x"])
def test_other_paths_are_not_the_api(outside, path):
    answer = outside.client.post(path, "{}", content_type="application/json")
    assert answer.status_code in (301, 302, 403, 404)


def test_an_unknown_host_is_nobodys(aurora):
    response = Api(host_of("nowhere")).client.post(
        "/graphql/", '{"query": "{ shop { name } }"}', content_type="application/json"
    )
    assert response.status_code == 404
    assert b"Aurora" not in response.content


TEXTS = [
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}",
    "\u202eevil",
    "x" * 10_000,
    "😀" * 100,
    "'; DROP TABLE orders_order; --",
    "%s%s%n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_of_every_sort_are_only_texts(outside, text):
    from tests.api.sale import PLACE, asked, line, placed
    from tests.api.shelves import card

    assert outside("query($t: String!) { product(slug: $t) { id } }", t=text).status == 200
    search = "query($t: String!) { products(filter: {search: $t, category: $t}) { totalCount } }"
    assert outside(search, t=text).data["products"]["totalCount"] == 0
    look = "query($t: String!) { order(number: $t, token: $t) { id } }"
    assert outside(look, t=text).data == {"order": None}
    denomination = card(codes=3)
    payload = placed(outside, line(denomination), clientReference=text)
    assert payload["order"]["clientReference"] in text
    given = asked(line(denomination), coupon=text, idempotencyKey=text[:200])
    assert outside(PLACE, input=given).status == 200
