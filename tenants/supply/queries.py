"""Figures about stock, for the owner's people. Never a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tenants.catalogue.models import STOCKED_KINDS, Denomination
from tenants.kernel import sql
from tenants.supply.models import LowStockAlert, PurchaseBatch, StockImport, Supplier, today

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
SELECT batch_id, state, count(*) FROM public.supply_stockcode
WHERE batch_id = ANY (%s::uuid[]) GROUP BY batch_id, state"""


def levels(denomination_ids: Iterable[UUID] | None = None) -> dict[UUID, Level]:
    """What lies in stock, exactly counted: for a page of the console, not for a sale.

    A denomination without unsold codes is not in the answer.
    """
    ids = None if denomination_ids is None else list(denomination_ids)
    until = today() + timedelta(days=EXPIRING_WITHIN_DAYS)
    return {row[0]: Level(*row) for row in sql.run(_LEVELS, (until, ids, ids)).fetchall()}


def stocked(*, search: str = "", low: bool = False) -> QuerySet[Denomination]:
    """What is delivered out of stock and can be sold, with its product; ``low`` runs out soon."""
    rows = Denomination.objects.filter(is_archived=False, kind__in=STOCKED_KINDS)
    if search:
        rows = rows.filter(Q(product__search_text__icontains=search) | Q(sku__icontains=search))
    if low:
        rows = rows.filter(Exists(LowStockAlert.objects.filter(pk=OuterRef("pk"))))
    return rows.select_related("product")


def counts_of_batches(batch_ids: Iterable[UUID]) -> dict[UUID, dict[str, int]]:
    """How many codes of each batch are free, reserved, sold and burned. One query."""
    found = {pk: {"free": 0, "reserved": 0, "sold": 0, "burned": 0} for pk in batch_ids}
    for batch_id, state, count in sql.run(_COUNTS, (list(found),)):
        found[batch_id][state] = count
    return found


def batch_counts(*, batch: PurchaseBatch) -> dict[str, int]:
    """How many codes of the batch are free, reserved, sold and burned."""
    return counts_of_batches([batch.pk])[batch.pk]


def supplier_by(text: str) -> Supplier | None:
    """By short name, else by name."""
    return Supplier.objects.filter(code=text).first() or Supplier.objects.filter(name=text).first()


def imports_under_way() -> int:
    return StockImport.objects.filter(
        state__in=[StockImport.State.WAITING, StockImport.State.RUNNING]
    ).count()
