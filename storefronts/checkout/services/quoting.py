"""A quote: today's price of a cart, promised for a quarter of an hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from storefronts.checkout.errors import PriceChanged, QuoteExpired, QuoteNotFound
from storefronts.checkout.models import Quote
from storefronts.pricing.engine import Customer, LineRequest, PricedCart, price_lines
from storefronts.promotions.coupons import normal_code
from storefronts.promotions.guessing import counted_guess
from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.registry.errors import ShopSuspended
from tenants.registry.models import Shop

GOOD_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stored quote and the cart behind it."""

    quote: Quote
    cart: PricedCart


def quote(
    *,
    shop: Shop,
    lines: Sequence[LineRequest],
    actor: Actor,
    coupon: str | None = None,
    user: User | None = None,
    stored: bool = True,
) -> Quoted:
    """Price a cart and store the promise. Raises what pricing raises, ShopSuspended.

    `user` is who has a member price. One that is not stored only shows what it would cost: an
    order under it is asked to look again.
    """
    if not shop.sells:
        raise ShopSuspended
    customer = Customer(user.pk, user.email) if user else None
    with counted_guess(coupon=coupon, address=actor.address):
        cart = price_lines(shop=shop, lines=lines, coupon=coupon, customer=customer)
    now = timezone.now()
    row = Quote(
        currency=cart.total.currency,
        total_minor=cart.total.minor,
        coupon=normal_code(coupon),
        lines=_as_json(cart),
        created_at=now,
        expires_at=now + GOOD_FOR,
        asked_by=str(actor)[:80],
    )
    if stored:
        row.save(force_insert=True)
    return Quoted(quote=row, cart=cart)


def refuse_other_price(*, quote_id: UUID, cart: PricedCart) -> None:
    """An order under a quote costs what the quote said, or is refused before anything happens.

    Raises QuoteNotFound, QuoteExpired, PriceChanged (also for another cart than the quoted one).
    """
    row = Quote.objects.filter(pk=quote_id).first()
    if row is None:
        raise QuoteNotFound(field="quote")
    if row.expires_at <= timezone.now():
        raise QuoteExpired(field="quote")
    if row.lines != _as_json(cart) or row.total != cart.total:
        raise PriceChanged(field="quote", quoted=str(row.total), now=str(cart.total))


def _as_json(cart: PricedCart) -> list[dict[str, object]]:
    return [
        {
            "denomination": str(line.denomination.id),
            "quantity": line.quantity,
            "unit": f"{line.unit:f}",
            "discount": line.discount.minor,
            "total": line.total.minor,
        }
        for line in cart.lines
    ]
