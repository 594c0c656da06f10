"""A stock file from its announcement to the stock."""

from typing import Any

import graphene
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from api.fields import mutation
from api.files.addresses import upload_pass
from api.imports import inputs
from api.mutating import an_id, given, names_as_asked
from api.numbers import number
from api.rights import need
from api.sights import needs_fresh_sign_in
from api.supply.mutations import batch_named, denomination_named, supplier_named
from api.writes import writes
from tenants.kernel.errors import Conflict, NotFound, Required
from tenants.passes.models import Pass
from tenants.passes.queries import pass_of
from tenants.passes.services import DOWNLOAD_LIVES, make_pass
from tenants.supply import arrivals, services
from tenants.supply.files import MAX_FILE_BYTES
from tenants.supply.models import StockImport

_LAYOUT = "encoding separator header_row sheet comment date_order pin_width".split()


class NotArrived(Conflict):
    message = _("The file is not here yet. Send it to the upload's address first.")


class AlreadyPreviewed(Conflict):
    message = _("This upload was taken into a preview already, or was left lying for too long.")


class NothingRefused(Conflict):
    message = _("No row of this import was refused.")


class ImportMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    create_stock_upload = mutation(
        inputs.CreateStockUploadPayload,
        inputs.CreateStockUploadInput,
        "An address that takes the file by PUT, once, within an hour: `curl -T FILE URL`.",
    )
    preview_stock_import = mutation(
        inputs.PreviewStockImportPayload,
        inputs.PreviewStockImportInput,
        "Guesses how the file is made and counts what would be taken. Nothing is taken yet.",
    )
    correct_stock_import = mutation(
        inputs.CorrectStockImportPayload,
        inputs.CorrectStockImportInput,
        "Another encoding, separator, header row or columns; counted anew.",
    )
    start_stock_import = mutation(
        inputs.StartStockImportPayload,
        inputs.StartStockImportInput,
        "Takes the file into stock, in the background: poll `stockImport`.",
    )
    cancel_stock_import = mutation(
        inputs.CancelStockImportPayload,
        inputs.StockImportInput,
        "Stops it. What was taken stays in stock; the file is dropped.",
    )
    resume_stock_import = mutation(
        inputs.ResumeStockImportPayload,
        inputs.StockImportInput,
        "An import that stands still goes on where it stopped. Harmless where it runs.",
    )
    create_refused_rows_file = mutation(
        inputs.CreateRefusedRowsFilePayload,
        inputs.StockImportInput,
        "An address of the refused rows as CSV, once, within ten minutes. It may hold good codes.",
    )

    @staticmethod
    @writes(upload=None)
    @names_as_asked
    def resolve_create_stock_upload(root: Any, info: Any, input: Any) -> dict[str, Any]:
        _need(info.context)
        made = upload_pass(
            input,
            purpose=Pass.Purpose.STOCK,
            most_bytes=MAX_FILE_BYTES,
            person=info.context.user,
            actor=info.context.actor,
        )
        return {"upload": made}

    @staticmethod
    @writes(stock_import=None)
    @names_as_asked
    def resolve_preview_stock_import(root: Any, info: Any, input: Any) -> dict[str, Any]:
        _need(info.context)
        upload = pass_of(
            pass_id=an_id(input.upload, "upload"),
            person=info.context.user.pk,
            purpose=Pass.Purpose.STOCK,
            field="upload",
        )
        if upload.used_at is None:
            raise NotArrived(field="upload")
        if not arrivals.is_here(upload=upload.pk):
            raise AlreadyPreviewed(field="upload")
        preview = services.start_preview(
            file=arrivals.opened(upload=upload.pk, size=upload.size or 0),
            filename=upload.filename,
            supplier=supplier_named(input.supplier),
            denomination=denomination_named(input.denomination),
            actor=info.context.actor,
        )
        found = _corrected(preview.stock_import, input.get("layout"), info.context.actor)
        arrivals.drop(upload=upload.pk)
        return {"stock_import": found}

    @staticmethod
    @writes(stock_import=None)
    @names_as_asked
    def resolve_correct_stock_import(root: Any, info: Any, input: Any) -> dict[str, Any]:
        _need(info.context)
        return {"stock_import": _corrected(_import(input.id), input.layout, info.context.actor)}

    @staticmethod
    @writes(stock_import=None)
    @names_as_asked
    def resolve_start_stock_import(root: Any, info: Any, input: Any) -> dict[str, Any]:
        _need(info.context)
        actor = info.context.actor
        if (input.get("batch") is None) == (input.get("new_batch") is None):
            raise Required(_("Name a batch, or say what a new one cost."), field="batch")
        found = _corrected(_import(input.id), input.get("layout"), actor)
        if input.get("batch"):
            batch = batch_named(input.batch)
        else:
            new = input.new_batch
            batch = services.create_batch(
                supplier=found.supplier,
                denomination=found.denomination,
                unit_cost=number(new.unit_cost, field="unit_cost"),
                currency=(new.get("currency") or "").upper(),
                reference=new.get("reference") or "",
                expires_on=new.get("expires_on"),
                note=new.get("note") or "",
                actor=actor,
            )
        services.start_import(stock_import=found, batch=batch, actor=actor)
        return {"stock_import": _import(input.id)}

    @staticmethod
    @writes(stock_import=None)
    @names_as_asked
    def resolve_cancel_stock_import(root: Any, info: Any, input: Any) -> dict[str, Any]:
        _need(info.context)
        found = services.cancel_import(stock_import=_import(input.id), actor=info.context.actor)
        return {"stock_import": found}

    @staticmethod
    @writes(stock_import=None)
    @names_as_asked
    def resolve_resume_stock_import(root: Any, info: Any, input: Any) -> dict[str, Any]:
        _need(info.context)
        found = services.resume_import(stock_import=_import(input.id), actor=info.context.actor)
        return {"stock_import": found}

    @staticmethod
    @writes(file=None)
    @names_as_asked
    def resolve_create_refused_rows_file(root: Any, info: Any, input: Any) -> dict[str, Any]:
        _need(info.context)
        needs_fresh_sign_in(info.context)
        found = _import(input.id)
        if not found.refused:
            raise NothingRefused(field="id")
        made = make_pass(
            purpose=Pass.Purpose.REFUSED_ROWS,
            subject=f"stock_import:{found.pk}",
            person=info.context.user.pk,
            actor=info.context.actor,
            data={"locale": translation.get_language() or "en"},
            lives=DOWNLOAD_LIVES,
        )
        return {"file": made}


def _need(context: Any) -> None:
    need(context, scope="supply", area="supply", act="import")


def _import(text: str) -> StockImport:
    found = StockImport.objects.filter(pk=an_id(text, "id")).first()
    if found is None:
        raise NotFound(field="id")
    return found


def _corrected(found: StockImport, layout: Any, actor: Any) -> StockImport:
    changes = {
        name: value for name, value in given(layout or {}, *_LAYOUT).items() if value is not None
    }
    if layout and layout.get("columns"):
        columns = given(layout["columns"], "secret", "number", "pin", "expires_on")
        changes["columns"] = {name: at for name, at in columns.items() if at is not None}
    if not changes:
        return found
    return services.correct_preview(stock_import=found, actor=actor, **changes).stock_import
