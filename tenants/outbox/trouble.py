"""A job that is given up is somebody's money or somebody's wait: an alert and an audit row."""

import uuid

import structlog

from tenants.audit import record
from tenants.kernel.actor import SYSTEM

log = structlog.get_logger(__name__)


def tell_somebody(
    *,
    job_id: uuid.UUID,
    task: str,
    shop_id: uuid.UUID | None,
    error: str,
    tries: int,
    refused: bool = False,
) -> None:
    """In the transaction that fails the job, or refuses it because its shop cannot be entered.

    The log line is an error: Sentry makes it an alert.
    """
    record(
        actor=SYSTEM,
        action="job.refused" if refused else "job.given_up",
        target=f"job:{job_id}",
        shop_id=shop_id,
        data={"task": task, "error": error, "attempts": tries},
    )
    event = "outbox.refused" if refused else "outbox.gave_up"
    log.error(event, job=str(job_id), task=task, error=error, attempts=tries)
