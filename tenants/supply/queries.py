"""Figures about stock, for the owner's people. Never a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tenants.kernel import sql
from tenants.supply.models import PurchaseBatch, StockImport, Supplier, today

EXPIRING_WITHIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Level:
    """Codes of one denomination: ``free`` can be sold now, ``expired`` never will be."""

    denomination_id: UUID
    free: int
    reserved: int
    expiring: int
    expired: int


_LEVELS = """
SELECT denomination_id,
    count(*) FILTER (WHERE state = 'free' AND sell_by > current_date),
    count(*) FILTER (WHERE state = 'reserved'),
    count(*) FILTER (WHERE state = 'free' AND sell_by > current_date AND sell_by <= %s),
    count(*) FILTER (WHERE state = 'free' AND sell_by <= current_date)
FROM public.supply_stockcode
WHERE state IN ('free', 'reserved') AND (%s::uuid[] IS NULL OR denomination_id = ANY (%s::uuid[]))
GROUP BY denomination_id"""

_COUNTS = """
SELECT state, count(*) FROM public.supply_stockcode WHERE batch_id = %s GROUP BY state"""


def levels(denomination_ids: Iterable[UUID] | None = None) -> dict[UUID, Level]:
    """What lies in stock, exactly counted: for a page of the console, not for a sale.

    A denomination without unsold codes is not in the answer.
    """
    ids = None if denomination_ids is None else list(denomination_ids)
    until = today() + timedelta(days=EXPIRING_WITHIN_DAYS)
    return {row[0]: Level(*row) for row in sql.run(_LEVELS, (until, ids, ids)).fetchall()}


def batch_counts(*, batch: PurchaseBatch) -> dict[str, int]:
    """How many codes of the batch are free, reserved, sold and burned."""
    return {"free": 0, "reserved": 0, "sold": 0, "burned": 0} | dict(
        sql.run(_COUNTS, (batch.pk,)).fetchall()
    )


def supplier_by(text: str) -> Supplier | None:
    """By short name, else by name."""
    return Supplier.objects.filter(code=text).first() or Supplier.objects.filter(name=text).first()


def imports_under_way() -> int:
    return StockImport.objects.filter(
        state__in=[StockImport.State.WAITING, StockImport.State.RUNNING]
    ).count()
