"""The ledger explorer: accounts, postings with their entries, exchange rates. Read-only."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display
from unfold.views import ChangeList

from billing.ledger import services
from billing.ledger.models import Account, FxRate, Journal
from storefronts.console.templatetags.console_parts import (
    minor,
    moment,
    moment_exact,
    money,
    posting_name,
)
from tenants.console.admin.control import as_json
from tenants.console.base import OwnerAdmin, ReadOnlyAdmin
from tenants.console.filters import ShopFilter, SpanFilter
from tenants.console.names import account_name, kind_name, shop_names
from tenants.console.site import owner_site
from tenants.kernel.actor import Actor


class AccountList(ChangeList):  # type: ignore[misc]
    def url_for_result(self, result: Account) -> str:
        return reverse("admin:statement", args=[result.pk])


@admin.register(Account, site=owner_site)
class AccountAdmin(ReadOnlyAdmin):
    """A balance is shown where it is kept; the others are on statements and the trial balance."""

    area = "money"
    list_display = ("name", "what", "currency", "kept", "floored", "opened")
    list_display_links = ("name",)
    list_filter = ("kind", "currency")
    search_fields = ("code",)
    ordering = ("code", "currency")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return AccountList

    @display(description=_("account"), ordering="code", header=True)
    def name(self, account: Account) -> list[Any]:
        return [account_name(account.code), account.code]

    @display(description=_("kind"), ordering="kind")
    def what(self, account: Account) -> str:
        return kind_name(account.kind)

    @display(description=_("balance"), ordering="balance")
    def kept(self, account: Account) -> str:
        return minor(account.balance, account.currency)

    @display(description=_("opened"), ordering="created_at")
    def opened(self, account: Account) -> str:
        return moment(account.created_at)

    @display(description=_("floor"))
    def floored(self, account: Account) -> str:
        return minor(account.floor, account.currency)


@admin.register(Journal, site=owner_site)
class JournalAdmin(ReadOnlyAdmin):
    area = "money"
    list_display = ("when", "reason", "ref", "shop")
    list_display_links = ("when", "reason")
    list_filter = ("event", ShopFilter, ("at", SpanFilter))
    search_fields = ("ref",)
    fields = ("when", "reason", "ref", "shop", "entries", "details")
    readonly_fields = fields

    @display(description=_("time"), ordering="at")
    def when(self, journal: Journal) -> str:
        return moment_exact(journal.at)

    @display(description=_("event"), ordering="event")
    def reason(self, journal: Journal) -> str:
        return posting_name(journal.event)

    @display(description=_("shop"))
    def shop(self, journal: Journal) -> str:
        return shop_names().get(journal.shop_id, "–") if journal.shop_id else "–"

    @display(description=_("details"))
    def details(self, journal: Journal) -> SafeString:
        return as_json(journal.memo)

    @display(description=_("entries"))
    def entries(self, journal: Journal) -> SafeString:
        rows = journal.entries.select_related("account").order_by("id")
        body = [
            format_html(
                '<tr><td><a href="{}">{}</a></td><td class="cf-num">{}</td></tr>',
                reverse("admin:statement", args=[row.account_id]),
                row.account.code,
                money(row.money),
            )
            for row in rows
        ]
        return format_html('<table class="cf-entries">{}</table>', _joined(body))


def _joined(parts: list[SafeString]) -> SafeString:
    return SafeString("".join(parts))


class FxRateForm(forms.ModelForm):
    class Meta:
        model = FxRate
        fields = ("base", "quote", "rate", "valid_from")

    def clean_base(self) -> str:
        return str(self.cleaned_data["base"]).upper()

    def clean_quote(self) -> str:
        return str(self.cleaned_data["quote"]).upper()


@admin.register(FxRate, site=owner_site)
class FxRateAdmin(OwnerAdmin):
    """Rates are added, never changed: the rate of an old order can be found again."""

    area = "money"
    audit_noun = "fx_rate"
    form = FxRateForm
    list_display = ("pair", "worth", "begins", "set_by")
    list_filter = ("base", "quote")
    fields = (("base", "quote"), "rate", "valid_from")

    def get_fields(self, request: HttpRequest, obj: FxRate | None = None) -> Any:
        """A rate that stands is read, as people write it."""
        return (("base", "quote"), "worth", "begins", "set_by") if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: FxRate | None = None) -> Any:
        return ("base", "quote", "worth", "begins", "set_by") if obj else ()

    @display(description=_("pair"), ordering="base")
    def pair(self, rate: FxRate) -> str:
        return f"{rate.base} → {rate.quote}"

    @display(description=_("rate"), ordering="rate")
    def worth(self, rate: FxRate) -> str:
        return format(rate.rate.normalize(), "f")

    @display(description=_("valid from"), ordering="valid_from")
    def begins(self, rate: FxRate) -> str:
        return moment(rate.valid_from)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: FxRate, form: Any, change: bool) -> None:
        made = services.set_fx_rate(
            base=obj.base,
            quote=obj.quote,
            rate=obj.rate,
            valid_from=obj.valid_from,
            actor=Actor.of_request(request),
        )
        obj.pk = made.pk

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """The service has recorded it."""
