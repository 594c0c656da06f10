"""Orders that are not paid: cancelled by somebody, or expired by the clock."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from storefronts.orders import states
from storefronts.orders.batch import Batch
from storefronts.orders.lifecycle import SWEEP_EACH, close_unpaid
from storefronts.orders.models import Order, OrderStatus
from storefronts.orders.saving import locked, save_changes
from tenants.kernel.actor import SYSTEM, Actor
from tenants.registry.context import current_shop
from tenants.supply.stock import release


def cancel_order(*, order: Order, actor: Actor) -> Order:
    """The buyer or staff calls an unpaid order off; its stock is free again.

    Cancelling twice is once. Raises IllegalTransition for a paid one.
    """
    with transaction.atomic():
        order = locked(order.pk)
        if order.status != OrderStatus.CANCELLED:
            _close(order=order, event="cancel", kind="cancelled", actor=actor)
    return order


def expire_order(*, order_id: UUID) -> bool:
    """The reservation's time is over. Returns whether there was anything to do. Repeatable."""
    with transaction.atomic():
        order = locked(order_id)
        due = order.expires_at <= timezone.now()
        if order.status not in states.PAYABLE or not due:
            return False
        _close(order=order, event="expire", kind="expired", actor=SYSTEM)
    return True


def _close(*, order: Order, event: str, kind: str, actor: Actor) -> None:
    order.status = states.after(status=order.status, event=event)
    batch = Batch(shop_id=current_shop().pk, actor=actor, at=timezone.now())
    save_changes(batch=batch, order=order)
    batch.happened(order.id, kind)
    batch.tell(f"order.{kind}", order)
    batch.audit(f"order.{kind}", order.id)
    batch.owe("reporting.order_changed", key=str(order.id), order=order.id)
    if order.id.int % SWEEP_EACH == 0:
        batch.owe("checkout.sweep", order=order.id)
    close_unpaid(batch=batch, order=order)
    batch.write()
    release(order_id=order.id)
