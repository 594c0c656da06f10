"""Looking things up in the trail, proving it on somebody's word, and taking it out whole."""

import csv as plain_csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from defusedcsv import csv
from django.db.models import Q, QuerySet

from tenants.audit.models import AuditEvent
from tenants.audit.queries import Verification, verify
from tenants.audit.services import record
from tenants.kernel.actor import Actor

FORMATS = ("ndjson", "csv")
_COLUMNS = (
    "id",
    "at",
    "actor_kind",
    "actor_id",
    "actor_label",
    "address",
    "device",
    "request_id",
    "action",
    "target",
    "shop_id",
    "data",
)
_PIECE = 1 << 16


def events(
    *,
    shop_id: UUID | None = None,
    actor: str = "",
    actor_kind: str = "",
    action: str = "",
    target: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[AuditEvent]:
    """``actor`` is part of a name or a whole id; ``action`` and ``target`` are beginnings."""
    rows = AuditEvent.objects.all()
    if shop_id:
        rows = rows.filter(shop_id=shop_id)
    if actor:
        rows = rows.filter(Q(actor_label__icontains=actor) | Q(actor_id=actor))
    if actor_kind:
        rows = rows.filter(actor_kind=actor_kind)
    if action:
        rows = rows.filter(action__startswith=action)
    if target:
        rows = rows.filter(target__startswith=target)
    if since:
        rows = rows.filter(at__gte=since)
    if until:
        rows = rows.filter(at__lt=until)
    return rows


def verify_chain(*, actor: Actor) -> Verification:
    """Walk the whole chain because somebody asked. Audited with the result."""
    found = verify()
    record(
        actor=actor,
        action="audit.verified",
        target="audit:chain",
        data={"sealed": found.sealed, "broken": found.broken},
    )
    return found


def exported(*, rows: QuerySet[AuditEvent], kind: str, actor: Actor) -> Iterator[str]:
    """The events, oldest first, in pieces: memory does not grow with the trail. Audited.

    ``kind`` is one of FORMATS. Cells of a CSV that a spreadsheet would run are escaped.
    """
    record(actor=actor, action="audit.exported", target="audit:trail", data={"format": kind})
    return _csv(rows) if kind == "csv" else _ndjson(rows)


def _ndjson(rows: QuerySet[AuditEvent]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for event in _plain(rows):
        line = json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n"
        held.append(line)
        size += len(line)
        if size > _PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def _csv(rows: QuerySet[AuditEvent]) -> Iterator[str]:
    buffer = io.StringIO()
    buffer.write("\ufeff")  # or Excel takes the UTF-8 for something else
    writer = csv.writer(buffer, quoting=plain_csv.QUOTE_MINIMAL)
    writer.writerow(_COLUMNS)
    for event in _plain(rows):
        cells = {**event, "data": json.dumps(event["data"], ensure_ascii=False)}
        writer.writerow([cells[name] for name in _COLUMNS])
        if buffer.tell() > _PIECE:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _plain(rows: QuerySet[AuditEvent]) -> Iterator[dict[str, Any]]:
    for event in rows.order_by("at", "id").values(*_COLUMNS).iterator(chunk_size=2_000):
        yield {
            **event,
            "id": str(event["id"]),
            "at": event["at"].isoformat(),
            "shop_id": str(event["shop_id"]) if event["shop_id"] else None,
        }
