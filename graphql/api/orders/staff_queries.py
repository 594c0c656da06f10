"""Orders for the shop's staff: the list with the console's filters, and one with all about it."""

import uuid
from typing import Any

import graphene

from api.basics import Page
from api.fields import paged
from api.lists import is_id, newest_first
from api.orders.loaders import announce
from api.orders.staff_types import StaffOrder, StaffOrderFilter
from api.rights import need_staff
from storefronts.console.order_queries import Filters, matching
from storefronts.orders.models import Order


class StaffOrderQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    staff_orders = paged(StaffOrder, "Newest first.", filter=StaffOrderFilter())
    staff_order = graphene.Field(StaffOrder, number=graphene.String(required=True))

    @staticmethod
    def resolve_staff_orders(
        root: Any,
        info: Any,
        filter: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        context = info.context
        need_staff(context, act="orders", scope="staff")
        rows = matching(context.here, _filters(filter or {})).prefetch_related(None)
        return newest_first(
            rows,
            at="placed_at",
            first=first,
            after=after,
            ready=lambda orders: announce(context, orders),
        )

    @staticmethod
    def resolve_staff_order(root: Any, info: Any, number: str) -> Any:
        need_staff(info.context, act="orders", scope="staff")
        return Order.objects.filter(number=number.strip().upper()).first()


def _filters(given: Any) -> Filters:
    def value(name: str) -> str:
        return given[name].value if given.get(name) else ""

    customer = given.get("customer")
    return Filters(
        query=(given.get("text") or "").strip()[:100],
        status=value("status"),
        delivery=value("delivery"),
        refund=value("refund"),
        attention=bool(given.get("needs_attention")),
        since=given.get("since"),
        until=given.get("until"),
        reference=(given.get("client_reference") or "").strip()[:64],
        # An id that is none finds nothing, as that of nobody.
        customer_id=None if not customer else _customer(customer),
    )


def _customer(text: str) -> uuid.UUID:
    return uuid.UUID(text) if is_id(text) else uuid.UUID(int=0)
