"""Random histories (case 17, the ledger's part): whatever is posted in whatever order, the books
balance, no wallet passes its floor but by a refund, and every balance is what a plain model says.
"""

import os
import uuid
from collections import defaultdict
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from billing.ledger.codes import ESCROW, clearing, customer_wallet, shop_earnings, shop_wallet
from billing.ledger.errors import InsufficientFunds
from billing.ledger.posting import forget_accounts, post
from billing.ledger.queries import balance, discrepancies, statement, trial_balance
from billing.ledger.services import adjust_wallet
from billing.ledger.snapshots import take_snapshots
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money

pytestmark = pytest.mark.usefixtures("public")

SHOP = uuid.uuid4()
WALLETS = [customer_wallet(SHOP, uuid.uuid4()), customer_wallet(SHOP, uuid.uuid4())]
WALLETS.append(shop_wallet(SHOP))
OPEN = [ESCROW, clearing("sandbox", "main"), shop_earnings(SHOP)]
# The soak runs 10,000 operations: LEDGER_STEPS=10000.
STEPS = int(os.environ.get("LEDGER_STEPS", "1000"))
A_HISTORY = 50

currencies = st.sampled_from(["CNY", "USD", "JPY"])
amounts = st.integers(min_value=1, max_value=5_000)
wallets = st.sampled_from(WALLETS)
accounts = st.sampled_from(WALLETS + OPEN)


class Books(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        forget_accounts()
        self.held: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.refs: list[tuple[str, list[tuple[str, Money]]]] = []
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def _move(self, entries: list[tuple[str, Money]], **how: Any) -> None:
        ref = f"test:{uuid.uuid4()}"
        net: defaultdict[tuple[str, str], int] = defaultdict(int)
        for code, money in entries:
            net[code, money.currency] += money.minor
        short = not how.get("passes_floors") and any(
            code.endswith(":wallet") and change < 0 and self.held[code, currency] + change < 0
            for (code, currency), change in net.items()
        )
        try:
            with transaction.atomic():
                new = bool(post(ref=ref, event="test", entries=entries, **how))
                sql.run("SET CONSTRAINTS ALL IMMEDIATE")
                sql.run("SET CONSTRAINTS ALL DEFERRED")
        except InsufficientFunds:
            assert short
            return
        assert new
        assert not short
        for place, change in net.items():
            self.held[place] += change
        self.refs.append((ref, entries))

    @rule(wallet=wallets, amount=amounts, currency=currencies)
    def top_up(self, wallet: str, amount: int, currency: str) -> None:
        money = Money(amount, currency)
        self._move([(OPEN[1], -money), (wallet, money)])

    @rule(wallet=wallets, amount=amounts, currency=currencies)
    def spend(self, wallet: str, amount: int, currency: str) -> None:
        money = Money(amount, currency)
        self._move([(wallet, -money), (ESCROW, money)])

    @rule(wallet=wallets, amount=amounts, currency=currencies)
    def refund_past_the_floor(self, wallet: str, amount: int, currency: str) -> None:
        money = Money(amount, currency)
        self._move([(wallet, -money), (OPEN[1], money)], passes_floors=True)

    @rule(giving=accounts, taking=accounts, third=accounts, one=amounts, two=amounts,
          currency=currencies)  # fmt: skip
    def split(
        self, giving: str, taking: str, third: str, one: int, two: int, currency: str
    ) -> None:
        self._move(
            [
                (giving, Money(-one - two, currency)),
                (taking, Money(one, currency)),
                (third, Money(two, currency)),
            ]
        )

    @rule(wallet=wallets, amount=st.integers(-3_000, 3_000).filter(bool), currency=currencies)
    def adjust(self, wallet: str, amount: int, currency: str) -> None:
        try:
            with transaction.atomic():
                adjust_wallet(
                    account=wallet, money=Money(amount, currency), reason="test", actor=SYSTEM
                )
        except InsufficientFunds:
            assert amount < 0
            assert self.held[wallet, currency] + amount < 0
            return
        self.held[wallet, currency] += amount
        self.held["platform:adjustments", currency] -= amount

    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        if self.refs:
            ref, entries = data.draw(st.sampled_from(self.refs))
            assert not post(ref=ref, event="test", entries=entries)

    @rule()
    def snapshot(self) -> None:
        take_snapshots(entries_between=1)

    @invariant()
    def the_books_are_right(self) -> None:
        rows = {(row.account, row.balance.currency): row.balance.minor for row in trial_balance()}
        assert {k: v for k, v in rows.items() if v} == {k: v for k, v in self.held.items() if v}
        assert list(discrepancies()) == []

    @invariant()
    def one_account_reads_alike_everywhere(self) -> None:
        code = WALLETS[0]
        assert statement(code, "CNY").closing == balance(code, "CNY")


def test_any_history_leaves_the_books_right() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Books,
        settings=settings(
            max_examples=max(1, STEPS // A_HISTORY),
            stateful_step_count=A_HISTORY,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
