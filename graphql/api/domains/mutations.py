"""Adding, proving, leading and removing domains."""

from typing import Any

import graphene

from api.domains import types
from api.fields import mutation
from api.lists import find
from api.rights import need_staff
from api.writes import writes
from tenants.registry import domains
from tenants.registry.models import Domain


class DomainMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    add_domain = mutation(
        types.AddDomainPayload, types.AddDomainInput, "It is served once its record is found."
    )
    check_domain = mutation(
        types.CheckDomainPayload, types.DomainInput, "Look for the record in the DNS now."
    )
    make_domain_primary = mutation(
        types.MakeDomainPrimaryPayload, types.DomainInput, "Links in mails lead here from now on."
    )
    remove_domain = mutation(
        types.RemoveDomainPayload, types.DomainInput, "At once unserved and forgotten."
    )

    @staticmethod
    @writes(domain=None)
    def resolve_add_domain(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop = _shop(info.context)
        added = domains.add_domain(shop=shop, name=input.domain, actor=info.context.actor)
        return {"domain": added}

    @staticmethod
    @writes(atomic=False, domain=None)
    def resolve_check_domain(root: Any, info: Any, input: Any) -> dict[str, Any]:
        known = _domain(info.context, input.domain)
        return {"domain": domains.check_by_hand(domain=known, actor=info.context.actor)}

    @staticmethod
    @writes(domain=None)
    def resolve_make_domain_primary(root: Any, info: Any, input: Any) -> dict[str, Any]:
        known = _domain(info.context, input.domain)
        domains.make_primary(domain=known, actor=info.context.actor)
        known.refresh_from_db()
        return {"domain": known}

    @staticmethod
    @writes(removed=False)
    def resolve_remove_domain(root: Any, info: Any, input: Any) -> dict[str, Any]:
        known = _domain(info.context, input.domain)
        domains.remove_domain(domain=known, actor=info.context.actor)
        return {"removed": True}


def _shop(context: Any) -> Any:
    need_staff(context, act="domains", scope="settings")
    return context.here


def _domain(context: Any, text: str) -> Domain:
    rows = Domain.objects.filter(tenant=_shop(context))
    found: Domain = find(rows, text, field="domain")
    return found
