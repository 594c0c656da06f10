"""What the browsing pages show, as plain values for templates. Nothing here is private."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from babel import Locale
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from storefronts.listings.queries import CategoryCard, category_by_slug, visible_categories
from storefronts.looks.plates import picture
from storefronts.pages.records import best_sold, delivery_record
from storefronts.pricing import shelf
from storefronts.pricing.cards import (
    LOW,
    ON_REQUEST,
    OUT_OF_STOCK,
    DenominationCard,
    ProductCard,
)
from tenants.catalogue.models import Denomination
from tenants.kernel.money import babel_locale
from tenants.registry.models import Shop
from themes.current import worn
from themes.registry import icons

__all__ = ["block_cards", "card", "cards", "categories", "delivery_record", "face"]

_AVAILABILITY = {LOW: "low", ON_REQUEST: "request", OUT_OF_STOCK: "out"}
# A count is shown when it is small enough to matter.
FEW = 20


def card(product: ProductCard) -> dict[str, Any]:
    """One product on a shelf."""
    prices = {d.price for d in product.denominations}
    return {
        "url": reverse("product", args=[product.slug]),
        "name": product.name,
        "slug": product.slug,
        "art": picture(product.facts),
        "kind": kind_label(product.denominations[0].kind),
        "region": region_label(product.region),
        "price": product.price_from,
        "was": product.was_from,
        "several": len(prices) > 1,
        "availability": _AVAILABILITY.get(product.availability, "in"),
        "promise": product.promise_seconds,
        "faces": Faces(product.denominations),
    }


class Faces(Sequence[dict[str, Any]]):
    """What can be chosen of a product, put into words only where a theme shows it on a card."""

    def __init__(self, denominations: Sequence[DenominationCard]) -> None:
        self._denominations = denominations

    def __len__(self) -> int:
        return len(self._denominations)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Faces(self._denominations[at])
        return face(self._denominations[at], chosen=False)


def cards(products: Iterable[ProductCard]) -> list[dict[str, Any]]:
    return [card(product) for product in products]


def face(denomination: DenominationCard, *, chosen: bool) -> dict[str, Any]:
    """One choice of the buy form. `left` only where it is small; `most` within what is left."""
    left = denomination.left
    most = denomination.max_quantity
    if left is not None and left < 100:
        most = max(min(most, left), denomination.min_quantity)
    few = left is not None and denomination.availability == LOW and left <= FEW
    breaks = denomination.breaks if len(denomination.breaks) > 1 else ()
    return {
        "id": denomination.id,
        "sku": denomination.sku,
        "name": denomination.name,
        "promise": denomination.promise_seconds,
        "price": denomination.price,
        "was": denomination.was,
        "unit": denomination.price.amount,
        "breaks": breaks[1:],
        "steps": ",".join(f"{b.min_quantity}:{b.price.amount}" for b in breaks),
        "min": denomination.min_quantity,
        "max": most,
        "sold_out": not denomination.can_be_bought,
        "left": left if few else None,
        "low": denomination.availability == LOW,
        "by_hand": denomination.availability == ON_REQUEST,
        "chosen": chosen,
    }


def stock_word(denomination: DenominationCard) -> str:
    """What is left of it in a word, for lists without a picture."""
    known = {LOW: _("Few left"), ON_REQUEST: _("Taking orders"), OUT_OF_STOCK: _("Sold out")}
    return known.get(denomination.availability) or _("In stock")


def categories(*, shop: Shop, pick: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Categories as tiles: the topmost, or a pick of any in its order. One whose icon the theme
    does not draw gets a ticket."""
    drawn = frozenset().union(*(icons(theme.id) for theme in worn().line))
    return [
        {
            "url": reverse("category", args=[category.slug]),
            "name": category.name,
            "icon": category.icon if category.icon in drawn else "ticket",
        }
        for category in (_picked(shop, pick) if pick else visible_categories(shop))
    ]


def _picked(shop: Shop, pick: Sequence[str]) -> Iterable[CategoryCard]:
    shown: dict[str, CategoryCard] = {}
    waiting = list(visible_categories(shop))
    while waiting:
        one = waiting.pop()
        shown[one.slug] = one
        waiting.extend(one.children)
    return [shown[slug] for slug in pick if slug in shown]


def block_cards(
    *,
    shop: Shop,
    source: str,
    category: str,
    pick: Sequence[uuid.UUID],
    limit: int,
    member: uuid.UUID | None = None,
) -> dict[str, Any]:
    """The products of a block, and the address that shows more of the same.

    What was taken from the catalogue since the block was written is left out.
    """
    from storefronts.listings.errors import NotListed

    more = reverse("category", args=[category]) if category else reverse("search")
    sort = _SORT_OF.get(source, "")
    try:
        if source == "pick":
            found = shelf.products_by_id(shop, pick[:limit], member=member)
        elif source == "best":
            found = _best(shop, category, limit, member)
        else:
            # Featured ones come first in the shop's own order too: few of them leave no gap.
            page = shelf.products(
                shop, category=category, sort=sort or "relevance", limit=limit, member=member
            )
            found = list(page.products)
            more += f"?sort={sort}" if sort else ""
    except NotListed:
        found = []
    return {"items": cards(found), "more_url": more}


_SORT_OF = {"newest": "newest", "cheapest": "price_asc"}


def _best(shop: Shop, category: str, limit: int, member: uuid.UUID | None) -> list[ProductCard]:
    """What was sold most; where that is too little to fill the block, what the shop puts first."""
    page = shelf.products(shop, category=category, limit=limit, member=member)
    found = shelf.products_by_id(shop, best_sold(shop=shop), member=member)
    if category:
        below = category_by_slug(shop, category).id
        found = [p for p in found if any(node.id == below for node in p.path)]
    known = {product.id for product in found}
    return [*found, *(p for p in page.products if p.id not in known)][:limit]


def kind_label(kind: str) -> str:
    """A denomination's kind as a shopper says it."""
    labels = {
        Denomination.Kind.CODE: _("Card code"),
        Denomination.Kind.TOP_UP: _("Direct top-up"),
        Denomination.Kind.SERVICE: _("Service"),
        Denomination.Kind.ACCOUNT: _("Game account"),
        Denomination.Kind.LICENCE: _("Licence key"),
    }
    return str(labels.get(Denomination.Kind(kind), kind))


def region_label(region: str) -> str:
    """Where a card is good: a country's name in the reader's language, or the code as it is."""
    if not region:
        return ""
    if region.upper() in ("GLOBAL", "WW", "ALL"):
        return _("Global")
    names = Locale.parse(babel_locale(get_language() or "en")).territories
    short = {"HK": _("Hong Kong"), "MO": _("Macau"), "TW": _("Taiwan")}
    code = region.upper()
    return str(short.get(code) or names.get(code) or region)
