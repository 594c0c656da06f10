"""Telling: one statement in the transaction of the fact, which writes only where somebody listens.

It goes into the pipeline of its caller, so that a sale makes no round trip for it. The version of
an event is the database's clock in microseconds, read under the lock of its object, and never less
than the one before: it rises for each object, also after old events are forgotten or a dump is
restored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from psycopg.types.json import Jsonb

from tenants.kernel.ids import new_id
from tenants.kernel.sql import run
from tenants.outbox.nudge import nudge
from tenants.outbox.services import OWE_FROM

TASK = "webhooks.hand_out"
# For a statement that is sent anyway: whether telling anything has a point in this shop.
HEARD = "EXISTS (SELECT FROM webhooks_endpoint)"

# Told inside a transaction that holds the lock of the object, or has just made it: nobody else can
# give out a version of it meanwhile.
TELL = f"""
WITH told AS (
  SELECT * FROM jsonb_to_recordset(%s::jsonb)
    AS told (id uuid, kind text, object_id uuid, n bigint, data jsonb)
), heard AS (
  INSERT INTO webhooks_event (id, kind, object_id, version, at, data)
  SELECT told.id, told.kind, told.object_id,
    greatest((extract(epoch FROM clock_timestamp()) * 1000000)::bigint,
      1 + coalesce((SELECT max(before.version) FROM webhooks_event AS before
        WHERE before.object_id = told.object_id), 0)) + told.n,
    %s, told.data
  FROM told WHERE EXISTS (SELECT FROM webhooks_endpoint AS one WHERE one.kinds ? told.kind)
  RETURNING object_id
)
{OWE_FROM}
SELECT %s, '{TASK}', jsonb_build_object('objects', jsonb_agg(DISTINCT object_id)), %s
FROM heard HAVING count(*) > 0
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class News:
    """A fact to tell. ``data`` is plain JSON: ids, numbers and money, and nothing of a person."""

    kind: str
    object_id: UUID
    data: dict[str, Any]


def tell(*, shop_id: UUID, at: datetime, news: Sequence[News]) -> None:
    """Tell the shop's subscribers, if this transaction commits. Works inside ``sql.pipeline()``."""
    if not news:
        return
    rows = [
        {
            "id": str(new_id()),
            "kind": one.kind,
            "object_id": str(one.object_id),
            "n": n,
            "data": one.data,
        }
        for n, one in enumerate(news)
    ]
    run(TELL, (Jsonb(rows), at, new_id(), shop_id))
    transaction.on_commit(nudge)
