"""What this shop shows. Prices are put on it by storefronts.pricing.shelf, which pages read.

Every function runs inside the shop's schema.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import Any

from storefronts.listings.errors import NotListed
from storefronts.listings.models import Listing
from tenants.catalogue.memory import Memory
from tenants.catalogue.models import in_language
from tenants.catalogue.queries import ProductFacts, Sku, category_tree
from tenants.catalogue.tree import Node, Tree
from tenants.kernel import sql, versions
from tenants.registry.models import Shop

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Override:
    """How a product or denomination differs in this shop."""

    is_listed: bool | None
    is_featured: bool
    sort: int | None
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class CategoryCard:
    """A category as this shop's navigation shows it, in the active language."""

    id: uuid.UUID
    slug: str
    name_zh: str
    name_en: str
    icon: str
    children: tuple[CategoryCard, ...]

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)


class ShopListing:
    """A shop's listing rules and differences, over one version of the catalogue's tree."""

    def __init__(
        self,
        *,
        tree: Tree,
        rules: dict[uuid.UUID | None, bool],
        overrides: dict[uuid.UUID, Override],
    ) -> None:
        self.tree = tree
        self.overrides = overrides
        self._rules = rules
        self._shown = {node.id for node in tree if self._shows(node.id)}

    def shows_category(self, category_id: uuid.UUID) -> bool:
        """Live, and shown by the rule of the nearest category that has one."""
        return category_id in self._shown

    def shown_categories(self) -> set[uuid.UUID]:
        return self._shown

    def shows_product(self, product: ProductFacts) -> bool:
        """Its own override counts before the category's rule; an archived one is never shown."""
        if product.is_archived or not self.tree.is_live(product.category_id):
            return False
        own = self.overrides.get(product.id)
        if own is not None and own.is_listed is not None:
            return own.is_listed
        return self.shows_category(product.category_id)

    def shows(self, sku: Sku) -> bool:
        """A denomination is shown where its product is, unless it is hidden by itself."""
        own = self.overrides.get(sku.id)
        hidden = own is not None and own.is_listed is False
        return not sku.is_archived and not hidden and self.shows_product(sku.product)

    def named(self, item: Any) -> Any:
        """A product or SKU under this shop's own name for it."""
        own = self.overrides.get(item.id)
        if own is None or not (own.name_zh or own.name_en):
            return item
        return replace(
            item, name_zh=own.name_zh or item.name_zh, name_en=own.name_en or item.name_en
        )

    def _shows(self, category_id: uuid.UUID) -> bool:
        path = self.tree.path(category_id)
        if not path or any(node.is_archived for node in path):
            return False
        for node in path:
            if node.id in self._rules:
                return self._rules[node.id]
        return self._rules.get(None, True)


_listings: Memory[ShopListing] = Memory(most=256)


def shelf_stamp(shop: Shop) -> Stamp:
    """The versions that what this shop shows and asks depend on: one round trip to the cache."""
    return versions.stamp("catalogue", f"pricing:{shop.id}", "fx")


def shop_listing(shop: Shop, *, stamp: Stamp | None = None) -> ShopListing:
    """The shop's rules and differences. One query when not remembered."""
    stamp = stamp or shelf_stamp(shop)
    known = _listings.get(shop.id, stamp[:2])
    if known is not None:
        return known
    rules, overrides = sql.run(
        """
        select (select json_agg(json_build_array(category_id, is_listed))
                from listings_listingrule),
               (select json_agg(json_build_array(
                    target_id, is_listed, is_featured, sort, name_zh, name_en))
                from listings_listing)
        """
    ).fetchone() or (None, None)
    return _listings.put(
        shop.id,
        stamp[:2],
        ShopListing(
            tree=category_tree(stamp=stamp[0]),
            rules={_uuid(category): listed for category, listed in rules or ()},
            overrides={uuid.UUID(target): Override(*fields) for target, *fields in overrides or ()},
        ),
    )


def visible_categories(shop: Shop, *, stamp: Stamp | None = None) -> tuple[CategoryCard, ...]:
    """The topmost shown categories with the shown ones under them."""
    return _cards(shop_listing(shop, stamp=stamp), None)


def category_by_slug(shop: Shop, slug: str, *, stamp: Stamp | None = None) -> Node:
    """A shown category. Raises NotListed, for a hidden one as for an unknown one."""
    listing = shop_listing(shop, stamp=stamp)
    node = listing.tree.by_slug(slug)
    if node is None or not listing.shows_category(node.id):
        raise NotListed(slug=slug[:80])
    return node


def differences(shop: Shop) -> dict[uuid.UUID, Listing]:
    """The shop's stored differences, by the product or denomination they are of."""
    return {listing.target_id: listing for listing in Listing.objects.all()}


def _cards(listing: ShopListing, parent: uuid.UUID | None) -> tuple[CategoryCard, ...]:
    """A hidden category gives its place to the shown ones under it."""
    cards: list[CategoryCard] = []
    for node in listing.tree.children(parent):
        below = _cards(listing, node.id)
        if listing.shows_category(node.id):
            cards.append(
                CategoryCard(node.id, node.slug, node.name_zh, node.name_en, node.icon, below)
            )
        else:
            cards.extend(below)
    return tuple(cards)


def _uuid(text: str | None) -> uuid.UUID | None:
    return uuid.UUID(text) if text else None
