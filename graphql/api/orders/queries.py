"""Looking up one order."""

from typing import Any

import graphene

from api.orders.types import Order
from storefronts.checkout.access import Access, find_order
from storefronts.orders.errors import OrderNotFound
from storefronts.orders.models import Order as Row


class OrderQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    order = graphene.Field(
        Order,
        number=graphene.String(required=True),
        token=graphene.String(),
        description="By the placing token, the mailed link's token, as the buyer, or by their key."
        " Null where there is none, or none for you.",
    )

    order_by_reference = graphene.Field(
        Order,
        client_reference=graphene.String(required=True),
        description="Your newest order with this `clientReference`. References need not be unique:"
        " `me.orders(clientReference:)` has all of them. Null where there is none.",
    )

    @staticmethod
    def resolve_order_by_reference(root: Any, info: Any, client_reference: str) -> Any:
        user = info.context.need_user()
        info.context.need_scope("orders")
        return referred_to(user, client_reference).order_by("-placed_at", "-id").first()

    @staticmethod
    def resolve_order(root: Any, info: Any, number: str, token: str | None = None) -> Any:
        info.context.need_scope("orders", "staff")
        try:
            return seen_order(info.context, number, token)[0]
        except OrderNotFound:
            return None


def referred_to(user: Any, client_reference: str) -> Any:
    """The person's orders under a reference of theirs; the empty one is none."""
    mine = Row.objects.filter(user_id=user.pk)
    return mine.filter(client_reference=client_reference) if client_reference else mine.none()


def seen_order(context: Any, number: str, token: str | None) -> tuple[Any, Access]:
    """An order that the viewer may see. A key is staff only by its scope. Raises OrderNotFound."""
    order, access = find_order(number=number, token=token, user=context.user)
    if access is Access.STAFF and not context.acts_as_staff:
        raise OrderNotFound(field="number")
    return order, access
