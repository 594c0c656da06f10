"""A line with its price: what it consists of, and the arithmetic that makes it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone

from storefronts.pricing.explain import PriceStep, line_steps
from storefronts.pricing.facts import ShopPrices
from storefronts.pricing.rules import UnitPrice
from storefronts.promotions.arithmetic import Basis, take_unit_promo, unit_promos
from storefronts.promotions.facts import PLATFORM, Applied, by_budget
from tenants.catalogue.queries import Sku
from tenants.kernel.money import Money


@dataclass(frozen=True, slots=True)
class LineRequest:
    """What somebody wants. Nothing in it is a price: those come from here.

    `max_total` is the most that the line may cost, in the shop's currency; it is not had for more.
    """

    denomination_id: uuid.UUID
    quantity: int
    buyer_fields: dict[str, Any] | None = None
    max_total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its price and what stands behind it. Only `unit`, `total`, `discount` and the
    public steps may reach a shopper."""

    denomination: Sku
    quantity: int
    buyer_fields: dict[str, Any]
    built: UnitPrice  # shop currency: how the price of one piece came about
    total: Money  # shop currency: what is charged
    discount: Money  # shop currency, already taken off the total
    funded: Money  # shop currency: what of the discount the platform pays back to the shop
    wholesale_unit: Decimal  # settlement currency, six decimals
    wholesale_total: Money  # settlement currency
    fee: Money  # settlement currency: the platform's part of what the shop gets
    floor: Money  # shop currency: wholesale and fee
    fx_rate: Decimal  # shop currency for one unit of settlement currency
    fee_percent: Decimal
    applied: tuple[Applied, ...] = ()  # what the discount consists of

    @property
    def unit(self) -> Decimal:
        """The price of one piece in the shop's currency, with six decimals."""
        return self.built.price

    @property
    def unit_money(self) -> Money:
        """The price of one piece as it is shown."""
        return Money.of(self.unit, self.total.currency)

    @property
    def earned(self) -> Money:
        """What the shop gets for it: of the buyer, and of the platform for its promotions."""
        return self.total + self.funded

    @property
    def margin(self) -> Money:
        """What the shop keeps, in its currency."""
        return self.earned - self.floor

    @property
    def below_floor(self) -> bool:
        return self.earned < self.floor

    @property
    def steps(self) -> tuple[PriceStep, ...]:
        """Why this price; the private steps are not for shoppers."""
        return line_steps(
            built=self.built,
            quantity=self.quantity,
            total=self.total,
            discount=self.discount,
            funded=self.funded,
            wholesale_unit=self.wholesale_unit,
            wholesale_total=self.wholesale_total,
            fee=self.fee,
            fee_percent=self.fee_percent,
            floor=self.floor,
            fx_rate=self.fx_rate,
            applied=self.applied,
        )

    def terms(self) -> dict[str, Any]:
        """What was promised, for the order's snapshot."""
        sku = self.denomination
        return {
            "sku": sku.sku,
            "promise_seconds": sku.promise_seconds,
            "warranty_days": sku.warranty_days,
            "warranty_zh": sku.warranty_zh,
            "warranty_en": sku.warranty_en,
            "instructions_zh": sku.product.instructions_zh,
            "instructions_en": sku.product.instructions_en,
            "buyer_fields": sku.buyer_fields,
            # Minor units by budget, where the platform pays a part (storefronts.orders.funded).
            **({"funded": by_budget(self.applied)} if self.funded else {}),
        }


@dataclass(frozen=True, slots=True)
class PricedCart:
    lines: tuple[PricedLine, ...]
    total: Money
    coupon_id: uuid.UUID | None = None  # counts as used once an order is placed


@dataclass(frozen=True, slots=True)
class Customer:
    """Who buys, as far as it is known: for member prices and for a coupon's uses."""

    user_id: uuid.UUID | None = None
    email: str = ""


def basis_of(prices: ShopPrices, line: PricedLine, sku: Sku) -> Basis:
    room = line.total.minor
    if not prices.allow_below_floor:
        room = max(0, line.total.minor - least_total(prices, line).minor)
    return Basis(
        product=sku.product.id, path=prices.path_of(sku), listed=line.total.minor, room=room
    )


def least_total(prices: ShopPrices, line: PricedLine) -> Money:
    """The lowest total of such a line that covers its wholesale and the fee of that total."""
    currency, share = prices.currency, 1 - prices.fee_percent / 100
    if share <= 0:
        return line.total
    cost = line.wholesale_total.decimal * prices.fx_rate
    # The fee is rounded on its own: from an estimate just below, some minor units at most.
    minor = max(0, Money.of(cost / share, currency).minor - 3)
    while (
        minor < line.total.minor
        and Money(minor, currency) < _floor(prices, Money(minor, currency), line.wholesale_total)[1]
    ):
        minor += 1
    return Money(minor, currency)


def _floor(prices: ShopPrices, total: Money, wholesale_total: Money) -> tuple[Money, Money]:
    """The platform's fee of a total (settlement currency), and the floor under it."""
    settlement = settings.SETTLEMENT_CURRENCY
    fee = Money.of(total.decimal * prices.fee_percent / 100 / prices.fx_rate, settlement)
    return fee, Money.of((wholesale_total + fee).decimal * prices.fx_rate, total.currency)


def price_line(
    prices: ShopPrices,
    sku: Sku,
    quantity: int,
    buyer_fields: dict[str, Any] | None = None,
    *,
    applied: tuple[Applied, ...] | None = None,
) -> PricedLine | None:
    """One line, without asking whether it may be sold; None where wholesale has no price.

    The line's total is the one place where an amount is rounded (half-up). Without `applied` it is
    as it is shown at this moment: with the sale that is on, or the member price whose prices
    these are, if any.
    """
    wholesale_unit = sku.wholesale_unit(prices.tier, quantity)
    if wholesale_unit is None:
        return None
    unit = prices.unit_of(sku, wholesale_unit)
    currency, settlement = prices.currency, settings.SETTLEMENT_CURRENCY
    discount = Money(sum(one.minor for one in applied or ()), currency)
    funded = Money(sum(one.minor for one in applied or () if one.funded_by == PLATFORM), currency)
    total = Money.of(unit.price * quantity, currency) - discount
    wholesale_total = Money.of(wholesale_unit * quantity, settlement)
    # Where the platform pays a part, fee and earnings are those of the price without it.
    fee, floor = _floor(prices, total + funded, wholesale_total)
    line = PricedLine(
        denomination=prices.listing.named(sku),
        quantity=quantity,
        buyer_fields=buyer_fields or {},
        built=unit,
        total=total,
        discount=discount,
        funded=funded,
        wholesale_unit=wholesale_unit,
        wholesale_total=wholesale_total,
        fee=fee,
        floor=floor,
        fx_rate=prices.fx_rate,
        fee_percent=prices.fee_percent,
        applied=applied or (),
    )
    if applied is None and prices.promos:
        return _on_sale(prices, sku, line)
    return line


def _on_sale(prices: ShopPrices, sku: Sku, line: PricedLine) -> PricedLine:
    """With the best sale or member price that fits, as a quote would have it."""
    fitting = unit_promos(
        prices.promos,
        product=sku.product.id,
        path=prices.path_of(sku),
        now=timezone.now(),
        member=prices.member,
    )
    for promo in fitting:
        basis = basis_of(prices, line, sku)
        taken = take_unit_promo(basis, promo)
        if taken and (promo.funding is None or taken <= promo.budget_left):
            off = tuple(basis.applied)
            found = price_line(prices, sku, line.quantity, line.buyer_fields, applied=off)
            return found or line
    return line


def shown_unit(
    prices: ShopPrices, unit: UnitPrice, *, product: uuid.UUID, category: uuid.UUID
) -> Decimal:
    """One piece with the sale or member price that is on, near enough to sort a whole shelf by."""
    if not prices.promos:
        return unit.price
    share = 1 - prices.fee_percent / 100
    least = unit.wholesale / share if share > 0 else unit.price
    path = frozenset(node.id for node in prices.listing.tree.path(category))
    for promo in unit_promos(
        prices.promos, product=product, path=path, now=timezone.now(), member=prices.member
    ):
        lower = unit.price * (1 - promo.value / 100)
        if promo.funded_by == PLATFORM or prices.allow_below_floor or lower >= least:
            return lower
    return unit.price
