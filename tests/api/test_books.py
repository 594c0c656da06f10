"""Statement and orders for a reseller's own books: they reconcile to zero."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from billing.ledger.codes import customer_wallet
from billing.ledger.queries import balance
from storefronts.orders.models import Order, OrderLine
from storefronts.orders.services import refund_line, refund_order
from tenants.kernel.money import Money
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_shop
from tenants.supply.models import StockCode
from tests.api.conftest import Api
from tests.api.sale import PLACE, asked, line, placed
from tests.api.shelves import card
from tests.api.test_bulk_orders import BULK
from tests.api.test_price_list import Lists
from tests.factories.orders import SELLER, fill_wallet
from tests.world import host_of

STATEMENT, ORDERS = "/api/statement", "/api/orders"


@pytest.fixture
def rich(buyer, aurora):
    with in_shop(aurora):
        fill_wallet(aurora, 100_000, buyer)
    return buyer


@pytest.fixture
def api(keyed, rich):
    return keyed(rich, "orders", "spend")


@pytest.fixture
def reader(key_for, rich):
    return Lists(key_for(rich, "orders"))


def buy(api, goods, quantity=1, **more):
    return placed(api, line(goods, quantity), pay="wallet", **more)["order"]["number"]


def a_days_trade(api, shop):
    """Bought, refunded in part, refunded whole, bulk with a line that failed after all."""
    goods, other = card(codes=20), card(codes=20)
    kept, parts, whole = (buy(api, goods, 2, clientReference=f"PO-{n}") for n in range(3))
    bulk = api(BULK, input=asked(line(goods, 3), line(other, 2), clientReference="PO-B"))
    number = bulk.data["placeBulkOrder"]["bulkOrder"]["order"]["number"]
    with in_shop(shop):
        # What was set aside for the second line, and all the shelf has of it, goes bad.
        today = timezone.now().date()
        StockCode.objects.filter(denomination=other).update(sell_by=today)
    drain()
    with in_shop(shop):
        refund_line(
            line=OrderLine.objects.get(order__number=parts),
            reason="half",
            amount=Money(333, "CNY"),
            actor=SELLER,
        )
        refund_order(order=Order.objects.get(number=whole), reason="all", actor=SELLER)
    placed(api, line(goods))  # never paid
    return {kept: (1_980, 0), parts: (1_980, 333), whole: (1_980, 1_980), number: (4_950, 1_980)}


def cents(text):
    return int(Decimal(text) * 100)


def test_statement_and_orders_reconcile_to_zero(api, reader, rich, aurora):
    want = a_days_trade(api, aurora)
    soon = {"to": (timezone.now() + timedelta(minutes=1)).isoformat()}
    _, stated, end = reader.rows(STATEMENT, **soon)
    opening, *postings, closing = stated
    # The sums are exact: opening, every posting, closing; and the wallet holds just that.
    running = cents(opening["balance"])
    for posting in postings:
        running += cents(posting["amount"])
        assert cents(posting["balance"]) == running
    assert running == cents(closing["balance"]) == cents(end["closing"])
    assert cents(end["sum"]) == sum(cents(p["amount"]) for p in postings)
    with in_shop(aurora):
        assert balance(customer_wallet(aurora.pk, rich.pk), "CNY").minor == running

    _, orders, sums = reader.rows(ORDERS, **soon)
    assert {o["order"]: (cents(o["charged"]), cents(o["refunded"])) for o in orders} == {
        **want,
        next(o["order"] for o in orders if o["status"] == "AWAITING_PAYMENT"): (0, 0),
    }
    by_order = defaultdict(int)
    for posting in postings:
        if posting["order"]:
            by_order[posting["order"]] += cents(posting["amount"])
    difference = {
        o["order"]: by_order[o["order"]] + cents(o["charged"]) - cents(o["refunded"])
        for o in orders
    }
    assert set(difference.values()) == {0}
    for order in orders:
        for amount in ("charged", "refunded"):
            assert sum(cents(x[amount]) for x in order["lines"]) == cents(order[amount])
    assert cents(sums["charged"]) - cents(sums["refunded"]) == -sum(by_order.values())
    assert {p["clientReference"] for p in postings} == {None, "PO-0", "PO-1", "PO-2", "PO-B"}


def test_as_tables_they_say_the_same(api, reader, aurora):
    want = a_days_trade(api, aurora)
    soon = {"to": (timezone.now() + timedelta(minutes=1)).isoformat()}
    table = reader.table(STATEMENT, **soon)
    assert [row["type"] for row in (table[0], table[-1])] == ["opening", "closing"]
    moved = sum(cents(row["amount"]) for row in table[1:-1])
    assert cents(table[0]["balance"]) + moved == cents(table[-1]["balance"])
    sums = defaultdict(lambda: [0, 0])
    for row in reader.table(ORDERS, **soon):
        sums[row["order"]][0] += cents(row["charged"])
        sums[row["order"]][1] += cents(row["refunded"])
    assert {number: tuple(sums[number]) for number in want} == want


def test_one_statement_ends_where_the_next_begins(api, reader, rich, aurora):
    goods = card(codes=5)
    buy(api, goods)
    between = timezone.now().isoformat()
    buy(api, goods)
    end = (timezone.now() + timedelta(seconds=5)).isoformat()
    _, first, _end = reader.rows(STATEMENT, to=between)
    _, second, _end = reader.rows(STATEMENT, **{"from": between, "to": end})
    assert first[-1]["balance"] == second[0]["balance"]
    assert [cents(row["amount"]) for row in second[1:-1]] == [-990]
    head, _, _ = reader.rows(STATEMENT, to=end)
    assert head["final"] is False
    old = (timezone.now() - timedelta(hours=1)).isoformat()
    assert reader.rows(STATEMENT, **{"from": "2026-01-01", "to": old})[0]["final"] is True


def test_many_postings_come_in_chunks(reader, rich, aurora, monkeypatch):
    from billing.ledger import queries
    from storefronts.wallet import exports

    with in_shop(aurora):
        for _ in range(25):
            fill_wallet(aurora, 100, rich)
    monkeypatch.setattr(exports, "entries_of", lambda *place: queries.entries_of(*place, chunk=4))
    soon = (timezone.now() + timedelta(minutes=1)).isoformat()
    _, rows, end = reader.rows(STATEMENT, to=soon)
    assert (end["postings"], len({row.get("ref") for row in rows[1:-1]})) == (26, 26)
    assert end["closing"] == "1025.00"


def test_days_are_the_shops_and_a_day_as_the_end_is_whole(reader):
    head, _, _ = reader.rows(STATEMENT, **{"from": "2026-03-01", "to": "2026-03-31"})
    assert (head["from"], head["to"]) == ("2026-02-28T16:00:00Z", "2026-03-31T16:00:00Z")


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "yesterday"},
        {"to": "2026-02-30"},
        {"from": "9999-12-31", "to": "9999-12-31"},
        {"from": "2026-03-02", "to": "2026-02-28"},
        {"from": "x" * 5_000},
        {"to": "0001-01-01T00:00:00+00:00"},
    ],
)
def test_times_that_are_none(asked, reader):
    for path in (STATEMENT, ORDERS):
        response = reader.get(f"{path}.ndjson", **asked)
        assert response.status_code == 400
        assert response.json()["errors"][0]["extensions"]["code"] == "INVALID"


def test_nobody_reads_anothers_books(api, key_for, seller, outsider, borealis, aurora):
    a_days_trade(api, aurora)
    soon = {"to": (timezone.now() + timedelta(minutes=1)).isoformat()}
    for reader in (
        Lists(key_for(seller, "orders", "staff")),
        Lists(key_for(outsider, "orders", shop=borealis), "borealis"),
    ):
        assert reader.rows(ORDERS, **soon)[1] == []
        assert len(reader.rows(STATEMENT, **soon)[1]) == 2
    assert Lists(key_for(seller, "catalogue", "spend")).get(f"{ORDERS}.csv").status_code == 403


def test_no_code_and_no_cost_is_in_them(api, reader, aurora):
    secrets = ["TOP-SECRET-1", "TOP-SECRET-2"]
    buy(api, card(secrets=secrets, wholesale="7.77"), 2)
    soon = {"to": (timezone.now() + timedelta(minutes=1)).isoformat()}
    text = str([reader.rows(ORDERS, **soon), reader.rows(STATEMENT, **soon)])
    assert "TOP-SECRET" not in text
    for word in ("7.77", "wholesale", "supplier", "cost"):
        assert word not in text


# ------------------------------------------------------------------ by the client's own reference

BY_REFERENCE = """query($r: String!) { orderByReference(clientReference: $r) { number } }"""
MINE = """query($r: String) { me { orders(clientReference: $r) {
  totalCount edges { node { number clientReference } } } wallet { amount } } }"""


def test_an_order_is_found_by_the_reference_that_it_was_given(api):
    goods = card(codes=5)
    numbers = [buy(api, goods, clientReference="PO-1") for _ in range(2)]
    other = buy(api, goods, clientReference="PO-2")
    assert api(BY_REFERENCE, r="PO-1").data["orderByReference"] == {"number": numbers[-1]}
    assert api(BY_REFERENCE, r="PO-2").data["orderByReference"] == {"number": other}
    for none in ("po-1", "PO", "", "x" * 500):
        assert api(BY_REFERENCE, r=none).data["orderByReference"] is None
    mine = api(MINE, r="PO-1").data["me"]
    assert mine["orders"]["totalCount"] == 2
    assert {edge["node"]["number"] for edge in mine["orders"]["edges"]} == set(numbers)
    assert mine["wallet"] == {"amount": "970.30"}


def test_a_reference_finds_only_ones_own(api, key_for, seller, outsider, borealis, outside):
    buy(api, card(codes=5), clientReference="PO-1")
    for caller in (
        Api(host_of("aurora"), key=key_for(seller, "orders", "staff")),
        Api(host_of("borealis"), key=key_for(outsider, "orders", shop=borealis)),
    ):
        assert caller(BY_REFERENCE, r="PO-1").data["orderByReference"] is None
        assert caller(MINE, r="PO-1").data["me"]["orders"]["totalCount"] == 0
    assert outside(BY_REFERENCE, r="PO-1").code == "UNAUTHENTICATED"
    assert (
        Api(host_of("aurora"), key=key_for(seller, "catalogue"))(BY_REFERENCE, r="PO-1").code
        == "FORBIDDEN"
    )


def test_placing_with_a_reference_that_is_used_is_another_order(api):
    goods = card(codes=5)
    first = api(PLACE, input=asked(line(goods), clientReference="PO-1")).data["placeOrder"]
    second = api(PLACE, input=asked(line(goods), clientReference="PO-1")).data["placeOrder"]
    assert first["order"]["number"] != second["order"]["number"]
