"""A line is delivered: what waits in escrow goes to supplier, platform and shop."""

from collections.abc import Sequence
from decimal import Decimal

from storefronts.orders import postings, states
from storefronts.orders.batch import Batch
from storefronts.orders.models import DeliveryStatus, Order, OrderLine
from tenants.kernel.money import Money


def hand_over(
    *,
    batch: Batch,
    order: Order,
    line: OrderLine,
    costs: Sequence[postings.Cost],
    done: bool = False,
) -> None:
    """The line is delivered: its part of escrow goes to supplier, platform and shop.

    `done`: it was delivered outside of this house before. Then a shop's prepaid wallet may go below
    zero by it: what is owed is owed, and the next sales wait until it is paid.
    """
    line.delivery = states.line_after(delivery=line.delivery, to=DeliveryStatus.DELIVERED)
    line.delivered_at = batch.at
    line.supplier_id = costs[0].supplier_id if costs else None
    line.cost_minor = _cost_minor(costs, line.settlement_currency)
    batch.tell("delivery.delivered", order, lines=[line])
    batch.post(
        ref=f"line.delivered:{line.id}",
        event="line.delivered",
        entries=postings.delivery(
            shop_id=batch.shop_id,
            collects=order.collects,
            sold=postings.Sold(
                total=Money(line.total_minor - line.refunded_minor, order.currency),
                wholesale=Money(line.wholesale_minor, line.settlement_currency),
                fee=Money(line.fee_minor, line.settlement_currency),
                fx_rate=line.fx_rate,
                costs=costs,
                funded=Money(line.funded_minor, order.currency),
            ),
        ),
        passes_floors=done,
    )


def _cost_minor(costs: Sequence[postings.Cost], currency: str) -> int | None:
    if not costs:
        return None
    return Money.of(sum((c.amount * c.rate for c in costs), Decimal(0)), currency).minor
