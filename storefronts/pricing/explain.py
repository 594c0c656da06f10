"""Why this price: the steps of a line, as data that is stored with an order and shown later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from storefronts.pricing.models import MarkupRule
from storefronts.pricing.rules import UnitPrice
from storefronts.promotions.facts import Applied
from tenants.kernel.money import Money


@dataclass(frozen=True, slots=True)
class PriceStep:
    """One step. A private one is for the shop's staff and the owner, never for a shopper."""

    code: str
    amount: Money
    private: bool = False
    # The numbers of the label, as text: {"quantity": "2", "unit": "9.90"}.
    details: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """What the step is, in the active language."""
        return _labels()[self.code] % dict(self.details)

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "minor": self.amount.minor,
            "currency": self.amount.currency,
            "private": self.private,
            "details": dict(self.details),
        }

    @classmethod
    def from_json(cls, step: dict[str, Any]) -> PriceStep:
        return cls(
            code=step["code"],
            amount=Money(step["minor"], step["currency"]),
            private=step["private"],
            details=tuple(step.get("details", {}).items()),
        )


def public_steps(steps: Sequence[PriceStep]) -> list[PriceStep]:
    """The steps that a shopper may see."""
    return [step for step in steps if not step.private]


def rule_code(scope: str, kind: str) -> str:
    """The code of the step that a rule makes: "markup.category.percent"."""
    return f"markup.{scope}.{kind}"


def line_steps(
    *,
    built: UnitPrice,
    quantity: int,
    total: Money,
    discount: Money,
    funded: Money,
    wholesale_unit: Decimal,
    wholesale_total: Money,
    fee: Money,
    fee_percent: Decimal,
    floor: Money,
    fx_rate: Decimal,
    applied: Sequence[Applied] = (),
) -> tuple[PriceStep, ...]:
    """Wholesale > rule > ending > list price > promotions > total, what the platform
    pays, then fee, floor and margin."""
    currency, count = total.currency, str(quantity)
    cost = Money.of(built.wholesale * quantity, currency)
    marked_up = Money.of(built.marked_up * quantity, currency)
    listed = total + discount
    rule = built.rule
    unit = (("quantity", count), ("unit", _plain(wholesale_unit)))
    steps = [PriceStep("wholesale", wholesale_total, private=True, details=unit)]
    if currency != wholesale_total.currency:
        rate = (("rate", _plain(fx_rate)),)
        steps.append(PriceStep("exchange", cost, private=True, details=rate))
    value = (("value", _plain(rule.value)),)
    markup = rule_code(rule.scope, rule.kind)
    steps.append(PriceStep(markup, marked_up - cost, private=True, details=value))
    if listed != marked_up:
        steps.append(PriceStep("ending", listed - marked_up, private=True))
    shown = (("quantity", count), ("unit", _as_money(built.price, currency)))
    steps.append(PriceStep("list", listed, details=shown))
    for one in applied:
        named = (("name", one.name),)
        off = Money(-one.minor, currency)
        steps.append(PriceStep(f"promotion.{one.kind}", off, details=named))
    if discount and not applied:
        steps.append(PriceStep("discount", -discount))
    steps.append(PriceStep("total", total))
    if funded:
        steps.append(PriceStep("funded", funded, private=True))
    percent = (("percent", _plain(fee_percent)),)
    steps.append(PriceStep("fee", fee, private=True, details=percent))
    steps.append(PriceStep("floor", floor, private=True))
    steps.append(PriceStep("margin", total + funded - floor, private=True))
    return tuple(steps)


def _plain(number: Decimal) -> str:
    """A number without idle zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _as_money(price: Decimal, currency: str) -> str:
    """A unit price as money is written, or with all its decimals where it has more."""
    money = Money.of(price, currency)
    return money.amount if money.decimal == price else _plain(price)


def _labels() -> dict[str, str]:
    scope, kind = MarkupRule.Scope, MarkupRule.Kind
    return {
        "wholesale": _("Wholesale: %(quantity)s × %(unit)s"),
        "exchange": _("In the shop's currency, at %(rate)s"),
        rule_code(scope.SHOP, kind.PERCENT): _("Markup of the shop: %(value)s%%"),
        rule_code(scope.SHOP, kind.ADD): _("Markup of the shop: +%(value)s each"),
        rule_code(scope.SHOP, kind.FIXED): _("Fixed price of the shop: %(value)s each"),
        rule_code(scope.CATEGORY, kind.PERCENT): _("Markup of the category: %(value)s%%"),
        rule_code(scope.CATEGORY, kind.ADD): _("Markup of the category: +%(value)s each"),
        rule_code(scope.CATEGORY, kind.FIXED): _("Fixed price of the category: %(value)s each"),
        rule_code(scope.PRODUCT, kind.PERCENT): _("Markup of the product: %(value)s%%"),
        rule_code(scope.PRODUCT, kind.ADD): _("Markup of the product: +%(value)s each"),
        rule_code(scope.PRODUCT, kind.FIXED): _("Fixed price of the product: %(value)s each"),
        rule_code(scope.DENOMINATION, kind.PERCENT): _("Markup of the denomination: %(value)s%%"),
        rule_code(scope.DENOMINATION, kind.ADD): _("Markup of the denomination: +%(value)s each"),
        rule_code(scope.DENOMINATION, kind.FIXED): _(
            "Fixed price of the denomination: %(value)s each"
        ),
        "ending": _("Price ending"),
        "list": _("Price: %(quantity)s × %(unit)s"),
        "discount": _("Discount"),
        "promotion.sale": _("Sale: %(name)s"),
        "promotion.member": _("Member price: %(name)s"),
        "promotion.threshold": _("Discount: %(name)s"),
        "promotion.coupon": _("Coupon: %(name)s"),
        "total": _("Total, taxes and fees included"),
        "funded": _("Paid by the platform for its promotion"),
        "fee": _("Platform fee: %(percent)s%%"),
        "floor": _("Least price: wholesale and fee"),
        "margin": _("Margin of the shop"),
    }
