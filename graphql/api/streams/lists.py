"""The lists themselves: who may read them, what is asked, and their rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date

from api.basics import cursor
from api.http import parameters_of
from api.streams.formats import Row
from storefronts.orders.exports import Exported, orders_of
from storefronts.pricing.price_list import price_list
from storefronts.wallet.exports import Stated, opening_of, stated
from tenants.accounts.models import User
from tenants.kernel.errors import Invalid
from tenants.kernel.money import Money
from tenants.registry.models import Shop

# Whatever was written before is committed by now: nothing is added to a list that ends there.
SETTLED_AFTER = timedelta(seconds=60)
LONGEST_CURSOR = 1_000


@dataclass(slots=True)
class Prepared:
    """A list that is about to be sent. `chunks` is drawn from inside the shop, one at a time."""

    columns: Sequence[str]
    chunks: Iterator[list[Row]]
    head: Row
    # Told at the end, when all rows are known.
    tail: Callable[[], Row]
    headers: dict[str, str] = field(default_factory=dict)
    etag: tuple[object, ...] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A list: the scope that a key needs, and how it is prepared."""

    scope: str
    prepare: Callable[[HttpRequest, Shop, User], Prepared]


PRICE_COLUMNS = (
    "denomination sku product productName name kind price currency listPrice breaks steps"
    " availability minQuantity maxQuantity buyerFields promiseSeconds warrantyDays faceValue"
    " faceCurrency version removed"
).split()
STATEMENT_COLUMNS = "type at ref event amount balance currency order clientReference".split()
ORDER_COLUMNS = (
    "order clientReference status delivery placedAt paidAt paidWith position denomination name"
    " quantity unitPrice charged refunded currency"
).split()


def prices(request: HttpRequest, shop: Shop, user: User) -> Prepared:
    asked = parameters_of(request).get("changedSince", "")
    if len(asked) > LONGEST_CURSOR:
        raise Invalid(field="changedSince")
    # "+" of a time zone is a space in an address that was not encoded.
    found = price_list(shop, user_id=user.pk, changed_since=asked.strip().replace(" ", "+"))
    mark, stock = str(found.mark), cursor(found.stock_version, "f" * 32)
    told = 0

    def chunks() -> Iterator[list[Row]]:
        nonlocal told
        for ids in found.chunks():
            rows: list[Row] = [row.facts() for row in found.rows(ids)]
            told += len(rows)
            yield rows

    return Prepared(
        columns=PRICE_COLUMNS,
        chunks=chunks(),
        head={"type": "head", "full": found.full, "cursor": mark, "stockCursor": stock},
        tail=lambda: {"type": "end", "rows": told, "cursor": mark},
        headers={
            "X-List-Cursor": mark,
            "X-List-Full": "true" if found.full else "false",
            "X-Stock-Cursor": stock,
        },
        # Not the mark: it moves with every transaction of the database.
        etag=(*found.stamp, found.mark.facts, found.stock_version, asked, found.full),
    )


def statement(request: HttpRequest, shop: Shop, user: User) -> Prepared:
    since, until = _span(request, shop)
    opening = opening_of(shop=shop, user=user, since=since)
    closing, count = opening, 0

    def chunks() -> Iterator[list[Row]]:
        nonlocal closing, count
        yield [_balance("opening", since, opening)]
        for lines in stated(shop=shop, user=user, since=since, until=until, opening=opening):
            closing, count = lines[-1].balance, count + len(lines)
            yield [_posting(line) for line in lines]
        yield [_balance("closing", until, closing)]

    return Prepared(
        columns=STATEMENT_COLUMNS,
        chunks=chunks(),
        head=_head(since, until),
        tail=lambda: {
            "type": "end",
            "postings": count,
            "sum": (closing - opening).amount,
            "closing": closing.amount,
        },
    )


def orders(request: HttpRequest, shop: Shop, user: User) -> Prepared:
    since, until = _span(request, shop)
    count = charged = refunded = 0

    def chunks() -> Iterator[list[Row]]:
        nonlocal count, charged, refunded
        for some in orders_of(shop_id=shop.pk, user_id=user.pk, since=since, until=until):
            count += len(some)
            charged += sum(one.charged_minor for one in some)
            refunded += sum(one.order.refunded_minor for one in some)
            yield [_order(one) for one in some]

    return Prepared(
        columns=ORDER_COLUMNS,
        chunks=chunks(),
        head=_head(since, until),
        tail=lambda: {
            "type": "end",
            "orders": count,
            "charged": Money(charged, shop.currency).amount,
            "refunded": Money(refunded, shop.currency).amount,
        },
    )


KINDS = {
    "price-list": Kind("catalogue", prices),
    "statement": Kind("orders", statement),
    "orders": Kind("orders", orders),
}


def csv_rows(kind: str, rows: list[Row]) -> list[Row]:
    """For a table: an order is as many rows as it has lines, and sums are theirs."""
    if kind != "orders":
        return rows
    return [{**row, **line} for row in rows for line in row["lines"]]


def _span(request: HttpRequest, shop: Shop) -> tuple[datetime, datetime]:
    """`from` (the first of this month) to `to` (now), as times or as days of the shop.

    A day as `to` is counted whole. Raises Invalid.
    """
    zone = _zone(shop)
    now = timezone.now()
    first = datetime.combine(now.astimezone(zone).date().replace(day=1), time.min, tzinfo=zone)
    since = _moment(request, "from", zone, first, timedelta())
    until = _moment(request, "to", zone, now, timedelta(days=1))
    if since > until:
        raise Invalid(field="from")
    return since.astimezone(UTC), until.astimezone(UTC)


def _moment(
    request: HttpRequest, name: str, zone: ZoneInfo, usual: datetime, day: timedelta
) -> datetime:
    text = parameters_of(request).get(name, "").strip().replace(" ", "+")
    if not text:
        return usual
    try:
        if len(text) == 10 and (on := parse_date(text)):
            return datetime.combine(on + day, time.min, tzinfo=zone)
        at = datetime.fromisoformat(text)
        at = at if at.tzinfo else at.replace(tzinfo=zone)
        if not 1990 <= at.year < 9000:
            raise ValueError(text)
        return at
    except (ValueError, OverflowError) as error:
        raise Invalid(field=name) from error


def _zone(shop: Shop) -> ZoneInfo:
    try:
        return ZoneInfo(shop.time_zone)
    except (KeyError, ValueError):
        return ZoneInfo("UTC")


def _head(since: datetime, until: datetime) -> Row:
    """`final`: nothing that belongs into it can be added any more."""
    final = until <= timezone.now() - SETTLED_AFTER
    return {"type": "head", "from": _iso(since), "to": _iso(until), "final": final}


def _balance(kind: str, at: datetime, balance: Money) -> Row:
    return {
        "type": kind,
        "at": _iso(at),
        "balance": balance.amount,
        "currency": balance.currency,
    }


def _posting(line: Stated) -> Row:
    return {
        "type": "posting",
        "at": _iso(line.posting.at),
        "ref": line.posting.ref,
        "event": line.posting.event,
        "amount": line.money.amount,
        "balance": line.balance.amount,
        "currency": line.money.currency,
        "order": line.number or None,
        "clientReference": line.client_reference or None,
    }


def _order(one: Exported) -> Row:
    order, paid = one.order, one.order.paid_at is not None
    currency = order.currency
    return {
        "type": "order",
        "order": order.number,
        "clientReference": order.client_reference or None,
        "status": order.status.upper(),
        "delivery": order.delivery.upper(),
        "placedAt": _iso(order.placed_at),
        "paidAt": _iso(order.paid_at) if order.paid_at else None,
        "paidWith": one.paid_with or None,
        "charged": Money(one.charged_minor, currency).amount,
        "refunded": order.refunded_total.amount,
        "currency": currency,
        "lines": [
            {
                "position": line.position,
                "denomination": str(line.denomination_id),
                "name": line.name(order.locale),
                "quantity": line.quantity,
                "unitPrice": f"{line.unit_price.normalize():f}",
                "delivery": line.delivery.upper(),
                "charged": Money(line.total_minor if paid else 0, currency).amount,
                "refunded": Money(line.refunded_minor, currency).amount,
            }
            for line in one.lines
        ],
    }


def _iso(at: Any) -> str:
    return str(at.astimezone(UTC).isoformat().replace("+00:00", "Z"))
