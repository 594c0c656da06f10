"""Who supplies, what was bought, the stock itself, and the imports that filled it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id

# A code that does not expire is sold until the end of the calendar.
NEVER = date.max


def settlement_currency() -> str:
    return settings.SETTLEMENT_CURRENCY


def today() -> date:
    return timezone.now().date()


class Supplier(models.Model):
    """Who stands behind stock. Archived, never deleted: codes and postings point at it."""

    class Kind(models.TextChoices):
        SELF = "self", _("self-operated")
        MERCHANT = "merchant", _("merchant")
        REMOTE = "remote", _("remote API")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(
        _("short name"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", _("Use a-z, 0-9 and hyphens."))],
    )
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SELF)
    email = models.EmailField(_("e-mail"), blank=True)
    note = models.TextField(_("note"), blank=True)
    is_archived = models.BooleanField(_("archived"), default=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("supplier")
        verbose_name_plural = _("suppliers")
        ordering: ClassVar = ["name", "code"]

    def __str__(self) -> str:
        return self.name


class PurchaseBatch(models.Model):
    """Codes of one denomination, bought at one price. ``unit_cost`` is what one code costs us."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    supplier = models.ForeignKey(
        Supplier, on_delete=models.PROTECT, related_name="batches", verbose_name=_("supplier")
    )
    denomination = models.ForeignKey(
        "catalogue.Denomination",
        on_delete=models.PROTECT,
        related_name="batches",
        verbose_name=_("denomination"),
    )
    reference = models.CharField(_("reference"), max_length=80, blank=True)
    unit_cost = models.DecimalField(
        _("cost of one"), max_digits=18, decimal_places=6, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(_("currency"), max_length=3, default=settlement_currency)
    bought_on = models.DateField(_("bought on"), default=today)
    expires_on = models.DateField(
        _("expires on"),
        null=True,
        blank=True,
        help_text=_("For codes whose file names no expiry of their own."),
    )
    # As it goes into fingerprints. A product keeps the issuer of its first batch, or a code that
    # is known under the old name would be taken again under the new one.
    issuer = models.CharField(max_length=80, blank=True, editable=False)
    note = models.TextField(_("note"), blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("purchase batch")
        verbose_name_plural = _("purchase batches")
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(unit_cost__gte=0), name="cost_is_not_negative"),
        ]

    def __str__(self) -> str:
        return self.reference or f"{self.bought_on:%Y-%m-%d} {str(self.pk)[-6:]}"


class StockCode(models.Model):
    """One card code; the hottest table of the platform, written by tenants.supply.stock only.

    A claim finds its code by the partial index over free codes, in an order which no other index
    serves: ordered by the primary key, the planner would walk past every code ever sold. The
    references have no foreign keys, since checking them would lock a row that all sales share.
    Whom a code went to is named by ids of the shop's schema: see ``claim_ref``.
    """

    class State(models.TextChoices):
        FREE = "free", _("free")
        RESERVED = "reserved", _("reserved")
        SOLD = "sold", _("sold")
        BURNED = "burned", _("burned")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denomination = models.ForeignKey(
        "catalogue.Denomination",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
        verbose_name=_("denomination"),
    )
    batch = models.ForeignKey(
        PurchaseBatch,
        on_delete=models.PROTECT,
        related_name="codes",
        db_constraint=False,
        db_index=False,
        verbose_name=_("batch"),
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.FREE)
    # The last day on which it is good; NEVER where there is none. Sold up to the day before.
    sell_by = models.DateField(_("good until"), default=NEVER)
    # The order among codes with one expiry: first in, first out.
    pick = models.BigIntegerField(editable=False)
    fingerprint = models.BinaryField(max_length=32, editable=False)
    key_id = models.UUIDField(editable=False)
    # CardCode under the supplier's key; emptied by the statement that sells or burns the code.
    sealed = models.BinaryField(null=True, editable=False)
    shop_id = models.UUIDField(_("shop"), null=True, editable=False)
    order_id = models.UUIDField(_("order"), null=True, editable=False)
    line_id = models.UUIDField(_("order line"), null=True, editable=False)
    reserved_until = models.DateTimeField(_("reserved until"), null=True, editable=False)
    # When it was sold or burned.
    gone_at = models.DateTimeField(_("gone"), null=True, editable=False)

    class Meta:
        verbose_name = _("card code")
        verbose_name_plural = _("card codes")
        indexes: ClassVar = [
            models.Index(
                fields=["denomination", "sell_by", "pick"],
                condition=Q(state="free"),
                name="free_codes_in_order_of_sale",
            ),
            models.Index(
                fields=["order_id"], condition=Q(state="reserved"), name="codes_reserved_by_order"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fingerprint"], name="no_code_is_taken_twice"),
            models.CheckConstraint(
                condition=Q(state="free", sealed__isnull=False, order_id=None, line_id=None)
                | Q(state="reserved", sealed__isnull=False, order_id__isnull=False)
                | Q(state="sold", sealed=None, order_id__isnull=False, gone_at__isnull=False)
                | Q(state="burned", sealed=None, gone_at__isnull=False),
                name="only_unsold_codes_hold_ciphertext",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def expires_on(self) -> date | None:
        return None if self.sell_by == NEVER else self.sell_by

    @property
    def claim_ref(self) -> str:
        """``shop:order:line`` of whoever has the code, or an empty text."""
        if self.order_id is None:
            return ""
        return f"{self.shop_id}:{self.order_id}:{self.line_id}"


class StockImport(models.Model):
    """One stock file on its way in: guessed, corrected, taken chunk by chunk, counted."""

    class State(models.TextChoices):
        DRAFT = "draft", _("in preview")
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, verbose_name=_("supplier"))
    denomination = models.ForeignKey(
        "catalogue.Denomination",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("denomination"),
    )
    batch = models.ForeignKey(
        PurchaseBatch,
        on_delete=models.PROTECT,
        null=True,
        related_name="imports",
        verbose_name=_("batch"),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    filename = models.CharField(_("file"), max_length=200)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    digest = models.BinaryField(max_length=32, editable=False)
    layout = models.JSONField(_("layout"), default=dict)
    # Row numbers of the file count from 1; rows up to ``position`` are accounted for below.
    position = models.PositiveIntegerField(_("rows read"), default=0)
    rows_total = models.PositiveIntegerField(_("rows"), null=True)
    taken = models.PositiveIntegerField(_("taken"), default=0)
    duplicate = models.PositiveIntegerField(_("duplicate"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    reasons = models.JSONField(_("reasons"), default=dict)
    passed = models.JSONField(_("passed over"), default=dict)
    # What an import would do, counted beforehand: a Counts as JSON (see preview.py).
    forecast = models.JSONField(null=True)
    problem = models.CharField(_("problem"), max_length=500, blank=True)
    started_by = models.CharField(_("by"), max_length=254, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("stock import")
        verbose_name_plural = _("stock imports")
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return self.filename

    @property
    def progress(self) -> float | None:
        """From 0 to 1, or None before the rows are counted."""
        if self.state == self.State.DONE:
            return 1.0
        return min(self.position / self.rows_total, 1.0) if self.rows_total else None


class _Sealed(models.Model):
    """A row whose content lies under the supplier's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key_id = models.UUIDField(editable=False)
    sealed = models.BinaryField(editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class ImportPiece(_Sealed):
    """A piece of an uploaded stock file. Gone as soon as the import has ended."""

    stock_import = models.ForeignKey(StockImport, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stock_import", "number"], name="one_piece_per_place"
            ),
        ]


class RefusedRow(_Sealed):
    """A row that was not taken, and why. Sealed: a row that is refused may hold a good code."""

    stock_import = models.ForeignKey(
        StockImport, on_delete=models.CASCADE, related_name="refused_rows"
    )
    row = models.PositiveIntegerField(_("row"))
    reason = models.CharField(_("reason"), max_length=20)

    class Meta:
        verbose_name = _("refused row")
        verbose_name_plural = _("refused rows")
        ordering: ClassVar = ["stock_import", "row"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stock_import", "row"], name="one_reason_per_row"),
        ]


class LowStockAlert(models.Model):
    """Somebody has been told that this denomination runs low. Gone when it is restocked."""

    denomination = models.OneToOneField(
        "catalogue.Denomination", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    free = models.PositiveIntegerField(_("free codes"))
    raised_at = models.DateTimeField(_("raised"), db_default=Now())

    class Meta:
        verbose_name = _("low stock alert")
        verbose_name_plural = _("low stock alerts")

    def __str__(self) -> str:
        return f"{self.denomination_id}: {self.free}"
