"""What people do with supply. All keyword-only, audited, and refusing with a Refusal.

Suppliers and batches (tenants.supply.purchasing)
    create_supplier(code=, name=, kind=, email=, note=, actor=) -> Supplier
    change_supplier, archive_supplier, change_batch
    create_batch(supplier=, denomination=, unit_cost=, currency=, ..., actor=) -> PurchaseBatch

A stock file, from the upload to the stock
    start_preview(file=, filename=, supplier=, denomination=, actor=) -> Preview
        The file is sealed and kept. Large files are counted by a task: ``counts`` is None until
        then (poll ``read_preview``). Receive the upload with uploads.SealedUploadHandler, or by a
        signed address (arrivals.py).
    correct_preview(stock_import=, actor=, encoding=, separator=, columns=, ...) -> Preview
    read_preview(stock_import=) -> Preview
    start_import(stock_import=, batch=, actor=) -> StockImport
        A task runs it; ``state``, ``progress`` and the counts of the row say how far it is.
    cancel_import(stock_import=, actor=) -> StockImport
    resume_import(stock_import=, actor=) -> StockImport
    refusals.refused_file(stock_import=, locale=, actor=) -> pieces of CSV; ask for step-up before

Stock itself (the sale): tenants.supply.stock. Figures to show: tenants.supply.queries.
"""

from typing import Any, BinaryIO

from django.db import transaction
from django.utils import timezone

from tenants.audit.services import record
from tenants.catalogue.models import Denomination
from tenants.kernel.actor import Actor
from tenants.outbox import services as outbox
from tenants.supply import files
from tenants.supply.errors import BatchMismatch, ImportState
from tenants.supply.models import PurchaseBatch, StockImport, Supplier
from tenants.supply.preview import Preview, forecast, make_preview
from tenants.supply.purchasing import (
    archive_supplier,
    can_be_stocked,
    change_batch,
    change_supplier,
    create_batch,
    create_supplier,
)
from tenants.supply.stockfile import Layout, guess_layout

__all__ = [
    "archive_supplier",
    "cancel_import",
    "change_batch",
    "change_supplier",
    "correct_preview",
    "create_batch",
    "create_supplier",
    "new_import",
    "read_preview",
    "resume_import",
    "start_import",
    "start_preview",
]

# Up to this size a preview counts at once; a larger file is counted by a task.
COUNT_AT_ONCE_BYTES = 4 << 20
State = StockImport.State


def start_preview(
    *,
    file: BinaryIO,
    filename: str,
    supplier: Supplier,
    denomination: Denomination,
    actor: Actor,
) -> Preview:
    """Keep the file and guess how it is made. Nothing is taken. Raises NotAStockFile, ..."""
    can_be_stocked(supplier, denomination)
    layout = guess_layout(file, filename)
    with transaction.atomic():
        stock_import = new_import(
            supplier=supplier,
            denomination=denomination,
            filename=filename,
            layout=layout,
            actor=actor,
        )
        files.store(stock_import, file)
        _count(stock_import, file)
    return make_preview(stock_import, file)


def correct_preview(*, stock_import: StockImport, actor: Actor, **changes: Any) -> Preview:
    """Another encoding, separator, header row or columns. Raises BadLayout, ImportState."""
    layout = Layout.from_json(stock_import.layout).with_changes(**changes)
    with transaction.atomic():
        stock_import = _locked(stock_import, State.DRAFT)
        stock_import.layout, stock_import.forecast = layout.as_json(), None
        stock_import.rows_total = None
        stock_import.save(update_fields=["layout", "forecast", "rows_total"])
        _count(stock_import, files.stored(stock_import))
    return make_preview(stock_import, files.stored(stock_import))


def read_preview(*, stock_import: StockImport) -> Preview:
    """The preview again, with the counts where the task has made them by now."""
    if stock_import.state != State.DRAFT:
        raise ImportState(state=stock_import.get_state_display())
    return make_preview(stock_import, files.stored(stock_import))


def start_import(*, stock_import: StockImport, batch: PurchaseBatch, actor: Actor) -> StockImport:
    """Have a task take the file into the batch. Raises BatchMismatch, BadLayout, ImportState."""
    if (batch.supplier_id, batch.denomination_id) != (
        stock_import.supplier_id,
        stock_import.denomination_id,
    ):
        raise BatchMismatch
    Layout.from_json(stock_import.layout).checked()
    with transaction.atomic():
        stock_import = _locked(stock_import, State.DRAFT)
        stock_import.state, stock_import.batch = State.WAITING, batch
        stock_import.started_by = actor.label
        stock_import.save(update_fields=["state", "batch", "started_by"])
        record(
            actor=actor,
            action="stock.import_started",
            target=f"stock_import:{stock_import.pk}",
            data={"batch": batch.pk, "file": stock_import.filename},
        )
        _owe_run(stock_import)
    return stock_import


def cancel_import(*, stock_import: StockImport, actor: Actor) -> StockImport:
    """Stop; what has been taken stays in stock. The file is dropped. Raises ImportState."""
    with transaction.atomic():
        stock_import = _locked(stock_import, State.DRAFT, State.WAITING, State.RUNNING)
        stock_import.state, stock_import.finished_at = State.CANCELLED, timezone.now()
        stock_import.save(update_fields=["state", "finished_at"])
        files.discard(stock_import)
        record(
            actor=actor,
            action="stock.import_cancelled",
            target=f"stock_import:{stock_import.pk}",
            data={"taken": stock_import.taken},
        )
    return stock_import


def resume_import(*, stock_import: StockImport, actor: Actor) -> StockImport:
    """Have an import that stands still go on where it stopped. Raises ImportState.

    Harmless where it runs: a second run finds that the first has the rows, and ends.
    """
    with transaction.atomic():
        stock_import = _locked(stock_import, State.WAITING, State.RUNNING)
        record(
            actor=actor,
            action="stock.import_resumed",
            target=f"stock_import:{stock_import.pk}",
            data={"rows": stock_import.position},
        )
        _owe_run(stock_import)
    return stock_import


def _owe_run(stock_import: StockImport) -> None:
    outbox.add(
        task="supply.import_stock",
        payload={"import": str(stock_import.pk)},
        key=str(stock_import.pk),
    )


def new_import(
    *,
    supplier: Supplier,
    denomination: Denomination,
    filename: str,
    layout: Layout,
    actor: Actor,
) -> StockImport:
    """The row of an import in preview, whose file is not kept yet."""
    return StockImport.objects.create(
        supplier=supplier,
        denomination=denomination,
        filename=filename.replace("\\", "/").rpartition("/")[2][:200],
        size=0,
        digest=b"",
        layout=layout.as_json(),
        started_by=actor.label,
    )


def _count(stock_import: StockImport, file: BinaryIO) -> None:
    if "secret" not in stock_import.layout["columns"]:
        return
    if stock_import.size <= COUNT_AT_ONCE_BYTES:
        forecast(stock_import, file)
    else:
        outbox.add(task="supply.count_preview", payload={"import": str(stock_import.pk)})


def _locked(stock_import: StockImport, *states: str) -> StockImport:
    found = StockImport.objects.select_for_update().get(pk=stock_import.pk)
    if found.state not in states:
        raise ImportState(state=found.get_state_display())
    return found
