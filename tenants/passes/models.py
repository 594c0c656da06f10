"""A right that lies in an address."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id


class Pass(models.Model):
    """One transfer of one file that somebody was entitled to begin.

    Whom it was made for is kept, so that it ends with their rights, and so that what came by it is
    theirs. The address itself is not kept: its signature is computed (services.py).
    """

    class Purpose(models.TextChoices):
        STOCK = "stock", _("a stock file, in")
        PICTURE = "picture", _("a product's picture, in")
        REFUSED_ROWS = "refused_rows", _("refused rows of an import, out")
        AUDIT = "audit", _("the audit trail, out")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose)
    # What it is about, as text: "product:<uuid>".
    subject = models.CharField(_("object"), max_length=160, blank=True)
    person = models.UUIDField(_("person"))
    # The key that asked for it: without the key, no pass of it.
    key = models.UUIDField(null=True, editable=False)
    actor_label = models.CharField(max_length=254, blank=True)
    filename = models.CharField(_("file"), max_length=200, blank=True)
    # Bytes that come in, exactly; null for what goes out.
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True)
    digest = models.BinaryField(max_length=32, null=True, editable=False)
    # What the transfer needs besides, such as the filters of an export.
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("made"), db_default=Now())
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True)

    class Meta:
        verbose_name = _("signed address")
        verbose_name_plural = _("signed addresses")
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="pass_by_expiry")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    @property
    def is_over(self) -> bool:
        return self.expires_at <= timezone.now()

    def actor(self, **evidence: Any) -> Actor:
        """Who uses it: the one it was made for; ``evidence`` is address, device, request."""
        kind, ident = ("api_key", self.key) if self.key else ("owner_staff", self.person)
        return Actor(kind=kind, id=str(ident), label=self.actor_label, **evidence)
