"""Many at once: wallets never below their floor (case 14), books that balance, no deadlock."""

import random
import threading
import uuid
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from billing.ledger import posting
from billing.ledger.codes import ESCROW, clearing, customer_wallet, shop_wallet
from billing.ledger.errors import InsufficientFunds
from billing.ledger.posting import post
from billing.ledger.queries import balance, discrepancies, trial_balance
from tenants.kernel import sql
from tenants.kernel.money import Money
from tenants.registry.context import in_public

pytestmark = pytest.mark.usefixtures("fresh_database", "public")

SHOP = uuid.uuid4()
WALLETS = [customer_wallet(SHOP, uuid.uuid4()) for _ in range(3)] + [shop_wallet(SHOP)]
OUTSIDE = clearing("sandbox", "main")


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


def top_up(wallet: str, minor: int) -> None:
    entries = [(OUTSIDE, cny(-minor)), (wallet, cny(minor))]
    post(ref=f"top_up:{uuid.uuid4()}", event="wallet.topped_up", entries=entries)


def at_once(workers: int, work: Callable[[int], object]) -> Counter[str]:
    """Run ``work(number)`` in so many threads; how many ended how (exceptions by name)."""
    gate, ends, tally = threading.Barrier(workers), Counter[str](), threading.Lock()

    def run(number: int) -> None:
        try:
            with in_public():
                connection.ensure_connection()
                gate.wait()
                end = str(work(number))
        except Exception as problem:  # noqa: BLE001 - counted, and compared by the test
            end = type(problem).__name__
        finally:
            connection.close()
        with tally:
            ends[end] += 1

    threads = [threading.Thread(target=run, args=(number,)) for number in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def books_are_right() -> None:
    assert list(discrepancies()) == []
    assert sum(row.balance.minor for row in trial_balance("CNY")) == 0


def spend(number: int) -> str:
    with transaction.atomic():
        post(
            ref=f"spend:{number}",
            event="order.paid",
            entries=[(WALLETS[0], cny(-300)), (ESCROW, cny(300))],
        )
    return "spent"


def test_concurrent_spends_of_one_wallet_never_pass_its_floor() -> None:
    top_up(WALLETS[0], 1_000)
    assert at_once(8, spend) == {"spent": 3, "InsufficientFunds": 5}
    assert balance(WALLETS[0], "CNY") == cny(100)
    assert balance(ESCROW, "CNY") == cny(900)
    books_are_right()


def test_without_the_kept_balance_the_same_spends_would_pass_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The positive control: a check that reads, and then writes, lets all of them through."""
    top_up(WALLETS[0], 1_000)
    sql.run("ALTER TABLE public.ledger_entry DISABLE TRIGGER entries_are_checked")
    looked = threading.Barrier(8)

    def look_then_spend(number: int) -> str:
        with transaction.atomic():
            total = sql.run(
                "SELECT sum(minor) FROM public.ledger_entry WHERE account_id = %s",
                (posting.account_id(WALLETS[0], "CNY"),),
            ).fetchone()
            looked.wait()
            if total is None or total[0] < 300:
                raise InsufficientFunds(wanted=cny(300), left=cny(0))
            return spend(number)

    assert at_once(8, look_then_spend) == {"spent": 8}
    sums = sql.run(
        "SELECT sum(minor)::bigint FROM public.ledger_entry WHERE account_id = %s",
        (posting.account_id(WALLETS[0], "CNY"),),
    ).fetchone()
    assert sums == (1_000 - 8 * 300,)


def test_the_same_ref_at_once_is_posted_once() -> None:
    def pay(_number: int) -> str:
        with transaction.atomic():
            new = post(
                ref="order.paid:1",
                event="order.paid",
                entries=[(OUTSIDE, cny(-500)), (ESCROW, cny(500))],
            )
            return "new" if new else "known"

    assert at_once(8, pay) == {"new": 1, "known": 7}
    assert balance(ESCROW, "CNY") == cny(500)
    books_are_right()


def test_transfers_across_the_same_wallets_in_every_order_do_not_deadlock() -> None:
    for wallet in WALLETS:
        top_up(wallet, 100_000)

    def shuffle(number: int) -> str:
        dice = random.Random(number)
        for step in range(25):
            giving, taking, third = dice.sample(WALLETS, 3)
            with transaction.atomic():
                post(
                    ref=f"shuffle:{number}:{step}",
                    event="test",
                    entries=[(giving, cny(-20)), (taking, cny(15)), (third, cny(5))],
                )
        return "done"

    assert at_once(6, shuffle) == {"done": 6}
    assert sum(balance(wallet, "CNY").minor for wallet in WALLETS) == 400_000
    books_are_right()


def test_new_accounts_opened_by_many_at_once_are_one_each() -> None:
    posting.forget_accounts()
    fresh = [customer_wallet(SHOP, uuid.uuid4()) for _ in range(5)]

    def open_them(number: int) -> str:
        order = random.Random(number).sample(fresh, len(fresh))
        with transaction.atomic():
            post(
                ref=f"open:{number}",
                event="test",
                entries=[(OUTSIDE, cny(-5)), *((code, cny(1)) for code in order)],
            )
        return "done"

    assert at_once(8, open_them) == {"done": 8}
    assert [balance(code, "CNY").minor for code in fresh] == [8] * 5
    books_are_right()


def test_sales_that_share_escrow_do_not_wait_for_each_other() -> None:
    """No row of a busy account is locked: a second sale commits while the first is open."""
    with transaction.atomic():
        post(ref="opened", event="e", entries=[(OUTSIDE, cny(-1)), (ESCROW, cny(1))])
    with transaction.atomic():
        post(ref="first", event="e", entries=[(OUTSIDE, cny(-1)), (ESCROW, cny(1))])

        def second(_number: int) -> str:
            with transaction.atomic():
                sql.run("SET LOCAL lock_timeout = '500ms'")
                post(ref="second", event="e", entries=[(OUTSIDE, cny(-1)), (ESCROW, cny(1))])
            return "done"

        assert at_once(1, second) == {"done": 1}
        locked = sql.run(
            "SELECT count(*) FROM public.ledger_account WHERE xmax::text::bigint <> 0"
        ).fetchone()
        assert locked == (0,)
    assert balance(ESCROW, "CNY") == cny(3)
