"""Reading the audit trail."""

from datetime import datetime
from typing import Any

import graphene

from api.audit.types import AuditEventConnection, ChainHead
from api.basics import DateTime, Page
from api.keysets import keyset_page
from api.mutating import maybe_id
from api.rights import need
from tenants.audit import trail
from tenants.audit.models import AuditEvent
from tenants.audit.seal import head
from tenants.kernel.actor import KINDS


class ActorKind(graphene.Enum):
    """What kind of somebody did it."""

    SYSTEM = "system"
    OWNER_STAFF = "owner_staff"
    SHOP_STAFF = "shop_staff"
    CUSTOMER = "customer"
    GUEST = "guest"
    API_KEY = "api_key"


assert {member.value for member in ActorKind._meta.enum} == set(KINDS)


class AuditFilter(graphene.InputObjectType):
    """All of what is given must hold."""

    shop = graphene.ID()
    actor = graphene.String(description="Part of the actor's name, or a whole id.")
    actor_kind = ActorKind()
    action = graphene.String(description='How the action begins: "order." or "order.refunded".')
    target = graphene.String(description='How the object begins: "order:" or "order:<id>".')
    since = DateTime()
    until = DateTime(description="Before this.")


class AuditQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    audit_events = graphene.Field(
        AuditEventConnection,
        required=True,
        shop=graphene.ID(),
        action=graphene.String(),
        first=graphene.Int(),
        after=graphene.String(),
        description='Newest first. `action` is a verb in the past, such as "order.refunded".',
    )
    audit_trail = graphene.Field(
        AuditEventConnection,
        required=True,
        filter=AuditFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="The same by more filters, newest first.",
    )
    audit_chain = graphene.Field(
        ChainHead, required=True, description="The last seal. `verifyAuditChain` walks the chain."
    )

    @staticmethod
    def resolve_audit_events(
        root: Any,
        info: Any,
        shop: str | None = None,
        action: str | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        need(info.context, scope="audit", area="audit", act="view")
        rows = AuditEvent.objects.all()
        if shop:
            rows = rows.filter(shop_id=maybe_id(shop))
        if action:
            rows = rows.filter(action=action)
        return keyset_page(rows, first=first, after=after)

    @staticmethod
    def resolve_audit_trail(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        need(info.context, scope="audit", area="audit", act="view")
        return keyset_page(trail.events(**filters_of(filter)), first=first, after=after)

    @staticmethod
    def resolve_audit_chain(root: Any, info: Any) -> Any:
        need(info.context, scope="audit", area="audit", act="view")
        return head()


def filters_of(asked: Any) -> dict[str, Any]:
    """What ``trail.events`` takes."""
    asked = asked or {}
    texts = {name: (asked.get(name) or "").strip()[:160] for name in ("actor", "action", "target")}
    moments: dict[str, datetime | None] = {n: asked.get(n) for n in ("since", "until")}
    kind = asked.get("actor_kind")
    return {
        "shop_id": maybe_id(asked["shop"]) if asked.get("shop") else None,
        "actor_kind": kind.value if kind else "",
        **texts,
        **moments,
    }
