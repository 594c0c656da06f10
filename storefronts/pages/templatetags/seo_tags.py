"""The lines of a page's head that machines read."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from storefronts.pages import seo
from storefronts.pages.addresses import language
from storefronts.pages.models import HomePage

register = template.Library()
# As django.utils.html.json_script does: a text cannot end the script it stands in.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def seo_head(context: template.Context) -> SafeString:
    """Canonical address, languages, Open Graph and JSON-LD of a public page.

    Reads `page` (a Wagtail page) or `seo` of the view: {"title", "text", "image", "kind", "graph"}.
    """
    shop, request = context.get("shop"), context.get("request")
    if shop is None or request is None:
        return SafeString("")
    if getattr(request, "is_sample", False):  # a shop that is not there has no address
        return SafeString('<meta name="robots" content="noindex, nofollow">')
    base = seo.origin(shop)
    given: dict[str, Any] = context.get("seo") or {}
    page = context.get("page")
    number = given.get("number", 1)
    canonical = base + request.path + (f"?page={number}" if number > 1 else "")
    title = given.get("title") or getattr(page, "seo_heading", "") or _heading(page, shop)
    text = given.get("text") or getattr(page, "seo_text", "") or _default_text(shop)
    image = base + (given.get("image") or _share_image(page) or "/icon-512.png")
    tags = [
        ("og:type", given.get("kind", "website")),
        ("og:site_name", shop.name),
        ("og:title", title),
        ("og:description", text[:300]),
        ("og:url", canonical),
        ("og:image", image),
        ("og:locale", seo.OG_LOCALES[language()]),
    ]
    lines = [
        format_html('<link rel="canonical" href="{}">', canonical),
        format_html_join(
            "", '<link rel="alternate" hreflang="{}" href="{}">', seo.alternates(shop, request.path)
        ),
        format_html_join("", '<meta property="{}" content="{}">', tags),
        format_html('<meta name="twitter:card" content="{}">', given.get("card", "summary")),
        install_links(context),
        *(_script(item) for item in _graph(given, page, shop)),
    ]
    return mark_safe("\n".join(line for line in lines if line))  # noqa: S308 - each is escaped


@register.simple_tag(takes_context=True)
def install_links(context: template.Context) -> SafeString:
    """What a phone needs to put the shop on its screen."""
    if context.get("shop") is None:
        return SafeString("")
    icon = getattr(context.get("look"), "icon", None)
    links = '<link rel="manifest" href="/manifest.webmanifest">'
    if icon is None:  # else the look names its own
        links += '<link rel="apple-touch-icon" href="/icon-192.png">'
    return SafeString(links)


def _heading(page: Any, shop: Any) -> str:
    if page is None or isinstance(page, HomePage):
        return str(shop.name)
    return str(getattr(page, "heading", "") or shop.name)


def _default_text(shop: Any) -> str:
    said = _("%(name)s: game cards, top-ups and memberships, on your screen seconds after paying.")
    return said % {"name": shop.name}


def _share_image(page: Any) -> str:
    image = getattr(page, "share_image", None)
    return image.get_rendition("fill-1200x630|format-jpeg").url if image is not None else ""


def _graph(given: dict[str, Any], page: Any, shop: Any) -> list[dict[str, Any]]:
    if "graph" in given:
        return list(given["graph"])
    if isinstance(page, HomePage):
        return [seo.organization(shop), seo.website(shop)]
    return []


def _script(item: dict[str, Any]) -> SafeString:
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped
