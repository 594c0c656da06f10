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
