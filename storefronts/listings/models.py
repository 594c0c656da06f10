"""Sparse listings: a shop lists by category rule and stores only what differs.

1,000 shops x 50,000 denominations is no table: a shop that shows everything stores nothing.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id


class ListingRule(models.Model):
    """A category, with what is under it, is shown or not; without a category: everything else.

    The rule of the nearest category counts. Without any rule all is shown.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    category_id = models.UUIDField(_("category"), null=True, blank=True)
    is_listed = models.BooleanField(_("shown"), default=True)

    class Meta:
        verbose_name = _("listing rule")
        verbose_name_plural = _("listing rules")
        constraints = [
            models.UniqueConstraint(
                fields=["category_id"], nulls_distinct=False, name="one_listing_rule_per_category"
            )
        ]

    def __str__(self) -> str:
        return f"{self.category_id or '*'}: {'shown' if self.is_listed else 'hidden'}"


class Listing(models.Model):
    """How one product or denomination differs here from what the catalogue and the rules say."""

    class Scope(models.TextChoices):
        PRODUCT = "product", _("product")
        DENOMINATION = "denomination", _("denomination")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scope = models.CharField(max_length=12, choices=Scope)
    target_id = models.UUIDField(unique=True)
    # Null: as the category rules say.
    is_listed = models.BooleanField(_("shown"), null=True, blank=True)
    is_featured = models.BooleanField(_("featured"), default=False)
    sort = models.IntegerField(_("position"), null=True, blank=True)
    name_zh = models.CharField(_("own name (Chinese)"), max_length=120, blank=True)
    name_en = models.CharField(_("own name (English)"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        indexes = [
            models.Index(
                fields=["sort"], name="listing_featured", condition=models.Q(is_featured=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.target_id}"
