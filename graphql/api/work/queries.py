"""Background work, and who works here."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import JSON, DateTime, Page, connection
from api.keysets import a_moment, keyset_page
from api.mutating import maybe_id
from api.rights import need
from tenants.accounts.models import User
from tenants.outbox import models
from tenants.outbox.queries import owed


class JobState(graphene.Enum):
    """FAILED: tried too often. REFUSED: its shop is closed. Both wait for somebody."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused"


class Job(DjangoObjectType):
    """One piece of work that is owed. A payload holds ids only."""

    class Meta:
        model = models.Job
        fields = ("task", "attempts", "last_error")
        skip_registry = True

    id = graphene.ID(required=True)
    state = JobState(required=True)
    payload = JSON(required=True)
    shop = graphene.ID()
    due_at = DateTime(required=True)
    created_at = DateTime(required=True)
    done_at = DateTime()

    @staticmethod
    def resolve_shop(row: Any, info: Any) -> Any:
        return row.shop_id


JobConnection = connection(Job)


class OwedWork(graphene.ObjectType):
    """Jobs of one task in one state that are not done."""

    state = JobState(required=True)
    task = graphene.String(required=True)
    jobs = graphene.Int(required=True)
    oldest_due = DateTime(required=True)
    most_attempts = graphene.Int(required=True)
    an_error = graphene.String(required=True)


class OwnerRole(graphene.Enum):
    OWNER = "owner"
    FINANCE = "finance"
    SUPPLY = "supply"
    SUPPORT = "support"
    COMPLIANCE = "compliance"


class StaffMember(DjangoObjectType):
    """Somebody who may enter the owner's console."""

    class Meta:
        model = User
        fields = ("email", "name", "is_active")
        skip_registry = True

    id = graphene.ID(required=True)
    role = OwnerRole(description="Null: a role of shops, which opens nothing here.")
    joined_at = DateTime(required=True)
    last_login = DateTime()

    @staticmethod
    def resolve_role(user: Any, info: Any) -> str | None:
        role = "owner" if user.is_superuser else user.role
        return role if role in {member.value for member in OwnerRole._meta.enum} else None

    @staticmethod
    def resolve_joined_at(user: Any, info: Any) -> Any:
        return user.date_joined


StaffMemberConnection = connection(StaffMember)


class JobFilter(graphene.InputObjectType):
    states = graphene.List(graphene.NonNull(JobState))
    task = graphene.String(description='How the task\'s name begins, such as "supply.".')
    shop = graphene.ID()


class WorkQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    jobs = graphene.Field(
        JobConnection,
        required=True,
        filter=JobFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest first.",
    )
    owed_work = graphene.List(
        graphene.NonNull(OwedWork), required=True, description="What is not done, by task."
    )
    staff = graphene.Field(
        StaffMemberConnection,
        required=True,
        search=graphene.String(),
        first=graphene.Int(),
        after=graphene.String(),
        description="By e-mail address.",
    )

    @staticmethod
    def resolve_jobs(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        need(info.context, scope="shops", area="work", act="view")
        asked, rows = filter or {}, models.Job.objects.all()
        if asked.get("states") is not None:
            rows = rows.filter(state__in=[state.value for state in asked["states"]])
        if asked.get("task"):
            rows = rows.filter(task__startswith=asked["task"][:80])
        if asked.get("shop"):
            rows = rows.filter(shop_id=maybe_id(asked["shop"]))
        return keyset_page(rows, first=first, after=after, column="created_at", kind=a_moment)

    @staticmethod
    def resolve_owed_work(root: Any, info: Any) -> Any:
        need(info.context, scope="shops", area="work", act="view")
        return owed()

    @staticmethod
    def resolve_staff(
        root: Any,
        info: Any,
        search: str | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        need(info.context, scope="audit", area="people", act="view")
        rows = User.objects.filter(is_staff=True)
        words = (search or "").strip()[:80]
        if words:
            rows = rows.filter(email__icontains=words) | rows.filter(name__icontains=words)
        return keyset_page(rows, first=first, after=after, column="email", descending=False)
