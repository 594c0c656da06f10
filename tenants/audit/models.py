"""Events as they were recorded, and the chain of seals that is laid over them afterwards."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tenants.kernel.fields import CurrentTransaction, Xid8Field
from tenants.kernel.ids import new_id


class AuditEvent(models.Model):
    """One deed. Never updated, never deleted: the database refuses both."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(_("time"), db_default=Now(), editable=False)
    actor_kind = models.CharField(_("kind of actor"), max_length=12)
    actor_id = models.CharField(max_length=64, blank=True)
    actor_label = models.CharField(_("actor"), max_length=254, blank=True)
    address = models.CharField(_("address"), max_length=64, blank=True)
    device = models.CharField(_("device"), max_length=200, blank=True)
    request_id = models.CharField(_("request"), max_length=64, blank=True)
    # A verb in the past: "order.refunded".
    action = models.CharField(_("action"), max_length=80)
    # What it was done to, as text: "order:<uuid>".
    target = models.CharField(_("object"), max_length=160)
    shop_id = models.UUIDField(_("shop"), null=True, blank=True)
    data = models.JSONField(_("details"), default=dict, blank=True)
    xact = Xid8Field(db_default=CurrentTransaction(), editable=False)

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        ordering = ["-at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["xact", "id"], name="audit_in_sealing_order"),
            models.Index(fields=["-at", "-id"], name="audit_newest_first"),
            models.Index(fields=["shop_id", "-at"], name="audit_by_shop"),
            models.Index(fields=["target"], name="audit_by_target"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.target}"


class AuditSeal(models.Model):
    """A link of the chain: ``hash`` covers the event and the seal before (``prev``)."""

    seq = models.BigIntegerField(primary_key=True)
    # No foreign key: a removed event must leave its seal behind as the witness.
    event_id = models.UUIDField(unique=True)
    # The event's, kept here too: sealing goes on after the last (xact, event id).
    event_xact = Xid8Field(editable=False)
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {bytes(self.hash).hex()[:16]}"
