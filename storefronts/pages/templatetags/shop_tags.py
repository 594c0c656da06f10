"""Template tags of the storefront: icons and amounts."""

from decimal import Decimal

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tenants.kernel.money import Money, format_money

register = template.Library()


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """One drawing of the theme's sprite. It says nothing by itself: put the word beside it."""
    return format_html(
        '<svg class="i {}" aria-hidden="true"><use href="{}#{}"/></svg>',
        css,
        static("base/icons.svg"),
        name,
    )


@register.filter
def money(value: Money | None) -> str:
    """An amount as the reader's language writes it: ¥19.90."""
    if value is None:
        return ""
    # A shop has one currency and names it in its footer: "¥", and not "CN¥", in English too.
    return format_money(value, get_language() or "en").replace("CN¥", "¥")


@register.filter
def unit_price(value: Decimal, currency: str) -> str:
    """A unit price in major units, rounded as money is."""
    return money(Money.of(value, currency))


@register.filter
def seconds(value: int | None) -> str:
    """A span of seconds in the largest unit that fits: 30 s, 5 min, 2 h."""
    from django.utils.translation import gettext as _

    if value is None:
        return ""
    if value < 120:
        return _("%(n)s s") % {"n": value}
    if value < 7200:
        return _("%(n)s min") % {"n": round(value / 60)}
    return _("%(n)s h") % {"n": round(value / 3600)}
