"""The shop's shelf: what is shown, at its price, with its stock. Pages and the API read it.

It stands here and not in listings, since prices come after listings in the layers. Everything runs
inside the shop's schema, returns plain values, and asks nothing of the database while it is warm.
Nothing here is private: no cost, wholesale or supplier.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import get_language

from storefronts.listings.errors import NotListed
from storefronts.listings.queries import Stamp, category_by_slug, shelf_stamp
from storefronts.listings.search import LONGEST_SEARCH, Wanted, product_ids
from storefronts.pricing.by_price import Between, between_prices, by_price
from storefronts.pricing.cards import (
    IN_STOCK,
    LOW,
    ON_REQUEST,
    OUT_OF_STOCK,
    DenominationCard,
    PriceBreak,
    PriceStep,
    ProductCard,
)
from storefronts.pricing.facts import ShopPrices, shop_prices
from storefronts.pricing.lines import PricedLine, price_line
from tenants.catalogue.memory import Memory
from tenants.catalogue.queries import Sku, skus_of_products, skus_of_slug
from tenants.kernel.money import Money
from tenants.registry.models import Shop
from tenants.supply.stock import availability

SORTS = ("relevance", "name", "price_asc", "price_desc", "newest")
MOST_ON_A_PAGE = 100
# What is left changes with every sale: it may be this old on a list. The sale itself asks again.
STOCK_S = 3.0


@dataclass(frozen=True, slots=True)
class Page:
    """Some products of all that match."""

    products: tuple[ProductCard, ...]
    total: int
    offset: int
    limit: int

    @property
    def has_next(self) -> bool:
        return self.offset + len(self.products) < self.total


_pages: Memory[tuple[tuple[ProductCard, ...], int]] = Memory(most=1_000)
_cards: Memory[ProductCard] = Memory(most=5_000)
_orders: Memory[list[uuid.UUID]] = Memory(most=50)
_stocked_pages: Memory[Page] = Memory(most=500, seconds=STOCK_S)
_stocked_cards: Memory[ProductCard] = Memory(most=1_000, seconds=STOCK_S)
_left: Memory[int] = Memory(most=50_000, seconds=STOCK_S)


def products(
    shop: Shop,
    *,
    search: str = "",
    category: str = "",
    kinds: Iterable[str] = (),
    in_stock: bool = False,
    featured: bool = False,
    region: str = "",
    between: Between = (None, None),
    sort: str = "relevance",
    limit: int = 20,
    offset: int = 0,
    stock: bool = True,
    member: uuid.UUID | None = None,
) -> Page:
    """One page of what the shop shows. `category` is a slug, with all that is under it.

    `between` are the bounds of a product's lowest price, in the shop's currency, as it is shown.
    Without `stock` nobody is asked what is left: for who shows neither that nor a lowest price.
    Prices are those of everybody, or of a `member` group (pricing.members).

    Search takes Chinese, Latin, pinyin and initials, in any case; every word must be found.
    Raises NotListed for a category that the shop does not show.
    """
    stamp = shelf_stamp(shop)
    wanted = Wanted(
        search=search.strip()[:LONGEST_SEARCH],
        category=category_by_slug(shop, category, stamp=stamp).id if category else None,
        kinds=frozenset(kinds),
        in_stock=in_stock,
        featured=featured,
        region=region.strip().upper()[:8],
    )
    limit = max(1, min(limit, MOST_ON_A_PAGE))
    offset = max(0, offset)
    sort = sort if sort in SORTS else "relevance"
    prices = shop_prices(shop, stamp=stamp).for_member(member)
    key = (_key(shop, prices), wanted, between, sort, limit, offset, get_language())
    page = _stocked_pages.get(key, stamp)
    if page is not None:
        return page
    stock = stock or in_stock
    found = None if in_stock else _pages.get(key, stamp)
    if found is None:
        ids, total = _found(shop, prices, wanted, between, sort, limit, offset, stamp)
        found = tuple(_known_cards(shop, prices, ids, stamp)), total
        if not in_stock:
            _pages.put(key, stamp, found)
    if not stock:
        return Page(found[0], found[1], offset, limit)
    page = Page(tuple(_with_stock(found[0])), found[1], offset, limit)
    return _stocked_pages.put(key, stamp, page)


def search(shop: Shop, text: str, *, limit: int = 20, offset: int = 0) -> Page:
    """What the shop shows for some words, the nearest first."""
    return products(shop, search=text, limit=limit, offset=offset)


def product(shop: Shop, slug: str, *, member: uuid.UUID | None = None) -> ProductCard:
    """A shown product with its shown denominations. Raises NotListed."""
    stamp = shelf_stamp(shop)
    prices = shop_prices(shop, stamp=stamp).for_member(member)
    key = (_key(shop, prices), slug)
    stocked = _stocked_cards.get(key, stamp)
    if stocked is not None:
        return stocked
    card = _cards.get(key, stamp)
    if card is None:
        found = skus_of_slug(slug, stamp=stamp[0])
        card = _card(prices, found)
        if card is None:
            raise NotListed(slug=slug[:80])
        _cards.put(key, stamp, card)
    return _stocked_cards.put(key, stamp, _with_stock([card])[0])


def products_by_id(
    shop: Shop, ids: Collection[uuid.UUID], *, member: uuid.UUID | None = None
) -> list[ProductCard]:
    """The shown ones of some products, in the given order."""
    stamp = shelf_stamp(shop)
    prices = shop_prices(shop, stamp=stamp).for_member(member)
    return _with_stock(_known_cards(shop, prices, list(ids), stamp))


def _found(
    shop: Shop,
    prices: ShopPrices,
    wanted: Wanted,
    between: Between,
    sort: str,
    limit: int,
    offset: int,
    stamp: Stamp,
) -> tuple[list[uuid.UUID], int]:
    if between != (None, None):
        ids = between_prices(prices, wanted, between, sort)
        return ids[offset : offset + limit], len(ids)
    if not sort.startswith("price"):
        return product_ids(prices.listing, wanted, order=sort, limit=limit, offset=offset)
    # A price is computed, not stored: all that match are priced once for each version.
    key = (_key(shop, prices), wanted, sort)
    ordered = None if wanted.in_stock else _orders.get(key, stamp)
    if ordered is None:
        ids, __ = product_ids(prices.listing, wanted, order="relevance", limit=None)
        ordered = by_price(prices, ids, dearest_first=sort == "price_desc")
        if not wanted.in_stock:
            _orders.put(key, stamp, ordered)
    return ordered[offset : offset + limit], len(ordered)


def _known_cards(
    shop: Shop, prices: ShopPrices, ids: list[uuid.UUID], stamp: Stamp
) -> list[ProductCard]:
    """Cards without stock: remembered ones, and one query for the rest."""
    key = _key(shop, prices)
    known = {i: card for i in ids if (card := _cards.get((key, i), stamp)) is not None}
    missing = [i for i in ids if i not in known]
    for product_id, found in skus_of_products(missing, stamp=stamp[0]).items():
        card = _card(prices, found)
        if card is not None:
            known[product_id] = _cards.put((key, product_id), stamp, card)
    return [known[i] for i in ids if i in known]


def _key(shop: Shop, prices: ShopPrices) -> tuple[object, ...]:
    """What of the shop's own row a card depends on, and whose prices; the rest is in the stamp."""
    return (shop.id, shop.currency, shop.tier, shop.fee_percent, shop.test_mode, prices.member)


def _card(prices: ShopPrices, found: list[Sku]) -> ProductCard | None:
    listing = prices.listing
    shown = [sku for sku in found if listing.shows(sku)]
    denominations = [card for sku in shown if (card := denomination_card(prices, sku)) is not None]
    if not denominations:
        return None
    facts = listing.named(shown[0].product)
    own = listing.overrides.get(facts.id)
    path = listing.tree.path(facts.category_id)
    return ProductCard(
        id=facts.id,
        slug=facts.slug,
        facts=facts,
        category=path[0],
        path=tuple(reversed(path)),
        denominations=tuple(denominations),
        is_featured=own is not None and own.is_featured,
    )


def denomination_card(prices: ShopPrices, sku: Sku) -> DenominationCard | None:
    """As whoever these prices are for sees it; None where it has no price."""
    first = price_line(prices, sku, sku.min_quantity)
    if first is None:
        return None
    named = first.denomination
    return DenominationCard(
        id=sku.id,
        sku=sku.sku,
        name_zh=named.name_zh,
        name_en=named.name_en,
        kind=sku.kind,
        face_value=sku.face_value,
        face_currency=sku.face_currency,
        price=_of_one(first),
        was=first.unit_money if first.discount else None,
        breaks=_breaks(prices, sku),
        min_quantity=sku.min_quantity,
        max_quantity=sku.max_quantity,
        buyer_fields_schema=sku.buyer_fields,
        promise_seconds=sku.promise_seconds,
        warranty_days=sku.warranty_days,
        warranty_zh=sku.warranty_zh,
        warranty_en=sku.warranty_en,
        low_stock_at=sku.low_stock_at,
        holds_codes=sku.holds_codes,
        sells=prices.allow_below_floor or not first.below_floor,
    )


def _of_one(line: PricedLine) -> Money:
    """One piece of it, with the sale that is on."""
    if not line.discount:
        return line.unit_money
    return Money.of(line.total.decimal / line.quantity, line.total.currency)


def _breaks(prices: ShopPrices, sku: Sku) -> tuple[PriceBreak, ...]:
    """Where buying more is cheaper for each piece."""
    found: list[PriceBreak] = []
    for min_quantity, wholesale in sku.wholesale_breaks(prices.tier):
        if min_quantity <= sku.max_quantity:
            price = Money.of(prices.unit_of(sku, wholesale).price, prices.currency)
            if prices.promos and (
                line := price_line(prices, sku, max(min_quantity, sku.min_quantity))
            ):
                price = _of_one(line)
            if not found or price < found[-1].price:
                found.append(PriceBreak(max(min_quantity, sku.min_quantity), price))
    return tuple(found)


def price_steps(prices: ShopPrices, sku: Sku) -> tuple[PriceStep, ...]:
    """From which the total of any quantity is computed exactly, by who buys many.

    Which promotion counts is found at the largest quantity of a step, where rounding matters least.
    """
    begins: dict[int, Decimal] = {}
    for min_quantity, wholesale in sku.wholesale_breaks(prices.tier):
        if min_quantity <= sku.max_quantity:
            begins[max(min_quantity, sku.min_quantity)] = prices.unit_of(sku, wholesale).price
    ends = [*(begin - 1 for begin in begins), sku.max_quantity][1:]
    values = {promo.id: promo.value for promo in prices.promos}
    found = []
    for (begin, unit), end in zip(begins.items(), ends, strict=True):
        line = price_line(prices, sku, end)
        off = line.applied[0].promotion_id if line and line.applied else None
        found.append(PriceStep(begin, unit, values.get(off, Decimal(0)) if off else Decimal(0)))
    return tuple(found)


def _with_stock(cards: Iterable[ProductCard]) -> list[ProductCard]:
    """The same cards with what is left now: at most one query."""
    cards = list(cards)
    counted = [d.id for card in cards for d in card.denominations if d.holds_codes]
    left = {i: n for i in counted if (n := _left.get(i, 0)) is not None}
    missing = [i for i in counted if i not in left]
    if missing:
        found = availability(missing)
        left |= {i: _left.put(i, 0, found.get(i, 0)) for i in missing}
    return [
        replace(card, denominations=tuple(with_left(d, left) for d in card.denominations))
        for card in cards
    ]


def with_left(card: DenominationCard, left: dict[uuid.UUID, int]) -> DenominationCard:
    """The card with its availability, by how many are left of it."""
    if not card.sells:
        return card
    if not card.holds_codes:
        return replace(card, availability=ON_REQUEST)
    count = left[card.id]
    if count < card.min_quantity:
        return replace(card, availability=OUT_OF_STOCK, left=count)
    state = LOW if count <= card.low_stock_at else IN_STOCK
    return replace(card, availability=state, left=count)
