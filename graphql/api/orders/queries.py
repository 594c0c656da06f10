"""Looking up one order."""

from typing import Any

import graphene

from api.orders.types import Order
from storefronts.checkout.access import Access, find_order
from storefronts.orders.errors import OrderNotFound


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

    @staticmethod
    def resolve_order(root: Any, info: Any, number: str, token: str | None = None) -> Any:
        info.context.need_scope("orders", "staff")
        try:
            return seen_order(info.context, number, token)[0]
        except OrderNotFound:
            return None


def seen_order(context: Any, number: str, token: str | None) -> tuple[Any, Access]:
    """An order that the viewer may see. A key is staff only by its scope. Raises OrderNotFound."""
    order, access = find_order(number=number, token=token, user=context.user)
    if access is Access.STAFF and not context.acts_as_staff:
        raise OrderNotFound(field="number")
    return order, access
