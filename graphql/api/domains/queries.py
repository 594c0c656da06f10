"""Reading domains."""

from typing import Any

import graphene

from api.domains.types import Domain
from api.fields import listed
from api.rights import need_staff
from tenants.registry import domains


class DomainQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    domains = listed(Domain, description="The platform's address first; a shop has at most six.")

    @staticmethod
    def resolve_domains(root: Any, info: Any) -> list[Any]:
        need_staff(info.context, act="domains", scope="settings")
        return list(domains.domains_of(info.context.here))
