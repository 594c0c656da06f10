"""A paid line becomes a delivered one: codes change hands, and so does the money in escrow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.conf import settings

from billing.ledger.fx import fx_rate
from storefronts.fulfilment.sealing import Revealed, take_over
from storefronts.orders import postings, states
from storefronts.orders.batch import Batch
from storefronts.orders.handing import hand_over
from storefronts.orders.lifecycle import conclude
from storefronts.orders.models import DeliveryStatus, Order, OrderLine
from storefronts.orders.shelf import is_stocked
from tenants.supply.stock import Claimed


def deliver(
    *,
    batch: Batch,
    order: Order,
    lines: Sequence[OrderLine],
    claimed: Sequence[Claimed],
    only: Sequence[OrderLine] | None = None,
) -> list[Revealed]:
    """Hand over what was claimed, set the other kinds to work, and let their money go.

    Changes order and lines in memory and owes the writing to `batch`. The order is paid already.
    Returns the codes as the buyer sees them, for a reveal in the same operation. `only`: of all
    the order's lines, those whose turn it is.
    """
    rows, shown = take_over(shop_id=batch.shop_id, claimed=claimed, at=batch.at)
    batch.inserts += rows
    parts = _by_line(claimed)
    for line in lines if only is None else only:
        if line.delivery in (DeliveryStatus.DELIVERED, DeliveryStatus.FAILED):
            continue
        if is_stocked(line):
            hand_over(batch=batch, order=order, line=line, costs=_costs(parts[line.id], batch.at))
        else:
            _set_to_work(batch=batch, order=order, line=line)
    conclude(batch=batch, order=order, lines=lines)
    return shown


def _set_to_work(*, batch: Batch, order: Order, line: OrderLine) -> None:
    """A person or an API delivers it; the promise runs from now on."""
    if line.delivery == DeliveryStatus.DELIVERING:
        return
    line.delivery = states.line_after(delivery=line.delivery, to=DeliveryStatus.DELIVERING)
    promise_s = line.terms.get("promise_seconds")
    if promise_s:
        line.promise_due_at = batch.at + timedelta(seconds=promise_s)
        batch.owe("fulfilment.check_promise", due_at=line.promise_due_at, line=line.id)


def _by_line(claimed: Iterable[Claimed]) -> dict[UUID, list[Claimed]]:
    parts: dict[UUID, list[Claimed]] = defaultdict(list)
    for one in claimed:
        parts[one.line_id].append(one)
    return parts


def _costs(claimed: Iterable[Claimed], at: datetime) -> list[postings.Cost]:
    """What each supplier is owed, exact, by currency."""
    sums: dict[tuple[UUID, str], Decimal] = defaultdict(Decimal)
    for one in claimed:
        sums[(one.supplier_id, one.cost_currency)] += one.unit_cost
    return [
        postings.Cost(
            supplier_id=supplier, amount=amount, currency=currency, rate=_rate(currency, at)
        )
        for (supplier, currency), amount in sums.items()
    ]


def _rate(currency: str, at: datetime) -> Decimal:
    return fx_rate(currency, settings.SETTLEMENT_CURRENCY, at)
