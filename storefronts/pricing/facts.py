"""What a shop's prices depend on besides the catalogue, read once for each of its versions."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.conf import settings

from billing.ledger.fx import fx_rate
from storefronts.listings.queries import ShopListing, Stamp, shelf_stamp, shop_listing
from storefronts.pricing.models import Ending, MarkupRule
from storefronts.pricing.rules import BUILT_IN, Rule, UnitPrice, unit_price
from storefronts.promotions.facts import PROMOS_JSON, Promo, read_promos
from tenants.catalogue.memory import Memory
from tenants.catalogue.queries import Sku
from tenants.kernel import sql
from tenants.registry.models import Shop

READ = f"""
select (select json_agg(json_build_array(scope, target_id, kind, value::text, ending))
        from pricing_markuprule),
       (select json_build_array(ending, allow_below_floor) from pricing_pricingsettings),
       {PROMOS_JSON}
"""  # noqa: S608 - a constant

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
    # What is or will be taken off these prices; each has its window.
    promos: tuple[Promo, ...] = ()
    # The member price of whoever these prices are shown to.
    member: uuid.UUID | None = None
    # Filled as categories are asked for; it follows from the rules.
    by_category: dict[uuid.UUID, Rule] = field(default_factory=dict, repr=False)

    def rule_for(self, *, denomination: uuid.UUID, product: uuid.UUID, category: uuid.UUID) -> Rule:
        """Denomination before product, before the nearest category, before the shop."""
        found = self.rules.get((MarkupRule.Scope.DENOMINATION, denomination))
        found = found or self.rules.get((MarkupRule.Scope.PRODUCT, product))
        return found or self._of_category(category)

    def unit(
        self,
        *,
        denomination: uuid.UUID,
        product: uuid.UUID,
        category: uuid.UUID,
        wholesale: Decimal,
    ) -> UnitPrice:
        """The price of one piece that costs so much (settlement currency)."""
        return unit_price(
            wholesale=wholesale,
            fx_rate=self.fx_rate,
            rule=self.rule_for(denomination=denomination, product=product, category=category),
            shop_ending=self.ending,
            currency=self.currency,
        )

    def unit_of(self, sku: Sku, wholesale: Decimal) -> UnitPrice:
        """The same, of a SKU."""
        return self.unit(
            denomination=sku.id,
            product=sku.product.id,
            category=sku.product.category_id,
            wholesale=wholesale,
        )

    def path_of(self, sku: Sku) -> frozenset[uuid.UUID]:
        """The categories that a SKU stands under."""
        return frozenset(node.id for node in self.listing.tree.path(sku.product.category_id))

    def with_rule(self, rule: Rule) -> ShopPrices:
        """As if the shop had this rule too: for looking before leaping."""
        rules = {**self.rules, (rule.scope, rule.target_id): rule}
        return replace(self, rules=rules, by_category={})

    def without_rule(self, target: Target) -> ShopPrices:
        """As if the shop had no rule for this target."""
        rules = {t: rule for t, rule in self.rules.items() if t != target}
        return replace(self, rules=rules, by_category={})

    def for_member(self, member: uuid.UUID | None) -> ShopPrices:
        """As somebody in a member group sees them; the same for a group that has no price."""
        if member is None or all(promo.id != member for promo in self.promos):
            return self
        return replace(self, member=member)

    def with_ending(self, ending: str) -> ShopPrices:
        """As if the shop's prices ended so."""
        return replace(self, ending=ending)

    def _of_category(self, category: uuid.UUID) -> Rule:
        known = self.by_category.get(category)
        if known is None:
            paths = [(MarkupRule.Scope.CATEGORY, n.id) for n in self.listing.tree.path(category)]
            targets = [*paths, (MarkupRule.Scope.SHOP, None)]
            found = (self.rules[target] for target in targets if target in self.rules)
            known = self.by_category[category] = next(found, BUILT_IN)
        return known


_prices: Memory[ShopPrices] = Memory(most=256)


def shop_prices(shop: Shop, *, stamp: Stamp | None = None) -> ShopPrices:
    """The shop's price facts. At most five queries, none when remembered."""
    stamp = stamp or shelf_stamp(shop)
    # The shop's own row is not in the stamp: its few fields are part of the key.
    key = (shop.id, shop.currency, shop.tier, shop.fee_percent, shop.test_mode)
    known = _prices.get(key, stamp)
    if known is not None:
        return known
    rules, own, promos = sql.run(READ).fetchone() or (None, None, None)
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
            promos=() if promos is None else read_promos(promos, shop=shop),
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
