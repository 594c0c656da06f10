"""Which denominations can be had, and what has moved since somebody looked.

No sale writes here: a row that every sale of a hot card touched would be waited for. Whoever asks
has the shelf looked at, at most once in a few seconds for all who ask, and only what moved is
written, under one lock: versions rise in the order in which they are committed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.cache import caches
from django.db import transaction

from tenants.catalogue.models import STOCKED_KINDS
from tenants.kernel import sql

LOOK_EVERY_S = 3
_LOOKED = "stock-levels:looked"
_LOCK = 0x57_0C_1E
# Counted no further than the answer needs, by the index over free codes.
_LOOK = """
WITH counted AS (
  SELECT d.id, CASE WHEN free.n < d.min_quantity THEN 'out_of_stock'
    WHEN free.n <= d.low_stock_at THEN 'low' ELSE 'in_stock' END AS level
  FROM public.catalogue_denomination d CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM (
      SELECT FROM public.supply_stockcode s
      WHERE s.denomination_id = d.id AND s.state = 'free' AND s.sell_by > current_date
      LIMIT greatest(d.min_quantity, d.low_stock_at + 1)) AS seen) AS free
  WHERE NOT d.is_archived AND d.kind = ANY (%s)
), moved AS (
  SELECT c.id, c.level FROM counted c
  LEFT JOIN public.supply_stocklevel k ON k.denomination_id = c.id
  WHERE k.level IS DISTINCT FROM c.level
)
INSERT INTO public.supply_stocklevel AS known (denomination_id, level, version, moved_at)
SELECT id, level, (SELECT coalesce(max(version), 0) + 1 FROM public.supply_stocklevel), now()
FROM moved
ON CONFLICT (denomination_id) DO UPDATE
SET level = excluded.level, version = excluded.version, moved_at = excluded.moved_at"""
_MOVED = """
SELECT denomination_id, level, version, moved_at FROM public.supply_stocklevel
WHERE (version, denomination_id) > (%s, %s) ORDER BY version, denomination_id LIMIT %s"""


@dataclass(frozen=True, slots=True)
class Moved:
    """A denomination whose level is another than it was before `version`."""

    denomination_id: UUID
    level: str
    version: int
    moved_at: datetime


def look() -> None:
    """See that the levels are those of some seconds ago at most. Cheap where they are."""
    if not _is_due():
        return
    with transaction.atomic():
        row = sql.run("SELECT pg_try_advisory_xact_lock(%s)", (_LOCK,)).fetchone()
        # Not ours: somebody is looking at this moment.
        if row and row[0]:
            sql.run(_LOOK, (list(STOCKED_KINDS),))


def version() -> int:
    """Of the newest move; 0 before the first."""
    row = sql.run("SELECT coalesce(max(version), 0) FROM public.supply_stocklevel").fetchone()
    return int(row[0]) if row else 0


def levels_of(denomination_ids: Collection[UUID]) -> dict[UUID, str]:
    """As they were found; what was never looked at is left out."""
    return dict(
        sql.run(
            "SELECT denomination_id, level FROM public.supply_stocklevel"
            " WHERE denomination_id = ANY (%s)",
            (list(denomination_ids),),
        ).fetchall()
    )


def moved_after(*, version: int, denomination_id: UUID, limit: int) -> Sequence[Moved]:
    """What moved after that place, the earliest first."""
    rows: list[Any] = sql.run(_MOVED, (version, denomination_id, limit)).fetchall()
    return [Moved(*row) for row in rows]


def _is_due() -> bool:
    try:
        return bool(caches["platform"].add(_LOOKED, 1, LOOK_EVERY_S))
    except Exception:  # noqa: BLE001 - without the cache server everybody looks
        return True
