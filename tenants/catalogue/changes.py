"""What of the catalogue was written since a moment, as PostgreSQL itself knows it.

Each row version carries the transaction that wrote it (the system column ``xmin``), and a snapshot
tells which was the oldest transaction still open (``pg_snapshot_xmin``): every row written by it or
a later one may not have been seen. So nothing is missed, however a row was changed and however long
its transaction took, with no column, no trigger and no clock. What was seen already may come again.
"""

import uuid
from dataclasses import dataclass

from tenants.kernel import sql

# Half of what 32 bits can tell apart, less some: older than this it is not to be compared.
_HORIZON = 2**31 - 10**7
_POSITION = """
SELECT (SELECT system_identifier FROM pg_control_system())::text || '-'
    || (SELECT timeline_id FROM pg_control_checkpoint())::text || '-'
    || (SELECT oid FROM pg_database WHERE datname = current_database())::text,
  pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
  pg_snapshot_xmax(pg_current_snapshot())::text::bigint"""


def _written(row: str) -> str:
    """Is the row version of that transaction or a later one? In 32 bits that run round."""
    return f"(({row}.xmin::text::bigint - %(since)s) & 4294967295) < 2147483648"


_TREE = f"""
SELECT EXISTS (SELECT FROM public.catalogue_category c WHERE {_written("c")})
  OR EXISTS (SELECT FROM public.catalogue_pricetier t WHERE {_written("t")})"""  # noqa: S608
_IDS = f"""
SELECT d.id FROM public.catalogue_denomination d
JOIN public.catalogue_product p ON p.id = d.product_id
WHERE d.id > %(after)s AND ({_written("d")} OR {_written("p")} OR EXISTS (
  SELECT FROM public.catalogue_wholesaleprice w
  WHERE w.denomination_id = d.id AND {_written("w")}))
ORDER BY d.id LIMIT %(limit)s"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Position:
    """A moment of one database. Another database, also a restored one, has other moments."""

    database: str
    xid: int


def position() -> Position:
    """Now: whatever is committed has been written before it."""
    return _now()[0]


def can_tell(since: Position) -> bool:
    """Whether what was written since can be told here; if not, all of it may have been."""
    now, latest = _now()
    return since.database == now.database and 0 <= latest - since.xid < _HORIZON


def tree_changed(since: Position) -> bool:
    """Categories or price tiers: what follows from them is not told row by row."""
    row = sql.run(_TREE, {"since": since.xid}).fetchone()
    return bool(row and row[0])


def changed_ids(*, since: Position, after: uuid.UUID, limit: int) -> list[uuid.UUID]:
    """The next denominations that were written since, with their product and wholesale prices;
    archived ones too."""
    values = {"since": since.xid, "after": after, "limit": limit}
    return [row[0] for row in sql.run(_IDS, values)]


def _now() -> tuple[Position, int]:
    database, oldest, latest = sql.run(_POSITION).fetchone() or ("", 0, 0)
    return Position(database, oldest), latest
