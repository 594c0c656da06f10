"""Template tags of the storefront: icons, amounts and the words of links."""

from typing import Any

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from storefronts.pages.blocks import links
from tenants.kernel.money import Money, format_money
from themes.current import worn
from themes.registry import icon_home

register = template.Library()


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """One drawing of the theme's sprite. It says nothing by itself: put the word beside it."""
    return format_html(
        '<svg class="i{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" {css}" if css else "",
        static(f"{icon_home(worn().id, name)}/icons.svg"),
        name,
    )


@register.filter
def styled(field: BoundField) -> SafeString:
    """A form's field in the shop's look."""
    kind = getattr(field.field.widget, "input_type", "")
    if kind in ("checkbox", "radio", "hidden"):
        return field.as_widget()
    given = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": given if "input" in given else f"input {given}".strip()})


@register.filter
def money(value: Money | None) -> str:
    """An amount as the reader's language writes it: ¥19.90."""
    if value is None:
        return ""
    # A shop has one currency and names it in its footer: "¥", and not "CN¥", in English too.
    return format_money(value, get_language() or "en").replace("CN¥", "¥")


@register.simple_tag
def was(value: Money | None) -> SafeString | str:
    """A price before the sale, struck through for the eye and in words for the ear."""
    if value is None:
        return ""
    return format_html(
        ' <s class="was"><span class="sr">{} </span>{}</s>', _("Before:"), money(value)
    )


@register.filter
def seconds(value: int | None) -> str:
    """A span of seconds in the largest unit that fits: 30 s, 5 min, 2 h."""
    if value is None:
        return ""
    if value < 120:
        return _("%(n)s s") % {"n": value}
    if value < 7200:
        return _("%(n)s min") % {"n": round(value / 60)}
    return _("%(n)s h") % {"n": round(value / 3600)}


@register.simple_tag
def link_words(value: Any) -> str:
    """What a link of a shop's page is called."""
    return links.link_words(value)
