"""An order is placed: its price is frozen and its stock set aside, for a while."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from django.db import transaction
from django.utils import timezone

from billing.ledger.errors import floors_refuse
from storefronts.checkout import caps, idempotency
from storefronts.checkout.drafts import open_order
from storefronts.checkout.errors import TermsChanged
from storefronts.checkout.idempotency import Replayed
from storefronts.checkout.request import Request, checked
from storefronts.checkout.services.quoting import refuse_other_price
from storefronts.orders import funded, tokens
from storefronts.orders.batch import Batch
from storefronts.orders.models import Order
from storefronts.orders.shelf import send_reservations
from storefronts.pricing.engine import Customer, LineRequest, PricedCart, price_lines
from storefronts.promotions.coupons import Claim, send_claim, use_of
from storefronts.promotions.guessing import counted_guess
from storefronts.promotions.models import CouponUse
from storefronts.webhooks.events import HEARD
from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.sql import pipeline, run
from tenants.registry.errors import ShopSuspended
from tenants.registry.models import Shop

SHOP_STATUS = f"""
SELECT status, currency_frozen_at, collects, {HEARD}
FROM public.registry_shop WHERE id = %s"""  # noqa: S608
FREEZE_CURRENCY = """
UPDATE public.registry_shop SET currency_frozen_at = now()
WHERE id = %s AND currency_frozen_at IS NULL"""

SELLING = frozenset({Shop.Status.TRIAL, Shop.Status.ACTIVE, Shop.Status.PAST_DUE})

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Placed:
    """The order, the token that proves who placed it, and whether this was a repetition."""

    order: Order
    token: str
    replayed: bool


def place_order(
    *,
    shop: Shop,
    lines: Sequence[LineRequest],
    email: str,
    locale: str,
    actor: Actor,
    idempotency_scope: str,
    idempotency_key: str,
    user: User | None = None,
    quote_id: UUID | None = None,
    coupon: str | None = None,
    client_reference: str = "",
) -> Placed:
    """Open an order at the shop's price of this moment and reserve its stock.

    The same key with the same request answers with the first order. Raises OutOfStock,
    ShopSuspended, TooManyUnpaid, KeyReused, BadEmail, BudgetSpent, and what pricing and
    quotes raise.
    """
    request = checked(
        shop=shop,
        lines=lines,
        email=email,
        locale=locale,
        actor=actor,
        user=user,
        quote_id=quote_id,
        coupon=coupon,
        client_reference=client_reference,
        idempotency_scope=idempotency_scope,
        idempotency_key=idempotency_key,
    )
    return place(request)


def place(request: Request) -> Placed:
    """place_order() for a request that is checked."""
    return first_or_again(request, lambda: _place(request), _placed_before)


def first_or_again(
    request: Request, work: Callable[[], Answer], again: Callable[[dict[str, Any]], Answer]
) -> Answer:
    """Do the work, or answer as the request before with this key was answered.

    A repetition is answered also where the work itself would now be refused: the price has
    changed since, the last code is sold (to this very order), the shop is suspended.
    """
    try:
        return work()
    except Replayed as before:
        return again(before.response)
    except Refusal:
        response = idempotency.answered(request)
        if response is None:
            raise
        return again(response)


def priced(request: Request) -> PricedCart:
    """The cart at this moment's prices, which a quote may hold to its word."""
    if not request.shop.sells:
        raise ShopSuspended
    with counted_guess(coupon=request.coupon, address=request.actor.address):
        cart = price_lines(
            shop=request.shop,
            lines=request.lines,
            coupon=request.coupon,
            customer=Customer(request.user.pk if request.user else None, request.email),
            need_buyer_fields=True,
        )
    if request.quote_id is not None:
        refuse_other_price(quote_id=request.quote_id, cart=cart)
    return cart


def claim_coupon(request: Request, cart: PricedCart) -> Claim | None:
    """Count the coupon's use, in the caller's pipeline and before the use is inserted."""
    if cart.coupon_id is None:
        return None
    return send_claim(
        promotion_id=cart.coupon_id,
        email=request.email,
        user_id=request.user.pk if request.user else None,
    )


def coupon_use(request: Request, cart: PricedCart, order: Order) -> list[CouponUse]:
    """The row that ties the coupon to the order; none without a coupon."""
    if cart.coupon_id is None:
        return []
    return [
        use_of(
            [one for line in cart.lines for one in line.applied],
            promotion_id=cart.coupon_id,
            order_id=order.id,
            email=request.email,
            user_id=order.user_id,
            at=order.placed_at,
        )
    ]


def ask_shop(shop: Shop) -> psycopg.Cursor[Any]:
    """Ask what the shop's state is now; the request's copy may be some seconds old."""
    return run(SHOP_STATUS, (shop.pk,))


def open_for_payment(state: psycopg.Cursor[Any], shop: Shop, order: Order) -> bool:
    """Raises ShopSuspended unless the shop sells at this moment, and TermsChanged where an order
    would be paid to somebody else than it was placed with. Returns whether anybody is told."""
    row = state.fetchone()
    if row is None or row[0] not in SELLING:
        raise ShopSuspended
    if not row[2] == shop.collects == order.collects:
        raise TermsChanged
    return bool(row[3])


def open_for_orders(state: psycopg.Cursor[Any], shop: Shop) -> bool:
    """Raises ShopSuspended, TermsChanged; the shop's first order makes its currency final.

    Returns whether anybody is told of it.
    """
    row = state.fetchone()
    if row is None or row[0] not in SELLING:
        raise ShopSuspended
    if row[2] != shop.collects:
        raise TermsChanged
    if row[1] is None:
        run(FREEZE_CURRENCY, (shop.pk,))
    return bool(row[3])


def _place(request: Request) -> Placed:
    cart, at = priced(request), timezone.now()
    order, lines = open_order(request=request, cart=cart, at=at)
    batch = Batch(shop_id=request.shop.pk, actor=request.actor, at=at)
    batch.inserts += [order, *lines, *coupon_use(request, cart, order)]
    batch.happened(order.id, "placed")
    batch.tell("order.placed", order)
    batch.audit("order.placed", order.id, number=order.number, total=str(order.total))
    batch.owe("checkout.expire_order", due_at=order.expires_at, order=order.id)
    funded.set_aside(batch=batch, order=order)
    with transaction.atomic():
        with floors_refuse(), pipeline():
            key = idempotency.claim(request, order=order.id)
            state = ask_shop(request.shop)
            counts = caps.count_unpaid(request)
            claim = claim_coupon(request, cart)
            batch.write_here()
            reserved = send_reservations(shop_id=batch.shop_id, lines=lines, until=order.expires_at)
        idempotency.refuse_or_replay(key, request)
        open_for_orders(state, request.shop)
        caps.refuse_too_many(counts, request)
        if claim is not None:
            claim.settle()
        for one in reserved:
            one.result()
    return Placed(order=order, token=tokens.placing_token(order.id), replayed=False)


def _placed_before(response: dict[str, Any]) -> Placed:
    order = Order.objects.get(pk=response["order"])
    return Placed(order=order, token=tokens.placing_token(order.id), replayed=True)
