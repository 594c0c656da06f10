"""The tabs of Settings: one list, each for those who may."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from storefronts.console.pages import page
from storefronts.console.roles import may


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    label: str | Promise
    act: str

    @property
    def href(self) -> str:
        return reverse(f"shopconsole:{self.name}")


# The tab's name is its address in shopconsole's urls.
TABS = [
    Tab("shop_settings", gettext_lazy("Shop"), "settings"),
    Tab("domains", gettext_lazy("Domain"), "domains"),
    Tab("staff", gettext_lazy("Staff"), "staff"),
    Tab("payment_accounts", gettext_lazy("Payment accounts"), "payments"),
    Tab("keys", gettext_lazy("API keys"), "keys"),
    Tab("webhooks", gettext_lazy("Webhooks"), "webhooks"),
    Tab("trail", gettext_lazy("Audit trail"), "audit"),
]


def tabs_for(user: Any) -> list[Tab]:
    return [tab for tab in TABS if may(user, tab.act)]


def settings_page(request: HttpRequest, template: str, tab: str, **context: Any) -> HttpResponse:
    """A page of Settings with its tab lit."""
    context |= {"tabs": tabs_for(request.user), "tab": tab}
    return page(request, f"settings/{template}", _("Settings"), **context)
