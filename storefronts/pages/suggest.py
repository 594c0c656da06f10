"""What a shopper may mean while still typing: products and face values, as JSON.

The same for every visitor, so the page cache keeps it like a page.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from storefronts.listings.search import Wanted
from storefronts.looks.plates import picture
from storefronts.pages.shelves import stock_word
from storefronts.pages.viewer import member_of_request
from storefronts.pricing import shelf
from storefronts.pricing.cards import DenominationCard, ProductCard
from tenants.catalogue.search import plain, squeezed
from tenants.kernel.money import Money, format_money
from tenants.registry.context import current_shop
from tenants.registry.models import Shop

MOST = 6
LEAST_LETTERS = 1


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """`{"items": [{"name", "face", "price", "stock", "url", "art"}], "all": address}`; with a sale
    or member price "was" too."""
    member = member_of_request(request)
    found = suggestions(current_shop(), request.GET.get("q", ""), member=member)
    items = [_item(*one) for one in found]
    response = JsonResponse(
        {"items": items, "all": reverse("search")}, json_dumps_params={"ensure_ascii": False}
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def suggestions(
    shop: Shop, typed: str, *, most: int = MOST, member: uuid.UUID | None = None
) -> list[tuple[ProductCard, DenominationCard | None]]:
    """Products, each with the face value that the words name, if they name one."""
    query = "".join(c for c in typed if c.isprintable()).strip()[:60]
    if len(plain(query)) < LEAST_LETTERS:
        return []
    words = Wanted(search=query).words
    found = shelf.products(shop, search=query, limit=most, member=member).products
    return [(product, _meant(product, words)) for product in found]


def _item(product: ProductCard, face: DenominationCard | None) -> dict[str, Any]:
    was = face.was if face else product.was_from
    address = reverse("product", args=[product.slug])
    return {
        "name": product.name,
        "face": face.name if face else "",
        "price": _shown(face.price if face else product.price_from),
        **({"was": _shown(was), "before": _("Before:")} if was else {}),
        "from": face is None and len(product.denominations) > 1,
        "stock": stock_word(face) if face else "",
        "url": f"{address}?d={face.id}" if face else address,
        "art": picture(product.facts),
    }


def _meant(product: ProductCard, words: list[str]) -> DenominationCard | None:
    """The denomination whose name has a word that the product's name has not."""
    name = squeezed(f"{product.facts.name_zh} {product.facts.name_en}")
    further = [word for word in words if squeezed(word) not in name]
    if not further:
        return None
    fitting = [
        (len(one.name), position, one)
        for position, one in enumerate(product.denominations)
        if all(_has(one, word) for word in further)
    ]
    # "50" means the 50, and not the 150 or the 500.
    return min(fitting)[2] if fitting else None


def _has(one: DenominationCard, word: str) -> bool:
    return word.replace(" ", "") in plain(f"{one.name_zh} {one.name_en}").replace(" ", "")


def _shown(price: Money | None) -> str:
    if price is None:
        return ""
    return format_money(price, get_language() or "en").replace("CN¥", "¥")
