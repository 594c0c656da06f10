"""The stock itself, and who has been told that it runs low."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id
from tenants.supply.models.suppliers import PurchaseBatch

# A code that does not expire is sold until the end of the calendar.
NEVER = date.max


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


class StockLevel(models.Model):
    """Whether a denomination can be had, as it was found last; written by tenants.supply.levels.

    `version` rises with each look that found something moved: whoever knows one asks for the rest.
    """

    class Level(models.TextChoices):
        IN_STOCK = "in_stock", _("in stock")
        LOW = "low", _("low")
        OUT_OF_STOCK = "out_of_stock", _("out of stock")

    denomination_id = models.UUIDField(primary_key=True)
    level = models.CharField(max_length=12, choices=Level)
    version = models.BigIntegerField()
    moved_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["version", "denomination_id"], name="stock_levels_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.denomination_id}: {self.level}"
