"""Addresses that somebody has to prove before they count."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from tenants.kernel.ids import new_id


class EmailProof(models.Model):
    """Six digits sent to an address, and what happens once they are entered.

    An account is made by its proof: until then there is only this row, and no user.
    """

    class Purpose(models.TextChoices):
        SIGN_UP = "sign_up"
        CHANGE = "change"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    email = models.EmailField()
    # Of a change: whose address it will be.
    person = models.UUIDField(null=True, blank=True)
    # Of a sign-up: the password, hashed as it will be kept. Emptied by use.
    password = models.CharField(max_length=128, blank=True)
    locale = models.CharField(max_length=10, blank=True)
    code_hash = models.BinaryField(max_length=32)
    # The network that asked.
    address = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["email", "created_at"], name="proofs_of_email")]

    def __str__(self) -> str:
        return str(self.id)
