"""Putting codes into stock: sealed, known again by their fingerprints, each taken once.

Rows are copied in binary into a temporary table and inserted from there; what is on the platform
already, sold or not, conflicts on its fingerprint and counts as a duplicate.
"""

import struct
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from tenants.kernel.ids import new_id
from tenants.supply.codes import STOCK_TABLE, pack
from tenants.supply.models import NEVER, PurchaseBatch
from tenants.supply.stockfile import Row
from tenants.vault import Key, fingerprinter, key_for

# COPY's binary format: 16-bit count of fields, then a 32-bit length before each value.
_HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_TAIL = b"\xff\xff"
_BEFORE = struct.Struct(">hi16si32si").pack
_AFTER = struct.Struct(">iiiq").pack
_DAY_ZERO = date(2000, 1, 1).toordinal()

_STAGING = """
CREATE TEMPORARY TABLE IF NOT EXISTS stock_staging (
    id uuid, fingerprint bytea, sealed bytea, sell_by date, pick bigint
) ON COMMIT DELETE ROWS"""
_COPY = "COPY stock_staging (id, fingerprint, sealed, sell_by, pick) FROM STDIN (FORMAT BINARY)"
# In the order of fingerprints: two imports of the same codes would otherwise wait for each other
# in a circle. Of two like codes in one file the earlier is taken.
_TAKE = """
INSERT INTO public.supply_stockcode
    (id, denomination_id, batch_id, state, sell_by, pick, fingerprint, key_id, sealed)
SELECT id, %s, %s, 'free', sell_by, pick, fingerprint, %s, sealed
FROM stock_staging ORDER BY fingerprint, pick
ON CONFLICT (fingerprint) DO NOTHING"""


@dataclass(frozen=True)
class Loader:
    """Seals rows for one batch, outside a transaction, and takes them in, inside one."""

    batch: PurchaseBatch
    key: Key
    fingerprint: Callable[[str], bytes]

    @classmethod
    def of(cls, batch: PurchaseBatch) -> "Loader":
        return cls(
            batch=batch,
            key=key_for("supplier", batch.supplier_id),
            fingerprint=fingerprinter(batch.issuer),
        )

    def seal(self, rows: Iterable[Row]) -> bytes:
        """The rows as one binary COPY. No database is asked."""
        seal, fingerprint = self.key.seal, self.fingerprint
        default = self.batch.expires_on or NEVER
        pick = time.time_ns() // 1000
        parts = [_HEAD]
        for row in rows:
            code_id = new_id()
            pick += 1
            sealed = seal(pack(row.secret, row.card, row.pin), table=STOCK_TABLE, row=code_id)
            day = (row.expires_on or default).toordinal() - _DAY_ZERO
            parts.append(
                _BEFORE(5, 16, code_id.bytes, 32, fingerprint(row.secret), len(sealed))
                + sealed
                + _AFTER(4, day, 8, pick)
            )
        parts.append(_TAIL)
        return b"".join(parts)

    def take(self, sealed_rows: bytes) -> int:
        """Put sealed rows into stock; how many were new. Inside a transaction."""
        with connection.cursor() as cursor:
            cursor.execute(_STAGING)
            with cursor.copy(_COPY) as copy:
                copy.write(sealed_rows)
            cursor.execute(_TAKE, [self.batch.denomination_id, self.batch.pk, self.key.id])
            return cursor.rowcount


def issuer_for(*, product_id: UUID, named: str) -> str:
    """The issuer that codes of a product are known by: that of its first batch, for ever."""
    first = (
        PurchaseBatch.objects.filter(denomination__product_id=product_id)
        .order_by("created_at", "pk")
        .values_list("issuer", flat=True)
        .first()
    )
    return named if first is None else first


def add_codes(*, batch: PurchaseBatch, rows: Iterable[Row]) -> int:
    """Take a handful of codes at once (seeds, tests, a form); how many were new."""
    loader = Loader.of(batch)
    sealed_rows = loader.seal(rows)
    with transaction.atomic():
        return loader.take(sealed_rows)


def count_new(*, issuer: str, secrets: Iterable[list[str]]) -> tuple[int, int]:
    """(new, duplicate) if these secrets, given in chunks, were taken now. Inside a transaction."""
    fingerprint, total = fingerprinter(issuer), 0
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE stock_preview (fingerprint bytea) ON COMMIT DROP")
        for chunk in secrets:
            total += len(chunk)
            _copy_fingerprints(cursor, [fingerprint(secret) for secret in chunk])
        cursor.execute(
            "SELECT count(*) FROM (SELECT DISTINCT fingerprint FROM stock_preview) AS p"
            " WHERE NOT EXISTS (SELECT FROM public.supply_stockcode AS s"
            " WHERE s.fingerprint = p.fingerprint)"
        )
        new = int(cursor.fetchone()[0])
        cursor.execute("DROP TABLE stock_preview")
    return new, total - new


def _copy_fingerprints(cursor: CursorWrapper, found: list[bytes]) -> None:
    one = struct.Struct(">hi32s").pack
    with cursor.copy("COPY stock_preview FROM STDIN (FORMAT BINARY)") as copy:
        copy.write(b"".join([_HEAD, *(one(1, 32, value) for value in found), _TAIL]))
