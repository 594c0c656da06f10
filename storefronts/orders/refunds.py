"""Money goes back: of a line or a whole order, before delivery or after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from billing.ledger.codes import customer_wallet, shape_of
from billing.payments.models import Attempt
from billing.payments.refunds import destination_of, request_refund
from storefronts.orders import funded, postings, shelf, states
from storefronts.orders.batch import Batch
from storefronts.orders.errors import (
    IllegalTransition,
    NothingToRefund,
    ReasonNeeded,
    RefundTooLarge,
    RevealedNeedsReason,
)
from storefronts.orders.lifecycle import conclude, give_coupon_back
from storefronts.orders.models import (
    DeliveryStatus,
    Order,
    OrderLine,
    RefundStatus,
)
from storefronts.orders.saving import locked, locked_lines, save_changes
from tenants.kernel.actor import Actor
from tenants.kernel.money import Money
from tenants.registry.collecting import collects_now
from tenants.registry.context import current_shop

# A key comes to a refund through a doorway that asks for its person's role and for its scope.
STAFF = ("shop_staff", "owner_staff", "api_key")
TO_ORIGIN, TO_WALLET = "origin", "wallet"


@dataclass(frozen=True, slots=True)
class Refunded:
    """What was promised back, and on which way."""

    order: Order
    amount: Money
    way: str


def refund_line(
    *,
    line: OrderLine,
    reason: str,
    actor: Actor,
    amount: Money | None = None,
    way: str = TO_ORIGIN,
) -> Refunded:
    """Give back a line, or `amount` of a delivered one.

    Not delivered: it is given back whole, out of escrow, and fails. Delivered: the shop pays.
    Raises NothingToRefund, RefundTooLarge, ReasonNeeded, RevealedNeedsReason.
    """
    with transaction.atomic():
        order = locked(line.order_id)
        way = _way_for(order, way)
        lines = locked_lines(order.pk)
        chosen = next(one for one in lines if one.pk == line.pk)
        batch = Batch(shop_id=current_shop().pk, actor=actor, at=timezone.now())
        wanted = _left(order, chosen) if amount is None else amount
        give_back(
            batch=batch,
            order=order,
            lines=lines,
            line=chosen,
            amount=wanted,
            reason=reason,
            way=way,
        )
        finish(batch=batch, order=order, lines=lines, reason=reason, amount=wanted, way=way)
    return Refunded(order=order, amount=wanted, way=way)


def refund_order(*, order: Order, reason: str, actor: Actor, way: str = TO_ORIGIN) -> Refunded:
    """Give back whatever is left of every line. Raises as refund_line does, before any change."""
    with transaction.atomic():
        order = locked(order.pk)
        way = _way_for(order, way)
        lines = locked_lines(order.pk)
        batch = Batch(shop_id=current_shop().pk, actor=actor, at=timezone.now())
        total = Money.zero(order.currency)
        for line in lines:
            left = _left(order, line)
            if left or line.delivery not in (DeliveryStatus.DELIVERED, DeliveryStatus.FAILED):
                give_back(
                    batch=batch,
                    order=order,
                    lines=lines,
                    line=line,
                    amount=left,
                    reason=reason,
                    way=way,
                )
                total += left
        if not total and order.total_minor:
            raise NothingToRefund
        finish(batch=batch, order=order, lines=lines, reason=reason, amount=total, way=way)
    return Refunded(order=order, amount=total, way=way)


def give_back(
    *,
    batch: Batch,
    order: Order,
    lines: Sequence[OrderLine],
    line: OrderLine,
    amount: Money,
    reason: str,
    way: str = TO_ORIGIN,
) -> None:
    """One line's refund within an operation that holds the order's lock: in memory and `batch`.

    The promise to a provider is a row of its own; the provider is asked after the commit.
    """
    _refuse(order=order, line=line, amount=amount, reason=reason, actor=batch.actor)
    undelivered = line.delivery != DeliveryStatus.DELIVERED
    before = line.refunded_minor
    line.refunded_minor += amount.minor
    order.refunded_minor += amount.minor
    order.refund = states.refund_of(
        refunded_minor=order.refunded_minor, total_minor=order.total_minor
    )
    if undelivered and line.delivery != DeliveryStatus.FAILED:
        line.delivery = states.line_after(delivery=line.delivery, to=DeliveryStatus.FAILED)
        line.failure = reason[:200]
        batch.tell("delivery.failed", order, lines=[line])
    if undelivered:
        funded.release_line(batch=batch, order=order, line=line)
    if not amount:
        return
    ref = f"line.refunded:{line.id}:{line.refunded_minor}"
    destination = _send_back(batch, order, amount, reason=reason, ref=ref, way=way)
    if undelivered:
        entries = postings.refund_from_escrow(destination=destination, amount=amount)
    else:
        entries = postings.refund_by_shop(
            shop_id=batch.shop_id,
            collects=order.collects,
            destination=destination,
            amount=amount,
        )
    if shape_of(destination).kind == "wallet":
        now = collects_now(batch.shop_id)
        entries += postings.carried(
            shop_id=batch.shop_id, taken=order.collects, collects=now, amount=amount
        )
    batch.tell("refund.made", order, refunds=[{"line": line.id, "amount": amount}])
    # Floors bind spending: a refund is never refused for want of funds.
    entries = postings.netted(entries)
    batch.post(ref=ref, event="line.refunded", entries=entries, passes_floors=True)
    if not undelivered:
        funded.take_back(batch=batch, order=order, line=line, before=before)


def finish(
    *,
    batch: Batch,
    order: Order,
    lines: Sequence[OrderLine],
    reason: str,
    amount: Money,
    way: str,
) -> None:
    """Write a refund that `give_back` has prepared, and owe everybody the news."""
    conclude(batch=batch, order=order, lines=lines)
    save_changes(batch=batch, order=order, lines=lines)
    if order.refund == RefundStatus.FULL:
        give_coupon_back(batch=batch, order=order)
    batch.happened(order.id, "refunded", amount=str(amount), reason=reason[:200], way=way)
    batch.audit("order.refunded", order.id, amount=str(amount), reason=reason[:200])
    batch.owe(
        "orders.send_refunded", order=order.id, minor=amount.minor, way=_shown_way(order, way)
    )
    batch.owe("reporting.order_changed", key=str(order.id), order=order.id)
    batch.write()
    # A held order, or a bulk order at work: its open lines keep their codes.
    if order.status in states.UNFINISHED and shelf.stocked(lines):
        shelf.keep_reserved(shop_id=batch.shop_id, order_id=order.pk, lines=lines, at=batch.at)
    else:
        shelf.release(order_id=order.pk)


def refund_attempt(*, batch: Batch, order: Order, attempt: Attempt, source: str, why: str) -> None:
    """A payment that the order has no use for goes back by itself: captured, then returned."""
    batch.post(
        ref=f"payment.captured:{attempt.pk}",
        event="payment.captured",
        entries=postings.capture(source=source, total=attempt.money),
    )
    ref = f"payment.returned:{attempt.pk}"
    request_refund(
        attempt_id=attempt.pk, money=attempt.money, ref=ref, reason=why, actor=batch.actor
    )
    batch.post(
        ref=ref,
        event="payment.returned",
        entries=postings.refund_from_escrow(destination=source, amount=attempt.money),
    )
    batch.happened(order.id, "payment_returned", why=why, amount=str(attempt.money))
    payment = {"id": attempt.pk, "provider": attempt.provider, "amount": attempt.money}
    batch.tell("payment.captured", order, payment=payment)
    batch.tell("refund.made", order, refunds=[{"payment": attempt.pk, "amount": attempt.money}])
    batch.audit("order.payment_returned", order.id, why=why, amount=str(attempt.money))
    batch.owe("orders.send_refunded", order=order.id, minor=attempt.minor, way=TO_ORIGIN)


def _way_for(order: Order, way: str) -> str:
    """Into the buyer's wallet only where there is one; else as it was paid."""
    return TO_WALLET if way == TO_WALLET and order.user_id is not None else TO_ORIGIN


def _left(order: Order, line: OrderLine) -> Money:
    return Money(line.total_minor - line.refunded_minor, order.currency)


def _refuse(*, order: Order, line: OrderLine, amount: Money, reason: str, actor: Actor) -> None:
    if order.paid_at is None:
        raise NothingToRefund
    left = _left(order, line)
    if amount.minor < 0 or amount.currency != order.currency or left < amount:
        raise RefundTooLarge(left=str(left))
    if not amount and (left or line.total_minor):
        raise NothingToRefund
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    if line.delivery != DeliveryStatus.DELIVERED and amount != left:
        # Part of an undelivered line has no meaning: it is delivered, or it is given back.
        raise RefundTooLarge(left=str(left))
    if line.delivery == DeliveryStatus.FAILED and not left:
        raise IllegalTransition(status=line.delivery, event="refund")
    if line.revealed_at is not None and actor.kind not in STAFF:
        raise RevealedNeedsReason


def _send_back(
    batch: Batch, order: Order, amount: Money, *, reason: str, ref: str, way: str
) -> str:
    """Promise the money back; the ledger account that it goes to."""
    if way == TO_WALLET and order.user_id is not None:
        return customer_wallet(batch.shop_id, order.user_id)
    attempt = Attempt.objects.get(pk=_paid_by(order))
    request_refund(attempt_id=attempt.pk, money=amount, ref=ref, reason=reason, actor=batch.actor)
    return destination_of(attempt)


def _paid_by(order: Order) -> UUID:
    assert order.paid_attempt_id is not None
    return order.paid_attempt_id


def _shown_way(order: Order, way: str) -> str:
    """How the mail says it: a wallet has the money at once, whichever way was chosen."""
    paid_from_wallet = Attempt.objects.filter(pk=_paid_by(order), account_id__isnull=True).exists()
    return TO_WALLET if paid_from_wallet or (way == TO_WALLET and order.user_id) else TO_ORIGIN
