"""The states of an order as a table. What is not in it does not happen.

status:   awaiting_payment -> paid -> completed, with the side ways below
delivery: of a line; the order's is derived from its lines
refund:   derived from the amounts
"""

from collections.abc import Iterable

from storefronts.orders.errors import IllegalTransition
from storefronts.orders.models import DeliveryStatus, OrderStatus, RefundStatus

_S = OrderStatus
_D = DeliveryStatus

# from -> event -> to. The events are the trade's verbs.
TRANSITIONS: dict[str, dict[str, str]] = {
    _S.AWAITING_PAYMENT: {
        "pay": _S.PAID,
        "hold": _S.HELD,
        "cancel": _S.CANCELLED,
        "expire": _S.EXPIRED,
    },
    # A payment that arrives late: stock is reserved again, else it is refunded and stays here.
    _S.EXPIRED: {"pay": _S.PAID, "hold": _S.HELD},
    _S.PAID: {"complete": _S.COMPLETED, "hold": _S.HELD, "give_back": _S.CANCELLED},
    _S.HELD: {"resume": _S.PAID, "give_back": _S.CANCELLED},
    _S.CANCELLED: {},
    _S.COMPLETED: {},
}

LINE_TRANSITIONS: dict[str, frozenset[str]] = {
    _D.PENDING: frozenset({_D.DELIVERING, _D.DELIVERED, _D.FAILED}),
    _D.DELIVERING: frozenset({_D.DELIVERED, _D.FAILED}),
    _D.DELIVERED: frozenset(),
    _D.FAILED: frozenset(),
}

PAYABLE = frozenset({_S.AWAITING_PAYMENT})
UNFINISHED = frozenset({_S.PAID, _S.HELD})


def after(*, status: str, event: str) -> str:
    """The status that `event` leads to, or IllegalTransition."""
    to = TRANSITIONS[status].get(event)
    if to is None:
        raise IllegalTransition(status=status, event=event)
    return str(to)


def line_after(*, delivery: str, to: str) -> str:
    """`to` if a line in `delivery` may go there, or IllegalTransition."""
    if to not in LINE_TRANSITIONS[delivery]:
        raise IllegalTransition(status=delivery, event=to)
    return to


def delivery_of(lines: Iterable[str]) -> str:
    """An order's delivery from its lines': unfinished ones win, then any delivered one."""
    states = set(lines)
    if states == {_D.PENDING}:
        return _D.PENDING
    if states & {_D.PENDING, _D.DELIVERING}:
        return _D.DELIVERING
    return _D.DELIVERED if _D.DELIVERED in states else _D.FAILED


def refund_of(*, refunded_minor: int, total_minor: int) -> str:
    """How much of an order went back, as the API says it."""
    if refunded_minor == 0:
        return RefundStatus.NONE
    return RefundStatus.FULL if refunded_minor >= total_minor else RefundStatus.PARTIAL
