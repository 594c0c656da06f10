"""The stock behind an order's lines: which lines take codes, and setting them aside."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from storefronts.orders.models import DeliveryStatus, OrderLine
from tenants.catalogue.models import STOCKED_KINDS
from tenants.supply.stock import Pending, release, send_reserve

# A held order keeps its codes until it is resumed or given back (settings.HELD_ORDER_DAYS): no
# timer frees them before.
HELD_FOR = timedelta(days=30)


def is_stocked(line: OrderLine) -> bool:
    """Is it delivered out of stock at once, rather than worked on by a person or an API?"""
    return line.kind in STOCKED_KINDS


def stocked(lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Lines still to be delivered by codes, in the one order in which everybody takes them.

    Two carts that share two denominations would otherwise wait for each other.
    """
    open_lines = [x for x in lines if is_stocked(x) and x.delivery == DeliveryStatus.PENDING]
    return sorted(open_lines, key=lambda line: (line.denomination_id, line.position))


def send_reservations(
    *, shop_id: UUID, lines: Sequence[OrderLine], until: datetime
) -> list[Pending[None]]:
    """Set the codes of every line aside; each answer raises OutOfStock when it is read."""
    return [
        send_reserve(
            shop_id=shop_id,
            order_id=line.order_id,
            line_id=line.id,
            denomination_id=line.denomination_id,
            quantity=line.quantity,
            until=until,
        )
        for line in stocked(lines)
    ]


def keep_reserved(
    *, shop_id: UUID, order_id: UUID, lines: Sequence[OrderLine], at: datetime
) -> None:
    """Reserve what the open lines need, and nothing else, until the order is resumed.

    Raises OutOfStock only where the reservation had lapsed before.
    """
    release(order_id=order_id)
    for one in send_reservations(shop_id=shop_id, lines=lines, until=at + HELD_FOR):
        one.result()
