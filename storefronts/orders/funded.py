"""The platform's part of an order, where it pays for a promotion (billing.funding).

Set aside out of the promotion's budget when the order is placed, in the same transaction: the
budget is a ledger account that cannot pass zero, so parallel sales never spend more than was
approved. Paid to the shop when a line is delivered (`handing`). Back into the budget when a line is
not delivered; pro rata when a delivered one is refunded. All of it follows from what was frozen:
`funded` in a line's terms and, summed, in the order's snapshot, minor units by budget.
"""

from typing import Any
from uuid import UUID

from storefronts.orders import postings
from storefronts.orders.batch import Batch
from storefronts.orders.models import Order, OrderLine
from tenants.kernel.money import Money

RESERVED, RELEASED, RETURNED = "promotion.reserved", "promotion.released", "promotion.returned"


def parts_of(line: OrderLine) -> dict[UUID, int]:
    """What each budget pays of this line, in minor units."""
    return _parts(line.terms)


def set_aside(*, batch: Batch, order: Order, ref: str = "placed") -> None:
    """Owe the reservation of all of the order's parts. Its writing may raise BudgetSpent."""
    for funding, minor in _together(order):
        batch.post(
            ref=f"{RESERVED}:{order.id}:{funding}:{ref}",
            event=RESERVED,
            entries=postings.set_aside(funding_id=funding, amount=Money(minor, order.currency)),
            last=True,
        )


def release(*, batch: Batch, order: Order) -> None:
    """An order that nobody has paid gives all of its parts back."""
    for funding, minor in _together(order):
        _into_budget(batch, order, funding, minor, ref=f"{order.id}:{funding}")


def release_line(*, batch: Batch, order: Order, line: OrderLine) -> None:
    """A paid line is not delivered: what was set aside for it is there for others."""
    for funding, minor in sorted(parts_of(line).items()):
        _into_budget(batch, order, funding, minor, ref=f"{line.id}:{funding}")


def take_back(*, batch: Batch, order: Order, line: OrderLine, before: int) -> None:
    """A delivered line is refunded from `before` to what it says now: the platform's part too."""
    back = 0
    for funding, minor in sorted(parts_of(line).items()):
        part = _returned(line, minor, line.refunded_minor) - _returned(line, minor, before)
        ref = f"{line.id}:{funding}:{line.refunded_minor}"
        _into_budget(batch, order, funding, part, ref=ref)
        back += part
    if back:
        batch.post(
            ref=f"{RETURNED}:{line.id}:{line.refunded_minor}",
            event=RETURNED,
            entries=_from_shop(batch, order, line, back),
            passes_floors=True,
        )


def kept(line: OrderLine) -> int:
    """What the platform has paid of a delivered line, less what came back, in minor units."""
    parts = parts_of(line).values()
    return sum(minor - _returned(line, minor, line.refunded_minor) for minor in parts)


def _from_shop(batch: Batch, order: Order, line: OrderLine, back: int) -> list[postings.Entry]:
    """Exactly what was paid to it goes back in the end, whatever the parts were rounded to."""
    currency, rate = line.settlement_currency, line.fx_rate
    after = line.funded_minor - kept(line)

    def worth(minor: int) -> Money:
        return postings.settled(Money(minor, order.currency), rate, currency)

    return postings.netted(
        postings.funded_share(
            shop_id=batch.shop_id,
            collects=order.collects,
            amount=Money(-back, order.currency),
            settled=worth(after - back) - worth(after),
        )
    )


def _into_budget(batch: Batch, order: Order, funding: UUID, minor: int, *, ref: str) -> None:
    if minor:
        batch.post(
            ref=f"{RELEASED}:{ref}",
            event=RELEASED,
            entries=postings.set_aside(funding_id=funding, amount=Money(-minor, order.currency)),
            last=True,
        )


def _returned(line: OrderLine, part: int, refunded: int) -> int:
    """Pro rata, and whole with the last cent."""
    if refunded >= line.total_minor:
        return part if line.total_minor else 0
    return part * refunded // line.total_minor


def _together(order: Order) -> list[tuple[UUID, int]]:
    """All of the order by budget, in the one order in which everybody locks them."""
    return sorted(_parts(order.snapshot).items())


def _parts(frozen: dict[str, Any]) -> dict[UUID, int]:
    return {UUID(funding): minor for funding, minor in (frozen.get("funded") or {}).items()}
