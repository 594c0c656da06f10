"""Products in the order of their price, or within bounds of it. A price is computed, not stored."""

from __future__ import annotations

import uuid
from decimal import Decimal

from storefronts.listings.search import Wanted, product_ids
from storefronts.pricing.facts import ShopPrices
from storefronts.pricing.lines import shown_unit
from tenants.catalogue.queries import entry_prices

# Least and most; None where there is no bound.
Between = tuple[Decimal | None, Decimal | None]


def between_prices(
    prices: ShopPrices, wanted: Wanted, between: Between, sort: str
) -> list[uuid.UUID]:
    """All that match and cost so much, in order."""
    least, most = between
    order = "relevance" if sort.startswith("price") else sort
    ids, __ = product_ids(prices.listing, wanted, order=order, limit=None)
    lowest = lowest_prices(prices, ids)
    fitting = [
        i
        for i in ids
        if i in lowest
        and (least is None or lowest[i] >= least)
        and (most is None or lowest[i] <= most)
    ]
    if sort.startswith("price"):
        fitting.sort(key=lowest.__getitem__, reverse=sort == "price_desc")
    return fitting


def by_price(prices: ShopPrices, ids: list[uuid.UUID], *, dearest_first: bool) -> list[uuid.UUID]:
    lowest = lowest_prices(prices, ids)
    return sorted(lowest, key=lowest.__getitem__, reverse=dearest_first)


def lowest_prices(prices: ShopPrices, ids: list[uuid.UUID]) -> dict[uuid.UUID, Decimal]:
    """The lowest shown price of one piece of each product, in its order; without one it is left
    out. One query."""
    lowest: dict[uuid.UUID, Decimal] = {}
    overrides = prices.listing.overrides
    for product, category, denomination, wholesale in entry_prices(ids, tier=prices.tier):
        own = overrides.get(denomination)
        if own is not None and own.is_listed is False:
            continue
        unit = shown_unit(
            prices,
            prices.unit(
                denomination=denomination, product=product, category=category, wholesale=wholesale
            ),
            product=product,
            category=category,
        )
        if product not in lowest or unit < lowest[product]:
            lowest[product] = unit
    return lowest
