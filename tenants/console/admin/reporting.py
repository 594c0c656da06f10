"""Orders across shops: the summaries that shops report upward. Never a code, never a person."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from storefronts.console.templatetags.console_parts import (
    lasting,
    minor,
    moment,
    moment_exact,
)
from storefronts.console.tones import WORDS, tone_of, word_for
from tenants.accounts.owner_roles import may
from tenants.console.base import ReadOnlyAdmin
from tenants.console.filters import ShopFilter, SpanFilter
from tenants.console.names import shop_names
from tenants.console.site import owner_site
from tenants.reporting.models import OrderSummary

UNFOLD_TONES = {"ok": "success", "info": "info", "warn": "warning", "bad": "danger"}
COLOURS = {state: UNFOLD_TONES.get(tone_of(state), "default") for state in WORDS}


class StateFilter(admin.SimpleListFilter):
    """A state held as plain text, in words."""

    states: tuple[str, ...] = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state, word_for(state)) for state in self.states]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        wanted = {str(self.parameter_name): self.value()}
        return queryset.filter(**wanted) if self.value() else queryset


class StatusFilter(StateFilter):
    title, parameter_name = _("status"), "status"
    states = ("awaiting_payment", "paid", "completed", "cancelled", "expired", "held")


class DeliveryFilter(StateFilter):
    title, parameter_name = _("delivery"), "delivery"
    states = ("pending", "delivering", "delivered", "failed")


class RefundFilter(StateFilter):
    title, parameter_name = _("refund"), "refund"
    states = ("none", "partial", "full")


@admin.register(OrderSummary, site=owner_site)
class OrderSummaryAdmin(ReadOnlyAdmin):
    area = "orders"
    list_display = (
        "number",
        "shop",
        "placed",
        "amount",
        "earned",
        "status_word",
        "delivery_word",
        "speed",
    )
    list_filter = (
        ShopFilter,
        StatusFilter,
        DeliveryFilter,
        RefundFilter,
        ("placed_at", SpanFilter),
        "is_test",
    )
    search_fields = ("number",)
    search_help_text = _("The order's number")
    ordering = ("-placed_at", "id")

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """What the platform earns is for those who may see money."""
        shown = super().get_list_display(request)
        return tuple(n for n in shown if n != "earned" or may(request.user, "money"))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        sees_money = may(request.user, "money")
        money = ("wholesale", "cost", "fee", "margin", "promotions") if sees_money else ()
        return (
            "number",
            "shop",
            "placed",
            "paid",
            "status_plain",
            "delivery_plain",
            "refund_plain",
            "amount",
            "refunded",
            *money,
            "speed",
            "items",
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.get_fields(request, obj)

    @display(description=_("shop"))
    def shop(self, row: OrderSummary) -> str:
        return shop_names().get(row.shop_id, "–")

    @display(description=_("total"), ordering="total_minor")
    def amount(self, row: OrderSummary) -> str:
        return minor(row.total_minor, row.currency)

    @display(description=_("refunded"))
    def refunded(self, row: OrderSummary) -> str:
        return minor(row.refunded_minor, row.currency)

    @display(description=_("platform earns"))
    def earned(self, row: OrderSummary) -> str:
        return minor(row.fee_minor + row.margin_minor, row.settlement_currency)

    @display(description=_("wholesale"))
    def wholesale(self, row: OrderSummary) -> str:
        return minor(row.wholesale_minor, row.settlement_currency)

    @display(description=_("cost"))
    def cost(self, row: OrderSummary) -> str:
        return minor(row.cost_minor, row.settlement_currency)

    @display(description=_("fee"))
    def fee(self, row: OrderSummary) -> str:
        return minor(row.fee_minor, row.settlement_currency)

    @display(description=_("margin on wholesale"))
    def margin(self, row: OrderSummary) -> str:
        return minor(row.margin_minor, row.settlement_currency)

    @display(description=_("paid for promotions"))
    def promotions(self, row: OrderSummary) -> str:
        return minor(row.promotion_minor, row.currency)

    @display(description=_("status"), label=COLOURS, ordering="status")
    def status_word(self, row: OrderSummary) -> tuple[str, str]:
        return row.status, word_for(row.status)

    @display(description=_("delivery"), label=COLOURS, ordering="delivery")
    def delivery_word(self, row: OrderSummary) -> tuple[str, str]:
        return row.delivery, word_for(row.delivery)

    @display(description=_("placed at"), ordering="placed_at")
    def placed(self, row: OrderSummary) -> str:
        return moment(row.placed_at)

    @display(description=_("paid at"))
    def paid(self, row: OrderSummary) -> str:
        return moment_exact(row.paid_at)

    # On an order's page a label is a plain word: Unfold draws labels in lists only.
    @display(description=_("status"))
    def status_plain(self, row: OrderSummary) -> str:
        return word_for(row.status)

    @display(description=_("delivery"))
    def delivery_plain(self, row: OrderSummary) -> str:
        return word_for(row.delivery)

    @display(description=_("refund"))
    def refund_plain(self, row: OrderSummary) -> str:
        return word_for(row.refund)

    @display(description=_("delivered in"), ordering="delivery_ms")
    def speed(self, row: OrderSummary) -> str:
        return lasting(row.delivery_ms)

    @display(description=_("items"))
    def items(self, row: OrderSummary) -> SafeString:
        name = "name_zh" if (get_language() or "").startswith("zh") else "name_en"
        lines = format_html_join(
            "",
            '<tr><td>{} × {}</td><td>{}</td><td class="cf-num">{}</td></tr>',
            (
                (
                    line.get(name, ""),
                    line.get("quantity", ""),
                    word_for(line.get("delivery", "")),
                    minor(line.get("total_minor"), row.currency),
                )
                for line in row.lines
            ),
        )
        return format_html('<table class="cf-entries">{}</table>', lines)
