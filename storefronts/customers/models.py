"""A shop's customers: what is kept beside the account, and proofs of an e-mail address."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from tenants.kernel.ids import new_id


class CustomerProfile(models.Model):
    """What a shop knows about a signed-in buyer beside the account itself."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="customer_profile"
    )
    locale = models.CharField(max_length=10, blank=True, default="")
    wants_news = models.BooleanField(default=False)
    email_proven_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.user)


class OneTimeCode(models.Model):
    """Six digits sent by mail; only an HMAC is kept. `target` is text such as "order:<uuid>"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField()
    target = models.CharField(max_length=80)
    code_hash = models.BinaryField(max_length=32)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    address = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["target", "-created_at"], name="one_time_code_by_target"),
            models.Index(fields=["address", "created_at"], name="one_time_code_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.created_at:%Y-%m-%d %H:%M}"
