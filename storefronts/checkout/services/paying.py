"""An order that was placed is paid: at once, or by a provider that answers later."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from billing.ledger.errors import floors_refuse
from billing.payments.accounts import Source, source_for
from billing.payments.models import Attempt
from billing.payments.services import capture_inline, captures_inline, start_payment
from storefronts.checkout import idempotency
from storefronts.checkout.errors import InProgress, PaymentDeclined
from storefronts.checkout.services import placing
from storefronts.checkout.services.claiming import claim_line, is_complete
from storefronts.checkout.services.holding import SHORT_WALLET, or_held
from storefronts.fulfilment.delivering import deliver
from storefronts.orders import lifecycle, rows, shelf, states
from storefronts.orders.batch import Batch
from storefronts.orders.errors import AlreadyPaid, OrderNotFound, OrderNotPayable
from storefronts.orders.models import Order, OrderLine, OrderStatus
from storefronts.orders.saving import locked, save_changes
from tenants.accounts.models import User
from tenants.accounts.spending import send_spending
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.sql import pipeline, run
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url
from tenants.supply.stock import Claimed, release, send_claim_reserved
from tenants.vault import key_for

LOCK_ORDER = rows.select_sql(Order) + " WHERE id = %s FOR NO KEY UPDATE"
LINES = rows.select_sql(OrderLine) + " WHERE order_id = %s ORDER BY position FOR UPDATE"


@dataclass(frozen=True, slots=True)
class Paid:
    """The order as it is now, and the payment: captured, or pending with an address to go to."""

    order: Order
    payment: Attempt
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class _Key:
    scope: str
    key: str
    digest: bytes


def pay_order(
    *,
    shop: Shop,
    order: Order,
    provider: str,
    actor: Actor,
    idempotency_scope: str,
    idempotency_key: str,
    user: User | None = None,
) -> Paid:
    """Pay an order that awaits it. The caller has checked the right to it.

    Raises AlreadyPaid, OrderNotPayable, ShopSuspended, TermsChanged, InsufficientFunds,
    SpendingCapReached, PaymentDeclined, UnknownProvider, SignInToPay, OutOfStock (where the
    reservation has lapsed: nothing charged).
    """
    idempotency.check_key(idempotency_key)
    digest = idempotency.body_hash({"order": order.pk, "pay": provider})
    key = _Key(idempotency_scope[:100], idempotency_key, digest)
    try:
        if captures_inline(provider):
            key_for("shop", shop.pk)
            return or_held(
                shop_id=shop.pk,
                work=lambda held: _pay_inline(shop, order.pk, provider, actor, user, key, held),
            )
        return _start(shop, order.pk, provider, actor, user, key)
    except idempotency.Replayed as before:
        return _again(key, before.response)
    except Refusal:
        response = idempotency.answered(key)
        if response is None:
            raise
        return _again(key, response)


def captured(attempt_id: UUID, *, source: Source, order: Order, at: datetime) -> Attempt:
    """The attempt that was just written, without reading it back."""
    return Attempt(
        id=attempt_id,
        order_id=order.id,
        order_number=order.number,
        provider=source.provider,
        account_id=source.account_id,
        minor=order.total_minor,
        currency=order.currency,
        status=Attempt.Status.CAPTURED,
        created_at=at,
        captured_at=at,
    )


def latest_payment(order: Order) -> Attempt | None:
    """The payment that paid the order, else the newest try."""
    tries = Attempt.objects.filter(order_id=order.pk)
    if order.paid_attempt_id:
        return tries.filter(pk=order.paid_attempt_id).first()
    return tries.order_by("-created_at", "-id").first()


def _pay_inline(
    shop: Shop,
    order_id: UUID,
    provider: str,
    actor: Actor,
    user: User | None,
    key: _Key,
    held: bool,
) -> Paid:
    source = source_for(shop=shop, provider=provider, user_id=user.pk if user else None)
    at = timezone.now()
    batch = Batch(shop_id=shop.pk, actor=actor, at=at)
    with transaction.atomic():
        with pipeline():
            known = idempotency.claim(key, order=order_id)
            state = placing.ask_shop(shop)
            found, found_lines = run(LOCK_ORDER, (order_id,)), run(LINES, (order_id,))
            reserved = None if held else send_claim_reserved(order_id=order_id)
        idempotency.refuse_or_replay(known, key)
        order, lines = _read(found, found_lines)
        refuse_unpayable(order, at)
        batch.heard = placing.open_for_payment(state, shop, order)
        claimed = _complete(shop.pk, order, lines, reserved.result()) if reserved else []
        with floors_refuse(), pipeline():
            attempt_id = capture_inline(
                source=source,
                money=order.total,
                order_id=order.id,
                order_number=order.number,
                shop_id=shop.pk,
                user_id=user.pk if user else None,
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
            else:
                deliver(batch=batch, order=order, lines=lines, claimed=claimed)
            save_changes(batch=batch, order=order, lines=lines)
            batch.audit("order.paid", order.id, provider=source.provider, total=str(order.total))
            lifecycle.tell(batch=batch, order=order)
            # Late: the key's day is locked from here to the commit.
            spending = send_spending(actor=actor, amount=order.total, at=at, zone=shop.time_zone)
            batch.write_here()
        if spending is not None:
            spending.settle()
        if held:
            shelf.keep_reserved(shop_id=shop.pk, order_id=order.id, lines=lines, at=at)
    return Paid(order=order, payment=captured(attempt_id, source=source, order=order, at=at))


def refuse_unpayable(order: Order, at: datetime) -> None:
    """Raises AlreadyPaid or OrderNotPayable."""
    if order.paid_at is not None:
        raise AlreadyPaid
    if order.status not in states.PAYABLE or order.expires_at <= at:
        raise OrderNotPayable


def _read(found: Any, found_lines: Any) -> tuple[Order, list[OrderLine]]:
    row = found.fetchone()
    if row is None:
        raise OrderNotFound
    return rows.load(Order, row), [rows.load(OrderLine, one) for one in found_lines.fetchall()]


def _complete(
    shop_id: UUID, order: Order, lines: list[OrderLine], claimed: list[Claimed]
) -> list[Claimed]:
    """What was reserved, or from the shelf what has lapsed. Raises OutOfStock: not yet charged."""
    if is_complete(lines, claimed):
        return claimed
    if claimed:
        # A part of it is left: nobody can tell why, and half a line is none. Roll back and say so.
        raise OrderNotPayable
    release(order_id=order.id)
    return [one for line in shelf.stocked(lines) for one in claim_line(shop_id=shop_id, line=line)]


def _start(
    shop: Shop, order_id: UUID, provider: str, actor: Actor, user: User | None, key: _Key
) -> Paid:
    """Intent, commit, ask the provider, write its answer: nothing outside within a transaction."""
    with transaction.atomic():
        with pipeline():
            known = idempotency.claim(key, order=order_id)
            state = placing.ask_shop(shop)
            found, found_lines = run(LOCK_ORDER, (order_id,)), run(LINES, (order_id,))
        idempotency.refuse_or_replay(known, key)
        order, _lines = _read(found, found_lines)
        refuse_unpayable(order, timezone.now())
        placing.open_for_payment(state, shop, order)
    payment = start_payment(
        shop=shop,
        provider=provider,
        money=order.total,
        order_id=order.id,
        order_number=order.number,
        user_id=user.pk if user else None,
        pay_url=shop_url(shop, f"/{order.locale}/pay/{order.number}/"),
    )
    if payment.status == Attempt.Status.DECLINED:
        _note_declined(shop, order, actor, payment)
        raise PaymentDeclined(provider=provider)
    order.refresh_from_db()
    return Paid(order=order, payment=payment)


def _note_declined(shop: Shop, order: Order, actor: Actor, payment: Attempt) -> None:
    batch = Batch(shop_id=shop.pk, actor=actor, at=timezone.now())
    batch.happened(order.id, "payment_declined", provider=payment.provider)
    batch.audit("order.payment_declined", order.id, provider=payment.provider)
    with transaction.atomic():
        tell_declined(batch, locked(order.pk), payment.pk, payment.provider)
        batch.write()


def tell_declined(batch: Batch, order: Order, attempt_id: UUID, provider: str) -> None:
    """Told under the order's lock, as all that is told of it."""
    payment = {"id": attempt_id, "provider": provider, "amount": order.total}
    batch.tell("payment.declined", order, payment=payment)


def _again(key: _Key, response: dict[str, Any]) -> Paid:
    """What the first request with this key came to by now."""
    order = Order.objects.get(pk=response["order"])
    payment = latest_payment(order)
    if payment is None:
        idempotency.forget_if_stale(key)
        raise InProgress
    if payment.status == Attempt.Status.DECLINED and order.status == OrderStatus.AWAITING_PAYMENT:
        raise PaymentDeclined(provider=payment.provider)
    return Paid(order=order, payment=payment, replayed=True)
