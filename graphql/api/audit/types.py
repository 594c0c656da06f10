from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import JSON, DateTime, connection
from tenants.audit.models import AuditEvent as Event


class AuditEvent(DjangoObjectType):
    """One deed: who did what to what, and when."""

    class Meta:
        model = Event
        fields = ("action", "target", "actor_kind", "actor_label", "address", "device")

    id = graphene.ID(required=True)
    at = DateTime(required=True)
    actor = graphene.String(required=True)
    actor_id = graphene.String(required=True, description="Of the person or key; empty for none.")
    shop = graphene.ID()
    request_id = graphene.String(required=True, description="To find its lines in the log.")
    details = JSON(required=True)

    @staticmethod
    def resolve_actor(event: Any, info: Any) -> str:
        known = event.actor_label or event.actor_id
        return f"{event.actor_kind}:{known}" if known else event.actor_kind

    @staticmethod
    def resolve_shop(event: Any, info: Any) -> Any:
        return event.shop_id

    @staticmethod
    def resolve_details(event: Any, info: Any) -> Any:
        return event.data


AuditEventConnection = connection(AuditEvent)


class ChainFindingKind(graphene.Enum):
    """What does not agree."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    SEAL_CHANGED = "seal_changed"
    SEAL_REMOVED = "seal_removed"
    CUT = "cut"


class ChainFinding(graphene.ObjectType):
    """A row of the trail, or a seal, that somebody with rights in the database has touched."""

    kind = ChainFindingKind(required=True)
    seq = graphene.Float(description="Its place in the chain.")
    event = graphene.ID()

    @staticmethod
    def resolve_event(finding: Any, info: Any) -> Any:
        return finding.event_id


class ChainVerification(graphene.ObjectType):
    """What walking the whole chain has found."""

    intact = graphene.Boolean(required=True)
    sealed = graphene.Int(required=True)
    waiting = graphene.Int(required=True, description="Recorded, and not sealed yet.")
    head_seq = graphene.Float(required=True)
    head_hash = graphene.String(required=True, description="In hex: keep it as a witness.")
    broken = graphene.Int(required=True)
    findings = graphene.List(
        graphene.NonNull(ChainFinding), required=True, description="The first 100."
    )


class ChainHead(graphene.ObjectType):
    """Where the chain stands."""

    seq = graphene.Float(required=True, description="0 before the first seal.")
    event = graphene.ID()
    hash = graphene.String(required=True, description="In hex.")

    @staticmethod
    def resolve_event(head: Any, info: Any) -> Any:
        return head.event_id if head.seq else None

    @staticmethod
    def resolve_hash(head: Any, info: Any) -> str:
        return head.hash.hex()
