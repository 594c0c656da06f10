"""Balances by snapshots, statements, and what commits late."""

import time
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection

from billing.ledger.codes import ESCROW, account_id, clearing
from billing.ledger.models import BalanceSnapshot
from billing.ledger.posting import POST, post
from billing.ledger.queries import balance, statement, trial_balance
from billing.ledger.snapshots import take_snapshots
from tenants.kernel import sql
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money

pytestmark = pytest.mark.usefixtures("public")
OUTSIDE = clearing("sandbox", "main")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


def pay(minor: int, at: datetime | None = None) -> None:
    entries = [(OUTSIDE, cny(-minor)), (ESCROW, cny(minor))]
    post(ref=f"pay:{uuid.uuid4()}", event="order.paid", entries=entries, at=at)


def test_a_statement_runs_from_opening_to_closing() -> None:
    for hour, minor in enumerate([100, 200, 400, 800]):
        pay(minor, at=NOON + timedelta(hours=hour))
    read = statement(ESCROW, "CNY", NOON + timedelta(hours=1), NOON + timedelta(hours=3))
    assert (read.opening, read.closing) == (cny(100), cny(700))
    assert [(line.money, line.balance) for line in read.lines] == [
        (cny(200), cny(300)),
        (cny(400), cny(700)),
    ]
    assert read.lines[0].event == "order.paid"
    assert read.lines[0].memo == {}
    assert statement(ESCROW, "CNY").closing == balance(ESCROW, "CNY") == cny(1_500)


def test_a_long_statement_shows_the_newest_and_closes_with_the_true_balance() -> None:
    for hour, minor in enumerate([100, 200, 400, 800]):
        pay(minor, at=NOON + timedelta(hours=hour))
    read = statement(ESCROW, "CNY", NOON, limit=2)
    assert [(line.money, line.balance) for line in read.lines] == [
        (cny(400), cny(700)),
        (cny(800), cny(1_500)),
    ]
    assert (read.opening, read.closing) == (cny(300), balance(ESCROW, "CNY"))
    read = statement(ESCROW, "CNY", NOON, NOON + timedelta(hours=3), limit=1)
    assert [(line.money, line.balance) for line in read.lines] == [(cny(400), cny(700))]
    assert (read.opening, read.closing) == (cny(300), cny(700))


@pytest.mark.usefixtures("fresh_database")
class TestSnapshots:
    def other(self) -> psycopg.Connection[Any]:
        parameters = dict(connection.get_connection_params())
        parameters.pop("cursor_factory", None)
        parameters.pop("context", None)
        return psycopg.connect(**parameters)

    def pay_late(self, other: psycopg.Connection[Any], minor: int) -> None:
        ids = [account_id(OUTSIDE, "CNY"), account_id(ESCROW, "CNY")]
        other.execute(
            POST,
            (
                *(new_id(), f"late:{minor}", "order.paid", None, None, "{}", False),
                *(ids, ["CNY", "CNY"], [-minor, minor]),
            ),
        )

    def test_a_balance_with_snapshots_is_the_balance_without(self) -> None:
        for number in range(1, 31):
            pay(number)
            if number % 7 == 0:
                take_snapshots(entries_between=1)
        # A transaction anywhere on the server, of another test's database too, holds them back.
        give_up = time.monotonic() + 60
        while not BalanceSnapshot.objects.exists():
            assert time.monotonic() < give_up
            take_snapshots(entries_between=1)
        assert balance(ESCROW, "CNY") == cny(465)
        assert sum(row.balance.minor for row in trial_balance()) == 0

    def test_a_payment_that_commits_after_a_snapshot_is_counted_once(self) -> None:
        """It began before the snapshot was taken, so it is not among what the snapshot sums."""
        pay(1)
        with self.other() as late:
            self.pay_late(late, 10)
            pay(100)
            take_snapshots(entries_between=1)
            assert balance(ESCROW, "CNY") == cny(101)
            late.commit()
        assert balance(ESCROW, "CNY") == cny(111)
        take_snapshots(entries_between=1)
        assert balance(ESCROW, "CNY") == cny(111)
        assert sum(row.balance.minor for row in trial_balance()) == 0

    def test_only_busy_accounts_are_summed_ahead(self) -> None:
        pay(1)
        assert take_snapshots() == 0

    def test_the_sum_since_a_snapshot_is_read_from_an_index(self) -> None:
        sql.run("ALTER TABLE public.ledger_journal DISABLE TRIGGER journal_balances")
        pay(1)
        sql.run(
            "INSERT INTO public.ledger_journal (id, ref, event, memo)"
            " SELECT gen_random_uuid(), 'bulk:' || g, 'e', '{}' FROM generate_series(1, 50000) g"
        )
        sql.run("ALTER TABLE public.ledger_entry DISABLE TRIGGER entries_are_checked")
        sql.run(
            "INSERT INTO public.ledger_entry (journal_id, account_id, currency, minor)"
            " SELECT id, %s, 'CNY', 1 FROM public.ledger_journal",
            (account_id(ESCROW, "CNY"),),
        )
        sql.run("ANALYZE public.ledger_entry")
        plan = "\n".join(
            row[0]
            for row in sql.run(
                "EXPLAIN SELECT sum(minor) FROM public.ledger_entry"
                " WHERE account_id = %s AND xact >= pg_current_xact_id()",
                (account_id(ESCROW, "CNY"),),
            )
        )
        assert "ledger_since_a_snapshot" in plan
