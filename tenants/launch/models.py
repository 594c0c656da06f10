"""Whose shop it is, what was chosen for it, and the door between the owner host and its console."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id
from tenants.registry.models import Shop, ShopLaunch


class ShopMember(models.Model):
    """An entrepreneur of the owner host and a shop that is theirs.

    People are referred to by UUID: ``person`` is a user of the owner host. The staff account in
    the shop's schema bears the same UUID in ``linked_to``; what it may do there, it alone says.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.UUIDField(_("person"), db_index=True)
    shop = models.ForeignKey(
        Shop, on_delete=models.PROTECT, related_name="members", verbose_name=_("shop")
    )
    role = models.CharField(_("role"), max_length=12, default="owner")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("member of a shop")
        verbose_name_plural = _("members of shops")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "shop"], name="one_membership_per_shop"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.shop_id}"


class LaunchPlan(models.Model):
    """What the entrepreneur chose, kept until the shop's schema can take it. See plans.py."""

    launch = models.OneToOneField(
        ShopLaunch, on_delete=models.CASCADE, primary_key=True, related_name="plan"
    )
    person = models.UUIDField(null=True, blank=True, db_index=True)
    choices = models.JSONField(default=dict)
    # The network that asked, for the limit of launches.
    address = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return str(self.launch_id)


class Handover(models.Model):
    """One opening of a shop's console without a second sign-in: for one person, shop and host.

    The token itself is in nobody's hands but the browser's: stored is its HMAC.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    token_hash = models.BinaryField(max_length=32, unique=True)
    member = models.ForeignKey(ShopMember, on_delete=models.CASCADE)
    host = models.CharField(max_length=253)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.id)


class ExampleShop(models.Model):
    """A shop that the landing page shows to everybody."""

    shop = models.OneToOneField(Shop, on_delete=models.CASCADE, primary_key=True)
    sort = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("example shop")
        verbose_name_plural = _("example shops")
        ordering: ClassVar = ["sort", "shop_id"]

    def __str__(self) -> str:
        return str(self.shop)
