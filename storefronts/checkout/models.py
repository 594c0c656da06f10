"""Quotes: a priced cart with a time limit."""

from django.db import models
from django.utils import timezone

from tenants.kernel.ids import new_id
from tenants.kernel.money import Money


class Quote(models.Model):
    """A promise of prices until `expires_at`. `lines` is the cart as asked and priced."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    currency = models.CharField(max_length=3)
    total_minor = models.BigIntegerField()
    coupon = models.CharField(max_length=40, blank=True, default="")
    lines = models.JSONField()  # [{denomination, quantity, unit, total, discount, steps}]
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    asked_by = models.CharField(max_length=80, blank=True, default="")

    def __str__(self) -> str:
        return str(self.id)

    @property
    def total(self) -> Money:
        return Money(self.total_minor, self.currency)


class BulkOrder(models.Model):
    """A large order that is delivered by and by. `order_id` is the order that was paid.

    `refused` are the lines that were not taken, so not paid: position, denomination, quantity, and
    the refusal's code and text. What failed later stands with the order's lines.
    """

    order_id = models.UUIDField(primary_key=True)
    user_id = models.UUIDField()
    asked = models.PositiveIntegerField()
    refused = models.JSONField(default=list)
    placed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["user_id", "-placed_at"], name="bulk_orders_of_a_buyer")]

    def __str__(self) -> str:
        return str(self.order_id)
