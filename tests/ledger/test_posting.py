"""post(): balanced, once per ref, in one round trip, and refused by the database otherwise."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from billing.ledger.codes import ESCROW, FEES, account_id, clearing, customer_wallet, shop_wallet
from billing.ledger.errors import InsufficientFunds, Unbalanced, floors_refuse
from billing.ledger.models import Account, Entry, Journal
from billing.ledger.posting import OPEN, POST, post
from billing.ledger.queries import balance, discrepancies, trial_balance
from tenants.kernel import sql
from tenants.kernel.money import Money

pytestmark = pytest.mark.usefixtures("public")

SHOP, BUYER = uuid.uuid4(), uuid.uuid4()
WALLET = customer_wallet(SHOP, BUYER)
OUTSIDE = clearing("sandbox", "main")


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


def top_up(minor: int, account: str = WALLET) -> None:
    post(
        ref=f"top_up:{uuid.uuid4()}",
        event="wallet.topped_up",
        entries=[(OUTSIDE, cny(-minor)), (account, cny(minor))],
    )


def commit_checks() -> None:
    """What the database does at COMMIT, now: tests are rolled back."""
    sql.run("SET CONSTRAINTS ALL IMMEDIATE")
    sql.run("SET CONSTRAINTS ALL DEFERRED")


def test_a_posting_moves_money_between_accounts_that_it_opens() -> None:
    assert post(
        ref="order.paid:1", event="order.paid", entries=[(OUTSIDE, cny(-1999)), (ESCROW, cny(1999))]
    )
    commit_checks()
    assert balance(ESCROW, "CNY") == cny(1999)
    assert balance(OUTSIDE, "CNY") == cny(-1999)
    assert balance(ESCROW, "USD") == Money(0, "USD")
    assert Journal.objects.get().entries.count() == 2


def test_the_same_ref_again_writes_nothing() -> None:
    entries = [(OUTSIDE, cny(-500)), (WALLET, cny(500))]
    assert post(ref="top_up:1", event="wallet.topped_up", entries=entries)
    assert not post(ref="top_up:1", event="wallet.topped_up", entries=entries)
    assert balance(WALLET, "CNY") == cny(500)
    assert Entry.objects.count() == 2


def test_one_posting_is_one_statement_once_its_accounts_are_known(
    django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    run = sql.run
    monkeypatch.setattr(
        sql, "run", lambda query, params=None: sent.append(query) or run(query, params)
    )

    def pay(ref: str) -> None:
        post(ref=ref, event="e", entries=[(OUTSIDE, cny(-5)), (ESCROW, cny(5))])

    with django_capture_on_commit_callbacks(execute=True):
        pay("opens them")
    assert sent == [OPEN, POST]
    pay("knows them")
    assert sent == [OPEN, POST, POST]


def test_postings_ride_in_a_pipeline_and_answer_when_asked() -> None:
    with transaction.atomic(), sql.pipeline():
        first = post(ref="p", event="e", entries=[(OUTSIDE, cny(-5)), (ESCROW, cny(5))])
        again = post(ref="p", event="e", entries=[(OUTSIDE, cny(-5)), (ESCROW, cny(5))])
    assert first
    assert not again


def test_amounts_of_zero_move_nothing() -> None:
    assert post(ref="z", event="e", entries=[(OUTSIDE, cny(-5)), (ESCROW, cny(5)), (FEES, cny(0))])
    assert not post(ref="zz", event="e", entries=[(ESCROW, cny(0)), (FEES, cny(0))])
    commit_checks()
    assert Entry.objects.count() == 2
    assert not Account.objects.filter(code=FEES).exists()


def test_a_posting_that_does_not_balance_in_each_currency_is_our_mistake() -> None:
    with pytest.raises(Unbalanced):
        post(ref="u", event="e", entries=[(OUTSIDE, cny(-5)), (ESCROW, cny(4))])
    with pytest.raises(Unbalanced):
        post(ref="u", event="e", entries=[(OUTSIDE, cny(-5)), (ESCROW, Money(5, "USD"))])
    with pytest.raises(ValueError, match="not an account code"):
        post(ref="u", event="e", entries=[("escroww", cny(-5)), (ESCROW, cny(5))])
    assert not Journal.objects.exists()


def test_spending_more_than_a_wallet_holds_is_refused_with_the_numbers() -> None:
    top_up(700)
    with pytest.raises(InsufficientFunds) as refused, transaction.atomic():
        post(ref="spend", event="order.paid", entries=[(WALLET, cny(-701)), (ESCROW, cny(701))])
    assert refused.value.code == "INSUFFICIENT_FUNDS"
    assert refused.value.details == {"account": WALLET, "wanted": cny(701), "left": cny(700)}
    assert "7.01 CNY" in str(refused.value)
    assert balance(WALLET, "CNY") == cny(700)
    assert not Journal.objects.filter(ref="spend").exists()


def test_in_a_pipeline_the_refusal_comes_at_its_end() -> None:
    with pytest.raises(InsufficientFunds), transaction.atomic(), floors_refuse(), sql.pipeline():
        post(ref="spend", event="order.paid", entries=[(WALLET, cny(-1)), (ESCROW, cny(1))])
    assert balance(WALLET, "CNY") == cny(0)


def test_a_refund_may_pass_the_floor_and_spending_may_not_use_that() -> None:
    """A delivered order is refunded out of a shop's wallet that is empty: it is carried."""
    wallet = shop_wallet(SHOP)
    top_up(100, wallet)

    def move(ref: str, minor: int, **how: Any) -> None:
        with transaction.atomic():
            post(ref=ref, event="e", entries=[(wallet, cny(minor)), (ESCROW, cny(-minor))], **how)

    move("refund", -250, passes_floors=True)
    assert balance(wallet, "CNY") == cny(-150)
    with pytest.raises(InsufficientFunds):
        move("spend", -1)
    move("in", 100)
    assert balance(wallet, "CNY") == cny(-50)
    with pytest.raises(InsufficientFunds):
        move("spend again", -1)
    move("in again", 60)
    move("spend at last", -10)
    assert balance(wallet, "CNY") == cny(0)
    with pytest.raises(InsufficientFunds):
        move("and no further", -1)
    assert list(discrepancies()) == []


class TestTheDatabaseItself:
    """Refuses what services.post() never does, for who comes with SQL."""

    def refused(self, statement: str, params: Any = None, *, by: str) -> None:
        with pytest.raises(DatabaseError) as error, transaction.atomic():
            sql.run(statement, params)
        assert by in str(error.value)

    def posted(self) -> uuid.UUID:
        top_up(500)
        commit_checks()
        return Journal.objects.get().pk

    @pytest.mark.parametrize("table", ["journal", "entry", "balancesnapshot", "fxrate"])
    @pytest.mark.parametrize("deed", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
    def test_changes_nothing_that_is_written(self, table: str, deed: str) -> None:
        self.posted()
        self.refused(deed.format(f"public.ledger_{table}"), by="append-only")

    def test_keeps_accounts_and_their_balances(self) -> None:
        self.posted()
        self.refused("DELETE FROM public.ledger_account", by="append-only")
        self.refused("TRUNCATE public.ledger_account", by="append-only")
        self.refused("UPDATE public.ledger_account SET balance = 1000000", by="append-only")
        self.refused("UPDATE public.ledger_account SET code = 'escrow'", by="append-only")
        self.refused(
            "INSERT INTO public.ledger_account (id, code, kind, owner, currency, floor, balance,"
            " carried) VALUES (gen_random_uuid(), 'x', 'wallet', 'x', 'CNY', 0, 5, 0)",
            by="append-only",
        )

    def journal(self, *entries: tuple[str, str, int]) -> None:
        sql.run(
            "INSERT INTO public.ledger_journal (id, ref, event, memo)"
            " VALUES (gen_random_uuid(), 'by hand', 'e', '{}')"
        )
        for code, currency, minor in entries:
            sql.run(
                "INSERT INTO public.ledger_entry (journal_id, account_id, currency, minor)"
                " SELECT id, %s, %s, %s FROM public.ledger_journal WHERE ref = 'by hand'",
                (account_id(code, "CNY"), currency, minor),
            )

    def journal_and_commit(self, *entries: tuple[str, str, int]) -> None:
        with transaction.atomic():
            self.journal(*entries)
            commit_checks()

    @pytest.mark.parametrize(
        ("entries", "guard"),
        [
            ([(OUTSIDE, "CNY", -5), (WALLET, "CNY", 4)], "journal_balances"),
            ([(OUTSIDE, "CNY", -5)], "journal_balances"),
            ([], "journal_has_entries"),
            ([(OUTSIDE, "USD", -5), (WALLET, "USD", 5)], "entry_is_in_its_accounts_currency"),
            ([("platform:fees", "CNY", -5), (WALLET, "CNY", 5)], "entry_has_an_account"),
            ([(OUTSIDE, "CNY", 0), (WALLET, "CNY", 0)], "entry_is_not_zero"),
            ([(WALLET, "CNY", -501), (OUTSIDE, "CNY", 501)], "account_keeps_its_floor"),
        ],
    )
    def test_refuses_a_journal_that_is_not_one(
        self, entries: list[tuple[str, str, int]], guard: str
    ) -> None:
        self.posted()
        with pytest.raises(IntegrityError) as error:
            self.journal_and_commit(*entries)
        cause = error.value.__cause__
        assert cause is not None
        assert cause.diag.constraint_name == guard  # type: ignore[attr-defined]

    def test_takes_the_same_by_hand_where_it_is_right(self) -> None:
        """The positive control of the test above."""
        self.posted()
        self.journal_and_commit((OUTSIDE, "CNY", -5), (WALLET, "CNY", 5))
        assert balance(WALLET, "CNY") == cny(505)
        assert list(discrepancies()) == []


def test_the_trial_balance_names_every_account_and_sums_to_zero() -> None:
    top_up(500)
    post(ref="d", event="e", entries=[(OUTSIDE, Money(-7, "USD")), (ESCROW, Money(7, "USD"))])
    rows = trial_balance()
    assert [(row.account, row.balance) for row in rows] == [
        (OUTSIDE, cny(-500)),
        (WALLET, cny(500)),
        (OUTSIDE, Money(-7, "USD")),
        (ESCROW, Money(7, "USD")),
    ]
    assert [row.account for row in trial_balance("USD")] == [OUTSIDE, ESCROW]
    for currency in ("CNY", "USD"):
        assert sum(row.balance.minor for row in rows if row.balance.currency == currency) == 0
