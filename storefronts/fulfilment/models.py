"""Codes as delivered to an order, sealed under the shop's key, and the log of who saw them."""

from django.db import models
from django.utils import timezone

from storefronts.orders.models import Order, OrderLine
from tenants.kernel.ids import new_id


class DeliveredCode(models.Model):
    """One sold code. `sealed` opens only with the shop's key, this table and this row's id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(
        OrderLine,
        on_delete=models.CASCADE,
        related_name="codes",
        db_constraint=False,
        db_index=False,  # one_code_per_claim
    )
    position = models.PositiveIntegerField()
    stock_code_id = models.UUIDField(unique=True)  # supply's code, by reference: sold once
    key_id = models.UUIDField()
    sealed = models.BinaryField()
    expires_on = models.DateField(null=True, blank=True)
    has_pin = models.BooleanField(default=False)
    delivered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["line", "position"]
        constraints = [
            models.UniqueConstraint(fields=["line", "position"], name="one_code_per_claim")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Reveal(models.Model):
    """Somebody was shown the codes of a line. Evidence: written before the codes are returned."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="reveals", db_constraint=False
    )
    line = models.ForeignKey(
        OrderLine,
        on_delete=models.CASCADE,
        related_name="reveals",
        db_constraint=False,
        db_index=False,
    )
    at = models.DateTimeField(default=timezone.now)
    address = models.CharField(max_length=64, blank=True, default="")
    device = models.CharField(max_length=200, blank=True, default="")
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=64, blank=True, default="")
    actor_label = models.CharField(max_length=254, blank=True, default="")
    request_id = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.order_id} {self.at:%Y-%m-%d %H:%M:%S}"
