"""Owing work: one INSERT in the caller's transaction, and a nudge when it commits."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from psycopg.types.json import Jsonb

from tenants.kernel import sql
from tenants.kernel.ids import new_id
from tenants.outbox.nudge import nudge

INSERT = """
INSERT INTO public.outbox_job (id, task, payload, shop_id, due_at)
VALUES (%s, %s, %s, %s, coalesce(%s::timestamptz, now()))
"""
# On a conflict the waiting job's row is locked until this transaction ends. A worker that came
# now would otherwise take the job, read what is not committed yet as it was before, and the change
# that this call announces would be announced to nobody.
INSERT_ONCE = """
INSERT INTO public.outbox_job AS waiting (id, task, payload, shop_id, due_at, key)
VALUES (%s, %s, %s, %s, coalesce(%s::timestamptz, now()), %s)
ON CONFLICT (task, key) WHERE state = 'waiting' AND key IS NOT NULL
DO UPDATE SET due_at = least(waiting.due_at, excluded.due_at)
"""

# For a statement that writes a fact and owes its job in one: a SELECT of these columns follows, and
# the caller nudges when it commits.
OWE_FROM = "INSERT INTO public.outbox_job (id, task, payload, shop_id)"


def add(
    *,
    task: str,
    payload: Mapping[str, Any],
    shop_id: uuid.UUID | None = None,
    due_at: datetime | None = None,
    key: str | None = None,
) -> None:
    """Owe a run of the handler ``task`` from ``due_at`` (now) on, if this transaction commits.

    With a ``key`` there is at most one waiting job of the task with that key: a second call only
    makes it due no later. A job that runs already does not count. Calls with one key wait for each
    other's transactions, so a key that every sale shares does not belong into a sale.

    Works inside ``sql.pipeline()``. ``payload`` holds ids only: never a code or personal data.
    """
    job = (new_id(), task, Jsonb(dict(payload)), shop_id, due_at)
    if key is None:
        sql.run(INSERT, job)
    else:
        sql.run(INSERT_ONCE, (*job, key))
    if due_at is None:
        transaction.on_commit(nudge)


# Of several failed jobs with one key the newest stands for all, and none is needed where one waits.
RETRY = """
UPDATE public.outbox_job SET state = 'waiting', attempts = 0, due_at = now(), done_at = NULL
WHERE id IN (
  SELECT DISTINCT ON (task, coalesce(key, id::text)) id FROM public.outbox_job job
  WHERE state = ANY(%s::text[]) AND (%s::uuid IS NULL OR id = %s::uuid)
    AND (%s::text IS NULL OR task = %s::text)
    AND NOT EXISTS (SELECT FROM public.outbox_job other
      WHERE other.task = job.task AND other.key = job.key AND other.state = 'waiting')
  ORDER BY task, coalesce(key, id::text), id DESC)
"""


def retry_failed(
    *, job_id: uuid.UUID | None = None, task: str | None = None, refused: bool = False
) -> int:
    """Make failed jobs (all, one, or those of a task) due now, with fresh attempts; how many.

    ``refused`` takes those too that were refused because their shop was closed.
    """
    states = ["failed", "refused"] if refused else ["failed"]
    count = sql.run(RETRY, (states, job_id, job_id, task, task)).rowcount
    transaction.on_commit(nudge)
    return count


HURRY = """
UPDATE public.outbox_job SET due_at = now()
WHERE shop_id = %s AND state = 'waiting' AND last_error = 'ShopSuspended'
"""


def release_held(*, shop_id: uuid.UUID) -> int:
    """A shop sells again: what was held back while it was suspended is due now; how many."""
    count = sql.run(HURRY, (shop_id,)).rowcount
    transaction.on_commit(nudge)
    return count


KEPT_DAYS = 14
PRUNE = """
DELETE FROM public.outbox_job WHERE id IN (SELECT id FROM public.outbox_job
  WHERE state = 'done' AND done_at < now() - make_interval(days => %s) LIMIT 5000)
"""


def prune(*, days: int = KEPT_DAYS) -> int:
    """Forget jobs that were done more than ``days`` ago; how many. Failed ones are kept."""
    total = 0
    while count := sql.run(PRUNE, (days,)).rowcount:
        total += count
    return total
