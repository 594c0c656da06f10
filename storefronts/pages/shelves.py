"""What the browsing pages show, as plain values for templates. Nothing here is private."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from babel import Locale
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from storefronts.listings.queries import visible_categories
from storefronts.looks.plates import picture
from storefronts.pages.records import delivery_record
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


def categories(*, shop: Shop) -> list[dict[str, Any]]:
    """The topmost categories as tiles. One whose icon the theme does not draw gets a ticket."""
    drawn = frozenset().union(*(icons(theme.id) for theme in worn().line))
    return [
        {
            "url": reverse("category", args=[category.slug]),
            "name": category.name,
            "icon": category.icon if category.icon in drawn else "ticket",
        }
        for category in visible_categories(shop)
    ]


def block_cards(
    *, shop: Shop, source: str, category: str, pick: list[str], limit: int
) -> dict[str, Any]:
    """The products of a block, and the address that shows more of the same.

    What was taken from the catalogue since the block was written is left out.
    """
    from storefronts.listings.errors import NotListed

    found: tuple[ProductCard, ...] = ()
    more = reverse("search")
    if source == "pick":
        picked = []
        for slug in pick[:limit]:
            try:
                picked.append(shelf.product(shop, slug))
            except NotListed:
                continue
        found = tuple(picked)
    elif source == "newest":
        found = shelf.products(shop, sort="newest", limit=limit).products
        more += "?sort=newest"
    elif source == "category" and category:
        try:
            found = shelf.products(shop, category=category, limit=limit).products
            more = reverse("category", args=[category])
        except NotListed:
            found = ()
    else:
        # Featured ones come first in the shop's own order too: few of them leave no gap.
        found = shelf.products(shop, limit=limit).products
    return {"items": cards(found), "more_url": more}


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
