"""Template tags of the frame: the style sheets of the worn theme, in the right order."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from themes.current import worn

register = template.Library()


@register.simple_tag
def styles(kind: str = "theme") -> SafeString:
    """The sheets of one kind, base first: "theme" is on every page; "home", "product", "buying"
    and the others only where they are needed. A theme without a sheet of that kind adds nothing."""
    paths = [
        static(f"{theme.id}/{kind}.css") for theme in reversed(worn().line) if kind in theme.sheets
    ]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((path,) for path in paths))


@register.simple_tag(takes_context=True)
def look_style(context: template.Context) -> SafeString:
    """The shop's colours and sizes, over all the others; base's own where no look is known."""
    look = context.get("look")
    if look is None:
        return format_html('<link rel="stylesheet" href="{}">', static("base/plain.css"))
    address = reverse("look_css", args=[look.sheet_name])
    return format_html('<link rel="stylesheet" href="{}">', address)


@register.simple_tag(takes_context=True)
def preload_font(context: template.Context) -> SafeString:
    """The fonts of the shop's texts and headings, asked for before the style sheets are read."""
    look = context.get("look")
    if look is None:
        return SafeString("")
    fonts = [
        look.outfit.theme.fonts[look.outfit.shape[name]] for name in ("font_body", "font_head")
    ]
    files = dict.fromkeys(font.preload for font in fonts if font.preload)
    return format_html_join(
        "\n",
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>',
        ((static(file),) for file in files),
    )
