"""Reading the books."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from billing.ledger.codes import account_id, shape_of
from billing.ledger.fx import convert, fx_rate
from tenants.kernel import sql
from tenants.kernel.money import Money

__all__ = [
    "balance",
    "balances_promised",
    "convert",
    "discrepancies",
    "entries_of",
    "fx_rate",
    "held_at",
    "statement",
    "trial_balance",
]

# A snapshot counts every entry of a transaction before `before`; those after it are added up.
# An account that keeps its balance (it has a floor) is read from its row.
BALANCE = """
SELECT coalesce(a.balance, coalesce(s.minor, 0) + coalesce((
  SELECT sum(e.minor) FROM public.ledger_entry e
  WHERE e.account_id = a.id AND (s.before IS NULL OR e.xact >= s.before)), 0))::bigint
FROM public.ledger_account a LEFT JOIN LATERAL (
  SELECT minor, before FROM public.ledger_balancesnapshot
  WHERE account_id = a.id ORDER BY before DESC LIMIT 1) s ON true
"""
ONE = BALANCE + "WHERE a.id = %s"
ALL = (
    BALANCE.replace("SELECT coalesce(a.balance", "SELECT a.code, a.currency, coalesce(a.balance", 1)
    + "WHERE %s::text IS NULL OR a.currency = %s::text ORDER BY a.currency, a.code"
)
ENTRIES_SUM = """
SELECT coalesce(sum(minor), 0)::bigint FROM public.ledger_entry
WHERE account_id = %s AND at < %s
"""
# The newest ones: what a reader looks for, and what the balance of today follows from.
STATEMENT = """
SELECT e.at, j.ref, j.event, j.memo, e.minor, j.id
FROM public.ledger_entry e JOIN public.ledger_journal j ON j.id = e.journal_id
WHERE e.account_id = %s AND (%s::timestamptz IS NULL OR e.at >= %s::timestamptz)
  AND (%s::timestamptz IS NULL OR e.at < %s::timestamptz)
ORDER BY e.at DESC, e.id DESC LIMIT %s
"""
PROMISED = """
SELECT currency, count(*), sum(balance)::bigint FROM public.ledger_account
WHERE kind = 'wallet' AND owner LIKE %s AND balance <> 0 GROUP BY currency ORDER BY currency
"""
# Forward, from a place on: an account may have more entries than memory.
ENTRIES = """
SELECT e.id, e.at, j.ref, j.event, e.minor
FROM public.ledger_entry e JOIN public.ledger_journal j ON j.id = e.journal_id
WHERE e.account_id = %s AND e.at >= %s AND e.at < %s AND (e.at, e.id) > (%s, %s)
ORDER BY e.at, e.id LIMIT %s
"""
# Kept balances against what their entries sum to, and journals against zero.
DRIFTED = """
SELECT a.code, a.currency, a.balance, coalesce(sum(e.minor), 0)::bigint
FROM public.ledger_account a LEFT JOIN public.ledger_entry e ON e.account_id = a.id
WHERE a.balance IS NOT NULL GROUP BY a.id HAVING a.balance <> coalesce(sum(e.minor), 0)
"""
UNBALANCED = """
SELECT j.ref, e.currency, sum(e.minor)::bigint
FROM public.ledger_entry e LEFT JOIN public.ledger_journal j ON j.id = e.journal_id
GROUP BY e.journal_id, j.ref, e.currency HAVING sum(e.minor) <> 0
"""


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """An account (by code) and what it holds."""

    account: str
    balance: Money


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One entry with the balance after it."""

    at: datetime
    ref: str
    event: str
    memo: dict[str, Any]
    money: Money
    balance: Money
    journal_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Statement:
    """An account over a time: opening + the lines = closing.

    Where only the newest lines are shown, ``opening`` is the balance before the first of them.
    """

    account: str
    opening: Money
    lines: list[StatementLine]
    closing: Money


@dataclass(frozen=True, slots=True)
class Posting:
    """One entry of an account, where it is read from the oldest on."""

    entry_id: int
    at: datetime
    ref: str
    event: str
    minor: int


def balance(code: str, currency: str) -> Money:
    """What the account holds now; zero for one that has not been opened."""
    row = sql.run(ONE, (account_id(code, currency),)).fetchone()
    if row is None:
        shape_of(code)
        return Money(0, currency)
    return Money(row[0], currency)


def balances_promised(shop_id: uuid.UUID) -> dict[str, tuple[int, Money]]:
    """By currency: how many of a shop's customers have a balance (also one below zero), and what
    they add up to."""
    rows = sql.run(PROMISED, (f"customer:{shop_id}:%",))
    return {currency: (count, Money(minor, currency)) for currency, count, minor in rows}


def trial_balance(currency: str | None = None) -> list[AccountBalance]:
    """Every account with its balance, by currency and code. Sums to zero in each currency."""
    return [
        AccountBalance(code, Money(minor, kept_in))
        for code, kept_in, minor in sql.run(ALL, (currency, currency))
    ]


def statement(
    code: str,
    currency: str,
    since: datetime | None = None,
    until: datetime | None = None,
    *,
    limit: int = 10_000,
) -> Statement:
    """The account's entries with ``since <= time < until``, oldest first; the newest ``limit``.

    ``closing`` is what the account held at ``until``, or holds now, however many are left out.
    """
    account = account_id(code, currency)
    found = sql.run(STATEMENT, (account, since, since, until, until, limit)).fetchall()
    closing = held_at(code, currency, until) if until else balance(code, currency)
    running, lines = closing.minor, []
    for at, ref, event, memo, minor, journal_id in found:
        money, after = Money(minor, currency), Money(running, currency)
        # Django has its connections give JSON as text.
        lines.append(StatementLine(at, ref, event, json.loads(memo), money, after, journal_id))
        running -= minor
    lines.reverse()
    return Statement(code, Money(running, currency), lines, closing)


def entries_of(
    code: str, currency: str, since: datetime, until: datetime, *, chunk: int = 1_000
) -> Iterator[list[Posting]]:
    """The account's entries with ``since <= time < until``, oldest first, a chunk at a time."""
    account, place = account_id(code, currency), (since, 0)
    while True:
        found = sql.run(ENTRIES, (account, since, until, *place, chunk)).fetchall()
        if not found:
            return
        yield [Posting(*row) for row in found]
        place = (found[-1][1], found[-1][0])


def held_at(code: str, currency: str, at: datetime) -> Money:
    """What the account held at that time: the sum of all entries before it."""
    row = sql.run(ENTRIES_SUM, (account_id(code, currency), at)).fetchone()
    return Money(row[0] if row else 0, currency)


def discrepancies() -> Iterator[str]:
    """What cannot be true: a kept balance that its entries do not sum to, a lopsided journal."""
    for code, currency, kept, summed in sql.run(DRIFTED):
        yield f"{code} keeps {Money(kept, currency)}, its entries sum to {Money(summed, currency)}"
    for ref, currency, total in sql.run(UNBALANCED):
        yield f"posting {ref} sums to {Money(total, currency)}"
