"""Reading the trail and proving that it was not altered."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from tenants.audit.seal import EVENT_COLUMNS, GENESIS, Head, head, seal_hash, seal_keys
from tenants.kernel import sql

PAGE = 2_000
# A chain that is broken everywhere need not be told row by row.
FINDINGS_KEPT = 100

SEALED = f"""
SELECT s.seq, s.event_id AS sealed_id, s.event_xact::text::bigint AS sealed_xact, s.prev, s.hash,
       {", ".join("e." + column.strip() for column in EVENT_COLUMNS.split(","))}
FROM public.audit_auditseal s LEFT JOIN public.audit_auditevent e ON e.id = s.event_id
WHERE s.seq > %s ORDER BY s.seq LIMIT %s
"""  # noqa: S608 - constants only
# The sealer has passed these places: an event that stands there without a seal came later.
SMUGGLED = """
SELECT e.id FROM public.audit_auditevent e
WHERE (e.xact, e.id) <= (%s::text::xid8, %s::uuid)
  AND NOT EXISTS (SELECT FROM public.audit_auditseal s WHERE s.event_id = e.id)
ORDER BY e.xact, e.id LIMIT %s
"""
UNSEALED = "SELECT count(*) FROM public.audit_auditevent WHERE (xact, id) > (%s::text::xid8, %s)"

Kind = Literal["changed", "removed", "inserted", "seal_changed", "seal_removed", "cut"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree. ``event_id`` names the row, ``seq`` its place in the chain."""

    kind: Kind
    seq: int | None
    event_id: uuid.UUID | None

    def __str__(self) -> str:
        place = f" at {self.seq}" if self.seq else ""
        return f"{self.kind}: event {self.event_id or 'unknown'}{place}"


@dataclass(slots=True)
class Verification:
    """What the chain says. ``waiting`` events are recorded and not sealed yet."""

    sealed: int = 0
    waiting: int = 0
    head_seq: int = 0
    head_hash: str = ""
    broken: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def intact(self) -> bool:
        return self.broken == 0

    def add(self, kind: Kind, seq: int | None, event_id: uuid.UUID | None) -> None:
        self.broken += 1
        if len(self.findings) < FINDINGS_KEPT:
            self.findings.append(Finding(kind=kind, seq=seq, event_id=event_id))


def _sealed_rows() -> Iterator[dict[str, Any]]:
    """All seals with their events, a page at a time: memory does not grow with the trail."""
    after = 0
    while True:
        cursor = sql.run(SEALED, (after, PAGE))
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        if rows:
            after = rows[-1]["seq"]
        yield from rows
        if len(rows) < PAGE:
            return


def verify(*, expected: tuple[int, str] | None = None) -> Verification:
    """Walk the whole chain and name every row that was changed, removed or inserted.

    ``expected`` is a head that was seen before (number and hash in hex, as the log tells them): a
    chain that was cut at its end is whole in itself, and only such a witness shows the cut.
    """
    found, keys = Verification(), seal_keys()
    prev, next_seq, last = GENESIS, 1, head()
    for row in _sealed_rows():
        seal = {name: row.pop(name) for name in ("seq", "sealed_id", "sealed_xact", "prev", "hash")}
        seq, event_id = seal["seq"], seal["sealed_id"]
        for missing in range(next_seq, min(seq, next_seq + FINDINGS_KEPT)):
            found.add("seal_removed", missing, None)
        if bytes(seal["prev"]) != prev and seq == next_seq:
            found.add("seal_changed", seq, event_id)
        if row["id"] is None:
            found.add("removed", seq, event_id)
        elif row["xact"] != seal["sealed_xact"] or bytes(seal["hash"]) not in [
            seal_hash(key, seq=seq, prev=bytes(seal["prev"]), event=row) for key in keys
        ]:
            found.add("changed", seq, event_id)
        if expected and expected[0] == seq and expected[1] != bytes(seal["hash"]).hex():
            found.add("seal_changed", seq, event_id)
        prev, next_seq = bytes(seal["hash"]), seq + 1
        found.sealed += 1
        found.head_seq, found.head_hash = seq, prev.hex()
    if expected and expected[0] > found.head_seq:
        found.add("cut", expected[0], None)
    _look_beside(found, last)
    return found


def _look_beside(found: Verification, last: Head) -> None:
    """Events without a seal: those before the sealer's place were smuggled in, the rest wait."""
    place = (str(last.xact), last.event_id)
    for (event_id,) in sql.run(SMUGGLED, (*place, FINDINGS_KEPT)):
        found.add("inserted", None, event_id)
    row = sql.run(UNSEALED, place).fetchone()
    found.waiting = row[0] if row else 0
