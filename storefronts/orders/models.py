"""Orders of one shop: three independent facts (status, delivery, refund) and a frozen snapshot."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenants.kernel.ids import new_id
from tenants.kernel.money import Money


class OrderStatus(models.TextChoices):
    AWAITING_PAYMENT = "awaiting_payment", _("Awaiting payment")
    PAID = "paid", _("Paid")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")
    HELD = "held", _("Held")


class DeliveryStatus(models.TextChoices):
    PENDING = "pending", _("Pending")
    DELIVERING = "delivering", _("Delivering")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Failed")


class RefundStatus(models.TextChoices):
    NONE = "none", _("Not refunded")
    PARTIAL = "partial", _("Partly refunded")
    FULL = "full", _("Refunded")


class Order(models.Model):
    """One purchase. Amounts are minor units of `currency`; `states` says how `status` moves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(_("number"), max_length=24)
    status = models.CharField(_("status"), max_length=20, choices=OrderStatus.choices)
    delivery = models.CharField(_("delivery"), max_length=12, choices=DeliveryStatus.choices)
    refund = models.CharField(_("refund"), max_length=8, choices=RefundStatus.choices)
    currency = models.CharField(_("currency"), max_length=3)
    total_minor = models.BigIntegerField()
    refunded_minor = models.BigIntegerField(default=0)
    email = models.EmailField(_("e-mail"))
    locale = models.CharField(_("language"), max_length=10)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="orders",
        db_constraint=False,  # 0002 adds the constraint, not deferrable
        db_index=False,  # order_by_user
    )
    placed_token_hash = models.BinaryField(max_length=32)
    mailed_token_hash = models.BinaryField(max_length=32)
    client_reference = models.CharField(_("your reference"), max_length=64, blank=True, default="")
    quote_id = models.UUIDField(null=True, blank=True)
    collects = models.CharField(max_length=8)  # who takes the money: "platform" or "shop"
    paid_attempt_id = models.UUIDField(null=True, blank=True)  # billing.payments, by reference
    placed_at = models.DateTimeField(_("placed at"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"))
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    session = models.CharField(max_length=80, blank=True, default="")
    address = models.CharField(max_length=64, blank=True, default="")
    device = models.CharField(max_length=200, blank=True, default="")
    snapshot = models.JSONField(default=dict)
    needs_attention = models.BooleanField(_("needs attention"), default=False)
    attention_reason = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        verbose_name = pgettext_lazy("a purchase", "order")
        verbose_name_plural = pgettext_lazy("purchases", "orders")
        ordering = ["-placed_at"]
        indexes = [
            models.Index(fields=["-placed_at"], name="order_by_time"),
            models.Index(fields=["user", "-placed_at"], name="order_by_user"),
            models.Index(Upper("email"), name="order_by_email"),
            models.Index(
                fields=["client_reference"],
                name="order_by_client_reference",
                condition=~Q(client_reference=""),
            ),
            models.Index(
                fields=["expires_at"],
                name="order_awaiting_payment",
                condition=Q(status="awaiting_payment"),
            ),
            models.Index(
                fields=["placed_at"],
                name="order_unfinished",
                condition=Q(status__in=("paid", "held")),
            ),
            models.Index(
                fields=["placed_at"],
                name="order_needs_attention",
                condition=Q(needs_attention=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["number"], name="one_order_per_number"),
            models.CheckConstraint(
                condition=Q(total_minor__gte=0), name="order_total_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(refunded_minor__gte=0) & Q(refunded_minor__lte=F("total_minor")),
                name="order_refund_within_total",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def total(self) -> Money:
        return Money(self.total_minor, self.currency)

    @property
    def refunded_total(self) -> Money:
        return Money(self.refunded_minor, self.currency)


class OrderLine(models.Model):
    """What was sold, frozen. Wholesale, fee and cost are in `settlement_currency`, and private."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(
        Order,
        on_delete=models.CASCADE,
        related_name="lines",
        db_constraint=False,
        db_index=False,  # one_line_per_position
    )
    position = models.PositiveSmallIntegerField()
    denomination_id = models.UUIDField()  # catalogue, by reference: no lock on it
    product_id = models.UUIDField()
    name_zh = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    kind = models.CharField(max_length=10)  # catalogue's kinds, lower case
    quantity = models.PositiveIntegerField()
    unit_price = models.DecimalField(max_digits=18, decimal_places=6)
    total_minor = models.BigIntegerField()
    discount_minor = models.BigIntegerField(default=0)
    # What of the discount the platform pays to the shop.
    funded_minor = models.BigIntegerField(default=0, db_default=0)
    settlement_currency = models.CharField(max_length=3)
    fx_rate = models.DecimalField(max_digits=20, decimal_places=10, default=1)
    wholesale_unit = models.DecimalField(max_digits=18, decimal_places=6)
    wholesale_minor = models.BigIntegerField()
    fee_minor = models.BigIntegerField(default=0)
    cost_minor = models.BigIntegerField(null=True, blank=True)  # known when claimed
    supplier_id = models.UUIDField(null=True, blank=True)  # the first, when several delivered
    buyer_fields = models.JSONField(default=dict)
    terms = models.JSONField(default=dict)  # promise, warranty, instructions, buyer-field schema
    explanation = models.JSONField(default=list)  # price steps, private ones marked
    delivery = models.CharField(
        max_length=12, choices=DeliveryStatus.choices, default=DeliveryStatus.PENDING
    )
    delivered_at = models.DateTimeField(null=True, blank=True)
    promise_due_at = models.DateTimeField(null=True, blank=True)
    refunded_minor = models.BigIntegerField(default=0)
    revealed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")
        ordering = ["order", "position"]
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="one_line_per_position"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="line_quantity_is_positive"),
            models.CheckConstraint(
                condition=Q(refunded_minor__gte=0) & Q(refunded_minor__lte=F("total_minor")),
                name="line_refund_within_total",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_en} x {self.quantity}"

    def name(self, locale: str) -> str:
        """The name in the buyer's language."""
        return self.name_zh if locale.lower().startswith("zh") else self.name_en


class OrderEvent(models.Model):
    """The timeline of an order: who did what, when. Written in the transaction that did it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="events", db_constraint=False
    )
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=40)  # a verb in the past: "placed", "paid", "refunded"
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=64, blank=True, default="")
    actor_label = models.CharField(max_length=254, blank=True, default="")
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M:%S}"
