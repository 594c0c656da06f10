from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import DateTime, connection
from tenants.audit.models import AuditEvent as Event


class AuditEvent(DjangoObjectType):
    """One deed: who did what to what, and when."""

    class Meta:
        model = Event
        fields = ("action", "target")

    id = graphene.ID(required=True)
    at = DateTime(required=True)
    actor = graphene.String(required=True)
    shop = graphene.ID()

    @staticmethod
    def resolve_actor(event: Any, info: Any) -> str:
        known = event.actor_label or event.actor_id
        return f"{event.actor_kind}:{known}" if known else event.actor_kind

    @staticmethod
    def resolve_shop(event: Any, info: Any) -> Any:
        return event.shop_id


AuditEventConnection = connection(AuditEvent)
