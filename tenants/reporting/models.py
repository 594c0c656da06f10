"""Summaries of orders and days. Fed by the outbox only; nothing in a sale waits for it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tenants.kernel.ids import new_id
from tenants.kernel.money import Money


class OrderSummary(models.Model):
    """One order of one shop as of `reported_at`. Never a code, an e-mail or a buyer's field.

    `total_minor` and `refunded_minor` are in `currency`; cost, fee and margin are what the
    platform earns by it, in `settlement_currency`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    shop_id = models.UUIDField(_("shop"))
    order_id = models.UUIDField(unique=True)
    number = models.CharField(_("number"), max_length=24)
    status = models.CharField(_("status"), max_length=20)
    delivery = models.CharField(_("delivery"), max_length=12)
    refund = models.CharField(_("refund"), max_length=8)
    currency = models.CharField(_("currency"), max_length=3)
    total_minor = models.BigIntegerField(_("total"))
    refunded_minor = models.BigIntegerField(default=0)
    settlement_currency = models.CharField(max_length=3)
    wholesale_minor = models.BigIntegerField(default=0)
    cost_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    margin_minor = models.BigIntegerField(default=0)
    # What the platform has paid for its promotions, in `currency`.
    promotion_minor = models.BigIntegerField(default=0, db_default=0)
    # Milliseconds from payment to the last delivered line; null before that.
    delivery_ms = models.BigIntegerField(_("delivery time, ms"), null=True, blank=True)
    pieces = models.PositiveIntegerField(_("pieces"), default=0)
    # [{denomination, product, name, kind, quantity, total_minor, delivery}]
    lines = models.JSONField(default=list)
    # A shop in test mode: its orders never mix with the others' figures.
    is_test = models.BooleanField(default=False)
    placed_at = models.DateTimeField(_("placed at"))
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    reported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = pgettext_lazy("a purchase", "order")
        verbose_name_plural = pgettext_lazy("purchases", "orders")
        ordering: ClassVar = ["-placed_at"]
        indexes: ClassVar = [
            models.Index(fields=["-placed_at", "id"], name="order_summary_newest"),
            models.Index(fields=["shop_id", "-placed_at"], name="order_summary_by_shop"),
            models.Index(fields=["number"], name="order_summary_by_number"),
            models.Index(fields=["paid_at"], name="order_summary_by_payment"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def total(self) -> Money:
        return Money(self.total_minor, self.currency)


class DailyFigure(models.Model):
    """A shop's day (in its own time zone), summed again from its summaries at every report."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    shop_id = models.UUIDField(_("shop"))
    day = models.DateField(_("day"))
    currency = models.CharField(_("currency"), max_length=3)
    orders = models.PositiveIntegerField(_("paid orders"), default=0)
    delivered = models.PositiveIntegerField(_("delivered orders"), default=0)
    pieces = models.PositiveIntegerField(_("pieces"), default=0)
    total_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    settlement_currency = models.CharField(max_length=3)
    cost_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    margin_minor = models.BigIntegerField(default=0)
    promotion_minor = models.BigIntegerField(default=0, db_default=0)  # in `currency`
    delivery_ms_median = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("daily figure")
        verbose_name_plural = _("daily figures")
        ordering: ClassVar = ["-day"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["shop_id", "day", "currency"], name="one_figure_per_shop_and_day"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["day"], name="daily_figure_by_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.shop_id}"
