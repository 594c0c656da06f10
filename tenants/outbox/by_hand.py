"""What people do with jobs that went wrong."""

from django.db import transaction

from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.outbox.models import Job
from tenants.outbox.services import retry_failed


@transaction.atomic
def retry_job(*, job: Job, actor: Actor) -> bool:
    """A failed or refused job is due again, with fresh attempts; whether it was. Audited."""
    if not retry_failed(job_id=job.pk, refused=True):
        return False
    record(actor=actor, action="job.retried", target=f"job:{job.pk}", data={"task": job.task})
    return True
