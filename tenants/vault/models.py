"""Data keys, wrapped. Read by tenants.vault.keys in plain SQL: a sale does it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id


class DataKey(models.Model):
    """One version of an owner's key. ``wrapped`` is emptied when the key is destroyed."""

    class Scope(models.TextChoices):
        SUPPLIER = "supplier", _("supplier")
        SHOP = "shop", _("shop")
        PLATFORM = "platform", _("platform")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scope = models.CharField(_("kind of owner"), max_length=10, choices=Scope)
    owner_id = models.UUIDField(_("owner"))
    version = models.PositiveIntegerField(_("version"))
    master_version = models.PositiveIntegerField(_("wrapped by master key"))
    wrapped = models.BinaryField(null=True, editable=False)
    created_at = models.DateTimeField(_("made"))
    retired_at = models.DateTimeField(_("retired"), null=True)
    destroyed_at = models.DateTimeField(_("destroyed"), null=True)

    class Meta:
        verbose_name = _("data key")
        verbose_name_plural = _("data keys")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scope", "owner_id", "version"], name="one_key_per_version"
            ),
            models.UniqueConstraint(
                fields=["scope", "owner_id"],
                condition=models.Q(retired_at=None, destroyed_at=None),
                name="one_current_key_per_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(wrapped=None, destroyed_at__isnull=False)
                | models.Q(wrapped__isnull=False, destroyed_at=None),
                name="destroyed_key_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.owner_id} v{self.version}"
