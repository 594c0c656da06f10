"""The signed-in person, or who a key acts for."""

import uuid
from datetime import datetime
from typing import Any

import graphene
from django.db.models import Q

from api.basics import Money, Page, cursor, cursor_page, page_size, read_cursor
from api.orders.loaders import announce
from api.orders.types import OrderConnection
from billing.ledger.queries import balance
from storefronts.orders.models import Order
from tenants.kernel import money


class Viewer(graphene.ObjectType):
    email = graphene.String()
    wallet = graphene.Field(Money)
    orders = graphene.Field(
        OrderConnection,
        required=True,
        first=graphene.Int(),
        after=graphene.String(),
        client_reference=graphene.String(description="Only those with this reference of yours."),
    )

    @staticmethod
    def resolve_wallet(user: Any, info: Any) -> money.Money:
        info.context.need_scope("orders", "spend")
        shop = info.context.here
        return balance(f"customer:{shop.pk}:{user.pk}:wallet", shop.currency)

    @staticmethod
    def resolve_orders(
        user: Any,
        info: Any,
        first: int | None = None,
        after: str | None = None,
        client_reference: str | None = None,
    ) -> Page:
        info.context.need_scope("orders")
        size = page_size(first)
        chosen = Order.objects.filter(user_id=user.pk)
        if client_reference is not None:
            chosen = chosen.filter(client_reference=client_reference)
        rows = chosen
        if after:
            last, at = read_cursor(after, uuid.UUID, datetime.fromisoformat)
            rows = rows.filter(Q(placed_at__lt=at) | Q(placed_at=at, id__lt=last))
        orders = list(rows.order_by("-placed_at", "-id")[: size + 1])
        announce(info.context, orders[:size])
        return cursor_page(
            orders,
            size=size,
            after=bool(after),
            cursors=lambda order: cursor(order.pk, order.placed_at.isoformat()),
            count=chosen.count,
        )
