"""Lines and payments of all orders of an answer, each in one query."""

import uuid
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from api.batches import Batch
from api.columns import Columns, columns
from billing.payments.models import Attempt
from storefronts.console.timeline import Moment, timelines
from storefronts.orders.models import OrderLine

# What a field is made of; `columns` reads every column for one that is not named here.
ORDER: Columns = {
    "id": (),
    "number": ("number",),
    "status": ("status",),
    "delivery": ("delivery",),
    "refund": ("refund",),
    "total": ("total_minor",),
    "refundedTotal": ("refunded_minor",),
    "placedAt": (),
    "expiresAt": ("expires_at",),
    "clientReference": ("client_reference",),
    "lines": (),
    "payments": (),
}
ALWAYS_ORDER = ("id", "placed_at", "currency")
LINE: Columns = {
    "id": (),
    "name": ("name_zh", "name_en"),
    "quantity": ("quantity",),
    "unitPrice": ("unit_price",),
    "total": ("total_minor",),
    "delivery": ("delivery",),
    "deliveredAt": ("delivered_at",),
}
PAYMENT: Columns = {
    "id": (),
    "provider": ("provider",),
    "status": ("status",),
    "amount": ("minor", "currency"),
    "redirectUrl": ("redirect_url",),
    "qrCode": ("qr",),
}
Lines = Batch[uuid.UUID, list[OrderLine]]
Payments = Batch[uuid.UUID, list[Attempt]]


def lines(context: Any) -> Lines:
    """With all that is known of a line."""
    return _lines(context, None)


def lines_asked(info: Any) -> Lines:
    """With what is asked of a line in this place of the query."""
    wanted = columns(info, "", LINE, always=("id", "order", "position"))
    return _lines(info.context, wanted)


def _lines(context: Any, wanted: tuple[str, ...] | None) -> Lines:
    def lines_of(order_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[OrderLine]]:
        found: dict[uuid.UUID, list[OrderLine]] = defaultdict(list)
        rows = OrderLine.objects.filter(order_id__in=order_ids).order_by("order", "position")
        for line in rows.only(*wanted) if wanted else rows:
            found[line.order_id].append(line)
        return found

    return _batch(context, ("order lines", wanted), lines_of)


def payments(context: Any) -> Payments:
    """With all that is known of a payment."""
    return _payments(context, None)


def payments_asked(info: Any) -> Payments:
    """With what is asked of a payment in this place of the query."""
    wanted = columns(info, "", PAYMENT, always=("id", "order_id", "created_at"))
    return _payments(info.context, wanted)


def _payments(context: Any, wanted: tuple[str, ...] | None) -> Payments:
    shop_id = context.here.pk

    def payments_of(order_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Attempt]]:
        found: dict[uuid.UUID, list[Attempt]] = defaultdict(list)
        # Payments lie in the public schema: say whose, besides the order.
        rows = Attempt.objects.filter(shop_id=shop_id, order_id__in=order_ids)
        rows = rows.order_by("created_at")
        for attempt in rows.only(*wanted) if wanted else rows:
            found[attempt.order_id].append(attempt)
        return found

    return _batch(context, ("order payments", wanted), payments_of)


def announce(context: Any, orders: list[Any]) -> None:
    """A list of orders is coming: what is asked of one is loaded for all."""
    coming = context.loaded.setdefault("orders to come", {})
    coming.update(dict.fromkeys(order.pk for order in orders))
    for batch in context.loaded.get("order batches", ()):
        batch.announce(coming)


def moments(context: Any) -> Batch[uuid.UUID, list[Moment]]:
    """What happened to each order, for staff."""
    return _batch(context, ("order moments",), timelines)


def _batch(
    context: Any, name: tuple[object, ...], load: Callable[[list[uuid.UUID]], Any]
) -> Batch[uuid.UUID, Any]:
    """Made where it is first asked, with the orders that were announced before."""
    known: Batch[uuid.UUID, Any] | None = context.loaded.get(name)
    if known is None:
        known = context.loaded[name] = Batch(load)
        known.announce(context.loaded.get("orders to come", ()))
        context.loaded.setdefault("order batches", []).append(known)
    return known
