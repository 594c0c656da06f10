"""Do the shop's books and ours agree? Every cent and every code, or it is named."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from cardfleet import ShopClient
from reseller.book import Book, pieces, price


@dataclass
class Reconciled:
    """`differences` is empty where the books agree."""

    orders: int = 0
    codes: int = 0
    charged: Decimal = Decimal(0)
    refunded: Decimal = Decimal(0)
    differences: list[str] = field(default_factory=list)
    # Charged otherwise than our list had it: no difference of the books, but worth a look.
    repriced: dict[str, str] = field(default_factory=dict)

    def must(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.differences.append(otherwise)


def reconcile(shop: ShopClient, book: Book, *, since: datetime, run: str) -> Reconciled:
    """Our book against the shop's statement and its list of orders, from `since` on."""
    found = Reconciled()
    statement = shop.statement(since=since)
    listed = shop.order_list(since=since)
    moved: dict[str, Decimal] = defaultdict(Decimal)
    postings = [row for row in statement.rows if row["type"] == "posting"]
    for row in postings:
        moved[row["order"]] += Decimal(row["amount"])
    opening, closing = statement.rows[0], statement.rows[-1]
    total = sum((Decimal(row["amount"]) for row in postings), Decimal(opening["balance"]))
    found.must(total == Decimal(closing["balance"]), "the statement does not add up")
    orders = {row["order"]: row for row in listed.rows}
    ours = {one["number"]: one for one in book.purchases()}

    for number, one in ours.items():
        order = orders.get(number)
        if order is None or not one["is_done"]:
            found.must(False, f"{one['key']}: the shop has no such order, or it is not settled")
            continue
        charged, refunded = Decimal(one["charged"]), Decimal(one["refunded"])
        found.orders += 1
        found.codes += book.codes(number)
        found.charged += charged
        found.refunded += refunded
        name = one["key"]
        found.must(Decimal(order["charged"]) == charged, f"{name}: the shop charged otherwise")
        found.must(Decimal(order["refunded"]) == refunded, f"{name}: refunded otherwise")
        found.must(moved[number] == refunded - charged, f"{name}: the statement says otherwise")
        if price([one]) != charged:
            found.repriced[name] = f"{price([one])} by the list, {charged} charged"
        whole = book.codes(number) == pieces([one])
        found.must(whole or refunded > 0, f"{name}: codes are missing")

    for number, order in orders.items():
        mine = (order["clientReference"] or "").startswith(run)
        found.must(number in ours or not mine, f"{number}: bought in our name, not in our book")
    return found
