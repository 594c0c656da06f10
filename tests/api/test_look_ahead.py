"""Only what is asked is read: columns of wide rows, lines and payments, the stock of a shelf."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from storefronts.pricing import shelf as stock
from tenants.supply.stock import availability
from tests.api.conftest import forget
from tests.api.sale import line, placed
from tests.api.shelves import card, shelf
from tests.memory import forget_everything

# The wide and the private: nothing of the shopper's API is made of them.
NEVER = ("snapshot", "device", "placed_token_hash", "mailed_token_hash", "terms", "explanation")
PRIVATE = ("wholesale_unit", "cost_minor", "supplier_id", "fee_minor", "meta")


def read(api, query, table):
    """The columns that are read of a table, of all statements together."""
    with CaptureQueriesContext(connection) as queries:
        answer = api(query)
    assert answer.data
    found = set()
    for one in queries:
        if one["sql"].startswith("SELECT") and f'FROM "{table}"' in one["sql"]:
            found |= set(re.findall(rf'"{table}"\."(\w+)"', one["sql"].split(" FROM ")[0]))
    return found


@pytest.fixture
def me(signed_in, buyer):
    api = signed_in(buyer)
    sold = card(codes=4)
    for _ in range(2):
        placed(api, line(sold), pay="sandbox")
    return api


def test_a_list_of_numbers_reads_numbers(me):
    query = "{ me { orders { edges { node { number } } } } }"
    assert read(me, query, "orders_order") == {"id", "number", "placed_at", "currency"}


def test_lines_and_payments_are_read_where_they_are_asked(me):
    query = "{ me { orders { edges { node { number } } } } }"
    assert read(me, query, "orders_orderline") == set()
    assert read(me, query, "payments_attempt") == set()


def test_a_line_reads_what_is_asked_of_it(me):
    query = "{ me { orders { edges { node { lines { quantity } } } } } }"
    assert read(me, query, "orders_orderline") == {"id", "order_id", "position", "quantity"}
    query = "{ me { orders { edges { node { payments { status } } } } } }"
    assert read(me, query, "payments_attempt") == {"id", "order_id", "created_at", "status"}


def test_all_of_an_order_still_leaves_the_wide_and_the_private(me):
    query = """{ me { orders { edges { node { id number status delivery refund expiresAt
      total { amount } refundedTotal { amount } clientReference placedAt
      lines { id name quantity unitPrice { amount } total { amount } delivery deliveredAt }
      payments { id provider status amount { amount } redirectUrl qrCode } } } } } }"""
    for table in ("orders_order", "orders_orderline", "payments_attempt"):
        columns = read(me, query, table)
        assert columns
        assert columns.isdisjoint(NEVER + PRIVATE)


def test_the_same_field_asked_differently_in_two_places(me):
    query = """{ me { a: orders { edges { node { lines { quantity } } } }
      b: orders(first: 1) { edges { node { number lines { name } } } } } }"""
    answer = me(query)
    assert [len(e["node"]["lines"]) for e in answer.data["me"]["a"]["edges"]] == [1, 1]
    assert answer.data["me"]["b"]["edges"][0]["node"]["lines"][0]["name"]


def test_a_fragment_counts_as_asked(me):
    query = """{ me { orders { edges { node { ...N } } } } }
      fragment N on Order { number ... on Order { status } }"""
    assert {"number", "status"} <= read(me, query, "orders_order")


def test_no_column_is_fetched_row_by_row(me):
    money = "total { amount currency } refundedTotal { amount }"
    query = f"{{ me {{ orders {{ edges {{ node {{ {money} }} }} }} }} }}"
    with CaptureQueriesContext(connection) as queries:
        me(query)
    assert sum('FROM "orders_order"' in one["sql"] for one in queries) == 1


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ("name slug category { name }", False),
        ("denominations { id price { amount } minQuantity }", False),
        ("priceFrom { amount }", True),
        ("denominations { availability }", True),
        ("denominations { maxQuantity }", True),
    ],
)
def test_what_is_left_is_counted_only_where_it_shows(outside, fields, asks, monkeypatch):
    counts = []
    monkeypatch.setattr(stock, "availability", lambda ids: counts.append(ids) or availability(ids))
    shelf(2, denominations=1)
    forget_everything()
    forget()
    answer = outside(f"{{ products {{ edges {{ node {{ {fields} }} }} }} }}")
    assert len(answer.data["products"]["edges"]) == 2
    assert bool(counts) is asks


def test_a_list_of_what_is_in_stock_counts_whatever_is_asked(outside):
    shelf(1, denominations=1, codes=0)
    query = "{ products(filter: {inStock: true}) { edges { node { name } } } }"
    assert outside(query).data["products"]["edges"] == []
