"""Who supplies, and what was bought of them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id


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
