"""Pages of rows, and one row by its id: what every list of a schema needs."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from tenants.kernel.errors import NotFound

from .basics import CursorInvalid, Edge, Page, cursor, page_size, read_cursor
from .keysets import a_moment, keyset_page

# Beyond every list, and within what the database counts.
FARTHEST = 10_000_000
Ready = Callable[[list[Any]], None]


def newest_first(
    rows: QuerySet[Any],
    *,
    at: str,
    first: int | None,
    after: str | None,
    ready: Ready | None = None,
) -> Page:
    """A page by time, then id: what is added meanwhile moves nothing. ``ready`` gets its nodes."""
    return keyset_page(
        rows, first=first, after=after, column=at, kind=a_moment, coming=ready or _nothing
    )


def _nothing(nodes: list[Any]) -> None:
    """Nobody waits for the nodes."""


def in_order(
    rows: Any, *, first: int | None, after: str | None, ready: Ready | None = None
) -> Page:
    """A page by place, of rows (or a list) whose order is their own."""
    size, offset = page_size(first), place_of(after)
    found = list(rows[offset : offset + size + 1])
    if ready is not None:
        ready(found[:size])
    edges = [Edge(cursor(n), node) for n, node in enumerate(found[:size], offset + 1)]
    return Page(
        edges=edges,
        page_info={
            "has_next_page": len(found) > size,
            "has_previous_page": offset > 0,
            "start_cursor": edges[0].cursor if edges else None,
            "end_cursor": edges[-1].cursor if edges else None,
        },
        count=rows.count if isinstance(rows, QuerySet) else lambda: len(rows),
    )


def place_of(after: str | None) -> int:
    """How many are before what a cursor stands for. Raises CursorInvalid."""
    if not after:
        return 0
    place: int = read_cursor(after, int)[0]
    if not 0 <= place <= FARTHEST:
        raise CursorInvalid(field="after")
    return place


def find(rows: QuerySet[Any], text: str, *, field: str) -> Any:
    """One row by its id. Raises NotFound: what is no id is as unknown as another shop's."""
    found = rows.filter(pk=text).first() if is_id(text) else None
    if found is None:
        raise NotFound(field=field)
    return found


def find_all(rows: QuerySet[Any], texts: list[str] | None, *, field: str) -> list[Any]:
    """Rows by their ids, in that order. Raises NotFound with the place of the unknown one."""
    wanted = list(dict.fromkeys(texts or ()))
    known = {str(row.pk): row for row in rows.filter(pk__in=filter(is_id, wanted))}
    found = []
    for position, text in enumerate(wanted):
        row = known.get(str(uuid.UUID(text))) if is_id(text) else None
        if row is None:
            raise NotFound(field=field, path=[field, str(position)])
        found.append(row)
    return found


def is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
