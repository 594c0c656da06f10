"""A job that is given up is somebody's money or somebody's wait: an alert and an audit row."""

import uuid

import structlog

from tenants.audit import record
from tenants.kernel.actor import SYSTEM

log = structlog.get_logger(__name__)


def tell_somebody(
    *, job_id: uuid.UUID, task: str, shop_id: uuid.UUID | None, error: str, tries: int
) -> None:
    """In the transaction that fails the job. The log line is an error: Sentry makes it an alert."""
    record(
        actor=SYSTEM,
        action="job.given_up",
        target=f"job:{job_id}",
        shop_id=shop_id,
        data={"task": task, "error": error, "attempts": tries},
    )
    log.error("outbox.gave_up", job=str(job_id), task=task, error=error, attempts=tries)
