"""What subscribers are told of an order: ids, numbers and money, and nobody's name or address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from storefronts.orders.models import Order, OrderLine
from storefronts.webhooks.events import News
from tenants.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Told:
    """An event of an order that is still being changed."""

    kind: str
    order: Order
    more: dict[str, Any]


def join(told: list[Told], kind: str, order: Order, more: dict[str, Any]) -> None:
    """Add an event; the lists of one that is there already grow instead: one event, many lines."""
    known = next((one for one in told if one.kind == kind and one.order is order), None)
    if known is None or not all(isinstance(value, list) for value in more.values()):
        told.append(Told(kind, order, more))
        return
    for name, value in more.items():
        known.more.setdefault(name, []).extend(value)


def written(told: Sequence[Told]) -> list[News]:
    """As they are told: written last, so that each holds what is true once it is committed."""
    return [
        News(one.kind, one.order.id, {"order": _order(one.order), **_plain(one.more)})
        for one in told
    ]


def _order(order: Order) -> dict[str, Any]:
    """The same names and values as in the API."""
    return {
        "id": str(order.id),
        "number": order.number,
        "clientReference": order.client_reference or None,
        "status": order.status.upper(),
        "delivery": order.delivery.upper(),
        "refund": order.refund.upper(),
        "total": _plain(order.total),
        "refundedTotal": _plain(order.refunded_total),
        "placedAt": _plain(order.placed_at),
        "paidAt": _plain(order.paid_at),
    }


def _plain(value: Any) -> Any:
    match value:
        case OrderLine():
            return {
                "id": str(value.id),
                "denomination": str(value.denomination_id),
                "quantity": value.quantity,
                "delivery": value.delivery.upper(),
            }
        case Money():
            return {"amount": value.amount, "currency": value.currency}
        case UUID():
            return str(value)
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case dict():
            return {name: _plain(one) for name, one in value.items()}
        case list():
            return [_plain(one) for one in value]
    return value
