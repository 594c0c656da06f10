"""Sealing by the clock."""

from celery import shared_task

from tenants.audit.seal import BATCH, seal_events

# A beat seals this many batches at most; a backlog goes on with the next one.
BATCHES_PER_RUN = 20


@shared_task(name="audit.seal", ignore_result=True)
def seal() -> None:
    for _ in range(BATCHES_PER_RUN):
        if seal_events() < BATCH:
            return
