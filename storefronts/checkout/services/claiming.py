"""Taking codes for an order that is paid: all or nothing per line, and what is short goes back."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from storefronts.orders.batch import Batch
from storefronts.orders.models import Order, OrderLine
from storefronts.orders.refunds import give_back
from storefronts.orders.shelf import stocked
from tenants.kernel.money import Money
from tenants.supply.errors import OutOfStock
from tenants.supply.stock import Claimed, claim_now, claim_reserved, release

SHORTAGE = "out of stock"


def is_complete(lines: Sequence[OrderLine], claimed: Sequence[Claimed]) -> bool:
    """Does every line that takes codes have all of its own?"""
    taken = Counter(one.line_id for one in claimed)
    return all(taken[line.id] == line.quantity for line in stocked(lines))


def claim_or_shorten(
    *, shop_id: UUID, order_id: UUID, lines: Sequence[OrderLine], part: bool = False
) -> tuple[list[Claimed], list[OrderLine]]:
    """Claim what is reserved; where that has lapsed, from the shelf, line by line.

    Returns the codes and the lines that could not be had. Inside the order's transaction. `part`
    says that `lines` are some of the order's: what is reserved for the others stays so.
    """
    line_ids = [line.id for line in lines] if part else None
    try:
        with transaction.atomic():
            claimed = claim_reserved(order_id=order_id, line_ids=line_ids)
            if is_complete(lines, claimed):
                return claimed, []
            raise _Lapsed
    except _Lapsed:
        release(order_id=order_id, line_ids=line_ids)
    fresh: list[Claimed] = []
    short: list[OrderLine] = []
    for line in stocked(lines):
        try:
            with transaction.atomic():
                fresh += claim_line(shop_id=shop_id, line=line)
        except OutOfStock:
            short.append(line)
    return fresh, short


def claim_line(*, shop_id: UUID, line: OrderLine) -> list[Claimed]:
    """Codes for one line from the shelf. Raises OutOfStock, and has taken none then."""
    return claim_now(
        shop_id=shop_id,
        order_id=line.order_id,
        line_id=line.id,
        denomination_id=line.denomination_id,
        quantity=line.quantity,
    )


def give_back_short(
    *, batch: Batch, order: Order, lines: Sequence[OrderLine], short: Sequence[OrderLine]
) -> None:
    """A shortage is refunded by rule: the money of those lines is on its way back at once."""
    for line in short:
        amount = Money(line.total_minor - line.refunded_minor, order.currency)
        give_back(batch=batch, order=order, lines=lines, line=line, amount=amount, reason=SHORTAGE)
        batch.happened(order.id, "refunded", amount=str(amount), reason=SHORTAGE)
        batch.owe("orders.send_refunded", order=order.id, minor=amount.minor, way="origin")


class _Lapsed(Exception):
    """The reservation is gone, or a part of it: undo the claim and take from the shelf."""
