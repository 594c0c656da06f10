"""Prices and purchases."""

import time
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from cardfleet import Refused, ShopClient, each
from cardfleet.shop import BulkFailure, BulkOrder, BulkStatus, LineInput, RevealedCode
from reseller.book import Book, Line, lines_of, pieces, price

IN_LINE = 10
OF_ONE = 50  # of a denomination, in one round of planning
# A price has risen since the book was written.
DEARER = ("PRICE_CHANGED", "INSUFFICIENT_FUNDS")


class NotEnough(Exception):
    """The shop has not so many codes, or does not deliver them in time."""


def sync_prices(shop: ShopClient, book: Book) -> int:
    """Only what has changed since the last time; how many rows came."""
    found = shop.price_list(changed_since=book.cursor("prices"))
    book.take_prices(found.head, found.rows)
    sync_stock(shop, book)
    return len(found.rows)


def sync_stock(shop: ShopClient, book: Book) -> None:
    """What has moved since the last time: it moves faster than prices."""
    cursor, more = book.cursor("stock"), True
    while more:
        page = shop.stock_changes(first=100, after=cursor)
        cursor, more = page.end_cursor or cursor, page.has_next_page
        moved = {change.denomination: str(change.availability) for change in page}
        book.take_stock(cursor or "", moved)


def price_of(row: dict[str, Any], quantity: int) -> Decimal:
    """Of so many pieces in one line, as the shop computes it: rounded once, not for each piece."""
    step = max((s for s in row["steps"] if s["from"] <= quantity), key=lambda s: int(s["from"]))
    cent = Decimal(1).scaleb(int(Decimal(row["price"]).as_tuple().exponent))  # or what it has
    listed = (Decimal(step["unit"]) * quantity).quantize(cent, ROUND_HALF_UP)
    off = (listed * Decimal(step["percentOff"]) / 100).quantize(cent, ROUND_HALF_UP)
    return listed - off


def fill(shop: ShopClient, book: Book, *, run: str, codes: int, in_one: int, email: str) -> None:
    """Buy until so many codes are on their way; what could not be had is planned anew."""
    look_up(shop, book)
    empty: set[str] = set()
    for _ in range(30):
        missing = codes - pieces(book.open_purchases())
        if missing > 0:
            planned = list(plan(book, missing, in_one=in_one, without=empty))
            if not planned:
                break
            for lines in planned:
                book.intend(f"{run}-{book.count()}", lines)
        top_up(shop, book, run=run)
        empty |= buy(shop, book, email=email)
        if pieces(book.open_purchases()) >= codes:
            return
    missing = codes - pieces(book.open_purchases())
    raise NotEnough(f"{missing} codes are missing: the shop has not so many in stock now.")


def plan(book: Book, codes: int, *, in_one: int, without: set[str]) -> Iterator[list[Line]]:
    """Bulk orders of up to `in_one` codes, the cheapest codes first.

    A line is had whole or not at all, and how many are left is the shop's secret: lines are short.
    """
    goods = [row for row in book.prices() if row["kind"] == "CODE" and not row["buyerFields"]]
    goods = [row for row in goods if row["availability"] in ("IN_STOCK", "LOW")]
    goods = [row for row in goods if row["denomination"] not in without]
    goods.sort(key=lambda row: (Decimal(row["price"]), row["denomination"]))
    lines: list[Line] = []
    size = 0
    for row in goods:
        left = min(row["maxQuantity"], OF_ONE, codes)
        while left >= max(row["minQuantity"], 1):
            some = min(left, in_one - size, max(IN_LINE, row["minQuantity"]))
            if some < row["minQuantity"]:
                break
            cost = str(price_of(row, some))
            lines.append({"denomination": row["denomination"], "quantity": some, "price": cost})
            codes, left, size = codes - some, left - some, size + some
            if size == in_one:
                yield lines
                lines, size = [], 0
    if lines:
        yield lines


def top_up(shop: ShopClient, book: Book, *, run: str) -> None:
    """Money into the wallet for what is not bought yet (in the demo: by Sandbox)."""
    needed = price(one for one in book.open_purchases() if not one["number"])
    me = shop.me()
    have = me.wallet.amount if me and me.wallet else Decimal(0)
    if have < needed:
        amount = f"{needed - have:.2f}"
        key = f"{run}-money-{book.count()}-{amount}"
        shop.top_up_wallet(amount=amount, provider="sandbox", idempotency_key=key)


def look_up(shop: ShopClient, book: Book) -> None:
    """What an earlier run may have bought without hearing of it.

    The shop knows a key again for 72 hours, and the order by its reference for ever.
    """
    for one in book.open_purchases():
        if one["number"] or shop.order_by_reference(client_reference=one["key"]) is None:
            continue
        found = (b for b in each(shop.bulk_orders) if b.client_reference == one["key"])
        if (bulk := next(found, None)) is not None:
            note(book, one["key"], bulk)


def note(book: Book, key: str, bulk: BulkOrder) -> None:
    """Write down what was had; and the places of the lines that were not."""
    missed = {one.position for one in unpaid(bulk)}
    book.bought(key, bulk=bulk.id, number=bulk.order.number, missed=missed)


def unpaid(bulk: BulkOrder) -> list[BulkFailure]:
    """The lines that were refused at once; what fails later was paid, and is refunded."""
    return [one for one in bulk.failures if not one.refunded.amount]


def buy(shop: ShopClient, book: Book, *, email: str) -> set[str]:
    """Every purchase of the book that is not bought yet. Safe to repeat: its key stays the same.

    Nothing is bought for more than the book says. Answers the denominations of which there was not
    enough; what has become dearer is in the book at its new price.
    """
    missed: list[tuple[str, str]] = []  # why, and which denomination
    for one in book.open_purchases():
        if one["number"]:
            continue
        key = one["key"]
        lines = [
            LineInput(
                denomination=line["denomination"],
                quantity=line["quantity"],
                max_total=line["price"],
            )
            for line in lines_of(one)
        ]
        try:
            bought = shop.place_bulk_order(
                lines=lines, email=email, idempotency_key=key, client_reference=key, pay="wallet"
            )
        except Refused as refusal:
            if not {fault.code for fault in refusal.faults} & {*DEARER, "OUT_OF_STOCK"}:
                raise
            book.drop(key)
            for fault in refusal.faults:
                place = int(fault.path[1]) if fault.path and len(fault.path) > 1 else 0
                missed.append((fault.code, lines[place].denomination))
            continue
        bulk = bought.bulk_order
        if bulk is None:
            raise NotEnough(f"{key} was answered without an order.")
        note(book, key, bulk)
        missed += [(one.code.value, one.denomination) for one in unpaid(bulk)]
    if any(code in DEARER for code, _denomination in missed):
        sync_prices(shop, book)
    return {denomination for code, denomination in missed if code not in DEARER}


def collect(
    shop: ShopClient, book: Book, *, timeout_s: float, pause: Callable[[float], None] = time.sleep
) -> None:
    """Wait for each purchase, then read its codes."""
    deadline = time.monotonic() + timeout_s
    for one in book.open_purchases():
        while True:
            bulk = shop.bulk_order(id=one["bulk"])
            if bulk and bulk.status == BulkStatus.DONE:
                break
            if time.monotonic() > deadline:
                raise NotEnough(f"Order {one['number']} was not delivered in {timeout_s:.0f} s.")
            pause(0.3)
        book.settle(
            one["key"],
            charged=bulk.charged.amount,
            refunded=bulk.refunded.amount,
            codes=list(codes_of(shop, one["number"])),
        )


def codes_of(shop: ShopClient, number: str) -> Iterator[RevealedCode]:
    after = None
    while True:
        page = shop.reveal_codes(number=number, first=100, after=after)
        yield from page.codes
        if page.page_info is None or not page.page_info.has_next_page:
            return
        after = page.page_info.end_cursor
