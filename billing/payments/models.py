"""Accounts at providers, attempts to be paid, what providers say, and money sent back.

None of it has a foreign key to an account: every sale would lock the same account's row.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id
from tenants.kernel.money import Money


class ProviderAccount(models.Model):
    """An account at a payment provider: the platform's, or (``shop_id``) a shop's own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.CharField(_("provider"), max_length=20)
    shop_id = models.UUIDField(_("shop"), null=True, blank=True)
    label = models.CharField(_("label"), max_length=80)
    # The provider's credentials as JSON, sealed by the vault under the owner's key.
    key_id = models.UUIDField(editable=False)
    sealed = models.BinaryField(editable=False)
    # An account that is switched off takes no new payment; its old ones are still settled.
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("provider account")
        verbose_name_plural = _("provider accounts")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "shop_id"],
                name="one_active_account_per_provider_and_owner",
                condition=Q(is_active=True),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.label}"


class Attempt(models.Model):
    """One try to be paid an amount (minor units of ``currency``) for an order or a top-up."""

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        CAPTURED = "captured", _("Captured")
        DECLINED = "declined", _("Declined")
        REFUNDED = "refunded", _("Refunded")

    class Purpose(models.TextChoices):
        ORDER = "order", _("Order")
        TOP_UP = "top_up", _("Wallet top-up")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(
        _("purpose"), max_length=6, choices=Purpose.choices, default=Purpose.ORDER
    )
    shop_id = models.UUIDField(_("shop"))
    # The order's id, or the top-up's.
    order_id = models.UUIDField()
    order_number = models.CharField(_("order"), max_length=40, blank=True)
    user_id = models.UUIDField(null=True, blank=True)
    # "wallet", "sandbox"; a sandbox's fault to try ("delay") is the mode.
    provider = models.CharField(_("provider"), max_length=20)
    mode = models.CharField(max_length=12, blank=True)
    account = models.ForeignKey(
        ProviderAccount, models.DO_NOTHING, null=True, db_constraint=False, db_index=False
    )
    minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    # Promised back, whether it has arrived or not.
    refunded_minor = models.BigIntegerField(default=0)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.PENDING
    )
    provider_ref = models.CharField(max_length=120, blank=True)
    redirect_url = models.CharField(max_length=500, blank=True)
    qr = models.CharField(max_length=500, blank=True)
    meta = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("started"), db_default=Now())
    captured_at = models.DateTimeField(_("captured"), null=True, blank=True)

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["order_id"], name="payments_of_an_order"),
            models.Index(fields=["-created_at"], name="payments_newest_first"),
            models.Index(
                fields=["created_at"], name="payments_pending", condition=Q(status="pending")
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="payment_is_not_negative", condition=Q(minor__gte=0)),
            models.CheckConstraint(
                name="refunds_stay_within_the_payment",
                condition=Q(refunded_minor__gte=0) & Q(refunded_minor__lte=F("minor")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.money} {self.status}"

    @property
    def money(self) -> Money:
        return Money(self.minor, self.currency)

    @property
    def refundable(self) -> Money:
        return Money(self.minor - self.refunded_minor, self.currency)


class ProviderEvent(models.Model):
    """Something a provider said, or somebody in its name (``verified`` tells which)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(
        ProviderAccount, models.DO_NOTHING, db_constraint=False, db_index=False
    )
    event_id = models.CharField(max_length=120)
    attempt = models.ForeignKey(Attempt, models.DO_NOTHING, null=True, db_constraint=False)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    body = models.BinaryField(editable=False)
    verified = models.BooleanField(_("verified"))
    # Verified: what came of it, empty until it is settled. Refused: why.
    outcome = models.CharField(_("outcome"), max_length=40, blank=True)
    received_at = models.DateTimeField(_("received"), db_default=Now())
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("provider event")
        verbose_name_plural = _("provider events")
        ordering = ["-received_at"]
        indexes: ClassVar = [
            models.Index(
                fields=["account", "received_at"],
                name="payments_refused_events",
                condition=Q(verified=False),
            ),
        ]
        constraints: ClassVar = [
            # Only of verified ones: a forger could otherwise take the place of the true event.
            models.UniqueConstraint(
                fields=["account", "event_id"],
                name="one_event_per_provider_account_and_id",
                condition=Q(verified=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id}"


class Refund(models.Model):
    """Money that goes back by the way it came. Written before the provider is asked."""

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Makes a repetition harmless, here and at the provider.
    ref = models.CharField(_("reference"), max_length=120, unique=True)
    attempt = models.ForeignKey(
        Attempt, models.DO_NOTHING, db_constraint=False, related_name="refunds"
    )
    minor = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status.choices, default=Status.PENDING
    )
    provider_ref = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(_("asked"), db_default=Now())
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(name="refund_is_positive", condition=Q(minor__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.money}"

    @property
    def money(self) -> Money:
        return Money(self.minor, self.currency)
