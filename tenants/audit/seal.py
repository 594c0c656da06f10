"""Chaining the events after they are committed.

Nothing in a sale waits for the chain: events are inserted without order, and the sealer lays them
out later in the order (transaction id, event id). It takes only events whose transaction began
before every transaction that still runs (``pg_snapshot_xmin``). Those have all ended, so no event
can appear afterwards among the ones that were sealed, however late its neighbours commit.

A seal is an HMAC under a key from ``SECRET_KEY``: who can write to the database but does not hold
the key cannot lay a new chain over a changed event.
"""

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.encoding import force_bytes

from tenants.kernel import sql

log = structlog.get_logger(__name__)

GENESIS = b"\0" * 32
BATCH = 1_000
# Any constant of our own: two sealers would lay two chains.
SEALER_LOCK = 0x43465345414C

EVENT_COLUMNS = (
    "id, at, actor_kind, actor_id, actor_label, address, device, request_id, action, target,"
    " shop_id, data, xact::text::bigint AS xact"
)
HEAD = """
SELECT seq, event_id, event_xact::text, hash FROM public.audit_auditseal ORDER BY seq DESC LIMIT 1
"""
# The row comparison walks the index (xact, id) from the last sealed event on.
NEXT_EVENTS = f"""
SELECT {EVENT_COLUMNS} FROM public.audit_auditevent
WHERE (xact, id) > (%s::text::xid8, %s::uuid) AND xact < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY xact, id LIMIT %s
"""  # noqa: S608 - constants only
APPEND = """
INSERT INTO public.audit_auditseal (seq, event_id, event_xact, prev, hash)
SELECT seq, event_id, xact::text::xid8, prev, hash
FROM unnest(%s::bigint[], %s::uuid[], %s::bigint[], %s::bytea[], %s::bytea[])
  AS s (seq, event_id, xact, prev, hash)
"""


@dataclass(frozen=True, slots=True)
class Head:
    """The last seal; ``seq`` 0 before the first."""

    seq: int
    event_id: uuid.UUID
    xact: int
    hash: bytes


def canonical(event: Mapping[str, Any]) -> bytes:
    """The bytes that a seal covers: every column, sorted keys, UTC to the microsecond, UTF-8."""

    def plain(value: Any) -> Any:
        if isinstance(value, datetime):
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        return str(value) if isinstance(value, uuid.UUID) else value

    # Django has its connections give JSON as text, whose spelling is PostgreSQL's own.
    columns = {**event, "data": json.loads(event["data"])}
    return json.dumps(
        {name: plain(value) for name, value in columns.items()},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    ).encode()


def seal_keys() -> list[bytes]:
    """The key that seals, and after a change of SECRET_KEY those that sealed before."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [hashlib.sha256(b"cardfleet.audit.seal:" + force_bytes(s)).digest() for s in secrets]


def seal_hash(key: bytes, *, seq: int, prev: bytes, event: Mapping[str, Any]) -> bytes:
    """HMAC-SHA256 over the number (8 bytes, big-endian), the seal before, and the event."""
    return hmac.digest(key, seq.to_bytes(8, "big") + prev + canonical(event), "sha256")


def head() -> Head:
    row = sql.run(HEAD).fetchone()
    if row is None:
        return Head(seq=0, event_id=uuid.UUID(int=0), xact=0, hash=GENESIS)
    return Head(seq=row[0], event_id=row[1], xact=int(row[2]), hash=bytes(row[3]))


def seal_events(*, limit: int = BATCH) -> int:
    """Seal up to ``limit`` events that are final; returns how many.

    Another sealer at work means 0: it does what is to be done.
    """
    with transaction.atomic():
        taken = sql.run("SELECT pg_try_advisory_xact_lock(%s::bigint)", (SEALER_LOCK,)).fetchone()
        if not taken or not taken[0]:
            return 0
        last = head()
        cursor = sql.run(NEXT_EVENTS, (str(last.xact), last.event_id, limit))
        names = [column.name for column in cursor.description or ()]
        events = [dict(zip(names, row, strict=True)) for row in cursor]
        if not events:
            return 0
        key = seal_keys()[0]
        hashes = [last.hash]
        for seq, event in enumerate(events, start=last.seq + 1):
            hashes.append(seal_hash(key, seq=seq, prev=hashes[-1], event=event))
        sql.run(
            APPEND,
            (
                list(range(last.seq + 1, last.seq + 1 + len(events))),
                [event["id"] for event in events],
                [event["xact"] for event in events],
                hashes[:-1],
                hashes[1:],
            ),
        )
    # The log leaves the machine: it is the witness against a chain cut at its end.
    log.info("audit.sealed", events=len(events), seq=last.seq + len(events), head=hashes[-1].hex())
    return len(events)
