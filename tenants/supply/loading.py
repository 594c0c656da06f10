"""Putting codes into stock: sealed, known again by their fingerprints, each taken once.

What is on the platform already, sold or not, is looked up by its fingerprint and counts as a
duplicate; the rest is sealed and copied in. Should another import take one of them in between, the
unique index refuses the copy and the look-up is made again.
"""

import struct
import time
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from psycopg.errors import UniqueViolation
from uuid_utils import uuid7

from tenants.kernel import sql
from tenants.supply.chunks import sort_rows
from tenants.supply.codes import STOCK_TABLE, pack
from tenants.supply.models import NEVER, PurchaseBatch
from tenants.supply.stockfile import Row
from tenants.vault import fingerprinter, key_for

# COPY's binary format: 16-bit count of fields, then a 32-bit length before each value.
_HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_TAIL = b"\xff\xff"
_COPY = """
COPY public.supply_stockcode
    (denomination_id, batch_id, key_id, state, id, fingerprint, sell_by, pick, sealed)
FROM STDIN (FORMAT BINARY)"""
_SAME = struct.Struct(">hi16si16si16si4si").pack  # up to the length of the id
_OWN = struct.Struct(">16si32siiiqi").pack  # up to the length of the ciphertext
_DAY_ZERO = date(2000, 1, 1).toordinal()
# One look into the index each: from a list of thousands a planner may rather read the whole table.
_KNOWN = """
SELECT f.found FROM unnest(%b::bytea[]) AS f (found), LATERAL (
    SELECT FROM public.supply_stockcode WHERE fingerprint = f.found LIMIT 1
) AS known"""


def take(batch: PurchaseBatch, found: dict[bytes, Row]) -> int:
    """Put into stock, in a transaction, what the platform does not know; how many that were."""
    new = unknown(found)
    while new:
        rows = sealed_copy(batch, new)
        try:
            with transaction.atomic(), connection.cursor() as cursor, cursor.copy(_COPY) as copy:
                copy.write(rows)
        except UniqueViolation:
            # Another import was faster with one of them, and has committed.
            left = unknown(new)
            if len(left) == len(new):
                raise
            new = left
        else:
            break
    return len(new)


def add_codes(*, batch: PurchaseBatch, rows: Iterable[Row]) -> int:
    """Take a handful of codes at once (seeds, tests, a form); how many were new."""
    with transaction.atomic():
        return take(batch, sort_rows(rows, fingerprinter(batch.issuer)).found)


def sealed_copy(batch: PurchaseBatch, new: dict[bytes, Row]) -> bytes:
    """The rows as one binary COPY, by fingerprint: two imports of the same codes would
    otherwise wait for each other in a circle."""
    key = key_for("supplier", batch.supplier_id)
    same = _SAME(
        9, 16, batch.denomination_id.bytes, 16, batch.pk.bytes, 16, key.id.bytes,
        4, b"free", 16,
    )  # fmt: skip
    seal_next = key.sealer(table=STOCK_TABLE, rows=len(new))
    default = batch.expires_on or NEVER
    # The order of the file is the order of sale; what comes later, later.
    pick = time.time_ns() // 1000
    parts = [_HEAD]
    for fingerprint in sorted(new):
        number, secret, card, pin, expires_on, *_ = new[fingerprint]
        code_id = uuid7().bytes
        sealed = seal_next(code_id, pack(secret, card, pin))
        day = (expires_on or default).toordinal() - _DAY_ZERO
        parts.append(
            same + _OWN(code_id, 32, fingerprint, 4, day, 8, pick + number, len(sealed)) + sealed
        )
    parts.append(_TAIL)
    return b"".join(parts)


def unknown(found: dict[bytes, Row]) -> dict[bytes, Row]:
    """Those whose fingerprints are not on the platform."""
    known = {bytes(row[0]) for row in sql.run(_KNOWN, (list(found),)).fetchall()}
    return {name: row for name, row in found.items() if name not in known} if known else found


def issuer_for(*, product_id: UUID, named: str) -> str:
    """The issuer that codes of a product are known by: that of its first batch, for ever."""
    first = (
        PurchaseBatch.objects.filter(denomination__product_id=product_id)
        .order_by("created_at", "pk")
        .values_list("issuer", flat=True)
        .first()
    )
    return named if first is None else first


def count_new(found: Iterable[Iterable[bytes]]) -> int:
    """How many of these fingerprints, given in chunks, are new. Inside a transaction.

    They lie in a temporary table, for a file may have more of them than fit into memory.
    """
    one = struct.Struct(">hi32s").pack
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE stock_preview (fingerprint bytea) ON COMMIT DROP")
        for some in found:
            with cursor.copy("COPY stock_preview FROM STDIN (FORMAT BINARY)") as copy:
                copy.write(b"".join([_HEAD, *(one(1, 32, value) for value in some), _TAIL]))
        cursor.execute(
            "SELECT count(*) FROM (SELECT DISTINCT fingerprint FROM stock_preview) AS p"
            " WHERE NOT EXISTS (SELECT FROM public.supply_stockcode AS s"
            " WHERE s.fingerprint = p.fingerprint)"
        )
        new = int(cursor.fetchone()[0])
        cursor.execute("DROP TABLE stock_preview")
    return new
