"""Lines that people work on: top-ups and services are marked delivered or failed by staff."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from storefronts.orders import lifecycle
from storefronts.orders.batch import Batch
from storefronts.orders.errors import IllegalTransition
from storefronts.orders.handing import hand_over
from storefronts.orders.models import DeliveryStatus, Order, OrderLine
from storefronts.orders.refunds import finish, give_back
from storefronts.orders.saving import locked, locked_lines, save_changes
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.money import Money
from tenants.registry.context import current_shop

PROMISE_BROKEN = "delivery promise missed"


def mark_line_delivered(*, line: OrderLine, actor: Actor, note: str = "") -> Order:
    """Staff has delivered it: the money in escrow is let go. Raises IllegalTransition.

    The goods are gone, so this is not refused for want of funds: where the shop collects and its
    wallet is short, the wallet goes below zero. The promise would refund the buyer otherwise.
    """
    with transaction.atomic():
        order, lines, chosen, batch = _open(line.order_id, line.pk, actor)
        hand_over(batch=batch, order=order, line=chosen, costs=(), done=True)
        lifecycle.conclude(batch=batch, order=order, lines=lines)
        save_changes(batch=batch, order=order, lines=[chosen])
        batch.happened(order.id, "line_delivered", line=str(chosen.id), note=note[:500])
        batch.audit("order.line_delivered", order.id, line=str(chosen.id))
        lifecycle.tell(batch=batch, order=order, report_key=str(order.id))
        batch.write()
    return order


def mark_line_failed(*, line: OrderLine, reason: str, actor: Actor) -> Order:
    """It cannot be delivered: its money goes back. Raises IllegalTransition, ReasonNeeded."""
    with transaction.atomic():
        order, lines, chosen, batch = _open(line.order_id, line.pk, actor)
        amount = Money(chosen.total_minor - chosen.refunded_minor, order.currency)
        give_back(batch=batch, order=order, lines=lines, line=chosen, amount=amount, reason=reason)
        finish(batch=batch, order=order, lines=lines, reason=reason, amount=amount, way="origin")
    return order


def check_promise(*, line_id: UUID) -> bool:
    """The promised time is over. A line that is still open is refunded; returns whether it was."""
    line = OrderLine.objects.get(pk=line_id)
    if line.delivery != DeliveryStatus.DELIVERING:
        return False
    try:
        mark_line_failed(line=line, reason=PROMISE_BROKEN, actor=SYSTEM)
    except IllegalTransition:
        # Delivered in the meantime: the lock has shown it.
        return False
    return True


def _open(
    order_id: UUID, line_id: UUID, actor: Actor
) -> tuple[Order, list[OrderLine], OrderLine, Batch]:
    """The order and its lines, locked; the line must be one that somebody works on."""
    order = locked(order_id)
    lines = locked_lines(order_id)
    chosen = next(one for one in lines if one.pk == line_id)
    if chosen.delivery != DeliveryStatus.DELIVERING:
        raise IllegalTransition(status=chosen.delivery, event="deliver")
    return order, lines, chosen, Batch(shop_id=current_shop().pk, actor=actor, at=timezone.now())
