"""What a markup means in money: priced by the engine that will price the shop's own sales."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings

from billing.ledger.errors import NoRate
from billing.ledger.fx import fx_rate
from billing.ledger.models import FxRate
from storefronts.listings.queries import ShopListing
from storefronts.pricing.engine import PricedLine, price_line
from storefronts.pricing.facts import ShopPrices
from storefronts.pricing.floors import lowest_line
from storefronts.pricing.models import Ending, MarkupRule
from storefronts.pricing.rules import Rule
from tenants.catalogue.models import Denomination, Product
from tenants.catalogue.queries import category_tree, skus
from tenants.catalogue.tree import Node
from tenants.kernel.money import Money
from tenants.launch.plans import top_categories

STANDARD = "standard"
SUGGESTED = Decimal(8)
LEAST, MOST = Decimal(0), Decimal(500)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category that can be sold, and what of it serves as the example."""

    node: Node
    products: int
    sample: uuid.UUID

    @property
    def slug(self) -> str:
        return self.node.slug

    @property
    def name(self) -> str:
        return self.node.name


@dataclass(frozen=True, slots=True)
class Example:
    """One piece of the sample, sold: the shop's price, what it pays, what is left to it.

    `sells` is False where the price would not cover wholesale and fee: then nothing is sold.
    """

    name: str
    price: Money
    wholesale: Money
    fee: Money
    kept: Money
    sells: bool


def shelves() -> list[Shelf]:
    """Every topmost category with something in it that has a wholesale price."""
    tree = category_tree()
    found = []
    for top in top_categories():
        below = [node.id for node in tree.subtree(top.id) if not node.is_archived]
        products = Product.objects.filter(category__in=below, is_archived=False)
        samples = Denomination.objects.filter(
            product__in=products, is_archived=False, wholesale_prices__tier__code=STANDARD
        ).order_by("product__sort", "product__slug", "sort", "sku")
        if sample := samples.values_list("pk", flat=True).first():
            found.append(Shelf(node=top, products=products.count(), sample=sample))
    return found


def examples(markups: Mapping[str, Decimal], *, currency: str) -> dict[str, Example]:
    """Slug of a category -> its example at that markup. Raises NoRate."""
    wanted = {shelf.slug: shelf for shelf in shelves() if shelf.slug in markups}
    known = skus(shelf.sample for shelf in wanted.values())
    prices = _prices(currency)
    found = {}
    for slug, shelf in wanted.items():
        rule = Rule(MarkupRule.Scope.SHOP, None, MarkupRule.Kind.PERCENT, markups[slug])
        sku = known[shelf.sample]
        one = price_line(prices.with_rule(rule), sku, sku.min_quantity)
        least = lowest_line(prices.with_rule(rule), sku)
        if one and least:
            found[slug] = _example(one, sells=not (one.below_floor or least.below_floor))
    return found


def currencies() -> list[str]:
    """Those that prices can be told in: the settlement currency, and what has a rate to it."""
    ours = settings.SETTLEMENT_CURRENCY
    rates = FxRate.objects.values_list("base", "quote").distinct()
    others = {code for pair in rates if ours in pair for code in pair} - {ours}
    return [ours, *(code for code in sorted(others) if _has_rate(code))]


def _has_rate(currency: str) -> bool:
    try:
        fx_rate(settings.SETTLEMENT_CURRENCY, currency)
    except NoRate:
        return False
    return True


def _prices(currency: str) -> ShopPrices:
    """Those of a new shop."""
    return ShopPrices(
        currency=currency,
        tier=STANDARD,
        fee_percent=settings.DEFAULT_FEE_PERCENT,
        fx_rate=fx_rate(settings.SETTLEMENT_CURRENCY, currency),
        rules={},
        ending=Ending.MINOR,
        allow_below_floor=False,
        listing=ShopListing(tree=category_tree(), rules={}, overrides={}),
    )


def _example(line: PricedLine, *, sells: bool) -> Example:
    sku = line.denomination
    return Example(
        name=f"{sku.product.name} · {sku.name}",
        price=line.total,
        wholesale=line.wholesale_total,
        fee=line.fee,
        kept=line.margin,
        sells=sells,
    )
