"""What an address waits for: one denomination, or anything on a shelf that was empty."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from tenants.kernel.ids import new_id


class StockAlert(models.Model):
    """To be told once. Told or stopped, it is deleted: no list of addresses grows here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    denomination_id = models.UUIDField()  # catalogue, by reference
    email = models.EmailField()
    locale = models.CharField(max_length=10, default="zh-hans")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "denomination_id", Lower("email"), name="one_alert_per_address_and_denomination"
            )
        ]
        indexes: ClassVar = [models.Index(Lower("email"), name="alert_by_email")]

    def __str__(self) -> str:
        return str(self.id)


class ShelfAlert(models.Model):
    """To be told once when a search or a category that had nothing to buy has something.

    `search`, `category` (a slug) and `kind` are the shelf's own filters; each may be empty.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    search = models.CharField(max_length=60, blank=True)
    category = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    email = models.EmailField()
    locale = models.CharField(max_length=10, default="zh-hans")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "search", "category", "kind", Lower("email"), name="one_alert_per_address_and_shelf"
            )
        ]
        indexes: ClassVar = [models.Index(Lower("email"), name="shelf_alert_by_email")]

    def __str__(self) -> str:
        return str(self.id)
