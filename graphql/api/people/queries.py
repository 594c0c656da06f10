"""Reading staff, roles and keys."""

from typing import Any

import graphene

from api.basics import Page
from api.fields import listed, paged
from api.lists import newest_first
from api.people import types
from api.people.loaders import announce_keys, careful
from api.rights import need_staff
from tenants.accounts.models import ApiKey
from tenants.accounts.shop_roles import ROLES
from tenants.accounts.staff import staff_of_shop


class PeopleQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    staff_members = paged(types.StaffMember, "The newest first.")
    staff_roles = listed(types.StaffRoleFacts)
    api_keys = paged(types.ApiKey, "The newest first, those that are over too.")

    @staticmethod
    def resolve_staff_members(
        root: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        context = info.context
        need_staff(context, act="staff", scope="people")
        return newest_first(
            staff_of_shop(),
            at="date_joined",
            first=first,
            after=after,
            ready=lambda people: careful(context).announce(person.pk for person in people),
        )

    @staticmethod
    def resolve_staff_roles(root: Any, info: Any) -> list[str]:
        need_staff(info.context, act="staff", scope="people")
        return list(ROLES)

    @staticmethod
    def resolve_api_keys(
        root: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        context = info.context
        need_staff(context, act="keys", scope="people")
        return newest_first(
            ApiKey.objects.select_related("user"),
            at="created_at",
            first=first,
            after=after,
            ready=lambda keys: announce_keys(context, keys),
        )
