"""Codes that were bought in another currency than the settlement's: sold as any other."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from billing.ledger.codes import ESCROW, FX, supplier_payable
from billing.ledger.posting import post
from billing.ledger.queries import balance, trial_balance
from billing.ledger.services import set_fx_rate
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tenants.supply.models import StockCode
from tests.factories.orders import buy, fill_wallet, make_goods, pay, place
from tests.factories.supply import make_stock


@pytest.fixture
def imported(in_aurora):
    """A card for a dollar from abroad, at 7.2 yuan."""
    set_fx_rate(base="USD", quote="CNY", rate=Decimal("7.2"), actor=SYSTEM)
    goods = make_goods(codes=0, wholesale="9")
    make_stock(2, denomination=goods, unit_cost=Decimal("1"), currency="USD")
    return goods


@pytest.mark.parametrize("provider", ["sandbox", "wallet"])
@pytest.mark.parametrize("way", ["in one call", "in two calls"])
def test_a_code_of_foreign_cost_is_sold(in_aurora, buyer, imported, way, provider):
    fill_wallet(in_aurora, 10_000, buyer)
    if way == "in one call":
        order = buy(in_aurora, imported, provider=provider, user=buyer).order
    else:
        placed = place(in_aurora, imported, user=buyer).order
        order = pay(in_aurora, placed, provider=provider, user=buyer).order
    line = order.lines.get()
    assert (order.status, line.cost_minor) == ("completed", 720)
    supplier = StockCode.objects.filter(denomination=imported, state="sold").get().batch.supplier_id
    assert balance(supplier_payable(supplier), "USD") == Money(100, "USD")
    assert balance(FX, "CNY") == Money(720, "CNY")
    assert balance(ESCROW, "CNY").minor == 0
    for currency in ("CNY", "USD"):
        assert sum(one.balance.minor for one in trial_balance(currency)) == 0


def test_an_answer_may_be_read_within_a_pipeline(in_aurora):
    with transaction.atomic(), sql.pipeline():
        first = sql.run("SELECT 1")
        second = sql.run("SELECT 2")
        assert second.fetchone() == (2,)
        third = sql.run("SELECT 3")
        assert first.fetchone() == (1,)
    assert third.fetchone() == (3,)


def test_a_posting_says_within_a_pipeline_whether_it_was_new(in_aurora):
    entries = [(ESCROW, Money(5, "CNY")), (FX, Money(-5, "CNY"))]
    with transaction.atomic(), sql.pipeline():
        assert post(ref="test.piped", event="test.piped", entries=entries)
        assert not post(ref="test.piped", event="test.piped", entries=entries)


def test_an_answer_that_is_an_error_is_raised_where_it_is_read(in_aurora):
    with pytest.raises(DatabaseError), transaction.atomic(), sql.pipeline():
        sql.run("SELECT 1 / %s", (0,)).fetchone()
    assert sql.run("SELECT 1").fetchone() == (1,)
