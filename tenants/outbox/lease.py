"""The life of a job in the database: taken with a lease, then finished, put back or stopped.

Every write but the first names the attempt it belongs to. Who lost the lease has an older number,
and changes nothing.
"""

import json
import random
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from tenants.kernel import sql

LEASE_S = 60
FIRST_DELAY_S = 5.0
LONGEST_DELAY_S = 3_600.0

CLAIM = """
UPDATE public.outbox_job SET state = 'running', attempts = attempts + 1,
  locked_until = statement_timestamp() + make_interval(secs => %s)
WHERE id = (SELECT id FROM public.outbox_job
  WHERE state = 'waiting' AND due_at <= coalesce(%s::timestamptz, statement_timestamp())
  ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, task, payload, shop_id, attempts
"""
MINE = "WHERE job.id = %s AND job.state = 'running' AND job.attempts = %s"
EXTEND = f"""
UPDATE public.outbox_job AS job
SET locked_until = statement_timestamp() + make_interval(secs => %s) {MINE}
"""  # noqa: S608 - constants only
FINISH = f"""
UPDATE public.outbox_job AS job SET state = 'done', done_at = now(), locked_until = NULL {MINE}
"""  # noqa: S608 - constants only
STOP = f"""
UPDATE public.outbox_job AS job
SET state = %s, last_error = %s, done_at = now(), locked_until = NULL {MINE}
"""  # noqa: S608 - constants only
# Where a newer job with the same key waits, that one does all that this one would.
PUT_BACK = f"""
UPDATE public.outbox_job AS job SET locked_until = NULL, last_error = %s,
  attempts = job.attempts - %s::int, due_at = statement_timestamp() + make_interval(secs => %s),
  done_at = CASE WHEN newer.waits THEN now() END,
  state = CASE WHEN newer.waits THEN 'done' ELSE 'waiting' END
FROM (SELECT EXISTS (SELECT FROM public.outbox_job mine JOIN public.outbox_job other
    ON other.task = mine.task AND other.key = mine.key AND other.state = 'waiting'
  WHERE mine.id = %s) AS waits) AS newer
{MINE}
"""  # noqa: S608 - constants only
EXPIRED = """
SELECT id, task, payload, shop_id, attempts FROM public.outbox_job
WHERE state = 'running' AND locked_until < statement_timestamp()
ORDER BY locked_until LIMIT 500
"""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that this process holds until its lease ends."""

    id: uuid.UUID
    task: str
    payload: dict[str, Any]
    shop_id: uuid.UUID | None
    attempts: int


def claim(*, as_of: datetime | None = None, lease_s: float = LEASE_S) -> Claimed | None:
    """Take the job that is longest due. Others skip it while the lease lasts.

    One at a time: a job that kills its worker costs no other job its lease.
    """
    row = sql.run(CLAIM, (lease_s, as_of)).fetchone()
    return _claimed(row) if row else None


def _claimed(row: tuple[Any, ...]) -> Claimed:
    job_id, task, payload, shop_id, attempts = row
    # Django has its connections give JSON as text.
    return Claimed(job_id, task, json.loads(payload), shop_id, attempts)


def extend(job: Claimed, *, lease_s: float) -> None:
    sql.run(EXTEND, (lease_s, job.id, job.attempts))


def finish(job: Claimed) -> bool:
    """Mark it done. False: the lease was lost, and the caller rolls back."""
    return sql.run(FINISH, (job.id, job.attempts)).rowcount == 1


def stop(job: Claimed, *, state: str, error: str) -> bool:
    """Mark it failed or refused. False: the lease was lost."""
    return sql.run(STOP, (state, error[:120], job.id, job.attempts)).rowcount == 1


def put_back(job: Claimed, *, error: str, after_s: float, counted: bool = True) -> bool:
    """Make it wait again for ``after_s`` seconds. False: the lease was lost."""
    change = (error[:120], 0 if counted else 1, after_s, job.id, job.id, job.attempts)
    try:
        with transaction.atomic():
            return sql.run(PUT_BACK, change).rowcount == 1
    except IntegrityError:  # a newer job with this key came in between: the second look sees it
        return sql.run(PUT_BACK, change).rowcount == 1


def delay_s(attempts: int) -> float:
    """Doubling from 5 s to an hour, give or take a fifth: twelve attempts last about 3 hours."""
    delay = min(FIRST_DELAY_S * 2 ** (attempts - 1), LONGEST_DELAY_S)
    return delay * random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, protects nothing


def revive_expired() -> int:
    """Put back the jobs whose worker was never heard of again; how many."""
    expired = [_claimed(row) for row in sql.run(EXPIRED).fetchall()]
    return sum(put_back(job, error="WorkerDied", after_s=delay_s(job.attempts)) for job in expired)
