"""Promotions that shops ask the platform to pay for: the list; each opens its page."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display
from unfold.views import ChangeList

from billing.funding.models import Funding
from billing.ledger.models import Account
from storefronts.console.templatetags.console_parts import minor, moment, money
from tenants.console.base import ReadOnlyAdmin
from tenants.console.filters import ShopFilter, SpanFilter
from tenants.console.names import shop_names
from tenants.console.site import owner_site

State = Funding.State
COLOURS = {
    State.ASKED.value: "warning",
    State.APPROVED.value: "success",
    State.DECLINED.value: "danger",
    State.STOPPED.value: "danger",
    State.USED_UP.value: "info",
    State.WITHDRAWN.value: "default",
    State.OVER.value: "default",
}


class FundingList(ChangeList):  # type: ignore[misc]
    def url_for_result(self, result: Funding) -> str:
        return reverse("admin:promotion_request", args=[result.pk])


@admin.register(Funding, site=owner_site)
class FundingAdmin(ReadOnlyAdmin):
    area = "promotions"
    list_display = ("name", "shop", "when", "most_it_can_cost", "budget", "left", "state_word")
    list_display_links = ("name",)
    list_filter = ("state", ShopFilter, ("asked_at", SpanFilter))
    search_fields = ("name", "note")
    ordering = ("-asked_at", "id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Funding]:
        code = Concat(Value("promotion:"), Cast(OuterRef("pk"), CharField()), Value(":budget"))
        held = Account.objects.filter(code=code, currency=OuterRef("currency"))
        rows: QuerySet[Funding] = super().get_queryset(request)
        return rows.annotate(left_minor=Subquery(held.values("balance")[:1]))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return FundingList

    @display(description=_("shop"))
    def shop(self, row: Funding) -> str:
        return shop_names().get(row.shop_id, "–")

    @display(description=_("asked"), ordering="asked_at")
    def when(self, row: Funding) -> str:
        return moment(row.asked_at)

    @display(description=_("most it can cost"))
    def most_it_can_cost(self, row: Funding) -> str:
        return money(row.most)

    @display(description=_("budget"))
    def budget(self, row: Funding) -> str:
        return money(row.cap) if row.cap_minor else "–"

    @display(description=_("left"))
    def left(self, row: Any) -> str:
        return minor(row.left_minor, row.currency)

    @display(description=_("state"), label=COLOURS, ordering="state")
    def state_word(self, row: Funding) -> tuple[str, str]:
        return row.state, row.get_state_display()
