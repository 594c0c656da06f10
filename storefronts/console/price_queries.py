"""A shop's price rules as its staff read them, and what each face value leaves."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from storefronts.listings.queries import shelf_stamp
from storefronts.pricing.engine import PricedLine, price_line
from storefronts.pricing.facts import shop_prices
from storefronts.pricing.models import MarkupRule, PricingSettings
from storefronts.pricing.rules import BUILT_IN, Rule
from tenants.catalogue.models import Category, Denomination, Product
from tenants.catalogue.queries import skus_of_products
from tenants.registry.models import Shop

Scope = MarkupRule.Scope
MODELS: dict[str, Any] = {
    Scope.CATEGORY: Category,
    Scope.PRODUCT: Product,
    Scope.DENOMINATION: Denomination,
}
Target = tuple[str, uuid.UUID]


@dataclass(frozen=True, slots=True)
class Settings:
    """``default`` is the rule of the whole shop, or the one that a shop begins with."""

    ending: str
    allow_below_floor: bool
    default: MarkupRule | Rule


def settings() -> Settings:
    """Two queries."""
    row = PricingSettings.objects.filter(pk=1).first() or PricingSettings()
    default = MarkupRule.objects.filter(scope=Scope.SHOP).first()
    return Settings(row.ending, row.allow_below_floor, default or BUILT_IN)


def names_of(targets: Iterable[Target]) -> dict[Target, str]:
    """What rules' and breaches' targets are called: a query for each kind of target."""
    wanted: dict[str, set[uuid.UUID]] = {scope: set() for scope in MODELS}
    for scope, pk in targets:
        wanted[scope].add(pk)
    names: dict[Target, str] = {}
    for scope, ids in wanted.items():
        if ids:
            rows = MODELS[scope].objects.filter(pk__in=ids)
            if scope == Scope.DENOMINATION:
                rows = rows.select_related("product")
            names |= {(scope, row.pk): full_name(row) for row in rows}
    return names


def full_name(row: Model) -> str:
    """A denomination with its product's name before it."""
    if isinstance(row, Denomination):
        return f"{row.product.name} · {row.name}"
    return str(row)


def priced(shop: Shop, product: Product) -> list[PricedLine]:
    """The product's face values at their least quantity, with cost, floor and margin."""
    stamp = shelf_stamp(shop)
    prices = shop_prices(shop, stamp=stamp)
    found = skus_of_products([product.pk], stamp=stamp[0])[product.pk]
    lines = [price_line(prices, sku, sku.min_quantity) for sku in found]
    return [line for line in lines if line is not None]
