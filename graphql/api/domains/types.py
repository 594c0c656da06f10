"""Domains with what proves them."""

from typing import Any

import graphene

from api.basics import DateTime
from api.fields import payload
from tenants.registry import domains
from tenants.registry.models import Domain as Row


class DomainKind(graphene.Enum):
    """Under the platform's domain, or the shop's own."""

    PLATFORM = "platform"
    CUSTOM = "custom"


class DomainFinding(graphene.Enum):
    """What the last look at the DNS found."""

    NEVER = ""
    FOUND = "found"
    MISSING = "missing"
    OTHER = "other"
    UNREACHABLE = "unreachable"


class DnsRecord(graphene.ObjectType):
    """What has to be published, exactly."""

    name = graphene.String(required=True)
    kind = graphene.String(required=True)
    value = graphene.String(required=True)


class Domain(graphene.ObjectType):
    """An address of the shop. Its own ones are served while a record in the DNS proves them."""

    id = graphene.ID(required=True)
    domain = graphene.String(required=True)
    kind = DomainKind(required=True)
    is_primary = graphene.Boolean(required=True, description="Links in mails lead here.")
    is_served = graphene.Boolean(required=True)
    record = graphene.Field(DnsRecord, description="Null for the platform's.")
    finding = DomainFinding(required=True)
    finding_text = graphene.String(required=True)
    added_at = DateTime(required=True)
    proven_at = DateTime()
    checked_at = DateTime()
    drops_at = DateTime(description="Its record is missing: when it will be dropped.")

    @staticmethod
    def resolve_record(domain: Any, info: Any) -> Any:
        return domains.record_of(domain) if domain.kind == Row.Kind.CUSTOM else None

    @staticmethod
    def resolve_finding_text(domain: Any, info: Any) -> str:
        return str(domain.get_finding_display())

    @staticmethod
    def resolve_drops_at(domain: Any, info: Any) -> Any:
        return domains.grace_ends(domain)


class AddDomainInput(graphene.InputObjectType):
    domain = graphene.String(required=True, description="cards.mycompany.com")
    idempotency_key = graphene.String()


class DomainInput(graphene.InputObjectType):
    domain = graphene.ID(required=True)
    idempotency_key = graphene.String()


AddDomainPayload = payload("AddDomain", domain=graphene.Field(Domain))
CheckDomainPayload = payload("CheckDomain", domain=graphene.Field(Domain))
MakeDomainPrimaryPayload = payload("MakeDomainPrimary", domain=graphene.Field(Domain))
RemoveDomainPayload = payload("RemoveDomain", removed=graphene.Boolean(required=True))
