"""Writing the audit trail: one INSERT, no lock, no look at what came before."""

import json
import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any

from psycopg.types.json import Jsonb

from tenants.kernel import sql
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id

# Defaults of the table fill in the time and the transaction.
RECORD = """
INSERT INTO public.audit_auditevent (id, actor_kind, actor_id, actor_label, address, device,
    request_id, action, target, shop_id, data)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
# Ids and amounts may come as they are.
_dumps = partial(json.dumps, default=str)


def record(
    *,
    actor: Actor,
    action: str,
    target: str,
    shop_id: uuid.UUID | None = None,
    data: Mapping[str, Any] | None = None,
) -> uuid.UUID:
    """Record that ``actor`` did ``action`` (a verb in the past) to ``target`` ("order:<uuid>").

    It is part of the caller's transaction: what is rolled back was not done. Works inside
    ``sql.pipeline()``. ``data`` is plain JSON, and never holds a code, a token or a password.
    Returns the event's id.
    """
    event_id = new_id()
    sql.run(
        RECORD,
        (
            event_id,
            actor.kind[:12],
            actor.id[:64],
            actor.label[:254],
            actor.address[:64],
            actor.device[:200],
            actor.request_id[:64],
            action,
            target[:160],
            shop_id,
            Jsonb(dict(data or {}), dumps=_dumps),
        ),
    )
    return event_id
