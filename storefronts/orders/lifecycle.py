"""The turns of an order's life that several operations share; each changes it in memory only."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from storefronts.orders import funded, postings, states
from storefronts.orders.batch import Batch
from storefronts.orders.models import DeliveryStatus, Order, OrderLine, OrderStatus
from storefronts.promotions.coupons import GIVE_BACK

RESUME_EVERY = timedelta(seconds=60)
# Of so many paid orders one has the shop's old keys and quotes swept.
SWEEP_EACH = 64


def accept_payment(
    *, batch: Batch, order: Order, attempt_id: UUID, source: str, provider: str
) -> None:
    """The order is paid by this attempt, and escrow holds the money."""
    order.status = states.after(status=order.status, event="pay")
    order.paid_at = batch.at
    order.paid_attempt_id = attempt_id
    batch.post(
        ref=f"payment.captured:{attempt_id}",
        event="payment.captured",
        entries=postings.capture(source=source, total=order.total),
    )
    batch.happened(order.id, "paid", provider=provider)
    batch.tell("order.paid", order)
    payment = {"id": attempt_id, "provider": provider, "amount": order.total}
    batch.tell("payment.captured", order, payment=payment)


def hold(*, batch: Batch, order: Order, reason: str) -> None:
    """Paid, but not to be delivered yet. The shop is told, and it is tried again by itself."""
    order.status = states.after(status=order.status, event="hold")
    order.needs_attention, order.attention_reason = True, reason
    batch.happened(order.id, "held", reason=reason)
    batch.tell("order.held", order, reason=reason)
    batch.owe("orders.send_wallet_short", order=order.id)
    batch.owe("checkout.resume_held", due_at=batch.at + RESUME_EVERY, order=order.id)


def resume(*, batch: Batch, order: Order) -> None:
    """A held order goes on."""
    order.status = states.after(status=order.status, event="resume")
    order.needs_attention, order.attention_reason = False, ""
    batch.happened(order.id, "resumed")


def conclude(*, batch: Batch, order: Order, lines: Iterable[OrderLine]) -> None:
    """The order's delivery follows its lines'. When none is open any more, the order ends."""
    order.delivery = states.delivery_of(line.delivery for line in lines)
    if order.status not in (OrderStatus.PAID, OrderStatus.HELD):
        return
    if order.delivery == DeliveryStatus.DELIVERED:
        order.status = states.after(status=order.status, event="complete")
        order.completed_at = batch.at
        order.needs_attention, order.attention_reason = False, ""
        batch.happened(order.id, "delivered")
        batch.tell("order.completed", order)
    elif order.delivery == DeliveryStatus.FAILED:
        order.status = states.after(status=order.status, event="give_back")
        order.completed_at = batch.at
        order.needs_attention, order.attention_reason = False, ""
        batch.happened(order.id, "failed")
        batch.tell("order.cancelled", order)


def give_coupon_back(*, batch: Batch, order: Order) -> None:
    """Nothing was bought in the end: the coupon's use counts no more."""
    if order.snapshot.get("coupon_id"):
        batch.execute(GIVE_BACK, (order.id,))


def close_unpaid(*, batch: Batch, order: Order) -> None:
    """Nobody pays it any more: what it held of its promotions is there for others."""
    give_coupon_back(batch=batch, order=order)
    funded.release(batch=batch, order=order)


def tell(*, batch: Batch, order: Order, report_key: str | None = None) -> None:
    """Owe the buyer the mail that fits, the owner the summary, and now and then a sweep."""
    tell_buyer(batch=batch, order=order)
    batch.owe("reporting.order_changed", key=report_key, order=order.id)
    if order.id.int % SWEEP_EACH == 0:
        batch.owe("checkout.sweep", order=order.id)


def tell_buyer(*, batch: Batch, order: Order) -> None:
    """Owe the mail that fits the order's state; where all of it failed, the refund's is enough."""
    if order.status == OrderStatus.COMPLETED:
        batch.owe("orders.send_delivered", order=order.id)
    elif order.status in (OrderStatus.PAID, OrderStatus.HELD):
        batch.owe("orders.send_receipt", order=order.id)
