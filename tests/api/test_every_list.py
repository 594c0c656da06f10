"""No N+1 anywhere: every list of both schemas takes the same number of queries, short or long.

The lists are read from the schemas; tests/api/lists.py says how each grows.
"""

from collections import Counter
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
    is_required_argument,
)

from api import schema
from tenants.vault import keys as vault_keys
from tests.api import lists
from tests.api.conftest import forget
from tests.api.lists import ELSEWHERE, World
from tests.api.owner_lists import OWNER_LISTS
from tests.api.staff_lists import FIXED, STAFF_LISTS
from tests.memory import forget_everything

LISTS = {**lists.LISTS, **STAFF_LISTS, **OWNER_LISTS}
SCHEMAS = {"Shop": schema.SHOP, "Owner": schema.OWNER}
DEEPEST = 9


def is_list(field: GraphQLField) -> bool:
    bare = field.type.of_type if is_non_null_type(field.type) else field.type
    return is_list_type(bare) and is_object_type(get_named_type(field.type))


def lists_of(built: GraphQLSchema) -> set[str]:
    """Lists of objects; a payload's errors are no list of data."""
    return {
        f"{kind.name}.{name}"
        for kind in built.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
        for name, field in kind.fields.items()
        if is_list(field) and name != "errors"
    }


def everything(kind: GraphQLObjectType, path: tuple[str, ...] = ()) -> str:
    """All that can be asked of a type without an argument, no type inside of itself."""
    parts = []
    for name, field in kind.fields.items():
        if any(is_required_argument(argument) for argument in field.args.values()):
            continue
        named = get_named_type(field.type)
        if not is_object_type(named):
            parts.append(name)
        elif named.name not in path and len(path) < DEEPEST:
            parts.append(f"{name} {{ {everything(named, (*path, kind.name))} }}")
    return " ".join(parts) or "__typename"


def counted(value: Any, kind: Any, found: Counter[str]) -> None:
    """How many nodes each list of an answer holds, all of one name together."""
    for name, inner in value.items():
        field = kind.fields.get(name)
        named = get_named_type(field.type) if field else None
        if inner is None or not is_object_type(named):
            continue
        if is_list(field):
            found[f"{kind.name}.{name}"] += len(inner)
        for one in inner if isinstance(inner, list) else [inner]:
            counted(one, named, found)


@pytest.fixture
def world(aurora, buyer, seller, outside, signed_in, keyed, owner_api) -> World:
    callers = {
        "outside": outside,
        "buyer": signed_in(buyer),
        "seller": signed_in(seller),
        "key": keyed(buyer, "catalogue", "orders"),
        "owner": owner_api,
    }
    return World(aurora, buyer, seller, callers)


def asked(world: World, root: str) -> tuple[list[str], Counter[str]]:
    """The statements that the root field takes with all below it, and what its lists hold."""
    entry = LISTS[root]
    holder, name = root.split(".")
    built = SCHEMAS[holder.removesuffix("Query").removesuffix("Mutation")]
    field = built.type_map[holder].fields[name]
    given = entry.arguments(world)
    kind = "mutation" if holder.endswith("Mutation") else "query"
    below = everything(get_named_type(field.type), (holder,))
    query = f"{kind} {{ {name}{f'({given})' if given else ''} {{ {below} }} }}"
    # The test's transaction never commits; what was sealed in it is as good as committed here.
    vault_keys._uncommitted.clear()
    forget_everything()
    forget()
    with CaptureQueriesContext(connection) as queries:
        answer = world.callers[entry.caller](query)
    found: Counter[str] = Counter()
    counted(answer.data, built.type_map[holder], found)
    assert not found[f"{get_named_type(field.type).name}.errors"], answer.body
    return [one["sql"] for one in queries], found


@pytest.fixture(scope="module")
def covered() -> set[str]:
    return set()


@pytest.mark.parametrize("root", LISTS)
def test_a_longer_list_takes_no_more_queries(root, world, settings, covered):
    settings.GRAPHQL_MAX_COST = settings.GRAPHQL_MAX_COST_SIGNED_IN = 10_000_000
    settings.GRAPHQL_COST_BUCKET = settings.GRAPHQL_COST_BUCKET_ADDRESS = 100_000_000
    settings.GRAPHQL_MAX_DEPTH, settings.GRAPHQL_MAX_FIELDS = 20, 2_000
    LISTS[root].grow(world, 2)
    asked(world, root)  # warm
    few, short = asked(world, root)
    LISTS[root].grow(world, 5)
    many, long = asked(world, root)
    grown = {name for name in long if long[name] > short[name] > 0}
    assert grown, "nothing below this field has grown"
    assert len(many) == len(few), "\n".join((Counter(many) - Counter(few)).elements())
    covered |= grown


def test_every_list_is_covered(covered):
    """Runs after the entries: what their answers have filled is what they prove."""
    if not covered:
        pytest.skip("runs with the entries")
    wanted = set().union(*(lists_of(built) for built in SCHEMAS.values()))
    left = wanted - covered - ELSEWHERE.keys() - set(FIXED)
    assert not left, f"enter them in tests/api/lists.py: {sorted(left)}"
    assert not {*ELSEWHERE, *FIXED} - wanted, "these are no lists any more"
