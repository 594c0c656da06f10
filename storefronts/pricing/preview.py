"""Looking before leaping: what a markup would do to the prices that it reaches."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from decimal import Decimal

from storefronts.listings.queries import shelf_stamp
from storefronts.pricing.engine import PricedLine, price_line
from storefronts.pricing.facts import ShopPrices, shop_prices
from storefronts.pricing.floors import lowest_line
from storefronts.pricing.rules import Rule
from storefronts.pricing.services import Target, check_markup, target_of
from tenants.catalogue.models import Denomination, Product
from tenants.catalogue.queries import Sku, skus
from tenants.kernel.money import Money
from tenants.registry.models import Shop

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Preview:
    """One denomination before and after. `quantity` is the break that leaves the shop least."""

    denomination: Sku
    quantity: int
    before: Money
    after: Money
    floor: Money

    @property
    def below_floor(self) -> bool:
        return self.after < self.floor

    @property
    def margin(self) -> Money:
        return self.after - self.floor


def preview_markup(
    *,
    shop: Shop,
    target: Target,
    kind: str,
    value: Decimal,
    ending: str = "",
    most: int = MOST_SHOWN,
) -> list[Preview]:
    """Prices before and after a rule would be set, those below their floor first.

    Raises BadMarkup. Nothing is written.
    """
    check_markup(kind=kind, value=value, ending=ending)
    stamp = shelf_stamp(shop)
    now = shop_prices(shop, stamp=stamp)
    scope, target_id = target_of(target)
    then = now.with_rule(Rule(scope, target_id, kind, value, ending))
    found: list[Preview] = []
    for sku in skus(_reached(now, target, most), stamp=stamp[0]).values():
        # A more exact rule keeps its price, and then there is nothing to show.
        if now.listing.shows(sku) and _rule(then, sku) is then.rules[scope, target_id]:
            found.extend(_preview(now, then, sku))
    return sorted(found, key=lambda p: (not p.below_floor, p.margin.minor))


def _rule(prices: ShopPrices, sku: Sku) -> Rule:
    product = sku.product
    return prices.rule_for(denomination=sku.id, product=product.id, category=product.category_id)


def _preview(now: ShopPrices, then: ShopPrices, sku: Sku) -> list[Preview]:
    after = lowest_line(then, sku)
    if after is None:
        return []
    before = _at(now, sku, after)
    return [Preview(after.denomination, after.quantity, before.total, after.total, after.floor)]


def _at(prices: ShopPrices, sku: Sku, line: PricedLine) -> PricedLine:
    found = price_line(prices, sku, line.quantity)
    assert found is not None  # the same wholesale price as the other one
    return found


def _reached(prices: ShopPrices, target: Target, most: int) -> list[uuid.UUID]:
    """The denominations that a rule for this can reach."""
    rows = Denomination.objects.filter(is_archived=False, product__is_archived=False)
    if isinstance(target, Denomination):
        rows = rows.filter(pk=target.pk)
    elif isinstance(target, Product):
        rows = rows.filter(product=target)
    elif target is not None:
        below = [node.id for node in prices.listing.tree.subtree(target.pk)]
        rows = rows.filter(product__category__in=below)
    order = ("product__sort", "product__slug", "sort", "sku")
    return list(rows.order_by(*order).values_list("pk", flat=True)[:most])
