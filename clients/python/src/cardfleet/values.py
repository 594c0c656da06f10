"""Money, choices, pages, and what stands for "not given"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, Final, Generic, Literal, Self, TypeVar

from cardfleet.errors import NotThere, TooExpensive

Node = TypeVar("Node")
Value = TypeVar("Value")


class Unset(Enum):
    """Of the type of ``UNSET``: not sent at all, where None is sent as null."""

    UNSET = "unset"

    def __bool__(self) -> Literal[False]:
        return False


UNSET: Final = Unset.UNSET
SMALLEST_PAGE = 5


class Choice(StrEnum):
    """A value of an enumeration. One that this client does not know yet is kept as it came."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_ = value
        unknown._value_ = value
        return unknown


@dataclass(frozen=True)
class Money:
    """An exact amount in major units."""

    amount: Decimal
    currency: str

    @classmethod
    def read(cls, data: dict[str, str]) -> "Money":
        return cls(Decimal(data["amount"]), data["currency"])


@dataclass(frozen=True)
class PageInfo:
    """Where a page stands that is not a list of its own."""

    has_next_page: bool
    end_cursor: str | None

    @classmethod
    def read(cls, data: dict[str, Any]) -> "PageInfo":
        return cls(data["hasNextPage"], data["endCursor"])


@dataclass(frozen=True)
class Page(Generic[Node]):
    """A page of a list. ``end_cursor`` is the ``after`` of the next."""

    nodes: list[Node]
    has_next_page: bool
    end_cursor: str | None

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)


def each(ask: Callable[..., Page[Node]], **arguments: Any) -> Iterator[Node]:
    """Every node of a list, page by page: ``each(shop.products, sort=ProductSort.NAME)``.

    A page that costs more than is served is asked in halves.
    """
    arguments = {"first": 100, **arguments}
    while True:
        try:
            page = ask(**arguments)
        except TooExpensive:
            if arguments["first"] <= SMALLEST_PAGE:
                raise
            arguments["first"] //= 2
            continue
        yield from page
        if not page.has_next_page:
            return
        arguments["after"] = page.end_cursor


def page_of(data: Any, read: Callable[[Any], Node]) -> Page[Node]:
    info = data["pageInfo"]
    nodes = [read(edge["node"]) for edge in data["edges"]]
    return Page(nodes, info["hasNextPage"], info["endCursor"])


def maybe(data: Any, read: Callable[[Any], Value]) -> Value | None:
    return None if data is None else read(data)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def day(text: str) -> date:
    return date.fromisoformat(text)


def camel(name: str) -> str:
    return re.sub(r"_+([a-z0-9])", lambda found: found[1].upper(), name.rstrip("_"))


def plain(value: Any) -> Any:
    """As JSON takes it; what is not given is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return named({field.name: getattr(value, field.name) for field in fields(value)})
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def named(given: dict[str, Any]) -> dict[str, Any]:
    """Arguments under the names of the schema."""
    return {camel(name): plain(value) for name, value in given.items() if value is not UNSET}


def reach(data: Any, *path: str) -> Any:
    """What lies that deep. NotThere where something on the way is null."""
    for step in path:
        if data is None:
            raise NotThere(f"There is no {step} here: sign in, or look at the id.")
        data = data[step]
    return data
