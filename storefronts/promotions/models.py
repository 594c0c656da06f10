"""Promotions of one shop, who is in which member group, and which order used which coupon."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id


class Promotion(models.Model):
    """One rule that takes something off. Empty lists of categories and products mean all."""

    class Kind(models.TextChoices):
        SALE = "sale", _("Sale: percent off in a window")
        MEMBER = "member", _("Member price: percent off for a group")
        THRESHOLD = "threshold", _("Spend X, save Y")
        COUPON = "coupon", _("Coupon")

    class Off(models.TextChoices):
        PERCENT = "percent", _("percent")
        AMOUNT = "amount", _("amount")

    class Funder(models.TextChoices):
        SHOP = "shop", _("the shop")
        PLATFORM = "platform", _("the platform")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=60)
    code = models.CharField(_("code"), max_length=40, blank=True, default="")  # of coupons
    off = models.CharField(_("takes off"), max_length=8, choices=Off.choices)
    # Percent, or an amount in the shop's currency.
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=6)
    # What the lines it is for must come to, in minor units of the shop's currency.
    spend_minor = models.BigIntegerField(_("from"), default=0)
    category_ids = models.JSONField(_("categories"), default=list, blank=True)
    product_ids = models.JSONField(_("products"), default=list, blank=True)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    most_uses = models.PositiveIntegerField(_("uses in all"), null=True, blank=True)
    most_per_customer = models.PositiveIntegerField(_("uses a customer"), null=True, blank=True)
    funded_by = models.CharField(
        _("paid by"), max_length=8, choices=Funder.choices, default=Funder.SHOP
    )
    # The request for the platform's money (billing.funding), by reference: without one that is
    # approved, a promotion that the platform pays does not apply.
    funding_id = models.UUIDField(null=True, blank=True, editable=False)
    used = models.PositiveIntegerField(_("used"), default=0, editable=False)
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("promotion")
        verbose_name_plural = _("promotions")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], name="one_promotion_per_code", condition=~Q(code="")
            ),
            models.CheckConstraint(
                condition=Q(most_uses__isnull=True) | Q(used__lte=F("most_uses")),
                name="coupon_is_not_used_too_often",
            ),
            models.CheckConstraint(
                condition=Q(value__gt=0) & (Q(off="amount") | Q(value__lte=100)),
                name="promotion_takes_off_something_and_not_all_twice",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """One of off, planned, over, used_up, on."""
        now = timezone.now()
        if not self.is_active:
            return "off"
        if self.ends_at and self.ends_at <= now:
            return "over"
        if self.starts_at and self.starts_at > now:
            return "planned"
        if self.most_uses is not None and self.used >= self.most_uses:
            return "used_up"
        return "on"


class CouponUse(models.Model):
    """An order that a coupon was used for; given back when nothing was bought in the end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promotion_id = models.UUIDField()
    order_id = models.UUIDField(unique=True)
    email = models.CharField(max_length=254)  # lower case
    user_id = models.UUIDField(null=True, blank=True)
    minor = models.BigIntegerField()
    used_at = models.DateTimeField(default=timezone.now)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["promotion_id", "email"], name="coupon_uses_of_a_customer")]

    def __str__(self) -> str:
        return f"{self.promotion_id} {self.order_id}"


class Member(models.Model):
    """Which member price somebody has: at most one."""

    user_id = models.UUIDField(primary_key=True)
    promotion_id = models.UUIDField(db_index=True)
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.user_id} {self.promotion_id}"
