"""The shared catalogue: *reference* tables of the public schema, read-mostly, never deleted."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.files.storage import FileSystemStorage
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tenants.catalogue.errors import NeverDeleted
from tenants.catalogue.search import name_key, search_text
from tenants.kernel import versions
from tenants.kernel.ids import new_id

slug_validator = RegexValidator(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", _("Use a-z, 0-9 and hyphens."))


def in_language(zh: str, en: str) -> str:
    """The text of the active language; the other one where it is empty. Chinese is the first."""
    if (get_language() or "zh").startswith("zh"):
        return zh or en
    return en or zh


def catalogue_pictures() -> FileSystemStorage:
    """Pictures are the catalogue's, with one address on every host: not under a shop's prefix."""
    return FileSystemStorage(
        location=settings.MEDIA_ROOT / "catalogue", base_url=f"{settings.MEDIA_URL}catalogue/"
    )


class ArchivedNotDeleted(models.QuerySet[Any]):
    """Rows that shops point at: `delete()` is refused, `live()` leaves the archived ones out."""

    def delete(self) -> tuple[int, dict[str, int]]:
        raise NeverDeleted(name=self.model._meta.verbose_name)

    def live(self) -> ArchivedNotDeleted:
        return self.filter(is_archived=False)


class CatalogueRow(models.Model):
    """A row of the catalogue: opaque id, and every change makes cached lists and prices stale."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    objects = ArchivedNotDeleted.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        versions.bump("catalogue")

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise NeverDeleted(name=str(self))


class Named(CatalogueRow):
    """A row with a name in both languages, an order among its like, and an archived state."""

    name_zh = models.CharField(_("name (Chinese)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120, blank=True)
    sort = models.IntegerField(_("position"), default=0)
    is_archived = models.BooleanField(_("archived"), default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)


class Category(Named):
    """A node of the category tree."""

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent"),
    )
    slug = models.CharField(
        _("web address"), max_length=60, unique=True, validators=[slug_validator]
    )
    icon = models.CharField(_("icon"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["sort", "slug"]


class Product(Named):
    """What a shopper looks for; it is bought as one of its denominations."""

    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="products", verbose_name=_("category")
    )
    slug = models.CharField(
        _("web address"), max_length=80, unique=True, validators=[slug_validator]
    )
    description_zh = models.TextField(_("description (Chinese)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)
    instructions_zh = models.TextField(_("how to redeem (Chinese)"), blank=True)
    instructions_en = models.TextField(_("how to redeem (English)"), blank=True)
    issuer = models.CharField(_("issuer"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=8, blank=True)
    image = models.FileField(_("image"), storage=catalogue_pictures, max_length=200, blank=True)
    plate = models.CharField(_("drawn plate"), max_length=80, blank=True, editable=False)
    search_text = models.TextField(editable=False, default="")
    name_key = models.CharField(max_length=200, editable=False, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["sort", "slug"]
        indexes = [
            models.Index(fields=["category", "sort", "id"], name="product_shelf"),
            models.Index(fields=["name_key", "id"], name="product_by_name"),
            models.Index(fields=["-created_at", "id"], name="product_newest"),
            # Search is a containment test on names and pinyin.
            GinIndex(
                OpClass(models.F("search_text"), "gin_trgm_ops"), name="product_by_search_text"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.index_names()
        super().save(*args, **kwargs)

    def index_names(self) -> None:
        """Fill what search and the order by name read. A bulk insert calls it by itself."""
        self.search_text = search_text(self.name_zh, self.name_en, self.issuer, self.region)
        self.name_key = name_key(self.name_zh)

    @property
    def description(self) -> str:
        return in_language(self.description_zh, self.description_en)

    @property
    def instructions(self) -> str:
        return in_language(self.instructions_zh, self.instructions_en)

    @property
    def image_url(self) -> str:
        return image_url(image=self.image.name or "", plate=self.plate)


def image_url(*, image: str, plate: str) -> str:
    """Where a product's picture is: the uploaded one, else its drawn plate, else the plain one."""
    if image:
        return catalogue_pictures().url(image)
    try:
        return static(f"catalogue/plates/{plate or 'plain'}.svg")
    except ValueError:
        # A plate that was not collected must not cost a page.
        return f"{settings.STATIC_URL}catalogue/plates/plain.svg"


class Denomination(Named):
    """One buyable face value of a product (a SKU)."""

    class Kind(models.TextChoices):
        CODE = "code", _("card code")
        TOP_UP = "top_up", _("direct top-up")
        SERVICE = "service", _("service order")
        ACCOUNT = "account", _("account to hand over")
        LICENCE = "licence", _("software licence")

    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, related_name="denominations", verbose_name=_("product")
    )
    sku = models.CharField("SKU", max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.CODE)
    face_value = models.DecimalField(
        _("face value"), max_digits=18, decimal_places=6, null=True, blank=True
    )
    face_currency = models.CharField(_("currency of the face value"), max_length=3, blank=True)
    min_quantity = models.PositiveIntegerField(_("least quantity"), default=1)
    max_quantity = models.PositiveIntegerField(_("greatest quantity"), default=100)
    buyer_fields = models.JSONField(_("buyer fields (JSON Schema)"), default=dict, blank=True)
    promise_seconds = models.PositiveIntegerField(
        _("delivery promise in seconds"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    warranty_days = models.PositiveIntegerField(_("warranty in days"), default=0)
    warranty_zh = models.TextField(_("warranty terms (Chinese)"), blank=True)
    warranty_en = models.TextField(_("warranty terms (English)"), blank=True)
    low_stock_at = models.PositiveIntegerField(_("low stock at"), default=10)

    class Meta:
        verbose_name = _("denomination")
        verbose_name_plural = _("denominations")
        ordering = ["sort", "sku"]
        indexes = [models.Index(fields=["product", "sort", "id"], name="denomination_shelf")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(min_quantity__gte=1, max_quantity__gte=models.F("min_quantity")),
                name="quantities_are_a_range_from_one",
            ),
            models.CheckConstraint(
                condition=models.Q(face_value__isnull=True) | models.Q(face_value__gt=0),
                name="face_value_is_positive",
            ),
        ]

    @property
    def warranty(self) -> str:
        return in_language(self.warranty_zh, self.warranty_en)

    @property
    def holds_codes(self) -> bool:
        """Is it delivered out of stock at once (else by a person or a supplier's API)?"""
        return self.kind in STOCKED_KINDS


# Kinds whose delivery is a secret out of stock; the others are worked on after payment.
STOCKED_KINDS = frozenset(
    {Denomination.Kind.CODE, Denomination.Kind.LICENCE, Denomination.Kind.ACCOUNT}
)


class PriceTier(CatalogueRow):
    """A class of shops that buy at the same wholesale prices; `Shop.tier` names its code."""

    code = models.CharField(_("short name"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=60)

    class Meta:
        verbose_name = _("price tier")
        verbose_name_plural = _("price tiers")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class WholesalePrice(CatalogueRow):
    """What a shop of a tier pays for one piece, from a quantity on, in the settlement currency."""

    denomination = models.ForeignKey(
        Denomination, on_delete=models.PROTECT, related_name="wholesale_prices"
    )
    tier = models.ForeignKey(PriceTier, on_delete=models.PROTECT, related_name="prices")
    min_quantity = models.PositiveIntegerField(_("from quantity"), default=1)
    price = models.DecimalField(_("wholesale price"), max_digits=18, decimal_places=6)

    class Meta:
        verbose_name = _("wholesale price")
        verbose_name_plural = _("wholesale prices")
        ordering = ["denomination", "tier", "min_quantity"]
        constraints = [
            models.UniqueConstraint(
                fields=["denomination", "tier", "min_quantity"],
                name="one_wholesale_price_per_quantity",
            ),
            models.CheckConstraint(
                condition=models.Q(price__gte=0), name="wholesale_price_is_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(min_quantity__gte=1), name="wholesale_quantity_is_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.denomination_id} {self.tier_id} >={self.min_quantity}: {self.price}"
