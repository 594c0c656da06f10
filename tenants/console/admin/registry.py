"""The shops' list; a shop's own page is tenants.console.views.shops."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display
from unfold.views import ChangeList

from billing.ledger.wallets import SELLING, shops_with_low_wallets
from storefronts.console.templatetags.console_parts import moment
from tenants.console.base import OwnerAdmin
from tenants.console.site import owner_site
from tenants.registry.models import Domain, Shop

STATE_COLOURS = {
    "launching": "info",
    "trial": "info",
    "active": "success",
    "past_due": "warning",
    "suspended": "danger",
    "closed": "default",
}


class ShopList(ChangeList):  # type: ignore[misc]
    def url_for_result(self, result: Shop) -> str:
        return reverse("admin:shop_page", args=[result.pk])


class WalletFilter(admin.SimpleListFilter):
    """Shops whose prepaid wallet will not last."""

    title, parameter_name = _("wallet"), "wallet"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("low", _("Low"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "low":
            return queryset.filter(pk__in=shops_with_low_wallets())
        return queryset


class SellsFilter(admin.SimpleListFilter):
    """Shops that take orders, in whichever of their states."""

    title, parameter_name = _("sells"), "sells"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "yes":
            return queryset.filter(status__in=SELLING)
        if self.value() == "no":
            return queryset.exclude(status__in=SELLING)
        return queryset


@admin.register(Shop, site=owner_site)
class ShopAdmin(OwnerAdmin):
    """Only what may be changed without ceremony; the rest is on the shop's page, with a reason."""

    area = "shops"
    audit_noun = "shop"
    list_display = ("name", "host", "state", "who_collects", "tier", "currency", "created")
    list_filter = (SellsFilter, "status", "collects", WalletFilter, "test_mode")
    search_fields = ("name", "domains__domain", "owner_email")
    fieldsets = (
        (None, {"fields": (("name", "support_email"), ("time_zone", "default_locale"))}),
        (_("Terms"), {"fields": (("tier", "fee_percent"), "test_mode")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Shop]:
        first = (
            Domain.objects.filter(tenant=OuterRef("pk")).order_by("-is_primary").values("domain")
        )
        return super().get_queryset(request).annotate(first_host=Subquery(first[:1]))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ShopList

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Shops are launched, not added."""
        return False

    @display(description=_("address"))
    def host(self, shop: Any) -> str:
        return shop.first_host or "–"

    @display(description=_("payments"), ordering="collects")
    def who_collects(self, shop: Shop) -> Any:
        return _("the shop") if shop.collects == Shop.Collects.SHOP else _("the platform")

    @display(description=_("created"), ordering="created_at")
    def created(self, shop: Shop) -> str:
        return moment(shop.created_at)

    @display(description=_("state"), label=STATE_COLOURS, ordering="status")
    def state(self, shop: Shop) -> tuple[str, str]:
        return shop.status, shop.get_status_display()

    def response_post_save_change(self, request: HttpRequest, obj: Shop) -> Any:
        return HttpResponseRedirect(reverse("admin:shop_page", args=[obj.pk]))
