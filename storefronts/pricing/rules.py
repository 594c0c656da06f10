"""The arithmetic of a unit price: no database, no shop. docs/pricing.md tells it in words."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from storefronts.pricing.models import Ending, MarkupRule
from tenants.kernel.money import exponent

SIX_DECIMALS = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Rule:
    """A markup rule. `value` is percent, or an amount in the shop's currency."""

    scope: str
    target_id: uuid.UUID | None
    kind: str
    value: Decimal
    ending: str = ""


# What a shop asks until it has set a rule of its own: it may sell from its first minute.
BUILT_IN = Rule(MarkupRule.Scope.SHOP, None, MarkupRule.Kind.PERCENT, Decimal(10))


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """How a unit price came about, in the shop's currency with six decimals."""

    wholesale: Decimal
    marked_up: Decimal
    price: Decimal
    rule: Rule


def unit_price(
    *, wholesale: Decimal, fx_rate: Decimal, rule: Rule, shop_ending: str, currency: str
) -> UnitPrice:
    """Wholesale (settlement currency) by the rule, then the ending; never below zero.

    A fixed price is taken as it was set: the shop's ending does not move it, only its own does.
    """
    base = wholesale * fx_rate
    if rule.kind == MarkupRule.Kind.FIXED:
        marked_up, ending = rule.value, rule.ending or Ending.NONE
    elif rule.kind == MarkupRule.Kind.ADD:
        marked_up, ending = base + rule.value, rule.ending or shop_ending
    else:
        marked_up, ending = base * (100 + rule.value) / 100, rule.ending or shop_ending
    marked_up = max(marked_up, Decimal(0)).quantize(SIX_DECIMALS, ROUND_HALF_UP)
    return UnitPrice(
        wholesale=base.quantize(SIX_DECIMALS, ROUND_HALF_UP),
        marked_up=marked_up,
        price=with_ending(marked_up, ending, currency),
        rule=rule,
    )


def with_ending(price: Decimal, ending: str, currency: str) -> Decimal:
    """The lowest price from `price` on that ends so; nothing stays nothing.

    With cents, "90" means .90 of the unit. Without (JPY), the first digit of the ending is the
    last digit of the price: 1,234 becomes 1,239. With three decimals (KWD), .90 is .900.
    """
    if ending == Ending.NONE or price <= 0:
        return price
    decimals = exponent(currency)
    minor = int(price.scaleb(decimals).to_integral_value(ROUND_CEILING))
    if ending != Ending.MINOR:
        step = 10**decimals if decimals else 10
        minor += (int(ending) * step // 100 - minor) % step
    return Decimal(minor).scaleb(-decimals)
