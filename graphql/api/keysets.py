"""Pages of rows by the place of the last one seen: the thousandth is as quick as the first."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from .basics import Page, cursor, cursor_page, page_size, read_cursor

LARGEST = 2**63 - 1


def a_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment has a time zone")
    return moment


def a_day(text: str) -> date:
    return date.fromisoformat(text)


def a_text(text: str) -> str:
    if "\x00" in text:
        raise ValueError("no database text holds this")
    return text


def a_number(text: str) -> int:
    number = int(text)
    if not -LARGEST <= number <= LARGEST:
        raise ValueError("out of range")
    return number


_WRITTEN: dict[Any, Callable[[Any], str]] = {
    a_moment: lambda value: value.isoformat(),
    a_day: lambda value: value.isoformat(),
}


def keyset_page(
    rows: QuerySet[Any],
    *,
    first: int | None,
    after: str | None,
    column: str = "",
    kind: Callable[[str], Any] = a_text,
    descending: bool = True,
    coming: Callable[[list[Any]], None] = lambda nodes: None,
) -> Page:
    """A page of ``rows`` in the order of ``column`` and the id; of the id alone where none is told.

    Ids are ordered by time. ``coming`` hears of the page's nodes before any of them is resolved.
    Raises PageSizeInvalid, CursorInvalid.
    """
    size = page_size(first)
    sign, beyond = ("-", "lt") if descending else ("", "gt")
    place = rows
    if after and column:
        pk, value = read_cursor(after, UUID, kind)
        place = rows.filter(
            Q(**{f"{column}__{beyond}": value}) | Q(**{column: value, f"pk__{beyond}": pk})
        )
    elif after:
        place = rows.filter(**{f"pk__{beyond}": read_cursor(after, UUID)[0]})
    order = [f"{sign}{column}", f"{sign}pk"] if column else [f"{sign}pk"]
    nodes = list(place.order_by(*order)[: size + 1])
    coming(nodes[:size])
    written = _WRITTEN.get(kind, str)

    def place_of(node: Any) -> str:
        return cursor(node.pk, written(getattr(node, column))) if column else cursor(node.pk)

    return cursor_page(nodes, size=size, after=bool(after), cursors=place_of, count=rows.count)
