"""A write that a client may repeat: the first one works, the others get its answer.

The key's row is inserted in the transaction of the work itself. Of fifty requests with one key,
forty-nine wait at the unique index until the first commits, and then read what it made; if it is
rolled back, the next one does the work. So there is no window in which two of them work, and
nothing to clean up after a crash.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import psycopg
from django.utils import timezone
from psycopg.types.json import Jsonb

from storefronts.checkout.errors import KeyNeeded, KeyReused
from tenants.kernel.ids import new_id
from tenants.kernel.sql import run

KEPT_FOR = timedelta(hours=72)
LONGEST_KEY = 200

CLAIM_SQL = """
INSERT INTO accounts_idempotencyrecord (id, scope, key, body_hash, state, response, created_at)
VALUES (%s, %s, %s, %s, 'done', %s, now())
ON CONFLICT (scope, key) DO NOTHING RETURNING id"""


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


def claim(
    *, scope: str, key: str, digest: bytes, response: Mapping[str, Any]
) -> psycopg.Cursor[Any]:
    """Write the key with what it leads to; ask `refuse_or_replay` about the cursor afterwards."""
    return run(CLAIM_SQL, (new_id(), scope, key, digest, Jsonb(dict(response))))


def refuse_or_replay(cursor: psycopg.Cursor[Any], *, scope: str, key: str, digest: bytes) -> None:
    """Return if the key is ours. Raises Replayed, or KeyReused for another body."""
    if cursor.fetchone() is not None:
        return
    found = run(
        "SELECT body_hash, response, created_at FROM accounts_idempotencyrecord"
        " WHERE scope = %s AND key = %s",
        (scope, key),
    ).fetchone()
    if found is None:  # pruned between the two statements: as good as never used
        raise KeyReused(field="idempotencyKey")
    if bytes(found[0]) != digest:
        raise KeyReused(field="idempotencyKey")
    raise Replayed(found[1])


def prune() -> int:
    """Forget keys older than 72 hours. Returns how many."""
    return run(
        "DELETE FROM accounts_idempotencyrecord WHERE created_at < %s",
        (timezone.now() - KEPT_FOR,),
    ).rowcount
