"""The whole sale in one call and one transaction: placed, paid, delivered, revealed.

Two round trips and a commit. In the first go the idempotency key, the shop's state and the claim;
in the second everything that follows from the codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from billing.ledger.errors import floors_refuse
from billing.payments.accounts import source_for
from billing.payments.models import Attempt
from billing.payments.services import capture_inline, captures_inline
from storefronts.checkout import idempotency
from storefronts.checkout.drafts import open_order
from storefronts.checkout.request import Request, checked
from storefronts.checkout.services import placing
from storefronts.checkout.services.holding import SHORT_WALLET, or_held
from storefronts.checkout.services.paying import captured, latest_payment, pay_order
from storefronts.fulfilment.delivering import deliver
from storefronts.fulfilment.revealing import reveal_at_once, reveal_codes
from storefronts.fulfilment.sealing import Revealed
from storefronts.orders import funded, lifecycle, tokens
from storefronts.orders.batch import Batch
from storefronts.orders.errors import NotDelivered
from storefronts.orders.models import Order
from storefronts.orders.shelf import HELD_FOR, send_reservations, stocked
from storefronts.pricing.engine import LineRequest
from tenants.accounts.models import User
from tenants.accounts.spending import send_spending
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.sql import pipeline
from tenants.registry.models import Shop
from tenants.supply.stock import Claimed, send_claim_now
from tenants.vault import key_for


@dataclass(frozen=True, slots=True)
class Bought:
    """What the buyer gets at once. `codes` is empty unless asked for and delivered by now.

    `refused` is why an order that was placed is not paid: it waits for another payment.
    """

    order: Order
    token: str
    payment: Attempt | None
    codes: list[Revealed] = field(default_factory=list)
    replayed: bool = False
    refused: Refusal | None = None


def buy_now(
    *,
    shop: Shop,
    lines: Sequence[LineRequest],
    email: str,
    locale: str,
    actor: Actor,
    provider: str,
    idempotency_scope: str,
    idempotency_key: str,
    reveal: bool = False,
    user: User | None = None,
    quote_id: UUID | None = None,
    coupon: str | None = None,
    client_reference: str = "",
) -> Bought:
    """Place and pay, and reveal if asked.

    A provider that captures at once makes it one transaction: either everything happened or
    nothing did. Others place the order first and pay it then. Raises what place_order raises,
    InsufficientFunds, SpendingCapReached, UnknownProvider, SignInToPay.
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
        pay=provider,
        reveal=reveal,
    )
    if not captures_inline(provider):
        return _place_then_pay(request, provider)

    def sale() -> Bought:
        # Made outside of the sale's transaction, where they do not exist yet.
        key_for("shop", shop.pk)
        return or_held(
            shop_id=shop.pk, work=lambda held: _sell(request, provider, reveal=reveal, held=held)
        )

    return placing.first_or_again(request, sale, lambda before: _again(request, before, reveal))


def _sell(request: Request, provider: str, *, reveal: bool, held: bool) -> Bought:
    shop, user = request.shop, request.user
    cart, at = placing.priced(request), timezone.now()
    source = source_for(shop=shop, provider=provider, user_id=user.pk if user else None)
    order, lines = open_order(request=request, cart=cart, at=at)
    batch = Batch(shop_id=shop.pk, actor=request.actor, at=at)
    batch.inserts += [order, *lines, *placing.coupon_use(request, cart, order)]
    batch.happened(order.id, "placed")
    batch.tell("order.placed", order)
    funded.set_aside(batch=batch, order=order)
    shown: list[Revealed] = []
    with transaction.atomic():
        with pipeline():
            key = idempotency.claim(request, order=order.id)
            state = placing.ask_shop(shop)
            coupon = placing.claim_coupon(request, cart)
            if not held:
                claims = [_send_claim(batch.shop_id, line) for line in stocked(lines)]
        idempotency.refuse_or_replay(key, request)
        batch.heard = placing.open_for_orders(state, shop)
        if coupon is not None:
            coupon.settle()
        claimed: list[Claimed] = [] if held else [one for c in claims for one in c.result()]
        with floors_refuse(), pipeline():
            attempt_id = capture_inline(
                source=source,
                money=order.total,
                order_id=order.id,
                order_number=order.number,
                shop_id=shop.pk,
                user_id=order.user_id,
            )
            lifecycle.accept_payment(
                batch=batch,
                order=order,
                attempt_id=attempt_id,
                source=source.code,
                provider=source.provider,
            )
            if held:
                lifecycle.hold(batch=batch, order=order, reason=SHORT_WALLET)
                kept = send_reservations(shop_id=shop.pk, lines=lines, until=at + HELD_FOR)
            else:
                shown = deliver(batch=batch, order=order, lines=lines, claimed=claimed)
                kept = []
            if reveal and shown:
                shown = reveal_at_once(batch=batch, order=order, lines=lines, shown=shown)
            batch.audit(
                "order.bought",
                order.id,
                number=order.number,
                total=str(order.total),
                provider=source.provider,
                revealed=bool(reveal and shown),
            )
            lifecycle.tell(batch=batch, order=order)
            # Late: the key's day is locked from here to the commit.
            spending = send_spending(
                actor=request.actor, amount=order.total, at=at, zone=shop.time_zone
            )
            batch.write_here()
        if spending is not None:
            spending.settle()
        for one in kept:
            one.result()
    return Bought(
        order=order,
        token=tokens.placing_token(order.id),
        payment=captured(attempt_id, source=source, order=order, at=at),
        codes=shown if reveal else [],
    )


def _send_claim(shop_id: UUID, line: Any) -> Any:
    return send_claim_now(
        shop_id=shop_id,
        order_id=line.order_id,
        line_id=line.id,
        denomination_id=line.denomination_id,
        quantity=line.quantity,
    )


def _place_then_pay(request: Request, provider: str) -> Bought:
    """Two operations with keys of their own: repeating the call repeats neither."""
    placed = placing.place(request)
    paid, refused = None, None
    try:
        paid = pay_order(
            shop=request.shop,
            order=placed.order,
            provider=provider,
            actor=request.actor,
            user=request.user,
            idempotency_scope=request.scope,
            idempotency_key=_key_of_payment(request.key),
        )
    except Refusal as refusal:
        # The order stands: another payment may be tried until it expires.
        refused = refusal
    return Bought(
        order=paid.order if paid else placed.order,
        token=placed.token,
        payment=paid.payment if paid else None,
        replayed=placed.replayed,
        refused=refused,
    )


def _key_of_payment(key: str) -> str:
    """Of any key that may be given, and of no other: keys may be as long as the column."""
    return f"{sha256(key.encode()).hexdigest()}/pay"


def _again(request: Request, response: dict[str, Any], reveal: bool) -> Bought:
    """The answer of the first request: the order is read again, and codes are revealed again."""
    order = Order.objects.get(pk=response["order"])
    codes: list[Revealed] = []
    if reveal:
        try:
            codes = reveal_codes(order=order, actor=request.actor)
        except NotDelivered:
            codes = []
    return Bought(
        order=order,
        token=tokens.placing_token(order.id),
        payment=latest_payment(order),
        codes=codes,
        replayed=True,
    )
