"""What a shop's prices depend on besides the catalogue, read once for each of its versions."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from decimal import Decimal

from django.conf import settings

from billing.ledger.fx import fx_rate
from storefronts.listings.queries import ShopListing, Stamp, shelf_stamp, shop_listing
from storefronts.pricing.models import Ending, MarkupRule
from storefronts.pricing.rules import BUILT_IN, Rule, UnitPrice, unit_price
from tenants.catalogue.memory import Memory
from tenants.catalogue.queries import Sku
from tenants.kernel import sql
from tenants.registry.models import Shop

Target = tuple[str, uuid.UUID | None]


@dataclass(frozen=True, slots=True)
class ShopPrices:
    """A shop's rules, endings, fee and exchange rate: with a SKU and a quantity, a price."""

    currency: str
    tier: str
    fee_percent: Decimal
    # How much of the shop's currency one unit of the settlement currency is worth.
    fx_rate: Decimal
    rules: dict[Target, Rule]
    ending: str
    allow_below_floor: bool
    listing: ShopListing

    def rule_for(self, sku: Sku) -> Rule:
        """Denomination before product, before the nearest category, before the shop."""
        rules, scope = self.rules, MarkupRule.Scope
        for target in (
            (scope.DENOMINATION, sku.id),
            (scope.PRODUCT, sku.product.id),
            *(
                (scope.CATEGORY, node.id)
                for node in self.listing.tree.path(sku.product.category_id)
            ),
            (scope.SHOP, None),
        ):
            rule = rules.get(target)
            if rule is not None:
                return rule
        return BUILT_IN

    def unit(self, sku: Sku, wholesale: Decimal) -> UnitPrice:
        """The price of one piece that costs so much (settlement currency)."""
        return unit_price(
            wholesale=wholesale,
            fx_rate=self.fx_rate,
            rule=self.rule_for(sku),
            shop_ending=self.ending,
            currency=self.currency,
        )

    def with_rule(self, rule: Rule) -> ShopPrices:
        """As if the shop had this rule too: for looking before leaping."""
        return replace(self, rules={**self.rules, (rule.scope, rule.target_id): rule})

    def without_rule(self, target: Target) -> ShopPrices:
        """As if the shop had no rule for this target."""
        return replace(self, rules={t: rule for t, rule in self.rules.items() if t != target})

    def with_ending(self, ending: str) -> ShopPrices:
        """As if the shop's prices ended so."""
        return replace(self, ending=ending)


_prices: Memory[ShopPrices] = Memory(most=256)


def shop_prices(shop: Shop, *, stamp: Stamp | None = None) -> ShopPrices:
    """The shop's price facts. At most three queries, none when remembered."""
    stamp = stamp or shelf_stamp(shop)
    # The shop's own row is not in the stamp: its few fields are part of the key.
    key = (shop.id, shop.currency, shop.tier, shop.fee_percent)
    known = _prices.get(key, stamp)
    if known is not None:
        return known
    rules, own = sql.run(
        """
        select (select json_agg(json_build_array(scope, target_id, kind, value::text, ending))
                from pricing_markuprule),
               (select json_build_array(ending, allow_below_floor) from pricing_pricingsettings)
        """
    ).fetchone() or (None, None)
    ending, allow_below_floor = own or (Ending.MINOR, False)
    return _prices.put(
        key,
        stamp,
        ShopPrices(
            currency=shop.currency,
            tier=shop.tier,
            fee_percent=shop.fee_percent,
            fx_rate=_rate(shop),
            rules=dict(_rule(*fields) for fields in rules or ()),
            ending=ending,
            allow_below_floor=allow_below_floor,
            listing=shop_listing(shop, stamp=stamp),
        ),
    )


def _rate(shop: Shop) -> Decimal:
    if shop.currency == settings.SETTLEMENT_CURRENCY:
        return Decimal(1)
    return fx_rate(settings.SETTLEMENT_CURRENCY, shop.currency)


def _rule(
    scope: str, target: str | None, kind: str, value: str, ending: str
) -> tuple[Target, Rule]:
    target_id = uuid.UUID(target) if target else None
    return (scope, target_id), Rule(scope, target_id, kind, Decimal(value), ending)
