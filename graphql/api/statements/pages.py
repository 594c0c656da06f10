"""A page of an account's statement."""

from datetime import datetime
from typing import Any

from api.basics import CursorInvalid, Page, cursor, cursor_page, page_size, read_cursor
from api.statements.loaders import order_numbers
from billing.ledger.pages import PageLine, entry_count, statement_page

GREATEST_ENTRY = 2**63 - 1


def statement_of(
    context: Any, code: str, currency: str, *, first: int | None, after: str | None
) -> Page:
    """Newest first, with exact balances on every page."""
    size, below = page_size(first), None
    if after:
        entry, at = read_cursor(after, int, datetime.fromisoformat)
        if not 0 <= entry <= GREATEST_ENTRY:
            raise CursorInvalid(field="after")
        below = (at, entry)
    lines = statement_page(code, currency, below=below, limit=size + 1)
    order_numbers(context).announce(line.ref for line in lines[:size])
    return cursor_page(
        lines,
        size=size,
        after=bool(after),
        cursors=_place,
        count=lambda: entry_count(code, currency),
    )


def _place(line: PageLine) -> str:
    return cursor(line.entry_id, line.at.isoformat())
