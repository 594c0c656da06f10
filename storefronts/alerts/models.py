"""One wish of one address for one denomination."""

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
