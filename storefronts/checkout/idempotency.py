"""A write that a client may repeat: the first one works, the others get its answer.

The key's row is inserted in the transaction of the work itself. Of fifty requests with one key,
forty-nine wait at the unique index until the first commits, and then read what it made; if it is
rolled back, the next one does the work. So there is no window in which two of them work, and
nothing to clean up after a crash.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Protocol

import psycopg
from psycopg.types.json import Jsonb

from storefronts.checkout.errors import InProgress, KeyNeeded, KeyReused
from tenants.kernel.ids import new_id
from tenants.kernel.sql import run

LONGEST_KEY = 200

CLAIM_SQL = """
INSERT INTO accounts_idempotencyrecord (id, scope, key, body_hash, state, response, created_at)
VALUES (%s, %s, %s, %s, 'done', %s, now())
ON CONFLICT (scope, key) DO NOTHING RETURNING id"""


class Keyed(Protocol):
    """A request under an idempotency key."""

    @property
    def scope(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def digest(self) -> bytes: ...


class Replayed(Exception):
    """Leaves the transaction: this key's work is `response`, done by an earlier request."""

    def __init__(self, response: dict[str, Any]) -> None:
        self.response = response
        super().__init__("this idempotency key was used before")


def body_hash(body: Mapping[str, Any]) -> bytes:
    """32 bytes that are equal for equal requests, whatever the order of their fields."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).digest()


def check_key(key: str) -> None:
    """Raises KeyNeeded."""
    if not 0 < len(key) <= LONGEST_KEY or "\x00" in key:
        raise KeyNeeded(field="idempotencyKey")


def claim(key: Keyed, **response: Any) -> psycopg.Cursor[Any]:
    """Write the key with what it leads to; ask `refuse_or_replay` about the cursor afterwards."""
    answer = {name: str(value) for name, value in response.items()}
    return run(CLAIM_SQL, (new_id(), key.scope, key.key, key.digest, Jsonb(answer)))


def refuse_or_replay(cursor: psycopg.Cursor[Any], key: Keyed) -> None:
    """Return if the key is ours. Raises Replayed, or KeyReused for another body."""
    if cursor.fetchone() is not None:
        return
    response = answered(key)
    if response is None:
        # It was there and is gone: pruned in between, 72 hours old. As good as never used.
        raise InProgress
    raise Replayed(response)


def answered(key: Keyed) -> dict[str, Any] | None:
    """What an earlier request with this key led to. Raises KeyReused for another body."""
    found = run(
        "SELECT body_hash, response::json FROM accounts_idempotencyrecord"
        " WHERE scope = %s AND key = %s",
        (key.scope, key.key),
    ).fetchone()
    if found is None:
        return None
    if bytes(found[0]) != key.digest:
        raise KeyReused(field="idempotencyKey")
    return dict(found[1])


def forget_if_stale(key: Keyed) -> None:
    """A key whose work began and left no trace a minute later: its process died. Try anew."""
    run(
        "DELETE FROM accounts_idempotencyrecord WHERE scope = %s AND key = %s"
        " AND created_at < now() - interval '1 minute'",
        (key.scope, key.key),
    )
