"""Reading shops on the owner host."""

import uuid
from typing import Any

import graphene
from django.db.models import Q, QuerySet

from api.basics import Page, cursor, cursor_page, page_size, read_cursor
from api.rights import need
from api.shops.loaders import hosts
from api.shops.types import ShopAccountConnection, ShopStatus
from tenants.registry.models import Domain, Shop


class ShopQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    shops = graphene.Field(
        ShopAccountConnection,
        required=True,
        search=graphene.String(),
        status=ShopStatus(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest first; `search` looks in names and hosts.",
    )

    @staticmethod
    def resolve_shops(
        root: Any,
        info: Any,
        search: str | None = None,
        status: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        need(info.context, scope="shops", area="shops", act="view")
        size = page_size(first)
        chosen = _chosen(search, status.value if status else None)
        rows = chosen
        if after:
            # Ids are ordered by time.
            rows = rows.filter(id__lt=read_cursor(after, uuid.UUID)[0])
        shops = list(rows.order_by("-id")[: size + 1])
        hosts(info.context).announce(shop.pk for shop in shops)
        return cursor_page(
            shops,
            size=size,
            after=bool(after),
            cursors=lambda shop: cursor(shop.pk),
            count=chosen.count,
        )


def _chosen(search: str | None, status: str | None) -> QuerySet[Shop]:
    rows = Shop.objects.all()
    if status:
        rows = rows.filter(status=status)
    if search and search.strip():
        words = search.strip()[:80]
        named = Domain.objects.filter(domain__icontains=words).values("tenant")
        rows = rows.filter(Q(name__icontains=words) | Q(pk__in=named))
    return rows
