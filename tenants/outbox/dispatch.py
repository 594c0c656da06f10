"""Running what is due, each job alone, in its shop, in a transaction that also marks it done.

A worker that dies leaves a lease that ends by itself; one that is merely slow finds its job taken
over and is rolled back. So an effect in the database happens once, and one outside may twice.
"""

import time
import uuid
from collections import Counter
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from typing import Any, Literal

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils.module_loading import import_string
from django_tenants.utils import schema_context

from tenants.kernel.errors import Refusal
from tenants.outbox import lease
from tenants.outbox.errors import GiveUp, LeaseLost, Retry
from tenants.outbox.lease import Claimed
from tenants.outbox.registry import ATTEMPTS, Handler, handler_for
from tenants.outbox.trouble import tell_somebody

log = structlog.get_logger(__name__)

# A shop is suspended for days, not for seconds; reinstating it makes its jobs due at once.
HELD_S = 600.0

Outcome = Literal["done", "retried", "held", "failed", "refused", "lost"]


def drain(
    *, limit: int = 1_000, seconds: float = 20.0, as_of: datetime | None = None
) -> Counter[str]:
    """Run what is due, one job after the other, until nothing is, or a bound is met.

    ``as_of`` runs what falls due until then. Returns how many jobs ended in which outcome.
    """
    outcomes: Counter[str] = Counter()
    stop_at = time.monotonic() + seconds
    while outcomes.total() < limit and time.monotonic() < stop_at:
        job = lease.claim(as_of=as_of)
        if job is None:
            break
        outcomes[run_job(job)] += 1
    return outcomes


def run_job(job: Claimed) -> Outcome:
    """Run one claimed job and record how it ended. Only a lost database is raised."""
    started = time.monotonic()
    with structlog.contextvars.bound_contextvars(
        job=str(job.id), task=job.task, shop=str(job.shop_id) if job.shop_id else None
    ):
        outcome = _attempt(job)
        took_ms = round((time.monotonic() - started) * 1_000)
        log.info("outbox.ran", outcome=outcome, attempt=job.attempts, ms=took_ms)
    return outcome


def _attempt(job: Claimed) -> Outcome:
    handler = handler_for(job.task)
    if handler is None:
        # A newer release may have added the job: its workers know the task.
        return _retry(job, error="NoHandler", allowed=ATTEMPTS)
    if job.attempts > handler.attempts:
        # Claimed and never heard of again, each time: it kills its worker.
        return _fail(job, error="WorkerDied")
    try:
        return _run_in_place(job, handler)
    except LeaseLost:
        return "lost"
    except Retry as retry:
        return _retry(job, error="Retry", allowed=handler.attempts, after_s=retry.after_s)
    except GiveUp as problem:
        return _fail(job, error=type(problem.__cause__ or problem).__name__)
    except Exception as problem:
        if isinstance(problem, (OperationalError, InterfaceError)) and not _database_answers():
            raise  # nothing can be written about it now: the lease ends by itself
        log.warning("outbox.attempt_failed", error=type(problem).__name__)
        return _retry(job, error=type(problem).__name__, allowed=handler.attempts)


def _run_in_place(job: Claimed, handler: Handler) -> Outcome:
    with ExitStack() as stack:
        try:
            place = stack.enter_context(_place(job.shop_id))
        except Refusal as refusal:  # closed or unknown: nothing was asked of its schema
            return _refuse(job, error=type(refusal).__name__)
        shop = place if job.shop_id else None
        if shop is not None and not shop.sells and not handler.finishes_paid_orders:
            return _hold(job)
        if handler.lease_s > lease.LEASE_S:
            lease.extend(job, lease_s=handler.lease_s)
        with transaction.atomic() if handler.atomic else ExitStack():
            handler.run(payload=job.payload, shop=shop)
            if not lease.finish(job):
                raise LeaseLost(str(job.id))
    return "done"


def _place(shop_id: uuid.UUID | None) -> AbstractContextManager[Any]:
    """Where the job runs: its shop's schema, or the public one."""
    if shop_id is None:
        return schema_context("public")
    in_shop = import_string(settings.OUTBOX_SHOP_CONTEXT)
    place: AbstractContextManager[Any] = in_shop(shop_id)
    return place


def _database_answers() -> bool:
    if connection.in_atomic_block or connection.is_usable():
        return True
    connection.close()
    return False


def _retry(job: Claimed, *, error: str, allowed: int, after_s: float | None = None) -> Outcome:
    if job.attempts >= allowed:
        return _fail(job, error=error)
    delay_s = lease.delay_s(job.attempts) if after_s is None else after_s
    return "retried" if lease.put_back(job, error=error, after_s=delay_s) else "lost"


def _hold(job: Claimed) -> Outcome:
    """A suspended shop's job waits, however long, and its attempts do not run out."""
    held = lease.put_back(job, error="ShopSuspended", after_s=HELD_S, counted=False)
    return "held" if held else "lost"


def _fail(job: Claimed, *, error: str) -> Outcome:
    return _stop(job, state="failed", error=error)


def _refuse(job: Claimed, *, error: str) -> Outcome:
    return _stop(job, state="refused", error=error)


def _stop(job: Claimed, *, state: Literal["failed", "refused"], error: str) -> Outcome:
    """Nothing more is tried: somebody must know what is owed."""
    with transaction.atomic():
        if not lease.stop(job, state=state, error=error):
            return "lost"
        tell_somebody(
            job_id=job.id,
            task=job.task,
            shop_id=job.shop_id,
            error=error,
            tries=job.attempts,
            refused=state == "refused",
        )
    return state
