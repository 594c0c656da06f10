"""What changes on an order and its lines after they were placed, as prepared statements."""

from collections.abc import Iterable
from uuid import UUID

from storefronts.orders.batch import Batch
from storefronts.orders.models import Order, OrderLine

UPDATE_ORDER = """
UPDATE orders_order SET status = %s, delivery = %s, refund = %s, refunded_minor = %s, paid_at = %s,
  completed_at = %s, paid_attempt_id = %s, needs_attention = %s, attention_reason = %s
WHERE id = %s"""
UPDATE_LINE = """
UPDATE orders_orderline SET delivery = %s, delivered_at = %s, cost_minor = %s, supplier_id = %s,
  promise_due_at = %s, refunded_minor = %s, revealed_at = %s, failure = %s
WHERE id = %s"""


def save_changes(*, batch: Batch, order: Order, lines: Iterable[OrderLine] = ()) -> None:
    """Owe the updates of an order that the caller has locked, and of the lines it changed."""
    batch.execute(
        UPDATE_ORDER,
        (
            order.status,
            order.delivery,
            order.refund,
            order.refunded_minor,
            order.paid_at,
            order.completed_at,
            order.paid_attempt_id,
            order.needs_attention,
            order.attention_reason,
            order.id,
        ),
    )
    for line in lines:
        batch.execute(
            UPDATE_LINE,
            (
                line.delivery,
                line.delivered_at,
                line.cost_minor,
                line.supplier_id,
                line.promise_due_at,
                line.refunded_minor,
                line.revealed_at,
                line.failure,
                line.id,
            ),
        )


def locked(order_id: UUID) -> Order:
    """The order, locked until the transaction ends. Raises Order.DoesNotExist.

    NO KEY: a reveal holds lines only, and its evidence then refers to the order. It may do that
    under this lock; under a full one it would wait for who waits for its lines.
    """
    return Order.objects.select_for_update(no_key=True).get(pk=order_id)


def locked_lines(order_id: UUID) -> list[OrderLine]:
    """The order's lines by position, locked: a refund and a reveal of one line wait here."""
    lines = OrderLine.objects.select_for_update().filter(order_id=order_id)
    return list(lines.order_by("position"))
