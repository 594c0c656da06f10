"""Bulk orders of who asks."""

import uuid
from datetime import datetime
from typing import Any

import graphene
from django.db.models import Q

from api.basics import Page, cursor, cursor_page, page_size, read_cursor
from api.bulk.loaders import announce
from api.bulk.types import BulkOrder, BulkOrderConnection
from storefronts.checkout.models import BulkOrder as Row


class BulkQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    bulk_order = graphene.Field(
        BulkOrder,
        id=graphene.ID(required=True),
        description="One of your bulk orders, with its progress. Null where there is none.",
    )
    bulk_orders = graphene.Field(
        BulkOrderConnection,
        required=True,
        first=graphene.Int(),
        after=graphene.String(),
        description="Your bulk orders, the newest first.",
    )

    @staticmethod
    def resolve_bulk_order(root: Any, info: Any, id: str) -> Row | None:
        user = info.context.need_user()
        info.context.need_scope("orders")
        try:
            found = Row.objects.filter(user_id=user.pk, order_id=uuid.UUID(id)).first()
        except ValueError:
            return None
        if found is not None:
            announce(info.context, [found])
        return found

    @staticmethod
    def resolve_bulk_orders(
        root: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        user = info.context.need_user()
        info.context.need_scope("orders")
        size = page_size(first)
        chosen = Row.objects.filter(user_id=user.pk)
        rows = chosen
        if after:
            last, at = read_cursor(after, uuid.UUID, datetime.fromisoformat)
            rows = rows.filter(Q(placed_at__lt=at) | Q(placed_at=at, order_id__lt=last))
        found = list(rows.order_by("-placed_at", "-order_id")[: size + 1])
        announce(info.context, found[:size])
        return cursor_page(
            found,
            size=size,
            after=bool(after),
            cursors=lambda bulk: cursor(bulk.order_id, bulk.placed_at.isoformat()),
            count=chosen.count,
        )
