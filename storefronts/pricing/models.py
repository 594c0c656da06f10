"""A shop's own price rules, and where they fall below what a sale costs it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id


class Ending(models.TextChoices):
    """How a unit price ends. An ending only ever raises a price, by less than one step."""

    NONE = "none", _("as computed, to six decimals")
    MINOR = "minor", _("whole cents")
    E00 = "00", _("ends in .00")
    E50 = "50", _("ends in .50")
    E80 = "80", _("ends in .80")
    E88 = "88", _("ends in .88")
    E90 = "90", _("ends in .90")
    E95 = "95", _("ends in .95")
    E99 = "99", _("ends in .99")


class MarkupRule(models.Model):
    """One rule on top of wholesale. The most exact one counts: denomination, product, category
    (the nearest of its ancestors), shop."""

    class Scope(models.TextChoices):
        SHOP = "shop", _("the whole shop")
        CATEGORY = "category", _("a category")
        PRODUCT = "product", _("a product")
        DENOMINATION = "denomination", _("a denomination")

    class Kind(models.TextChoices):
        PERCENT = "percent", _("percent on top")
        ADD = "add", _("fixed amount on top")
        FIXED = "fixed", _("fixed price")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scope = models.CharField(_("applies to"), max_length=12, choices=Scope)
    target_id = models.UUIDField(null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    # Percent, or an amount in the shop's currency.
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=6)
    # Empty: the shop's own ending.
    ending = models.CharField(_("ending"), max_length=6, choices=Ending, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("markup rule")
        verbose_name_plural = _("markup rules")
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "target_id"],
                nulls_distinct=False,
                name="one_markup_rule_per_target",
            ),
            models.CheckConstraint(
                condition=models.Q(scope="shop", target_id__isnull=True)
                | (~models.Q(scope="shop") & models.Q(target_id__isnull=False)),
                name="markup_rule_names_its_target",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="percent", value__gte=-100)
                | models.Q(kind="add")
                | models.Q(kind="fixed", value__gte=0),
                name="markup_gives_no_negative_price",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.kind} {self.value}"


class PricingSettings(models.Model):
    """One row a shop: how prices end, and whether it sells below what a sale costs it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    ending = models.CharField(_("ending"), max_length=6, choices=Ending, default=Ending.MINOR)
    allow_below_floor = models.BooleanField(
        _("sell below wholesale and fee"),
        default=False,
        help_text=_("Yes, sell at a loss: the shop pays the difference on every such sale."),
    )

    class Meta:
        verbose_name = _("price settings")
        verbose_name_plural = _("price settings")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_row_of_price_settings")
        ]

    def __str__(self) -> str:
        return f"{self.ending}"


class FloorBreach(models.Model):
    """A denomination whose sale is stopped, since its price no longer covers wholesale and fee."""

    denomination_id = models.UUIDField(primary_key=True)
    since = models.DateTimeField(_("since"), default=timezone.now)
    price = models.DecimalField(_("price"), max_digits=18, decimal_places=6)
    floor = models.DecimalField(_("floor"), max_digits=18, decimal_places=6)
    told_at = models.DateTimeField(_("shop told"), null=True, blank=True)

    class Meta:
        verbose_name = _("stopped sale")
        verbose_name_plural = _("stopped sales")
        ordering = ["-since"]

    def __str__(self) -> str:
        return f"{self.denomination_id}: {self.price} < {self.floor}"
