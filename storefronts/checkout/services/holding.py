"""A shop that collects pays wholesale and fee from its wallet: a short one holds the order."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from billing.ledger.codes import shop_wallet
from billing.ledger.errors import InsufficientFunds
from storefronts.checkout.services.claiming import claim_or_shorten, give_back_short
from storefronts.fulfilment.delivering import deliver
from storefronts.orders import lifecycle
from storefronts.orders.batch import Batch
from storefronts.orders.models import DeliveryStatus, Order, OrderStatus
from storefronts.orders.refunds import TO_ORIGIN, finish, give_back
from storefronts.orders.saving import locked, locked_lines, save_changes
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tenants.registry.context import current_shop
from tenants.vault import key_for

Answer = TypeVar("Answer")
SHORT_WALLET = "short_wallet"
HELD_TOO_LONG = "held too long"


def or_held(*, shop_id: UUID, work: Callable[[bool], Answer]) -> Answer:
    """`work(False)` delivers; where the shop's wallet is short, `work(True)` holds the order.

    The first try is rolled back whole, codes and all: nothing of it is left when the second runs.
    """
    try:
        return work(False)
    except InsufficientFunds as short:
        if not is_shops_wallet(short, shop_id):
            raise
    return work(True)


def is_shops_wallet(short: InsufficientFunds, shop_id: UUID) -> bool:
    """Is it the shop's balance that is too low, and not the shopper's?"""
    return short.details.get("account") == shop_wallet(shop_id)


def resume_held(*, order_id: UUID) -> bool:
    """Deliver a held order now. False where its shop's wallet is still short. Repeatable."""
    shop = current_shop()
    key_for("shop", shop.pk)
    try:
        with transaction.atomic():
            order = locked(order_id)
            if order.status != OrderStatus.HELD or order.attention_reason != SHORT_WALLET:
                return True
            lines = locked_lines(order_id)
            batch = Batch(shop_id=shop.pk, actor=SYSTEM, at=timezone.now())
            lifecycle.resume(batch=batch, order=order)
            claimed, short = claim_or_shorten(shop_id=shop.pk, order_id=order.id, lines=lines)
            give_back_short(batch=batch, order=order, lines=lines, short=short)
            deliver(batch=batch, order=order, lines=lines, claimed=claimed)
            save_changes(batch=batch, order=order, lines=lines)
            batch.audit("order.resumed", order.id)
            lifecycle.tell(batch=batch, order=order, report_key=str(order.id))
            batch.write()
    except InsufficientFunds as short_again:
        if not is_shops_wallet(short_again, shop.pk):
            raise
        return False
    return True


def resume_all_held() -> int:
    """After a top-up: try the held orders, oldest first, until the wallet is short again."""
    done = 0
    held = Order.objects.filter(status=OrderStatus.HELD, attention_reason=SHORT_WALLET).order_by(
        "placed_at"
    )
    for order_id in list(held.values_list("pk", flat=True)):
        if not resume_held(order_id=order_id):
            break
        done += 1
    return done


def give_back_overdue(*, order_id: UUID) -> bool:
    """A held order whose shop has not topped up for HELD_ORDER_DAYS: all of its money goes back.

    Its codes are free again; the buyer and the shop are told. False where it may wait on, or has
    moved on meanwhile. Repeatable.
    """
    at = timezone.now()
    with transaction.atomic():
        order = locked(order_id)
        since = at - timedelta(days=settings.HELD_ORDER_DAYS)
        if order.status != OrderStatus.HELD or order.paid_at is None or order.paid_at > since:
            return False
        lines = locked_lines(order_id)
        batch = Batch(shop_id=current_shop().pk, actor=SYSTEM, at=at)
        total = Money.zero(order.currency)
        for line in lines:
            if line.delivery in (DeliveryStatus.DELIVERED, DeliveryStatus.FAILED):
                continue
            amount = Money(line.total_minor - line.refunded_minor, order.currency)
            give_back(
                batch=batch,
                order=order,
                lines=lines,
                line=line,
                amount=amount,
                reason=HELD_TOO_LONG,
            )
            total += amount
        batch.owe("orders.send_held_returned", order=order.id)
        finish(
            batch=batch,
            order=order,
            lines=lines,
            reason=HELD_TOO_LONG,
            amount=total,
            way=TO_ORIGIN,
        )
    return True
