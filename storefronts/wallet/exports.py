"""A shopper's statement for their own books: every posting, with the order that it is of."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from billing.ledger.codes import customer_wallet
from billing.ledger.queries import Posting, entries_of, held_at
from billing.payments.models import Attempt
from storefronts.orders.models import Order, OrderLine
from tenants.accounts.models import User
from tenants.kernel.money import Money
from tenants.registry.models import Shop


@dataclass(frozen=True, slots=True)
class Stated:
    """A posting with the balance after it; number and reference of its order, if it has one."""

    posting: Posting
    money: Money
    balance: Money
    number: str
    client_reference: str


def opening_of(*, shop: Shop, user: User, since: datetime) -> Money:
    """What the wallet held when the time begins."""
    return held_at(customer_wallet(shop.pk, user.pk), shop.currency, since)


def stated(
    *, shop: Shop, user: User, since: datetime, until: datetime, opening: Money
) -> Iterator[list[Stated]]:
    """Every posting with ``since <= time < until``, oldest first, a chunk at a time.

    Inside the shop. `opening` and what they sum to is the balance after the last.
    """
    running = opening.minor
    account = customer_wallet(shop.pk, user.pk)
    for chunk in entries_of(account, shop.currency, since, until):
        orders = _orders_of(shop.pk, chunk)
        lines: list[Stated] = []
        for posting in chunk:
            running += posting.minor
            order = orders.get(posting.ref)
            lines.append(
                Stated(
                    posting=posting,
                    money=Money(posting.minor, shop.currency),
                    balance=Money(running, shop.currency),
                    number=order[0] if order else "",
                    client_reference=order[1] if order else "",
                )
            )
        yield lines


def _orders_of(shop_id: uuid.UUID, postings: Sequence[Posting]) -> dict[str, tuple[str, str]]:
    """By the posting's reference: of what order it is. Three queries."""
    named = {p.ref: name for p in postings if (name := _named(p.ref))}
    payments = [i for kind, i in named.values() if kind == "payment"]
    lines = [i for kind, i in named.values() if kind == "line"]
    of_payment = dict(
        Attempt.objects.filter(
            shop_id=shop_id, pk__in=payments, purpose=Attempt.Purpose.ORDER
        ).values_list("pk", "order_id")
    )
    of_line = dict(OrderLine.objects.filter(pk__in=lines).values_list("pk", "order_id"))
    ids = {*of_payment.values(), *of_line.values()}
    orders = {
        pk: (number, reference)
        for pk, number, reference in Order.objects.filter(pk__in=ids).values_list(
            "pk", "number", "client_reference"
        )
    }
    found: dict[str, tuple[str, str]] = {}
    for ref, (kind, i) in named.items():
        order_id = (of_payment if kind == "payment" else of_line).get(i)
        if order_id in orders:
            found[ref] = orders[order_id]
    return found


def _named(ref: str) -> tuple[str, uuid.UUID] | None:
    """What a reference names: "payment.captured:<attempt>", "line.refunded:<line>:<amount>"."""
    event, _, rest = ref.partition(":")
    kind = event.partition(".")[0]
    if kind not in ("payment", "line"):
        return None
    try:
        return kind, uuid.UUID(rest.partition(":")[0])
    except ValueError:
        return None
