"""A buyer's orders for their own books, from the oldest on, a chunk at a time."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from billing.payments.models import Attempt
from storefronts.orders.models import Order, OrderLine

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Exported:
    """An order, its lines by position, and by what it was paid ("" where it is not)."""

    order: Order
    lines: list[OrderLine]
    paid_with: str

    @property
    def charged_minor(self) -> int:
        return self.order.total_minor if self.order.paid_at else 0


def orders_of(
    *, shop_id: uuid.UUID, user_id: uuid.UUID, since: datetime, until: datetime
) -> Iterator[list[Exported]]:
    """Placed with ``since <= time < until``. Inside the shop; three queries a chunk."""
    place: tuple[datetime, uuid.UUID] | None = None
    while True:
        rows = Order.objects.filter(user_id=user_id, placed_at__gte=since, placed_at__lt=until)
        if place is not None:
            at, last = place
            rows = rows.filter(Q(placed_at__gt=at) | Q(placed_at=at, id__gt=last))
        found = list(rows.order_by("placed_at", "id")[:CHUNK])
        if not found:
            return
        yield _with_lines(shop_id, found)
        place = found[-1].placed_at, found[-1].pk


def _with_lines(shop_id: uuid.UUID, orders: list[Order]) -> list[Exported]:
    lines: dict[uuid.UUID, list[OrderLine]] = defaultdict(list)
    ids = [order.pk for order in orders]
    for line in OrderLine.objects.filter(order_id__in=ids).order_by("order_id", "position"):
        lines[line.order_id].append(line)
    attempts = Attempt.objects.filter(
        shop_id=shop_id, pk__in=[o.paid_attempt_id for o in orders if o.paid_attempt_id]
    )
    paid_with = dict(attempts.values_list("pk", "provider"))
    return [
        Exported(o, lines[o.pk], paid_with.get(o.paid_attempt_id, "") if o.paid_attempt_id else "")
        for o in orders
    ]
