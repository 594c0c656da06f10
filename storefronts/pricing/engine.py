"""The one function that quotes, renders, charges and explains a price."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone

from storefronts.listings.queries import Stamp, shelf_stamp
from storefronts.pricing.errors import (
    BadQuantity,
    BelowFloor,
    NotForSale,
    NothingToBuy,
    TooDear,
    TooManyLines,
    TooMuch,
)
from storefronts.pricing.facts import ShopPrices, shop_prices
from storefronts.pricing.lines import (
    Customer,
    LineRequest,
    PricedCart,
    PricedLine,
    basis_of,
    price_line,
)
from storefronts.promotions.arithmetic import (
    Basis,
    apply_promotions,
    eligible,
    reaches,
)
from storefronts.promotions.budgets import short_budgets
from storefronts.promotions.coupons import find_coupon, refuse_used_up
from storefronts.promotions.errors import CouponNeedsMore, CouponNotForThis, CouponUsedUp
from storefronts.promotions.facts import MEMBER, Applied, Promo, by_budget
from storefronts.promotions.services import member_of
from tenants.catalogue.buyer_fields import validate_buyer_fields
from tenants.catalogue.queries import Sku, skus
from tenants.kernel.errors import Refusal
from tenants.kernel.money import Money
from tenants.outbox.services import add
from tenants.registry.models import Shop

__all__ = [
    "MOST_LINES",
    "Customer",
    "LineRequest",
    "PricedCart",
    "PricedLine",
    "price_line",
    "price_lines",
    "unit_prices",
]

MOST_LINES = 50
GREATEST_TOTAL_MINOR = 10**12


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
    Raises NothingToBuy, TooManyLines, NotForSale, BadQuantity, TooMuch, BelowFloor, TooDear (after
    all that is taken off it a line costs more than its `max_total`), what is wrong with the coupon
    (CouponUnknown, CouponUsedUp, CouponNotForThis, CouponNeedsMore), and the catalogue's refusals
    of buyer fields; `path` names the line ("lines", "2", "quantity").
    """
    if not lines:
        raise NothingToBuy(field="lines")
    if len(lines) > most:
        raise TooManyLines(field="lines", most=most)
    stamp = shelf_stamp(shop)
    prices = shop_prices(shop, stamp=stamp)
    known = skus((line.denomination_id for line in lines), stamp=stamp[0])
    found: dict[int, PricedLine] = {}
    taken: dict[uuid.UUID, int] = {}
    for position, line in enumerate(lines):
        path = ["lines", str(position)]
        try:
            found[position] = _sold(shop, prices, known, line, taken, need_buyer_fields, path)
        except Refusal as refusal:
            if left_out is None:
                raise
            left_out[position] = refusal
        if left_out is not None:
            taken.clear()
    now = timezone.now()
    used = find_coupon(prices.promos, coupon, now=now)
    while True:
        priced = list(found.values())
        if prices.promos:
            priced = _with_promotions(prices, priced, known, used, customer or Customer(), now)
        dear = _too_dear(lines, zip(found, priced, strict=True))
        if not dear:
            break
        if left_out is None:
            raise next(iter(dear.values()))
        # What a threshold takes off the others may depend on these: look again without them.
        left_out.update(dear)
        found = {n: line for n, line in found.items() if n not in dear}
    total = sum((line.total.minor for line in priced), 0)
    if total > GREATEST_TOTAL_MINOR:
        raise TooMuch(field="lines")
    return PricedCart(
        lines=tuple(priced),
        total=Money(total, prices.currency),
        coupon_id=used.id if used else None,
    )


def _too_dear(
    lines: Sequence[LineRequest], priced: Iterable[tuple[int, PricedLine]]
) -> dict[int, Refusal]:
    """Those that cost more than they may, by their positions."""
    found: dict[int, Refusal] = {}
    for position, line in priced:
        most = lines[position].max_total
        if most is not None and line.total.decimal > most:
            found[position] = TooDear(
                sku=line.denomination.sku,
                now=str(line.total),
                most=str(most),
                path=["lines", str(position), "maxTotal"],
            )
    return found


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
    """The same lines with what is taken off them.

    A promotion whose budget of the platform is too small for this cart does not count for it.
    """
    member = None
    if any(promo.kind == MEMBER for promo in prices.promos):
        member = member_of(customer.user_id)
    promos = prices.promos
    while True:
        bases = [basis_of(prices, line, known[line.denomination.id]) for line in lines]
        _apply(prices, promos, bases, coupon, customer, member, now)
        short = short_budgets(by_budget(_applied(bases)), currency=prices.currency)
        if not short:
            break
        if coupon is not None and coupon.funding in short:
            raise CouponUsedUp(field="coupon")
        promos = tuple(promo for promo in promos if promo.funding not in short)
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


def _applied(bases: Sequence[Basis]) -> Iterator[Applied]:
    return (one for basis in bases for one in basis.applied)


def _apply(
    prices: ShopPrices,
    promos: Sequence[Promo],
    bases: list[Basis],
    coupon: Promo | None,
    customer: Customer,
    member: uuid.UUID | None,
    now: datetime,
) -> None:
    """Write into each line what is taken off it. Raises what is wrong with the coupon."""
    if coupon is not None:
        if not eligible(coupon, bases):
            raise CouponNotForThis(field="coupon")
        refuse_used_up(coupon, email=customer.email, user_id=customer.user_id)
    apply_promotions(bases, promos, currency=prices.currency, now=now, member=member, coupon=None)
    if coupon is None:
        return
    if not reaches(coupon, bases):
        least = Money(coupon.spend_minor, prices.currency)
        raise CouponNeedsMore(field="coupon", least=str(least))
    apply_promotions(bases, (), currency=prices.currency, now=now, coupon=coupon)
    if not any(one.promotion_id == coupon.id for one in _applied(bases)):
        raise CouponNotForThis(field="coupon")  # it would go below the floor


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
