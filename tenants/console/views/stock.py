"""Stock: what lies there, and the import of a file from the upload to its result."""

import uuid
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET

from tenants.accounts.owner_roles import may
from tenants.catalogue.models import Denomination
from tenants.console.fields import ConsoleForm
from tenants.console.pages import needs, page
from tenants.console.stock_forms import (
    COLUMN_WORDS,
    BatchForm,
    LayoutForm,
    UploadForm,
    full_name,
)
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.registry.context import in_public
from tenants.supply import services
from tenants.supply.models import PurchaseBatch, StockImport
from tenants.supply.queries import levels as stock_of
from tenants.supply.queries import stocked
from tenants.supply.refusals import refused_file
from tenants.supply.stockfile import PASSED, REASONS
from tenants.supply.uploads import SealedUploadHandler

PER_PAGE = 50
CHOICES = 20
State = StockImport.State


@require_GET
@needs("supply")
def levels(request: HttpRequest) -> HttpResponse:
    """What can be sold of each denomination, without a code. Three queries a page."""
    show, query = request.GET.get("show", ""), request.GET.get("q", "").strip()[:80]
    rows = _in_order(stocked(search=query, low=show == "low"))
    found: Any = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    counted = stock_of([row.pk for row in found])
    for row in found:
        row.level = counted.get(row.pk)
        free = row.level.free if row.level else 0
        row.state = "out" if free == 0 else ("low" if free <= row.low_stock_at else "free")
    return page(
        request,
        "console/stock_levels.html",
        _("Stock levels"),
        rows=found,
        show=show,
        query=query,
        may_import=may(request.user, "supply", "import"),
    )


@require_GET
@needs("supply", "import")
def choices(request: HttpRequest) -> JsonResponse:
    """Denominations by SKU or name, for the upload's search box."""
    term = request.GET.get("term", "").strip()[:80]
    found = Paginator(_in_order(stocked(search=term)), CHOICES).get_page(request.GET.get("page"))
    results = [{"id": str(row.pk), "text": full_name(row)} for row in found]
    return JsonResponse({"results": results, "pagination": {"more": found.has_next()}})


def _in_order(rows: QuerySet[Denomination]) -> QuerySet[Denomination]:
    return rows.order_by("product__sort", "product__slug", "sort", "sku")


@needs("supply", "import")
def _sealed_upload(request: HttpRequest) -> HttpResponse:
    # Before anything reads the body: Django's own handlers would lay the codes open in /tmp. The
    # token is checked inside, since checking it reads the body.
    request.upload_handlers = [SealedUploadHandler(request)]
    return _upload(request)


upload = csrf_exempt(_sealed_upload)


@csrf_protect
def _upload(request: HttpRequest) -> HttpResponse:
    chosen = request.GET.get("denomination", "")
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        initial={"denomination": _known_denomination(chosen)},
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            preview = services.start_preview(
                file=cast(BinaryIO, file.file),
                filename=file.name,
                supplier=form.cleaned_data["supplier"],
                denomination=form.cleaned_data["denomination"],
                actor=Actor.of_request(request),
            )
        except Refusal as error:
            form.add_error("file", str(error))
        else:
            return redirect("admin:stock_import", preview.stock_import.pk)
    return page(
        request,
        "console/stock_upload.html",
        _("Import stock"),
        form=form,
        recent=StockImport.objects.select_related("supplier", "denomination__product")[:6],
    )


def _known_denomination(text: str) -> Denomination | None:
    try:
        return Denomination.objects.filter(pk=uuid.UUID(text)).first()
    except ValueError:
        return None


@needs("supply")
def show_import(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One address from the preview to the result; what it shows follows the import's state."""
    rows = StockImport.objects.select_related("supplier", "denomination__product", "batch")
    found = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        needs("supply", "import")(lambda r: HttpResponse())(request)
        if request.POST.get("deed") == "cancel":
            return _cancel(request, found)
    if found.state == State.DRAFT:
        return _preview(request, found)
    return _progress(request, found)


def _preview(request: HttpRequest, found: StockImport) -> HttpResponse:
    preview = services.read_preview(stock_import=found)
    deed = request.POST.get("deed")
    layout = LayoutForm(request.POST if deed == "correct" else None, preview=preview)
    batches = PurchaseBatch.objects.filter(supplier=found.supplier, denomination=found.denomination)
    batch = BatchForm(request.POST if deed == "start" else None, batches=batches)
    actor = Actor.of_request(request)
    if (
        deed == "correct"
        and layout.is_valid()
        and _done(
            layout,
            lambda: services.correct_preview(stock_import=found, actor=actor, **layout.changes()),
        )
    ):
        return redirect("admin:stock_import", found.pk)
    if deed == "start" and batch.is_valid() and _done(batch, lambda: _start(found, batch, actor)):
        return redirect("admin:stock_import", found.pk)
    return page(
        request,
        "console/stock_preview.html",
        found.filename,
        found=found,
        preview=preview,
        layout=layout,
        batch=batch,
        columns=_columns(preview),
        counting=preview.counts is None and not preview.problem,
        reasons=_reasons(preview.counts.reasons if preview.counts else {}, REASONS),
        passed=_reasons(preview.counts.passed if preview.counts else {}, PASSED),
        may_import=may(request.user, "supply", "import"),
    )


def _columns(preview: Any) -> list[dict[str, Any]]:
    """Each column with its heading and what it is taken for."""
    taken_for = {at: name for name, at in preview.layout.columns.items()}
    return [
        {
            "at": at,
            "head": preview.header[at] if at < len(preview.header) else "",
            "choices": [
                (name, label, taken_for.get(at) == name) for name, label in COLUMN_WORDS.items()
            ],
        }
        for at in range(preview.columns)
    ]


def _done(form: ConsoleForm, deed: Any) -> bool:
    try:
        deed()
    except Refusal as error:
        form.refuse(error)
        return False
    return True


def _start(found: StockImport, form: BatchForm, actor: Actor) -> None:
    batch = form.cleaned_data["batch"] or services.create_batch(
        supplier=found.supplier, denomination=found.denomination, actor=actor, **form.facts()
    )
    services.start_import(stock_import=found, batch=batch, actor=actor)


def _cancel(request: HttpRequest, found: StockImport) -> HttpResponse:
    try:
        services.cancel_import(stock_import=found, actor=Actor.of_request(request))
        messages.success(request, _("The import is stopped. What was taken stays in stock."))
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("admin:stock_import", found.pk)


def _progress(request: HttpRequest, found: StockImport) -> HttpResponse:
    progress = found.progress
    return page(
        request,
        "console/stock_progress.html",
        found.filename,
        found=found,
        moving=found.state in (State.WAITING, State.RUNNING),
        percent=None if progress is None else round(progress * 100),
        reasons=_reasons(found.reasons, REASONS),
        passed=_reasons(found.passed, PASSED),
        may_import=may(request.user, "supply", "import"),
    )


def _reasons(counts: dict[str, int], words: Any) -> list[tuple[str, int]]:
    return [
        (str(words.get(name, name)), count)
        for name, count in sorted(counts.items(), key=lambda pair: -pair[1])
    ]


@require_GET
@never_cache
@needs("supply", "import")
@reauthentication_required
def refused(request: HttpRequest, pk: uuid.UUID) -> StreamingHttpResponse:
    """The refused rows as a file. It may hold good codes: whoever asks has just signed in."""
    found = get_object_or_404(StockImport, pk=pk)
    pieces = refused_file(
        stock_import=found, locale=get_language() or "en", actor=Actor.of_request(request)
    )

    def stream() -> Iterator[str]:
        # By the time a stream is sent, the middleware has left the public schema.
        with in_public():
            yield from pieces

    response = StreamingHttpResponse(stream(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="refused-{found.pk}.csv"'
    response["Cache-Control"] = "no-store"
    return response
