"""A shop's request that the platform pays for one of its promotions, and what came of it.

How much of the budget is left is not kept here: it is the balance of the ledger account
``promotion:<id>:budget``, whose floor the database guards. The shop's promotion refers here by id.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tenants.kernel.ids import new_id
from tenants.kernel.money import Money


class Funding(models.Model):
    """One request. Whoever changes the promotion's terms asks anew: what was approved stands."""

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        USED_UP = "used_up", _("Used up")
        STOPPED = "stopped", _("Stopped by the platform")
        WITHDRAWN = "withdrawn", _("Withdrawn by the shop")
        OVER = "over", _("Over")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    shop_id = models.UUIDField(_("shop"))
    promotion_id = models.UUIDField(_("promotion"))  # in the shop's schema
    name = models.CharField(_("name"), max_length=60)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    currency = models.CharField(_("currency"), max_length=3)  # the shop's
    # What the promotion is, as it was when the shop asked: services.ask says which keys.
    terms = models.JSONField(_("terms"), default=dict)
    wanted_minor = models.BigIntegerField(_("asked for"))
    # What its own terms limit it to; null where nothing but the budget does.
    most_minor = models.BigIntegerField(_("most it can cost"), null=True)
    cap_minor = models.BigIntegerField(_("budget"), default=0)
    # What of the budget went back to the platform unspent.
    swept_minor = models.BigIntegerField(default=0)
    note = models.CharField(_("note of the shop"), max_length=500)
    reason = models.CharField(_("reason"), max_length=500, blank=True, default="")
    asked_by = models.CharField(_("asked by"), max_length=254)
    asked_at = models.DateTimeField(_("asked"), db_default=Now())
    decided_by = models.CharField(_("decided by"), max_length=254, blank=True, default="")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("promotion request")
        verbose_name_plural = _("promotion requests")
        ordering: ClassVar = ["-asked_at"]
        indexes: ClassVar = [
            models.Index(fields=["-asked_at", "id"], name="funding_newest"),
            models.Index(fields=["shop_id", "-asked_at"], name="funding_by_shop"),
            models.Index(fields=["state"], name="funding_by_state"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["promotion_id"],
                name="one_open_request_per_promotion",
                condition=Q(state__in=("asked", "approved", "used_up")),
            ),
            models.CheckConstraint(
                condition=Q(wanted_minor__gt=0) & Q(cap_minor__gte=0),
                name="funding_is_for_an_amount",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def _money(self, minor: int) -> Money:
        return Money(minor, self.currency)

    @property
    def wanted(self) -> Money:
        return self._money(self.wanted_minor)

    @property
    def cap(self) -> Money:
        return self._money(self.cap_minor)

    @property
    def most(self) -> Money:
        """The most it can cost: what was asked for, or less where the terms limit it."""
        limits = [self.wanted_minor, *([] if self.most_minor is None else [self.most_minor])]
        return self._money(min(limits))

    def is_for(self, terms: dict[str, Any]) -> bool:
        """Whether these are the terms that were asked about."""
        return bool(self.terms == terms)
