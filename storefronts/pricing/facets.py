"""What a list of products could be narrowed to, with how many there would be."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from storefronts.listings.queries import category_by_slug, shelf_stamp
from storefronts.listings.search import LONGEST_SEARCH, Wanted, product_ids
from storefronts.pricing.by_price import Between, between_prices, lowest_prices
from storefronts.pricing.facts import ShopPrices, shop_prices
from storefronts.pricing.shelf import STOCK_S
from tenants.catalogue.memory import Memory
from tenants.catalogue.tree import Node
from tenants.kernel import sql
from tenants.kernel.money import Money
from tenants.registry.models import Shop


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts are of products. A category counts what is under it; the most come first."""

    total: int
    in_stock: int
    categories: tuple[tuple[Node, int], ...]
    kinds: tuple[tuple[str, int], ...]
    regions: tuple[tuple[str, int], ...]
    price_from: Money | None
    price_to: Money | None


NOTHING = Facets(0, 0, (), (), (), None, None)
COUNTED = """
    select p.category_id, upper(p.region), (
        select array_agg(distinct d.kind::text) from public.catalogue_denomination d
        where d.product_id = p.id and not d.is_archived and not exists (
            select from listings_listing h where h.target_id = d.id and h.is_listed is false))
    from public.catalogue_product p where p.id = any(%s)
"""
_facets: Memory[Facets] = Memory(most=500, seconds=STOCK_S)


def facets(
    shop: Shop,
    *,
    search: str = "",
    category: str = "",
    kinds: Iterable[str] = (),
    region: str = "",
    in_stock: bool = False,
    featured: bool = False,
    between: Between = (None, None),
) -> Facets:
    """Of what shelf.products would show. Raises NotListed for a category that is not shown."""
    stamp = shelf_stamp(shop)
    wanted = Wanted(
        search=search.strip()[:LONGEST_SEARCH],
        category=category_by_slug(shop, category, stamp=stamp).id if category else None,
        kinds=frozenset(kinds),
        in_stock=in_stock,
        featured=featured,
        region=region.strip().upper()[:8],
    )
    key = (shop.id, shop.currency, shop.tier, wanted, between)
    known = _facets.get(key, stamp)
    if known is not None:
        return known
    prices = shop_prices(shop, stamp=stamp)
    ids = _matching(prices, wanted, between)
    stocked = ids if in_stock else _matching(prices, replace(wanted, in_stock=True), between)
    by_category, regions, kinds_found = _counted(ids)
    tree = prices.listing.tree
    above: Counter[uuid.UUID] = Counter()
    for category_id, count in by_category.items():
        for node in tree.path(category_id):
            above[node.id] += count
    lowest = lowest_prices(prices, ids).values()
    found = Facets(
        total=len(ids),
        in_stock=len(stocked),
        categories=tuple((node, above[node.id]) for node in tree if above[node.id]),
        kinds=tuple(kinds_found.most_common()),
        regions=tuple(regions.most_common()),
        price_from=Money.of(min(lowest), shop.currency) if lowest else None,
        price_to=Money.of(max(lowest), shop.currency) if lowest else None,
    )
    return _facets.put(key, stamp, found)


def _matching(prices: ShopPrices, wanted: Wanted, between: Between) -> list[uuid.UUID]:
    if between != (None, None):
        return between_prices(prices, wanted, between, "newest")
    return product_ids(prices.listing, wanted, order="newest", limit=None)[0]


def _counted(
    ids: list[uuid.UUID],
) -> tuple[Counter[uuid.UUID], Counter[str], Counter[str]]:
    categories: Counter[uuid.UUID] = Counter()
    regions: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for category, region, own in sql.run(COUNTED, [ids]):
        categories[category] += 1
        if region:
            regions[region] += 1
        kinds.update(own or ())
    return categories, regions, kinds
