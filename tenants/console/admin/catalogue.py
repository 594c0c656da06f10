"""The catalogue: what every shop may list. Saved by its services, archived and never deleted."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.contrib.filters.admin import RelatedDropdownFilter
from unfold.decorators import action, display

from storefronts.console.templatetags.console_parts import moment
from tenants.catalogue import services
from tenants.catalogue.errors import BadPicture
from tenants.catalogue.models import Category, Denomination, PriceTier, Product, WholesalePrice
from tenants.catalogue.pictures import kind_of_picture
from tenants.console.base import OwnerAdmin, OwnerInline
from tenants.console.filters import ArchivedFilter
from tenants.console.site import owner_site
from tenants.kernel.actor import Actor


class CatalogueAdmin(OwnerAdmin):
    """Saves by a service, which audits; a refusal is told, and nothing is written."""

    area = "catalogue"
    actions = ("archive_selected", "unarchive_selected")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "sort" and field is not None:
            # "Order" would read as a purchase.
            field.label = _("Position")
        return field

    def save_row(self, row: Any, actor: Actor) -> None:
        raise AssertionError("a catalogue page names the service that saves it")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        actor = Actor.of_request(request)
        moved = change and "is_archived" in form.changed_data
        if moved:
            wanted, obj.is_archived = obj.is_archived, not obj.is_archived
        self.save_row(obj, actor)
        if moved:
            (services.archive if wanted else services.unarchive)(row=obj, actor=actor)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The service has recorded it."""

    log_change = log_addition

    @display(description=_("state"), label={True: "warning", False: "success"})
    def state(self, row: Any) -> tuple[bool, Any]:
        return row.is_archived, _("Archived") if row.is_archived else _("On sale")

    @action(description=_("Archive: take out of every shop"), permissions=["change"])
    def archive_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._move(request, queryset, archived=True)

    @action(description=_("Put back on sale"), permissions=["change"])
    def unarchive_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._move(request, queryset, archived=False)

    def _move(self, request: HttpRequest, queryset: QuerySet[Any], *, archived: bool) -> None:
        actor = Actor.of_request(request)
        move = services.archive if archived else services.unarchive
        rows = list(queryset)
        for row in rows:
            move(row=row, actor=actor)
        text = ngettext("%(n)d row changed.", "%(n)d rows changed.", len(rows))
        messages.success(request, text % {"n": len(rows)})


@admin.register(Category, site=owner_site)
class CategoryAdmin(CatalogueAdmin):
    list_display = ("name_zh", "name_en", "slug", "parent", "state")
    list_filter = (ArchivedFilter,)
    list_select_related = ("parent",)
    search_fields = ("name_zh", "name_en", "slug")
    autocomplete_fields = ("parent",)
    fields = (("name_zh", "name_en"), ("slug", "parent"), ("icon", "sort"), "is_archived")

    def save_row(self, row: Category, actor: Actor) -> None:
        services.save_category(category=row, actor=actor)


class DenominationInline(OwnerInline):
    model = Denomination
    area = "catalogue"
    fields = (
        "sku",
        "name_zh",
        "name_en",
        "kind",
        "face_value",
        "face_currency",
        "min_quantity",
        "max_quantity",
        "is_archived",
    )
    show_change_link = True
    hide_title = True
    per_page = 30
    ordering = ("sort", "sku")


class ProductForm(forms.ModelForm):
    def clean_image(self) -> Any:
        image = self.cleaned_data["image"]
        return _checked(image) if isinstance(image, UploadedFile) else image


def _checked(upload: Any) -> Any:
    """The upload, renamed by what it really is."""
    try:
        kind = kind_of_picture(upload, size=upload.size)
    except BadPicture as refusal:
        raise forms.ValidationError(str(refusal)) from refusal
    stem = upload.name.rsplit(".", 1)[0].replace("/", "-")[:60] or "picture"
    upload.name = f"{stem}.{kind}"
    return upload


@admin.register(Product, site=owner_site)
class ProductAdmin(CatalogueAdmin):
    form = ProductForm
    list_display = ("picture", "category", "issuer", "region", "offered", "state", "updated")
    list_display_links = ("picture",)
    list_filter = (ArchivedFilter, ("category", RelatedDropdownFilter), "region")
    list_select_related = ("category",)
    search_fields = ("search_text", "slug")
    autocomplete_fields = ("category",)
    inlines = (DenominationInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name_zh", "name_en"),
                    ("slug", "category"),
                    ("issuer", "region"),
                    ("image", "sort"),
                    "is_archived",
                )
            },
        ),
        (_("Description"), {"classes": ["tab"], "fields": ("description_zh", "description_en")}),
        (
            _("How to redeem"),
            {"classes": ["tab"], "fields": ("instructions_zh", "instructions_en")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        live = Count("denominations", filter=Q(denominations__is_archived=False))
        return super().get_queryset(request).annotate(offered_count=live)

    @display(description=_("product"), ordering="name_key")
    def picture(self, row: Product) -> SafeString:
        return format_html(
            '<span class="cf-named"><img class="cf-thumb" src="{}" alt="" loading="lazy">'
            "<span>{}</span></span>",
            row.image_url,
            row.name,
        )

    @display(description=_("updated"), ordering="updated_at")
    def updated(self, row: Product) -> str:
        return moment(row.updated_at)

    @display(description=_("denominations"), ordering="offered_count")
    def offered(self, row: Any) -> int:
        return int(row.offered_count)

    def save_row(self, row: Product, actor: Actor) -> None:
        services.save_product(product=row, actor=actor)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        actor = Actor.of_request(request)
        formset.save(commit=False)
        for row in formset.new_objects:
            services.save_denomination(denomination=row, actor=actor)
        for row, changed in formset.changed_objects:
            _save_denomination(row, changed, actor)


def _save_denomination(row: Denomination, changed: list[str], actor: Actor) -> None:
    moved = "is_archived" in changed
    wanted = row.is_archived
    if moved:
        row.is_archived = not wanted
    services.save_denomination(denomination=row, actor=actor)
    if moved:
        (services.archive if wanted else services.unarchive)(row=row, actor=actor)


class WholesalePriceInline(OwnerInline):
    model = WholesalePrice
    area = "catalogue"
    fields = ("tier", "min_quantity", "price")
    verbose_name_plural = _("wholesale prices")
    tab = False
    hide_title = True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A quantity break may go: no shop points at it."""
        return self.has_change_permission(request)


@admin.register(Denomination, site=owner_site)
class DenominationAdmin(CatalogueAdmin):
    list_display = ("sku", "name_zh", "name_en", "product", "kind", "face", "state")
    list_filter = (ArchivedFilter, "kind", ("product__category", RelatedDropdownFilter))
    list_select_related = ("product",)
    search_fields = ("sku", "name_zh", "name_en", "product__search_text")
    autocomplete_fields = ("product",)
    inlines = (WholesalePriceInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("product", "sku"),
                    ("name_zh", "name_en"),
                    ("kind", "sort"),
                    ("face_value", "face_currency"),
                    ("min_quantity", "max_quantity"),
                    ("promise_seconds", "low_stock_at"),
                    "is_archived",
                )
            },
        ),
        (
            _("Buyer fields and warranty"),
            {
                "fields": (
                    "buyer_fields",
                    "warranty_days",
                    ("warranty_zh", "warranty_en"),
                )
            },
        ),
    )

    @display(description=_("face value"), ordering="face_value")
    def face(self, row: Denomination) -> str:
        return f"{row.face_value.normalize():f} {row.face_currency}" if row.face_value else "–"

    def save_row(self, row: Denomination, actor: Actor) -> None:
        services.save_denomination(denomination=row, actor=actor)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Each price by its service, since a new cost may stop sales below their floor."""
        actor = Actor.of_request(request)
        formset.save(commit=False)
        for price in formset.deleted_objects:
            services.remove_wholesale_price(price=price, actor=actor)
        moved = [
            price
            for price, names in formset.changed_objects
            if {"tier", "min_quantity"} & set(names)
        ]
        for price in moved:
            services.remove_wholesale_price(price=price, actor=actor)
        for price in [*formset.new_objects, *(price for price, _names in formset.changed_objects)]:
            services.set_wholesale_price(
                denomination=form.instance,
                tier=price.tier,
                price=price.price,
                min_quantity=price.min_quantity,
                actor=actor,
            )


@admin.register(PriceTier, site=owner_site)
class PriceTierAdmin(OwnerAdmin):
    area = "catalogue"
    audit_noun = "price_tier"
    list_display = ("name", "code")
    search_fields = ("name", "code")
    fields = (("code", "name"),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Shops name their tier by its code."""
        return ("code",) if obj else ()

    def save_model(self, request: HttpRequest, obj: PriceTier, form: Any, change: bool) -> None:
        services.save_price_tier(tier=obj, actor=Actor.of_request(request))

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The service has recorded it."""

    log_change = log_addition
