"""What a theme's templates may ask for beside what the page gives them. Nothing private."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from storefronts.listings.queries import visible_categories
from storefronts.pages import shelves
from storefronts.pages.records import latest_deliveries
from storefronts.pages.viewer import member_of_context
from storefronts.pricing import shelf
from tenants.catalogue.models import Denomination, in_language
from tenants.registry.context import current_shop
from themes.current import wearing, worn
from themes.registry import icons
from themes.slots import takers

register = template.Library()
CARRIERS = 4
FACES = 6


@register.simple_tag
def shop_categories() -> list[dict[str, Any]]:
    """The topmost categories with those below them."""
    tiles = shelves.categories(shop=current_shop())
    below = [
        [
            {"url": reverse("category", args=[child.slug]), "name": child.name}
            for child in category.children
        ]
        for category in visible_categories(current_shop())
    ]
    return [tile | {"children": names} for tile, names in zip(tiles, below, strict=True)]


@register.simple_tag(takes_context=True)
def featured(context: Any, limit: int) -> list[dict[str, Any]]:
    """Cards of what the shop puts first."""
    member = member_of_context(context)
    return shelves.cards(shelf.products(current_shop(), limit=limit, member=member).products)


@register.simple_tag
def live_deliveries(limit: int) -> list[dict[str, Any]]:
    """What was delivered last, and in how many seconds. No word on who bought it."""
    return [
        {"name": in_language(zh, en), "seconds": seconds}
        for zh, en, seconds in latest_deliveries(shop=current_shop())[:limit]
    ]


@register.simple_tag(takes_context=True)
def top_ups(context: Any) -> list[dict[str, Any]]:
    """Products that load credit onto a phone number, with what can be chosen of each."""
    member = member_of_context(context)
    page = shelf.products(current_shop(), kinds=[Denomination.Kind.TOP_UP], limit=40, member=member)
    found = []
    for product in page.products:
        faces = [
            shelves.face(d, chosen=False)
            for d in product.denominations
            if d.can_be_bought
            and any(field.name in ("phone", "mobile") for field in d.buyer_fields)
        ]
        if faces:
            found.append({"name": product.name, "slug": product.slug, "faces": faces[:FACES]})
    return found[:CARRIERS]


@register.simple_tag(takes_context=True)
def page_block(context: template.Context, block: Any) -> Any:
    """A block of the page. One that the worn theme's slots do not take (the page is older than the
    theme) is shown as base shows it: what is published does not vanish with a change of theme."""
    kind = getattr(context.get("page"), "slot_kind", "article")
    fits = worn().parent is None or block.block_type in takers(worn(), kind)
    with wearing(worn() if fits else None):
        return block.render_as_block(context=context.flatten())


@register.filter
def on_tile(name: str) -> str:
    """The theme's large drawing for a category's icon; the icon itself where it has none."""
    drawn = f"tile-{name}"
    return drawn if any(drawn in icons(theme.id) for theme in worn().line) else name
