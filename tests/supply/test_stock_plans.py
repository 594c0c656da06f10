"""How PostgreSQL finds a code: by the index over free codes, past any number of sold ones."""

import json
import uuid

import pytest
from django.db import connection
from django.utils import timezone

from tenants.supply import statements
from tenants.supply.models import StockCode
from tests.factories.supply import make_batch

pytestmark = pytest.mark.django_db
SOLD, FREE = 60_000, 500
# Each column of the row, so many times, of one hot denomination; ids as they would come.
FILL = """
INSERT INTO supply_stockcode (id, denomination_id, batch_id, state, sell_by, pick, fingerprint,
    key_id, sealed, order_id, gone_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, %s, %s, %s, '9999-12-31', n,
    decode(lpad(to_hex(n), 64, '0'), 'hex'), gen_random_uuid(),
    CASE WHEN %s = 'free' THEN '\\x00'::bytea END,
    CASE WHEN %s = 'sold' THEN gen_random_uuid() END, CASE WHEN %s = 'sold' THEN now() END
FROM generate_series(%s::int, %s::int) n"""


@pytest.fixture(params=["force_custom_plan", "force_generic_plan"])
def hot(request):
    """A denomination with very many sold codes and some free ones, under both kinds of plan."""
    batch = make_batch()
    with connection.cursor() as cursor:
        for state, first, last in (("sold", 1, SOLD), ("free", SOLD + 1, SOLD + FREE)):
            values = [batch.denomination_id, batch.pk, state, state, state, state, first, last]
            cursor.execute(FILL, values)
        cursor.execute("ANALYZE supply_stockcode")
        cursor.execute(f"SET LOCAL plan_cache_mode = {request.param}")
    return batch


def plan(statement, values, types):
    """The executed plan of a prepared statement, as PostgreSQL would run it in a sale."""
    for n in range(1, len(values) + 1):
        statement = statement.replace("%s", f"${n}", 1)
    with connection.cursor() as cursor:
        cursor.execute(f"PREPARE hot ({', '.join(types)}) AS {statement}")
        inline = ", ".join(f"'{v}'" for v in values)
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE hot ({inline})")
        found = cursor.fetchone()[0]
        cursor.execute("DEALLOCATE hot")
    found = json.loads(found) if isinstance(found, str) else found
    return found[0]["Plan"]


def nodes(node):
    yield node
    for child in node.get("Plans", []):
        yield from nodes(child)


def scans(node):
    return [
        (
            n["Node Type"],
            n.get("Index Name", ""),
            n["Actual Rows"],
            n.get("Rows Removed by Filter", 0),
        )
        for n in nodes(node)
        if n.get("Relation Name") == "supply_stockcode" and "Scan" in n["Node Type"]
    ]


CASES = {
    "claim_now": (statements.CLAIM_NOW, ["uuid", "int", "uuid", "uuid", "uuid", "bigint"]),
    "reserve": (
        statements.RESERVE,
        ["uuid", "int", "uuid", "uuid", "uuid", "timestamptz", "bigint"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_sold_codes_are_not_walked(hot, name):
    statement, types = CASES[name]
    ids = [uuid.uuid4() for _ in range(3)]
    until = [timezone.now()] if name == "reserve" else []
    found = plan(statement, [hot.denomination_id, 2, *ids, *until, 2], types)
    seen = scans(found)
    assert {index for _kind, index, _rows, _removed in seen} == {
        "free_codes_in_order_of_sale",
        StockCode._meta.db_table + "_pkey",
    }
    # Two rows found, two rows updated, nothing read and thrown away.
    assert all(rows <= 2 and removed == 0 for _kind, _index, rows, removed in seen), seen
    assert found["Shared Hit Blocks"] + found["Shared Read Blocks"] < 200


def test_a_reservation_is_found_by_its_order(hot):
    statement, types = CASES["reserve"]
    shop, order, line = (uuid.uuid4() for _ in range(3))
    plan(statement, [hot.denomination_id, 3, shop, order, line, timezone.now(), 3], types)
    found = plan(statements.CLAIM_RESERVED, [order], ["uuid"])
    assert {index for _kind, index, *_ in scans(found)} == {
        "codes_reserved_by_order",
        StockCode._meta.db_table + "_pkey",
    }
    assert all(rows <= 3 and removed == 0 for _kind, _index, rows, removed in scans(found))


def test_ordered_by_the_primary_key_the_sold_codes_would_be_walked(hot):
    """The trap that the order of the statements avoids, and that this file would see."""
    trap = statements.CLAIM_NOW.replace("ORDER BY sell_by, pick LIMIT", "ORDER BY id LIMIT")
    trap = trap.replace("AND sell_by > current_date", "")
    ids = [uuid.uuid4() for _ in range(3)]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    found = plan(trap, [hot.denomination_id, 2, *ids, 2], CASES["claim_now"][1])
    assert any(removed >= SOLD for *_, removed in scans(found)), scans(found)
