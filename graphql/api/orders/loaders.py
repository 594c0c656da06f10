"""Lines and payments of all orders of an answer, each in one query."""

import uuid
from collections import defaultdict
from typing import Any

from api.batches import Batch
from billing.payments.models import Attempt
from storefronts.console.timeline import Moment, timelines
from storefronts.orders.models import OrderLine


def _lines_of(order_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[OrderLine]]:
    found: dict[uuid.UUID, list[OrderLine]] = defaultdict(list)
    for line in OrderLine.objects.filter(order_id__in=order_ids).order_by("order", "position"):
        found[line.order_id].append(line)
    return found


def lines(context: Any) -> Batch[uuid.UUID, list[OrderLine]]:
    return context.loaded.setdefault("order lines", Batch(_lines_of))


def payments(context: Any) -> Batch[uuid.UUID, list[Attempt]]:
    shop_id = context.here.pk

    def payments_of(order_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Attempt]]:
        found: dict[uuid.UUID, list[Attempt]] = defaultdict(list)
        # Payments lie in the public schema: say whose, besides the order.
        rows = Attempt.objects.filter(shop_id=shop_id, order_id__in=order_ids)
        for attempt in rows.order_by("created_at"):
            found[attempt.order_id].append(attempt)
        return found

    return context.loaded.setdefault("order payments", Batch(payments_of))


def announce(context: Any, orders: list[Any]) -> None:
    """A list of orders is coming: what is asked of one is loaded for all."""
    lines(context).announce(order.pk for order in orders)
    payments(context).announce(order.pk for order in orders)
    moments(context).announce(order.pk for order in orders)


def moments(context: Any) -> Batch[uuid.UUID, list[Moment]]:
    """What happened to each order, for staff."""
    return context.loaded.setdefault("order moments", Batch(timelines))
