"""What people do with supply. All keyword-only, audited, and refusing with a Refusal.

Suppliers and batches
    create_supplier(code=, name=, kind=, email=, actor=) -> Supplier
    archive_supplier(supplier=, archived=, actor=) -> Supplier
    create_batch(supplier=, denomination=, unit_cost=, currency=, ..., actor=) -> PurchaseBatch

A stock file, from the upload to the stock
    start_preview(file=, filename=, supplier=, denomination=, actor=) -> Preview
        The file is sealed and kept. Large files are counted by a task: ``counts`` is None until
        then (poll ``read_preview``). Receive the upload with uploads.SealedUploadHandler.
    correct_preview(stock_import=, actor=, encoding=, separator=, columns=, ...) -> Preview
    read_preview(stock_import=) -> Preview
    start_import(stock_import=, batch=, actor=) -> StockImport
        A task runs it; ``state``, ``progress`` and the counts of the row say how far it is.
    cancel_import(stock_import=, actor=) -> StockImport
    refusals.refused_file(stock_import=, locale=, actor=) -> pieces of CSV; ask for step-up before

Stock itself (the sale): tenants.supply.stock. Figures to show: tenants.supply.queries.
"""

from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.audit.services import record
from tenants.catalogue.models import Denomination
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid
from tenants.outbox import services as outbox
from tenants.supply import files
from tenants.supply.costs import require_rate
from tenants.supply.errors import BatchMismatch, ImportState, NotStocked, SupplierArchived
from tenants.supply.loading import issuer_for
from tenants.supply.models import (
    PurchaseBatch,
    StockImport,
    Supplier,
    settlement_currency,
    today,
)
from tenants.supply.preview import Preview, forecast, make_preview
from tenants.supply.stockfile import Layout, guess_layout

# Up to this size a preview counts at once; a larger file is counted by a task.
COUNT_AT_ONCE_BYTES = 4 << 20
State = StockImport.State


def create_supplier(
    *, code: str, name: str, actor: Actor, kind: str = Supplier.Kind.SELF, email: str = ""
) -> Supplier:
    """Raises Invalid with the field."""
    supplier = Supplier(code=code, name=name, kind=kind, email=email)
    _check(supplier)
    with transaction.atomic():
        supplier.save()
        record(actor=actor, action="supplier.created", target=f"supplier:{supplier.pk}")
    return supplier


def archive_supplier(*, supplier: Supplier, actor: Actor, archived: bool = True) -> Supplier:
    """Nothing is bought from an archived supplier; what is in stock goes on being sold."""
    supplier.is_archived = archived
    with transaction.atomic():
        supplier.save(update_fields=["is_archived"])
        action = "supplier.archived" if archived else "supplier.brought_back"
        record(actor=actor, action=action, target=f"supplier:{supplier.pk}")
    return supplier


def create_batch(
    *,
    supplier: Supplier,
    denomination: Denomination,
    unit_cost: Decimal,
    actor: Actor,
    currency: str = "",
    reference: str = "",
    expires_on: date | None = None,
    note: str = "",
) -> PurchaseBatch:
    """``unit_cost`` (major units) is what a code costs. Raises NotStocked, NoCostRate, Invalid."""
    _can_be_stocked(supplier, denomination)
    if expires_on is not None and expires_on <= today():
        raise Invalid(
            _("This date has passed, so nothing of the batch could be sold."), field="expires_on"
        )
    product = denomination.product
    batch = PurchaseBatch(
        supplier=supplier,
        denomination=denomination,
        unit_cost=unit_cost,
        currency=currency or settlement_currency(),
        reference=reference,
        expires_on=expires_on,
        note=note,
        issuer=issuer_for(product_id=product.pk, named=product.issuer),
    )
    _check(batch)
    require_rate(batch.currency)
    with transaction.atomic():
        batch.save()
        record(
            actor=actor,
            action="batch.created",
            target=f"batch:{batch.pk}",
            data={"sku": denomination.sku, "cost": unit_cost, "currency": batch.currency},
        )
    return batch


def start_preview(
    *,
    file: BinaryIO,
    filename: str,
    supplier: Supplier,
    denomination: Denomination,
    actor: Actor,
) -> Preview:
    """Keep the file and guess how it is made. Nothing is taken. Raises NotAStockFile, ..."""
    _can_be_stocked(supplier, denomination)
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
        outbox.add(
            task="supply.import_stock",
            payload={"import": str(stock_import.pk)},
            key=str(stock_import.pk),
        )
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


def _can_be_stocked(supplier: Supplier, denomination: Denomination) -> None:
    if not denomination.holds_codes:
        raise NotStocked(denomination=denomination.name)
    if supplier.is_archived:
        raise SupplierArchived(supplier=supplier.name)


def _check(row: Supplier | PurchaseBatch) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Invalid(messages[0], field=field) from error
