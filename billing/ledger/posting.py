"""post(): the one way money moves."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import psycopg
from django.db import connection, transaction
from psycopg.types.json import Jsonb

from billing.ledger.codes import account_id, shape_of
from billing.ledger.errors import Unbalanced, floors_refuse
from tenants.kernel import sql
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money

EntrySpec = tuple[str, Money]

# One statement: a ref that exists writes no journal, and then no entry either. Checks and kept
# balances follow in the triggers of 0002_guards.
POST = """
WITH journal AS (
  INSERT INTO public.ledger_journal (id, ref, event, at, shop_id, memo, passes_floors)
  VALUES (%s, %s, %s, coalesce(%s::timestamptz, now()), %s, %s, %s)
  ON CONFLICT (ref) DO NOTHING RETURNING id, at
), entries AS (
  INSERT INTO public.ledger_entry (journal_id, account_id, currency, minor, at)
  SELECT journal.id, e.account_id, e.currency, e.minor, journal.at
  FROM journal, unnest(%s::uuid[], %s::text[], %s::bigint[]) AS e (account_id, currency, minor)
)
SELECT count(*) FROM journal
"""
# Sorted by id: two sales that open the same two accounts would deadlock otherwise.
OPEN = """
INSERT INTO public.ledger_account (id, code, kind, owner, currency, floor, balance, carried)
SELECT a.id, a.code, a.kind, a.owner, a.currency, a.floor, a.floor * 0, 0
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[])
  AS a (id, code, kind, owner, currency, floor)
ORDER BY a.id ON CONFLICT DO NOTHING
"""

# Accounts that are known to be committed, by database (tests use many in one process).
_open: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
_MOST_KNOWN = 200_000


class Posted:
    """Whether the posting was new. Truth is asked of the database's answer when it is needed, so
    that inside a pipeline nobody waits who does not ask."""

    __slots__ = ("_cursor", "_new")

    def __init__(self, cursor: psycopg.Cursor[Any] | None, new: bool | None = None) -> None:
        self._cursor, self._new = cursor, new

    def __bool__(self) -> bool:
        if self._new is None and self._cursor is not None:
            row = self._cursor.fetchone()
            self._new = bool(row and row[0])
        return bool(self._new)


def post(
    *,
    ref: str,
    event: str,
    entries: Iterable[EntrySpec],
    shop_id: uuid.UUID | None = None,
    at: datetime | None = None,
    memo: Mapping[str, Any] | None = None,
    passes_floors: bool = False,
) -> Posted:
    """Move money: one journal of ``(account code, amount)`` that sums to zero in each currency.

    An amount above zero is more of what the account holds. ``ref`` ("order.paid:<uuid>") is unique:
    the same one again writes nothing and is false. Accounts are opened by their first entry;
    amounts of zero are left out, and a posting of nothing but zeros writes nothing and is false.
    ``passes_floors`` is for refunds and for work that is done already: floors bind spending.

    One round trip; inside ``sql.pipeline()`` none of its own. Raises InsufficientFunds where a
    wallet or deposit would pass its floor (in a pipeline: see ``errors.floors_refuse``), Unbalanced
    and ValueError for our own mistakes. The database checks the balance again at COMMIT.
    """
    moving = [(code, money) for code, money in entries if money.minor]
    totals: defaultdict[str, int] = defaultdict(int)
    for _code, money in moving:
        totals[money.currency] += money.minor
    if any(totals.values()):
        raise Unbalanced(f"{ref}: {dict(totals)}")
    if not moving:
        return Posted(None, new=False)
    open_accounts([(code, money.currency) for code, money in moving])
    journal = (new_id(), ref, event, at, shop_id, Jsonb(dict(memo or {})), passes_floors)
    columns = (
        _array(str(account_id(code, money.currency)) for code, money in moving),
        _array(money.currency for _code, money in moving),
        _array(str(money.minor) for _code, money in moving),
    )
    with floors_refuse():
        return Posted(sql.run(POST, (*journal, *columns)))


def _array(values: Iterable[str]) -> str:
    """PostgreSQL's spelling of a list of plain words: the driver's own takes a third of a post."""
    return "{" + ",".join(values) + "}"


def open_accounts(accounts: Iterable[tuple[str, str]]) -> None:
    """Make sure that the accounts (code, currency) exist. Asks nothing for those already seen."""
    known = _open[connection.settings_dict["NAME"]]
    missing = {
        key: (code, currency)
        for code, currency in accounts
        if (key := account_id(code, currency)) not in known
    }
    if not missing:
        return
    rows = [(key, code, currency, shape_of(code)) for key, (code, currency) in missing.items()]
    sql.run(
        OPEN,
        (
            [key for key, *_ in rows],
            [code for _, code, *_ in rows],
            [shape.kind for *_, shape in rows],
            [shape.owner for *_, shape in rows],
            [currency for _, _, currency, _ in rows],
            [shape.floor for *_, shape in rows],
        ),
    )

    def remember() -> None:
        if len(known) > _MOST_KNOWN:
            known.clear()
        known.update(missing)

    # Only what is committed is known: a rolled-back opening would leave entries without account.
    transaction.on_commit(remember)


def forget_accounts() -> None:
    """For tests that put another database under the same name."""
    _open.clear()
