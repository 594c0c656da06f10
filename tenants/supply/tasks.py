"""Supply's work behind the scenes. Each may run twice."""

from datetime import timedelta
from typing import Any

from celery import shared_task
from django.utils import timezone

from tenants.kernel import sql
from tenants.outbox.errors import Retry
from tenants.outbox.registry import handler
from tenants.passes.services import forget_old
from tenants.registry.context import in_public
from tenants.registry.models import Shop
from tenants.supply import alerts, arrivals, files, preview, stock
from tenants.supply.models import StockImport
from tenants.supply.running import Interrupted, OutOfTime, run_import
from tenants.supply.stockfile import BadLayout, NotAStockFile

# A run ends by itself well within its lease, and the next one goes on from there.
IMPORT_FOR_S = 600
DRAFTS_KEPT = timedelta(days=1)
REFUSED_ROWS_KEPT = timedelta(days=30)
_OLD_REFUSALS = """
DELETE FROM public.supply_refusedrow AS r USING public.supply_stockimport AS i
WHERE i.id = r.stock_import_id AND i.finished_at < %s"""


@handler("supply.import_stock", atomic=False, attempts=100, lease_s=900)
def import_stock(*, payload: dict[str, Any], shop: Shop | None) -> None:
    try:
        run_import(import_id=payload["import"], within_s=IMPORT_FOR_S)
    except OutOfTime as cut:
        raise Retry(after_s=0, reason="goes on where it stopped") from cut
    except Interrupted as other:
        raise Retry(after_s=60, reason="another run has it, or it was cancelled") from other
    except (NotAStockFile, BadLayout):
        return  # the import says what is wrong with the file


@handler("supply.count_preview", atomic=False, lease_s=600, attempts=3)
def count_preview(*, payload: dict[str, Any], shop: Shop | None) -> None:
    stock_import = StockImport.objects.filter(
        pk=payload["import"], state=StockImport.State.DRAFT, forecast__isnull=True
    ).first()
    if stock_import is not None:
        preview.forecast(stock_import, files.stored(stock_import))


@handler(alerts.TASK, atomic=False)
def tell_low_stock(*, payload: dict[str, Any], shop: Shop | None) -> None:
    alerts.tell_staff(denomination_ids=payload["denominations"])


@shared_task(name="supply.sweep", ignore_result=True)
def sweep() -> None:
    """Lost reservations, low stock, files that nobody came back for."""
    with in_public():
        stock.release_expired()
        alerts.check()
        tidy()


def tidy() -> None:
    """Drop previews that were left lying, and refused rows that were there long enough."""
    now = timezone.now()
    for draft in StockImport.objects.filter(
        state=StockImport.State.DRAFT, created_at__lt=now - DRAFTS_KEPT
    ):
        files.discard(draft)
        draft.delete()
    sql.run(_OLD_REFUSALS, (now - REFUSED_ROWS_KEPT,))
    arrivals.drop_old()
    forget_old()
