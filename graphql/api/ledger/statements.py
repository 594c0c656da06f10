"""A page of an account's statement, with the balance running through it."""

from dataclasses import dataclass
from datetime import datetime

from api.basics import Page, cursor, cursor_page, page_size, read_cursor
from api.keysets import a_moment, a_number
from billing.ledger.models import Account
from billing.ledger.pages import entry_count, statement_page
from tenants.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that somebody looks at."""

    account: Account
    opening: Money
    closing: Money
    since: datetime | None
    until: datetime | None


def statement_of(asked: Asked, *, first: int | None, after: str | None) -> Page:
    """Newest first. Raises PageSizeInvalid, CursorInvalid."""
    size = page_size(first)
    place = None
    if after:
        number, at = read_cursor(after, a_number, a_moment)
        place = (at, number)
    account = asked.account
    lines = statement_page(
        account.code,
        account.currency,
        below=place,
        limit=size + 1,
        since=asked.since,
        until=asked.until,
    )
    return cursor_page(
        lines,
        size=size,
        after=bool(after),
        cursors=lambda line: cursor(line.entry_id, line.at.isoformat()),
        count=lambda: entry_count(account.code, account.currency, asked.since, asked.until),
    )
