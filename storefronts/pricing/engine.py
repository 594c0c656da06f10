"""The one function that quotes, renders, charges and explains a price."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from storefronts.listings.queries import Stamp, shelf_stamp
from storefronts.pricing.errors import (
    BadQuantity,
    BelowFloor,
    NotForSale,
    NothingToBuy,
    TooManyLines,
    TooMuch,
)
from storefronts.pricing.explain import PriceStep, line_steps
from storefronts.pricing.facts import ShopPrices, shop_prices
from storefronts.pricing.rules import UnitPrice
from storefronts.promotions.arithmetic import (
    Basis,
    apply_promotions,
    best_unit_promo,
    eligible,
    reaches,
)
from storefronts.promotions.coupons import find_coupon, refuse_used_up
from storefronts.promotions.errors import CouponNeedsMore, CouponNotForThis
from storefronts.promotions.facts import MEMBER, Applied, Promo
from storefronts.promotions.services import member_of
from tenants.catalogue.buyer_fields import validate_buyer_fields
from tenants.catalogue.queries import Sku, skus
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money
from tenants.outbox.services import add
from tenants.registry.models import Shop

MOST_LINES = 50
GREATEST_TOTAL_MINOR = 10**12


@dataclass(frozen=True, slots=True)
class LineRequest:
    """What somebody wants. Nothing in it is a price: those come from here."""

    denomination_id: uuid.UUID
    quantity: int
    buyer_fields: dict[str, Any] | None = None


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
    wholesale_unit: Decimal  # settlement currency, six decimals
    wholesale_total: Money  # settlement currency
    fee: Money  # settlement currency: the platform's part of the total
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
    def margin(self) -> Money:
        """What the shop keeps, in its currency."""
        return self.total - self.floor

    @property
    def below_floor(self) -> bool:
        return self.total < self.floor

    @property
    def steps(self) -> tuple[PriceStep, ...]:
        """Why this price; the private steps are not for shoppers."""
        return line_steps(
            built=self.built,
            quantity=self.quantity,
            total=self.total,
            discount=self.discount,
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


def price_lines(
    *,
    shop: Shop,
    lines: Sequence[LineRequest],
    coupon: str | None = None,
    customer: Customer | None = None,
    need_buyer_fields: bool = False,
    most: int = MOST_LINES,
    left_out: dict[int, Refusal] | None = None,
) -> PricedCart:
    """Price a cart in the shop's currency, as it is charged, with all that is taken off.

    Buyer fields are checked where given, and everywhere with `need_buyer_fields`. With `left_out`
    a line that is refused goes there, by its position, instead of refusing the cart, and the
    greatest quantity is that of a line: so a bulk order is priced.
    Raises NothingToBuy, TooManyLines, NotForSale, BadQuantity, TooMuch, BelowFloor, what is wrong
    with the coupon (CouponUnknown, CouponUsedUp, CouponNotForThis, CouponNeedsMore), and the
    catalogue's refusals of buyer fields; `path` names the line ("lines", "2", "quantity").
    """
    if not lines:
        raise NothingToBuy(field="lines")
    if len(lines) > most:
        raise TooManyLines(field="lines", most=most)
    stamp = shelf_stamp(shop)
    prices = shop_prices(shop, stamp=stamp)
    known = skus((line.denomination_id for line in lines), stamp=stamp[0])
    priced: list[PricedLine] = []
    taken: dict[uuid.UUID, int] = {}
    for position, line in enumerate(lines):
        path = ["lines", str(position)]
        try:
            priced.append(_sold(shop, prices, known, line, taken, need_buyer_fields, path))
        except Refusal as refusal:
            if left_out is None:
                raise
            left_out[position] = refusal
        if left_out is not None:
            taken.clear()
    now = timezone.now()
    used = find_coupon(prices.promos, coupon, now=now)
    if prices.promos:
        priced = _with_promotions(prices, priced, known, used, customer or Customer(), now)
    total = sum((line.total.minor for line in priced), 0)
    if total > GREATEST_TOTAL_MINOR:
        raise TooMuch(field="lines")
    return PricedCart(
        lines=tuple(priced),
        total=Money(total, prices.currency),
        coupon_id=used.id if used else None,
    )


def _sold(
    shop: Shop,
    prices: ShopPrices,
    known: dict[uuid.UUID, Sku],
    line: LineRequest,
    taken: dict[uuid.UUID, int],
    need_buyer_fields: bool,
    path: list[str],
) -> PricedLine:
    """One line at its price, if it may be sold so. Raises what price_lines says of lines."""
    sku = known.get(line.denomination_id)
    if sku is None or not prices.listing.shows(sku):
        raise NotForSale(path=[*path, "denomination"])
    quantity = _quantity(sku, line.quantity, taken, path)
    buyer_fields = _buyer_fields(sku, line, need_buyer_fields, path)
    found = price_line(prices, sku, quantity, buyer_fields, applied=())
    if found is None:
        raise NotForSale(path=[*path, "denomination"])
    if found.total.minor > GREATEST_TOTAL_MINOR:
        raise TooMuch(path=[*path, "quantity"])
    if found.below_floor and not prices.allow_below_floor:
        _have_floor_checked(shop, sku)
        raise BelowFloor(sku=sku, price=found.total, floor=found.floor, path=path)
    return found


def _with_promotions(
    prices: ShopPrices,
    lines: Sequence[PricedLine],
    known: dict[uuid.UUID, Sku],
    coupon: Promo | None,
    customer: Customer,
    now: datetime,
) -> list[PricedLine]:
    """The same lines with what is taken off them."""
    bases = [_basis(prices, line, known[line.denomination.id]) for line in lines]
    member = None
    if any(promo.kind == MEMBER for promo in prices.promos):
        member = member_of(customer.user_id)
    if coupon is not None:
        if not eligible(coupon, bases):
            raise CouponNotForThis(field="coupon")
        refuse_used_up(coupon, email=customer.email, user_id=customer.user_id)
    apply_promotions(
        bases, prices.promos, currency=prices.currency, now=now, member=member, coupon=None
    )
    if coupon is not None:
        if not reaches(coupon, bases):
            least = Money(coupon.spend_minor, prices.currency)
            raise CouponNeedsMore(field="coupon", least=str(least))
        apply_promotions(bases, (), currency=prices.currency, now=now, coupon=coupon)
        if not any(one.promotion_id == coupon.id for basis in bases for one in basis.applied):
            raise CouponNotForThis(field="coupon")  # it would go below the floor
    found = []
    for line, basis in zip(lines, bases, strict=True):
        again = price_line(
            prices,
            known[line.denomination.id],
            line.quantity,
            line.buyer_fields,
            applied=tuple(basis.applied),
        )
        assert again is not None
        found.append(again)
    return found


def _basis(prices: ShopPrices, line: PricedLine, sku: Sku) -> Basis:
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
    member: uuid.UUID | None = None,
) -> PricedLine | None:
    """One line, without asking whether it may be sold; None where wholesale has no price.

    The line's total is the one place where an amount is rounded (half-up). Without `applied` it is
    as anybody sees it at this moment, or as who has the member price `member` does: with the sale
    that is on, if any.
    """
    wholesale_unit = sku.wholesale_unit(prices.tier, quantity)
    if wholesale_unit is None:
        return None
    unit = prices.unit_of(sku, wholesale_unit)
    currency, settlement = prices.currency, settings.SETTLEMENT_CURRENCY
    discount = Money(sum(one.minor for one in applied or ()), currency)
    total = Money.of(unit.price * quantity, currency) - discount
    wholesale_total = Money.of(wholesale_unit * quantity, settlement)
    fee, floor = _floor(prices, total, wholesale_total)
    line = PricedLine(
        denomination=prices.listing.named(sku),
        quantity=quantity,
        buyer_fields=buyer_fields or {},
        built=unit,
        total=total,
        discount=discount,
        wholesale_unit=wholesale_unit,
        wholesale_total=wholesale_total,
        fee=fee,
        floor=floor,
        fx_rate=prices.fx_rate,
        fee_percent=prices.fee_percent,
        applied=applied or (),
    )
    if applied is None and prices.promos:
        return _on_sale(prices, sku, line, member)
    return line


def _on_sale(
    prices: ShopPrices, sku: Sku, line: PricedLine, member: uuid.UUID | None
) -> PricedLine:
    now, path = timezone.now(), prices.path_of(sku)
    sale = best_unit_promo(prices.promos, product=sku.product.id, path=path, now=now, member=member)
    if sale is None:
        return line
    basis = _basis(prices, line, sku)
    apply_promotions([basis], (sale,), currency=prices.currency, now=now, member=member)
    found = price_line(prices, sku, line.quantity, line.buyer_fields, applied=tuple(basis.applied))
    return found or line


def unit_prices(
    *, shop: Shop, denomination_ids: Iterable[uuid.UUID], stamp: Stamp | None = None
) -> dict[uuid.UUID, Decimal]:
    """The price of one piece at the least quantity, for lists; what is not for sale is left out.

    Prices come from the same facts as the charge, remembered per version of catalogue, pricing
    and exchange rates.
    """
    stamp = stamp or shelf_stamp(shop)
    prices = shop_prices(shop, stamp=stamp)
    found: dict[uuid.UUID, Decimal] = {}
    for sku in skus(denomination_ids, stamp=stamp[0]).values():
        wholesale = sku.wholesale_unit(prices.tier, sku.min_quantity)
        if wholesale is not None and prices.listing.shows(sku):
            line = price_line(prices, sku, sku.min_quantity) if prices.promos else None
            found[sku.id] = (
                line.total.decimal / line.quantity
                if line is not None and line.discount
                else prices.unit_of(sku, wholesale).price
            )
    return found


def _have_floor_checked(shop: Shop, sku: Sku) -> None:
    """Whatever moved the cost, the shop hears of a stopped sale (it is told once).

    Inside a transaction the refusal would undo it: then the next refusal outside of one tells.
    """
    if not connection.in_atomic_block:
        add(
            task="pricing.check_shop_floors",
            payload={"denomination": str(sku.id)},
            shop_id=shop.pk,
            key=f"{shop.pk}:{sku.id}",
        )


def _quantity(sku: Sku, given: Any, taken: dict[uuid.UUID, int], path: list[str]) -> int:
    """A whole number in the denomination's range, also summed over lines of the same one."""
    whole = isinstance(given, int) and not isinstance(given, bool)
    together = taken.get(sku.id, 0) + (given if whole else 0)
    if not whole or not sku.min_quantity <= given or together > sku.max_quantity:
        raise BadQuantity(
            path=[*path, "quantity"],
            field="quantity",
            least=sku.min_quantity,
            most=sku.max_quantity,
        )
    taken[sku.id] = together
    return int(given)


def _buyer_fields(sku: Sku, line: LineRequest, needed: bool, path: list[str]) -> dict[str, Any]:
    if not needed and not line.buyer_fields:
        return {}
    try:
        return validate_buyer_fields(sku, line.buyer_fields)
    except Refusal as refusal:
        refusal.path = [*path, "buyerFields", *([refusal.field] if refusal.field else [])]
        raise
