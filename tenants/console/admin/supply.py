"""Suppliers, batches and past imports. Codes themselves are on no page."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import RelatedDropdownFilter
from unfold.decorators import action, display
from unfold.views import ChangeList

from storefronts.console.templatetags.console_parts import moment, unit_price
from tenants.console.base import OwnerAdmin, ReadOnlyAdmin
from tenants.console.filters import ArchivedFilter
from tenants.console.site import owner_site
from tenants.kernel.actor import Actor
from tenants.supply import services
from tenants.supply.models import PurchaseBatch, StockImport, Supplier
from tenants.supply.queries import batch_counts


class SupplyAdmin(OwnerAdmin):
    area = "supply"


@admin.register(Supplier, site=owner_site)
class SupplierAdmin(SupplyAdmin):
    list_display = ("name", "code", "kind", "email", "state")
    list_filter = (ArchivedFilter, "kind")
    search_fields = ("name", "code", "email")
    fields = (("name", "code"), ("kind", "email"), "note")
    actions = ("archive_selected", "bring_back_selected")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("code", "kind") if obj else ()

    def save_model(self, request: HttpRequest, obj: Supplier, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        made = services.create_supplier(
            code=obj.code,
            name=obj.name,
            kind=obj.kind,
            email=obj.email,
            actor=Actor.of_request(request),
        )
        if obj.note:
            Supplier.objects.filter(pk=made.pk).update(note=obj.note)
        obj.pk = made.pk

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The service has recorded it."""

    @display(description=_("state"), label={True: "warning", False: "success"})
    def state(self, row: Supplier) -> tuple[bool, Any]:
        return row.is_archived, _("Archived") if row.is_archived else _("Active")

    @action(description=_("Archive: buy nothing more from it"), permissions=["change"])
    def archive_selected(self, request: HttpRequest, queryset: QuerySet[Supplier]) -> None:
        for row in queryset:
            services.archive_supplier(supplier=row, actor=Actor.of_request(request))

    @action(description=_("Bring back"), permissions=["change"])
    def bring_back_selected(self, request: HttpRequest, queryset: QuerySet[Supplier]) -> None:
        for row in queryset:
            services.archive_supplier(supplier=row, archived=False, actor=Actor.of_request(request))


@admin.register(PurchaseBatch, site=owner_site)
class PurchaseBatchAdmin(SupplyAdmin):
    """What was bought at what price. A batch that holds codes keeps its cost for good."""

    audit_noun = "batch"
    list_display = ("named", "supplier", "denomination", "cost", "bought_on", "expires_on")
    list_filter = (("supplier", RelatedDropdownFilter), "currency")
    list_select_related = ("supplier", "denomination__product")
    search_fields = ("reference", "denomination__sku", "denomination__product__search_text")
    autocomplete_fields = ("supplier", "denomination")
    fields = (
        ("supplier", "denomination"),
        ("unit_cost", "currency"),
        ("reference", "expires_on"),
        "note",
    )

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        if not obj:
            return self.fields
        return (("supplier", "denomination"), "cost", ("reference", "expires_on"), "note", "codes")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fixed = ("supplier", "denomination", "cost", "expires_on", "codes")
        return fixed if obj else ()

    @display(description=_("batch"))
    def named(self, row: PurchaseBatch) -> str:
        return str(row)

    @display(description=_("cost of one"), ordering="unit_cost")
    def cost(self, row: PurchaseBatch) -> str:
        return f"{row.currency} {unit_price(row.unit_cost)}"

    @display(description=_("codes"))
    def codes(self, row: PurchaseBatch) -> str:
        counts = batch_counts(batch=row)
        return _("%(free)d free, %(reserved)d reserved, %(sold)d sold, %(burned)d burned") % counts

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        made = services.create_batch(
            supplier=obj.supplier,
            denomination=obj.denomination,
            unit_cost=obj.unit_cost,
            currency=obj.currency,
            reference=obj.reference,
            expires_on=obj.expires_on,
            note=obj.note,
            actor=Actor.of_request(request),
        )
        obj.pk = made.pk

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The service has recorded it."""


class ImportList(ChangeList):  # type: ignore[misc]
    def url_for_result(self, result: StockImport) -> str:
        return reverse("admin:stock_import", args=[result.pk])


@admin.register(StockImport, site=owner_site)
class StockImportAdmin(ReadOnlyAdmin):
    area = "supply"
    list_display = (
        "filename",
        "denomination",
        "supplier",
        "progress_word",
        "taken",
        "duplicate",
        "refused",
        "created",
    )
    list_filter = ("state", ("supplier", RelatedDropdownFilter))
    list_select_related = ("denomination__product", "supplier")
    search_fields = ("filename", "denomination__sku")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ImportList

    @display(description=_("created"), ordering="created_at")
    def created(self, row: StockImport) -> str:
        return moment(row.created_at)

    @display(
        description=_("state"),
        label={"done": "success", "failed": "danger", "running": "info", "waiting": "info"},
        ordering="state",
    )
    def progress_word(self, row: StockImport) -> tuple[str, str]:
        return row.state, row.get_state_display()
