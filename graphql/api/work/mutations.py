"""Work that went wrong is tried again."""

from typing import Any

import graphene

from api.fields import mutation, payload
from api.mutating import Repeatable, an_id, names_as_asked
from api.rights import need
from api.work.queries import Job
from api.writes import writes
from tenants.kernel.errors import Invalid
from tenants.outbox import models
from tenants.outbox.by_hand import retry_job

MOST = 100


class RetryJobsInput(Repeatable):
    """Up to 100 jobs that FAILED or were REFUSED. Others are passed over."""

    jobs = graphene.List(graphene.NonNull(graphene.ID), required=True)


RetryJobsPayload = payload(
    "RetryJobs",
    jobs=graphene.List(
        graphene.NonNull(Job), required=True, description="Those that are due again."
    ),
)


class WorkMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    retry_jobs = mutation(RetryJobsPayload, RetryJobsInput, "Due again now, with fresh attempts.")

    @staticmethod
    @writes(jobs=[])
    @names_as_asked
    def resolve_retry_jobs(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="work", act="retry")
        if not 1 <= len(input.jobs) <= MOST:
            raise Invalid(field="jobs")
        ids = [an_id(text, "jobs") for text in input.jobs]
        found = list(models.Job.objects.filter(pk__in=ids).order_by("pk"))
        actor = info.context.actor
        done = [job.pk for job in found if retry_job(job=job, actor=actor)]
        return {"jobs": list(models.Job.objects.filter(pk__in=done).order_by("pk"))}
