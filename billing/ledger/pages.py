"""Reading the books a page at a time, and many balances at once."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from billing.ledger.codes import account_id
from billing.ledger.queries import BALANCE, StatementLine, balance, held_at
from tenants.kernel import sql
from tenants.kernel.money import Money

MANY = (
    BALANCE.replace("SELECT coalesce(a.balance", "SELECT a.code, coalesce(a.balance", 1)
    + "WHERE a.id = any(%s)"
)
SOME = (
    BALANCE.replace("SELECT coalesce(a.balance", "SELECT a.id, a.currency, coalesce(a.balance", 1)
    + "WHERE a.id = any(%s)"
)
# A page of it, from below an entry on, and what the entries above that place sum to.
PAGE = """
SELECT e.at, j.ref, j.event, j.memo, e.minor, j.id, e.id
FROM public.ledger_entry e JOIN public.ledger_journal j ON j.id = e.journal_id
WHERE e.account_id = %s
  AND (%s::timestamptz IS NULL OR e.at >= %s::timestamptz)
  AND (%s::timestamptz IS NULL OR e.at < %s::timestamptz)
  AND (%s::timestamptz IS NULL OR (e.at, e.id) < (%s::timestamptz, %s::bigint))
ORDER BY e.at DESC, e.id DESC LIMIT %s
"""
ABOVE = """
SELECT coalesce(sum(minor), 0)::bigint FROM public.ledger_entry
WHERE account_id = %s AND (at, id) >= (%s::timestamptz, %s::bigint)
  AND (%s::timestamptz IS NULL OR at < %s::timestamptz)
"""
COUNT = """
SELECT count(*) FROM public.ledger_entry WHERE account_id = %s
  AND (%s::timestamptz IS NULL OR at >= %s::timestamptz)
  AND (%s::timestamptz IS NULL OR at < %s::timestamptz)
"""


@dataclass(frozen=True, slots=True)
class PageLine(StatementLine):
    """With the entry's own number: where the next page begins."""

    entry_id: int


def balances(codes: Iterable[str], currency: str) -> dict[str, Money]:
    """What each account holds now, by its code; those that have not been opened hold zero."""
    found = {code: Money(0, currency) for code in codes}
    ids = [account_id(code, currency) for code in found]
    return found | {code: Money(minor, currency) for code, minor in sql.run(MANY, (ids,))}


def balances_of(account_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Money]:
    """What each of these accounts holds now, in whatever currency. One query."""
    return {
        pk: Money(minor, currency) for pk, currency, minor in sql.run(SOME, (list(account_ids),))
    }


def held_between(
    *, code: str, currency: str, since: datetime | None, until: datetime | None
) -> tuple[Money, Money]:
    """What the account held at ``since`` (zero: before its first entry) and at ``until`` (now)."""
    opening = held_at(code, currency, since) if since else Money(0, currency)
    return opening, held_at(code, currency, until) if until else balance(code, currency)


def statement_page(
    code: str,
    currency: str,
    *,
    below: tuple[datetime, int] | None = None,
    limit: int,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[PageLine]:
    """The newest ``limit`` entries, or those ``below`` one (its time and id), newest first.

    Of those with ``since <= time < until``. Two queries, or three: the balances are exact on every
    page.
    """
    account = account_id(code, currency)
    before, entry = below or (None, 0)
    running = (held_at(code, currency, until) if until else balance(code, currency)).minor
    if below:
        row = sql.run(ABOVE, (account, before, entry, until, until)).fetchone()
        running -= row[0] if row else 0
    lines = []
    span = (since, since, until, until)
    for at, ref, event, memo, minor, journal_id, entry_id in sql.run(
        PAGE, (account, *span, before, before, entry, limit)
    ):
        money, after = Money(minor, currency), Money(running, currency)
        lines.append(PageLine(at, ref, event, json.loads(memo), money, after, journal_id, entry_id))
        running -= minor
    return lines


def entry_count(
    code: str, currency: str, since: datetime | None = None, until: datetime | None = None
) -> int:
    account = account_id(code, currency)
    row = sql.run(COUNT, (account, since, since, until, until)).fetchone()
    return int(row[0]) if row else 0
