"""Stock files on their way in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id
from tenants.supply.models.suppliers import PurchaseBatch, Supplier


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
    """A row whose content lies under a key of the vault: the supplier's, unless it is said."""

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
            models.UniqueConstraint(fields=["stock_import", "number"], name="one_piece_per_place"),
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


class UploadPiece(_Sealed):
    """A piece of a file that came by a signed address and has no supplier yet (arrivals.py)."""

    # The id of its pass.
    upload = models.UUIDField(editable=False)
    number = models.PositiveIntegerField()
    created_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "number"], name="one_upload_piece_per_place"),
        ]
