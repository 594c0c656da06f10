"""Reserve, claim, release, burn: each one statement, so that a sale is a handful of round trips.

Called plainly they answer; inside ``kernel.sql.pipeline()`` use the ``send_...`` forms, which only
send, and read ``.result()`` after the block:

    with sql.pipeline():
        reserved = [send_reserve(...) for line in lines]
    for one in reserved:
        one.result()          # raises OutOfStock, having tried a second time

All or nothing per line. Codes are picked first to expire, first to have come, by rows that nobody
else has locked; nothing here waits for another sale, so carts cannot deadlock on codes. Whoever
raises inside a transaction must roll it back, as with any refusal.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar
from uuid import UUID

import psycopg
from django.db import transaction

from tenants.audit.services import record
from tenants.kernel import sql
from tenants.kernel.actor import Actor
from tenants.supply import statements
from tenants.supply.codes import STOCK_TABLE, CardCode
from tenants.supply.errors import NoSuchCode, OutOfStock
from tenants.supply.models import NEVER, PurchaseBatch, StockCode
from tenants.vault import fingerprint, open_with

AVAILABLE_CAP = 100
# A code that another sale has locked looks gone; most such sales take another code or end soon.
SECOND_TRY_AFTER_S = 0.03
# A payment that is being taken in may outlive its reservation by this much.
GRACE_S = 120

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A code that now belongs to an order line. ``sealed`` is the only ciphertext there is of it.

    ``unit_cost`` is in major units of ``cost_currency``; ``expires_on`` is the last good day.
    """

    code_id: UUID
    line_id: UUID
    supplier_id: UUID
    batch_id: UUID
    unit_cost: Decimal
    cost_currency: str
    key_id: UUID
    sealed: bytes = field(repr=False)
    expires_on: date | None = None


class Pending(Generic[_T]):
    """A statement that has been sent; ``result()`` reads its answer, once, outside the pipeline."""

    __slots__ = ("_cursor", "_read")

    def __init__(
        self, cursor: psycopg.Cursor[Any], read: Callable[[psycopg.Cursor[Any]], _T]
    ) -> None:
        self._cursor = cursor
        self._read = read

    def result(self) -> _T:
        return self._read(self._cursor)


# ------------------------------------------------------------------ reserve


def reserve(
    *,
    shop_id: UUID,
    order_id: UUID,
    line_id: UUID,
    denomination_id: UUID,
    quantity: int,
    until: datetime,
) -> None:
    """Set codes aside for an order line until then. Raises OutOfStock."""
    send_reserve(
        shop_id=shop_id,
        order_id=order_id,
        line_id=line_id,
        denomination_id=denomination_id,
        quantity=quantity,
        until=until,
    ).result()


def send_reserve(
    *,
    shop_id: UUID,
    order_id: UUID,
    line_id: UUID,
    denomination_id: UUID,
    quantity: int,
    until: datetime,
) -> Pending[None]:
    """``reserve`` for a pipeline."""
    values = (denomination_id, quantity, shop_id, order_id, line_id, until, quantity)

    def send() -> psycopg.Cursor[Any]:
        return sql.run(statements.RESERVE, values)

    def read(cursor: psycopg.Cursor[Any]) -> None:
        if _found(cursor) < quantity and (left := _found(_again(send))) < quantity:
            raise OutOfStock(denomination=denomination_id, wanted=quantity, left=left)

    return Pending(send(), read)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one line of a large order takes from the shelf."""

    line_id: UUID
    denomination_id: UUID
    quantity: int


def reserve_many(
    *, shop_id: UUID, order_id: UUID, wanted: Sequence[Wanted], until: datetime
) -> set[UUID]:
    """``reserve`` for many lines at once; the ids of the lines that were short, and took nothing.

    One second try for all of them together. In the caller's transaction.
    """

    def short_of(lines: Sequence[Wanted]) -> list[Wanted]:
        place = (shop_id, order_id)
        with sql.pipeline():
            asked = [
                sql.run(
                    statements.RESERVE,
                    (x.denomination_id, x.quantity, *place, x.line_id, until, x.quantity),
                )
                for x in lines
            ]
        return [
            one for one, cursor in zip(lines, asked, strict=True) if _found(cursor) < one.quantity
        ]

    short = short_of(wanted)
    if short:
        time.sleep(SECOND_TRY_AFTER_S)
        short = short_of(short)
    return {one.line_id for one in short}


# ------------------------------------------------------------------ claim


def claim_reserved(*, order_id: UUID, line_ids: Sequence[UUID] | None = None) -> list[Claimed]:
    """Sell all that is reserved for the order (for some of its lines); by line, then in the order
    of the stock.

    What has been released meanwhile is not in the answer: the caller compares quantities.
    """
    if line_ids is not None:
        return _claimed(sql.run(statements.CLAIM_RESERVED_LINES, (order_id, list(line_ids))))
    return send_claim_reserved(order_id=order_id).result()


def send_claim_reserved(*, order_id: UUID) -> Pending[list[Claimed]]:
    """``claim_reserved`` for a pipeline."""
    return Pending(sql.run(statements.CLAIM_RESERVED, (order_id,)), _claimed)


def claim_now(
    *, shop_id: UUID, order_id: UUID, line_id: UUID, denomination_id: UUID, quantity: int
) -> list[Claimed]:
    """Sell codes that were not reserved before. Raises OutOfStock."""
    return send_claim_now(
        shop_id=shop_id,
        order_id=order_id,
        line_id=line_id,
        denomination_id=denomination_id,
        quantity=quantity,
    ).result()


def send_claim_now(
    *, shop_id: UUID, order_id: UUID, line_id: UUID, denomination_id: UUID, quantity: int
) -> Pending[list[Claimed]]:
    """``claim_now`` for a pipeline."""
    values = (denomination_id, quantity, shop_id, order_id, line_id, quantity)

    def send() -> psycopg.Cursor[Any]:
        return sql.run(statements.CLAIM_NOW, values)

    def read(cursor: psycopg.Cursor[Any]) -> list[Claimed]:
        codes = _claimed(cursor)
        if len(codes) == quantity:
            return codes
        second = _again(send)
        codes = _claimed(second)
        if len(codes) < quantity:
            raise OutOfStock(
                denomination=denomination_id, wanted=quantity, left=_left(denomination_id, quantity)
            )
        return codes

    return Pending(send(), read)


def unseal(claimed: Claimed) -> CardCode:
    """The code in the clear, to be sealed at once under the shop's key."""
    return CardCode.from_bytes(
        open_with(claimed.key_id, claimed.sealed, table=STOCK_TABLE, row=claimed.code_id)
    )


# ------------------------------------------------------------------ give back


def release(*, order_id: UUID, line_ids: Sequence[UUID] | None = None) -> int:
    """Free what is reserved for the order (for some of its lines); returns how many.

    What was claimed stays claimed.
    """
    if line_ids is not None:
        return sql.run(statements.RELEASE_LINES, (order_id, list(line_ids))).rowcount
    return send_release(order_id=order_id).result()


def send_release(*, order_id: UUID) -> Pending[int]:
    """``release`` for a pipeline."""
    return Pending(sql.run(statements.RELEASE, (order_id,)), lambda cursor: cursor.rowcount)


def release_expired(*, limit: int = 1000) -> int:
    """Free reservations whose orders never came back, well after their time; returns how many.

    A safety net: an order releases its own when it is cancelled or expires.
    """
    return sql.run(statements.RELEASE_EXPIRED, (GRACE_S, limit)).rowcount


def burn(*, code_id: UUID, reason: str, actor: Actor) -> bool:
    """Take a code out of the trade for good, whatever its state; False if it was before. Audited.

    Its ciphertext goes, its fingerprint stays: the same code is never taken again.
    Raises NoSuchCode.
    """
    with transaction.atomic():
        row = sql.run(statements.BURN, (code_id, code_id)).fetchone()
        if row is None:
            raise NoSuchCode
        was, batch_id = row
        if was == "burned":
            return False
        record(
            actor=actor,
            action="stock.code_burned",
            target=f"code:{code_id}",
            data={"reason": reason, "was": was, "batch": batch_id},
        )
    return True


def find_code(*, denomination_id: UUID, secret: str) -> UUID:
    """The code of a denomination whose secret this is, in whatever state. Raises NoSuchCode."""
    batches = PurchaseBatch.objects.filter(denomination_id=denomination_id)
    issuers = set(batches.values_list("issuer", flat=True))
    marks = [fingerprint(issuer, secret) for issuer in issuers]
    found = StockCode.objects.filter(denomination_id=denomination_id, fingerprint__in=marks)
    code_id: UUID | None = found.values_list("pk", flat=True).first()
    if code_id is None:
        raise NoSuchCode
    return code_id


# ------------------------------------------------------------------ look


def free_codes(*, denomination_id: UUID) -> int:
    """How many codes could be sold now."""
    row = sql.run(statements.FREE_CODES, (denomination_id,)).fetchone()
    return int(row[0]) if row else 0


def availability(denomination_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many codes could be sold now, of each, counted no further than AVAILABLE_CAP."""
    ids = list(denomination_ids)
    if not ids:
        return {}
    return dict(sql.run(statements.AVAILABILITY, (AVAILABLE_CAP, ids)).fetchall())


def _left(denomination_id: UUID, wanted: int) -> int:
    return min(free_codes(denomination_id=denomination_id), wanted - 1)


def _again(send: Callable[[], psycopg.Cursor[Any]]) -> psycopg.Cursor[Any]:
    time.sleep(SECOND_TRY_AFTER_S)
    return send()


def _found(cursor: psycopg.Cursor[Any]) -> int:
    row = cursor.fetchone()
    return int(row[0]) if row else 0


def _claimed(cursor: psycopg.Cursor[Any]) -> list[Claimed]:
    return [
        Claimed(*facts, None if expires_on == NEVER else expires_on)  # type: ignore[call-arg]
        for *facts, expires_on in cursor.fetchall()
    ]
