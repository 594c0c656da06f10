"""What a provider says, acted on: once, whatever the order's state, and no money dropped.

awaiting payment, expired -> paid; codes claimed, from the shelf where the reservation has lapsed;
                             what is short is refunded; one whose promotion has no budget left
                             for it any more goes back
paid, held, completed     -> a second capture goes back by itself
cancelled                 -> goes back
shop suspended meanwhile  -> goes back, since it sells nothing new
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from billing.ledger.errors import BudgetSpent
from billing.payments.callbacks import VerifiedEvent
from billing.payments.models import Attempt
from billing.payments.services import capture, decline, event_settled
from storefronts.checkout.services.claiming import claim_or_shorten, give_back_short
from storefronts.checkout.services.holding import SHORT_WALLET, or_held
from storefronts.checkout.services.paying import tell_declined
from storefronts.checkout.services.placing import SELLING, SHOP_STATUS
from storefronts.fulfilment.delivering import deliver
from storefronts.orders import funded, lifecycle, shelf, states
from storefronts.orders.batch import Batch
from storefronts.orders.models import DeliveryStatus, Order, OrderStatus
from storefronts.orders.refunds import refund_attempt
from storefronts.orders.saving import locked, locked_lines, save_changes
from storefronts.wallet.services import settle_top_up
from tenants.kernel.actor import Actor
from tenants.kernel.sql import run
from tenants.registry.models import Shop
from tenants.supply.errors import OutOfStock
from tenants.supply.stock import release
from tenants.vault import key_for

WELCOME = frozenset({OrderStatus.AWAITING_PAYMENT, OrderStatus.EXPIRED})


def settle_payment(*, shop: Shop, event: VerifiedEvent) -> str:
    """Act on a verified event inside its shop; returns the outcome that is kept with it.

    "captured", "declined", "repeated", "returned" (refunded whole), "short" (some lines refunded),
    "held". Repeating it is harmless. Callbacks of top-ups go on to the wallet.
    """
    if event.purpose == Attempt.Purpose.TOP_UP:
        return settle_top_up(shop=shop, event=event)
    actor = Actor(kind="system", label=event.provider)
    if event.kind == "declined":
        return _declined(shop, event, actor)
    key_for("shop", shop.pk)
    try:
        return or_held(
            shop_id=shop.pk,
            work=lambda held: _captured(shop, event, actor, "hold" if held else "deliver"),
        )
    except (OutOfStock, BudgetSpent):
        # Neither the shop's wallet nor the shelf has what it takes, or the platform's budget, which
        # a late payment has to ask again: there is nothing to wait for.
        return _captured(shop, event, actor, "return")


def _declined(shop: Shop, event: VerifiedEvent, actor: Actor) -> str:
    batch = Batch(shop_id=shop.pk, actor=actor, at=timezone.now())
    with transaction.atomic():
        order = locked(event.order_id)
        outcome = "repeated"
        if decline(attempt_id=event.attempt_id):
            outcome = "declined"
            batch.happened(order.id, "payment_declined", provider=event.provider)
            tell_declined(batch, order, event.attempt_id, event.provider)
            batch.audit("order.payment_declined", order.id, provider=event.provider)
            batch.write()
        event_settled(event_id=event.id, outcome=outcome)
    return outcome


def _captured(shop: Shop, event: VerifiedEvent, actor: Actor, how: str) -> str:
    with transaction.atomic():
        order = locked(event.order_id)
        if not capture(attempt_id=event.attempt_id, provider_ref=event.provider_ref):
            outcome = "repeated"
        else:
            batch = Batch(shop_id=shop.pk, actor=actor, at=timezone.now())
            fits = order.status in WELCOME and order.total == event.money
            if fits and how != "return" and _sells(shop):
                outcome = _take(batch, order, event, held=how == "hold")
            else:
                outcome = _return(batch, order, event)
            batch.write()
            if outcome == "held":
                shelf.keep_reserved(
                    shop_id=shop.pk, order_id=order.id, lines=locked_lines(order.id), at=batch.at
                )
        event_settled(event_id=event.id, outcome=outcome)
    return outcome


def _take(batch: Batch, order: Order, event: VerifiedEvent, *, held: bool) -> str:
    """The order is paid and delivered, or paid and held."""
    lines = locked_lines(order.id)
    late = order.status == OrderStatus.EXPIRED
    if late:
        funded.set_aside(batch=batch, order=order, ref=f"late:{event.attempt_id}")
    lifecycle.accept_payment(
        batch=batch,
        order=order,
        attempt_id=event.attempt_id,
        source=event.code,
        provider=event.provider,
    )
    short: list[Any] = []
    if held:
        lifecycle.hold(batch=batch, order=order, reason=SHORT_WALLET)
    else:
        claimed, short = claim_or_shorten(shop_id=batch.shop_id, order_id=order.id, lines=lines)
        give_back_short(batch=batch, order=order, lines=lines, short=short)
        deliver(batch=batch, order=order, lines=lines, claimed=claimed)
    save_changes(batch=batch, order=order, lines=lines)
    batch.audit("order.paid", order.id, provider=event.provider, total=str(order.total), late=late)
    lifecycle.tell(batch=batch, order=order, report_key=str(order.id))
    if held:
        return "held"
    return "short" if short else "captured"


def _return(batch: Batch, order: Order, event: VerifiedEvent) -> str:
    """Captured for an order that has no use for it: straight back, and the order as it was."""
    attempt = Attempt.objects.get(pk=event.attempt_id)
    why = "second payment" if order.paid_at else f"order {order.status}"
    if order.status == OrderStatus.AWAITING_PAYMENT:
        why = "cannot be delivered"
        order.status = states.after(status=order.status, event="cancel")
        order.delivery = DeliveryStatus.PENDING
        batch.tell("order.cancelled", order)
        save_changes(batch=batch, order=order)
        lifecycle.close_unpaid(batch=batch, order=order)
        release(order_id=order.id)
    refund_attempt(batch=batch, order=order, attempt=attempt, source=event.code, why=why)
    batch.owe("reporting.order_changed", key=str(order.id), order=order.id)
    return "returned"


def _sells(shop: Shop) -> bool:
    row = run(SHOP_STATUS, (shop.pk,)).fetchone()
    return row is not None and row[0] in SELLING
