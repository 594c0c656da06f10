"""Case 21 over both schemas: refused before anything runs, with a code, whoever asks."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import Api, forget
from tests.world import host_of


@dataclass(frozen=True)
class Words:
    """What is asked in one of the two languages."""

    root: str  # a root field with its selection
    deep: str  # a type whose fragments can nest, and a field that leads to it
    mutation: str
    argument: str


SHOP = Words(
    root="products { totalCount }",
    deep="Product",
    mutation='mutation { cancelOrder(input: {number: "x"}) { errors { code } } }',
    argument='product(slug: "%s") { id }',
)
OWNER = Words(
    root="shops { totalCount }",
    deep="ShopAccount",
    mutation='mutation { suspendShop(input: {shop: "x", reason: "x"}) { errors { code } } }',
    argument='shops(search: "%s") { totalCount }',
)


def hostile(words: Words) -> dict[str, Any]:
    root, name = words.root, words.root.split()[0]
    nodes = f"{name} {{ edges {{ node {{ %s }} }} }}"
    kind = words.deep
    return {
        "20,000 aliases": "{" + " ".join(f"a{n}: {root}" for n in range(20_000)) + "}",
        "60 aliases": "{" + " ".join(f"a{n}:__typename" for n in range(60)) + "}",
        "depth 100": f"{{ {name} " + "{ edges { node " * 50 + "{ id }" + "} }" * 50 + "}",
        "a cycle of fragments": f"{{ {nodes % '...A'} }} fragment A on {kind} {{ ...B }}"
        f" fragment B on {kind} {{ ...A }}",
        "a chain that doubles": f"{{ {nodes % '...F0'} }} "
        + " ".join(f"fragment F{n} on {kind} {{ ...F{n + 1} ...F{n + 1} }}" for n in range(39))
        + f" fragment F39 on {kind} {{ id }}",
        "directives": "{ __typename " + "@skip(if: false) " * 1_000 + "}",
        "unknown directives": "{ __typename " + "@a " * 100 + "}",
        "many roots": "{" + " ".join(f"a{n}: {root}" for n in range(12)) + "}",
        "many mutations": words.mutation.replace(
            "{", "{" + " ".join(f"m{n}: __typename" for n in range(6)), 1
        ),
        "many variables": "query("
        + ",".join(f"$v{n}: Int" for n in range(600))
        + f") {{ {root} }}",
        "many operations": " ".join(f"query Q{n} {{ {root} }}" for n in range(300)),
        "a page of a billion": f"{{ {name}(first: 1000000000) {{ edges {{ node {{ id }} }} }} }}",
        "one field 5,000 times": "{" + "__typename " * 5_000 + "}",
        "a long text": "{ " + words.argument % ("a" * 100_000) + " }",
        "braces": "{" * 20_000,
        "comments": f"{{ {root} }}" + "\n#" * 5_000,
        "introspection in introspection": "{ __schema { types "
        + "{ fields { type " * 10
        + "{ name }"
        + "} }" * 10
        + "} }",
        "a subscription": "subscription { x }",
    }


CASES = [
    pytest.param(which, name, id=f"{which}: {name}")
    for which, words in (("shop", SHOP), ("owner", OWNER))
    for name in hostile(words)
]
WORDS = {"shop": SHOP, "owner": OWNER}


@pytest.fixture
def callers(aurora, owner_api, signed_in, seller) -> dict[str, list[Api]]:
    """Of each schema: an outsider, and somebody who is signed in."""
    return {
        "shop": [Api(host_of("aurora")), signed_in(seller)],
        "owner": [Api(django_settings.OWNER_HOST), owner_api],
    }


@pytest.mark.parametrize(("which", "name"), CASES)
def test_a_hostile_document_is_refused(which, name, callers, settings):
    settings.SHELF_MEMORY_S = 30  # as in production: what a shop sells is remembered
    document = hostile(WORDS[which])[name]
    for api in callers[which]:
        for _ in range(2):  # the first may take longer than a host is remembered
            api("{ __typename }")
        with CaptureQueriesContext(connection) as queries:
            answer = api(document)
        assert answer.status in (400, 413)
        assert answer.code in ("TOO_EXPENSIVE", "INVALID")
        assert "data" not in answer.body
        # Who is signed in may ask for more: that is looked up, and nothing else.
        known = ("_session", "accounts_user", "SET search_path")
        assert not [one["sql"] for one in queries if not any(w in one["sql"] for w in known)]


@pytest.mark.parametrize("which", WORDS)
def test_a_batch_of_1000_runs_none(which, callers):
    for api in callers[which]:
        answer = api.post([{"query": "{ __typename }"}] * 1_000)
        assert (answer.status, answer.errors[0]["extensions"]["limit"]) == (400, "batch")


@pytest.mark.parametrize("which", WORDS)
def test_huge_and_deep_variables(which, callers):
    deep: Any = 1
    for _ in range(500):
        deep = [deep]
    for api in callers[which]:
        assert api("{ __typename }", x="x" * 10_000_000).status == 413
        assert api("{ __typename }", x=deep).errors[0]["extensions"]["limit"] == "variablesDepth"


@pytest.mark.parametrize("which", WORDS)
def test_a_mutation_goes_as_json_by_post_only(which, callers):
    mutation = WORDS[which].mutation
    for api in callers[which]:
        assert api.get(query=mutation).status == 405
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            assert api.post(f"query={mutation}", content_type=kind).status == 415
        assert api.post(json.dumps({"query": mutation}), content_type="text/plain").status == 415


@pytest.mark.parametrize("which", WORDS)
def test_introspection_is_for_insiders_where_the_switch_is_off(which, callers, settings):
    settings.GRAPHQL_INTROSPECTION = False
    forget()
    outsider, insider = callers[which]
    for query in ("{ __schema { types { name } } }", '{ __type(name: "Money") { name } }'):
        assert outsider(query).code == "FORBIDDEN"
        assert outsider.get(query=query).code == "FORBIDDEN"
        assert insider(query).data


@pytest.mark.parametrize("which", WORDS)
def test_names_are_not_suggested(which, callers):
    name = WORDS[which].root.split()[0]
    answer = callers[which][0](f"{{ {name[:-1]}x {{ totalCount }} }}")
    assert answer.status == 400
    assert "Did you mean" not in json.dumps(answer.body)
