"""Words, amounts and badges that both consoles show the same way."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from storefronts.console.timeline import why
from storefronts.console.tones import tone_of, word_for
from tenants.kernel.money import Money, format_money

register = template.Library()


@register.filter
def money(value: Money | None) -> str:
    """``Money`` as the reader writes it; a dash for nothing."""
    return format_money(value, get_language() or "en") if value is not None else "–"


@register.filter
def minor(value: int | None, currency: str) -> str:
    """An amount in minor units: ``{{ row.minor|minor:row.currency }}``."""
    return money(Money(int(value), currency)) if value is not None else "–"


@register.filter
def unit_price(value: Decimal | None) -> str:
    """A price of one unit with up to six places, without the zeros that say nothing."""
    if value is None:
        return "–"
    text = f"{value:.6f}".rstrip("0")
    whole, _dot, part = text.partition(".")
    return f"{whole}.{part:0<2}"


@register.filter
def share(value: Decimal | float | int | None) -> str:
    """A share of 0 to 1 as a percentage with one place."""
    return f"{Decimal(str(value)) * 100:.1f} %" if value is not None else "–"


@register.filter
def moment(value: datetime | None) -> str:
    return date_format(localtime(value), "Y-m-d H:i") if value else "–"


@register.filter
def moment_exact(value: datetime | None) -> str:
    return date_format(localtime(value), "Y-m-d H:i:s") if value else "–"


@register.filter
def lasting(value: timedelta | int | float | None) -> str:
    """A time span; a bare number is milliseconds."""
    if value is None:
        return "–"
    ms = value.total_seconds() * 1000 if isinstance(value, timedelta) else value
    if ms < 1000:
        return _("%(n)d ms") % {"n": ms}
    if ms < 120_000:
        return _("%(n).1f s") % {"n": ms / 1000}
    minutes = round(ms / 60_000)
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


@register.simple_tag
def badge(status: Any, label: str = "") -> SafeString:
    """A state as a coloured word; the colour is never the only carrier of the meaning."""
    text = str(status or "")
    return format_html(
        '<span class="cf-badge cf-badge--{}">{}</span>', tone_of(text), label or word_for(text)
    )


@register.inclusion_tag("shopconsole/parts/empty.html")
def empty(title: str, text: str = "", href: str = "", action: str = "") -> dict[str, str]:
    return {"title": title, "text": text, "href": href, "action": action}


@register.inclusion_tag("shopconsole/parts/chart.html")
def chart(drawing: Any, title: str) -> dict[str, Any]:
    return {"chart": drawing, "title": title}


@register.inclusion_tag("shopconsole/parts/tile.html")
def tile(data: Any) -> dict[str, Any]:
    return {"tile": data}


@register.inclusion_tag("shopconsole/parts/pages.html", takes_context=True)
def pages(context: template.RequestContext, page: Any) -> dict[str, Any]:
    """Previous and next, keeping the filters that live in the address."""
    query = context["request"].GET.copy()
    query.pop("p", None)
    return {"page": page, "query": query.urlencode()}


@register.filter
def line_name(line: Any) -> str:
    """An order line's name in the reader's language."""
    return str(line.name(get_language() or "en"))


_POSTINGS = {
    "payment.captured": gettext_lazy("Payment captured"),
    "payment.returned": gettext_lazy("Payment returned"),
    "line.delivered": gettext_lazy("Line delivered"),
    "line.refunded": gettext_lazy("Line refunded"),
    "promotion.approved": gettext_lazy("Budget of a promotion"),
    "promotion.raised": gettext_lazy("Budget raised"),
    "promotion.swept": gettext_lazy("Rest of a budget taken back"),
    "promotion.reserved": gettext_lazy("Set aside for an order"),
    "promotion.released": gettext_lazy("Given back by an order"),
    "promotion.returned": gettext_lazy("Promotion returned with a refund"),
    "wallet.adjusted": gettext_lazy("Adjusted by hand"),
    "wallet.topped_up": gettext_lazy("Topped up"),
}


@register.filter
def posting_name(event: str) -> str:
    """What a ledger posting was for, in words."""
    return str(_POSTINGS.get(event, event.replace(".", " ").replace("_", " ").capitalize()))


@register.filter
def reason_name(reason: str) -> str:
    """Why an order needs attention, in words."""
    return why(reason)
