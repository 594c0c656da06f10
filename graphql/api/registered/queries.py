"""Which queries a key may send."""

import uuid
from contextlib import suppress
from typing import Any

import graphene
from django.db.models import Q

from api.basics import Page, cursor, cursor_page, page_size, read_cursor
from api.registered.types import RegisteredQueryConnection
from api.rights import need, need_staff
from tenants.accounts.models import ApiKey, RegisteredQuery
from tenants.kernel.errors import Forbidden, NotFound


class RegisteredQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    registered_queries = graphene.Field(
        RegisteredQueryConnection,
        required=True,
        key=graphene.String(required=True),
        first=graphene.Int(),
        after=graphene.String(),
        description="The queries of a key, by its id or prefix, in the order of registration.",
    )

    @staticmethod
    def resolve_registered_queries(
        root: Any, info: Any, key: str, first: int | None = None, after: str | None = None
    ) -> Page:
        found = key_for_staff(info.context, key)
        size = page_size(first)
        rows = chosen = RegisteredQuery.objects.filter(key=found)
        if after:
            # Ids are ordered by time.
            rows = rows.filter(id__gt=read_cursor(after, uuid.UUID)[0])
        return cursor_page(
            list(rows.order_by("id")[: size + 1]),
            size=size,
            after=bool(after),
            cursors=lambda query: cursor(query.pk),
            count=chosen.count,
        )


def key_for_staff(context: Any, named: str) -> ApiKey:
    """A key of this schema, for who may give keys; a key of the owner host gives none.

    Raises Unauthenticated, Forbidden, NotFound.
    """
    if context.shop is not None:
        need_staff(context, act="keys", scope="people")
    else:
        need(context, scope="shops", area="keys", act="write")
        if context.key is not None:
            raise Forbidden()
    one = Q(prefix=named)
    with suppress(ValueError):
        one |= Q(pk=uuid.UUID(named))
    found = ApiKey.objects.filter(one, revoked_at=None).first()
    if found is None:
        raise NotFound(field="key")
    return found
