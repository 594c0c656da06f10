"""The Celery side: what a nudge and the clock start. Everything is kept in the database."""

import structlog
from celery import Task, shared_task
from django.db import connection

from tenants.outbox import lease
from tenants.outbox.dispatch import drain
from tenants.outbox.nudge import nudge
from tenants.outbox.queries import anything_due
from tenants.outbox.services import prune

# Long enough to be worth the message, short enough for a worker that is asked to stop.
DRAIN_S = 20.0


def _drain(task: Task) -> None:
    with structlog.contextvars.bound_contextvars(celery_task=task.request.id):
        try:
            drain(seconds=DRAIN_S)
            if anything_due():
                nudge()
        finally:
            # A worker visits every shop: see registry.postgresql about worn-out connections.
            if getattr(connection, "is_worn_out", False):
                connection.close()


@shared_task(name="outbox.drain", bind=True, ignore_result=True)
def drain_due(self: Task) -> None:
    """Run what is due."""
    _drain(self)


@shared_task(name="outbox.sweep", bind=True, ignore_result=True)
def sweep(self: Task) -> None:
    """Find what no nudge told of: lost messages, timers, and leases of workers that died."""
    lease.revive_expired()
    if anything_due():
        _drain(self)


@shared_task(name="outbox.prune", ignore_result=True)
def prune_done() -> None:
    prune()
