"""Which tables hold sealed rows, so that a rotation finds them all.

The apps above register theirs when Django starts (``AppConfig.ready``).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from uuid import UUID


def _here(_owner_id: UUID) -> AbstractContextManager[object]:
    return nullcontext()


@dataclass(frozen=True)
class SealedTable:
    """A table with the columns ``id``, ``key_id`` and ``sealed``.

    ``within`` enters the schema where the owner's rows are: ``in_shop`` for a shop's tables.
    """

    table: str
    scope: str
    within: Callable[[UUID], AbstractContextManager[object]]


_tables: dict[tuple[str, str], SealedTable] = {}


def sealed_table(
    table: str,
    *,
    scope: str,
    within: Callable[[UUID], AbstractContextManager[object]] = _here,
) -> None:
    """Register ``table``; ``scope`` says whose keys its rows are under: see keys.SCOPES."""
    _tables[table, scope] = SealedTable(table=table, scope=scope, within=within)


def sealed_tables(scope: str) -> list[SealedTable]:
    return [t for t in _tables.values() if t.scope == scope]
