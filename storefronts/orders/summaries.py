"""An order as the owner may see it: amounts and states, no code, no person."""

from typing import Any

from storefronts.orders import funded
from storefronts.orders.models import DeliveryStatus, Order, OrderLine
from tenants.registry.models import Shop
from tenants.reporting.services import record_order


def report(*, order: Order, shop: Shop) -> None:
    """Send the order's summary upward."""
    record_order(shop_id=shop.pk, time_zone=shop.time_zone, facts=summary(order))


def summary(order: Order) -> dict[str, Any]:
    """The columns of tenants.reporting's OrderSummary."""
    lines = list(order.lines.all())
    delivered = [line for line in lines if line.delivery == DeliveryStatus.DELIVERED]
    times = [line.delivered_at for line in delivered if line.delivered_at]
    done = bool(times) and len(delivered) == len(lines) and order.paid_at is not None
    wholesale = sum(line.wholesale_minor for line in delivered)
    cost = sum(line.cost_minor or 0 for line in delivered)
    return {
        "order_id": order.pk,
        "number": order.number,
        "status": order.status,
        "delivery": order.delivery,
        "refund": order.refund,
        "currency": order.currency,
        "total_minor": order.total_minor,
        "refunded_minor": order.refunded_minor,
        "settlement_currency": lines[0].settlement_currency if lines else order.currency,
        "wholesale_minor": wholesale,
        "cost_minor": cost,
        "fee_minor": sum(line.fee_minor for line in delivered),
        "margin_minor": wholesale - cost,
        "promotion_minor": sum(funded.kept(line) for line in delivered),
        "delivery_ms": (
            round((max(times) - order.paid_at).total_seconds() * 1000)
            if done and order.paid_at
            else None
        ),
        "pieces": sum(line.quantity for line in delivered),
        "lines": [_line(line) for line in lines],
        "is_test": bool(order.snapshot.get("test_mode")),
        "placed_at": order.placed_at,
        "paid_at": order.paid_at,
    }


def _line(line: OrderLine) -> dict[str, Any]:
    return {
        "denomination": str(line.denomination_id),
        "product": str(line.product_id),
        "name_zh": line.name_zh,
        "name_en": line.name_en,
        "kind": line.kind,
        "quantity": line.quantity,
        "total_minor": line.total_minor,
        "delivery": line.delivery,
    }
