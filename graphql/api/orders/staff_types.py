"""Orders as the shop's staff see them. Cost is here, so no shopper's type may lead here."""

from typing import Any

import graphene

from api.basics import JSON, Date, DateTime, Money
from api.fields import listed, payload
from api.orders.loaders import lines, moments
from api.orders.types import DeliveryStatus, Order, OrderLine, OrderStatus, RefundStatus
from api.rights import need_staff
from storefronts.console.figures import order_margin
from storefronts.console.order_queries import LineView, line_view
from storefronts.console.timeline import why
from storefronts.orders.refunds import TO_ORIGIN, TO_WALLET
from tenants.kernel import money


def need_margin(context: Any) -> None:
    """What things cost and who earned is for who sees margins."""
    need_staff(context, act="margin", scope="finance")


class StaffOrderFilter(graphene.InputObjectType):
    """Each part narrows the list. Days are the shop's own."""

    text = graphene.String(description="A number, a part of the e-mail address, or a reference.")
    status = OrderStatus()
    delivery = DeliveryStatus()
    refund = RefundStatus()
    needs_attention = graphene.Boolean()
    since = Date()
    until = Date(description="This day still counts.")
    client_reference = graphene.String()
    customer = graphene.ID()


class OrderMoment(graphene.ObjectType):
    """Something that happened to an order."""

    at = DateTime(required=True)
    text = graphene.String(required=True)
    who = graphene.String(required=True)
    note = graphene.String()
    is_bad = graphene.Boolean(required=True)

    @staticmethod
    def resolve_note(moment: Any, info: Any) -> str | None:
        return moment.note or None


class StaffPriceStep(graphene.ObjectType):
    """A step of why this price; `isPrivate` ones are never told to the buyer."""

    code = graphene.String(required=True)
    label = graphene.String(required=True)
    amount = graphene.Field(Money, required=True)
    is_private = graphene.Boolean(required=True)

    @staticmethod
    def resolve_is_private(step: Any, info: Any) -> bool:
        return bool(step.private)


class Earned(graphene.ObjectType):
    """Who earned what of a line."""

    paid = graphene.Field(Money, required=True)
    funded = graphene.Field(
        Money, required=True, description="Of promotions, what the platform paid on top."
    )
    wholesale = graphene.Field(Money, required=True)
    fee = graphene.Field(Money, required=True)
    margin = graphene.Field(Money, required=True)


class StaffOrderLine(OrderLine):
    """A line with what was told at the order, what it cost, and what may still go back."""

    denomination = graphene.ID(required=True)
    kind = graphene.String(required=True)
    buyer_fields = JSON(required=True)
    promise_due_at = DateTime()
    revealed_at = DateTime(description="When its codes were first shown.")
    refunded_total = graphene.Field(Money, required=True)
    refundable = graphene.Field(Money, required=True)
    failure = graphene.String()
    awaits_work = graphene.Boolean(required=True, description="A person has to deliver it.")
    explanation = graphene.List(
        graphene.NonNull(StaffPriceStep),
        description="Why this price. Null without the right to margins.",
    )
    earned = graphene.Field(Earned, description="Null without the right to margins.")

    @staticmethod
    def resolve_denomination(root: Any, info: Any) -> Any:
        return root[1].denomination_id

    @staticmethod
    def resolve_kind(root: Any, info: Any) -> str:
        return root[1].kind.upper()

    @staticmethod
    def resolve_buyer_fields(root: Any, info: Any) -> Any:
        return root[1].buyer_fields

    @staticmethod
    def resolve_promise_due_at(root: Any, info: Any) -> Any:
        return root[1].promise_due_at

    @staticmethod
    def resolve_revealed_at(root: Any, info: Any) -> Any:
        return root[1].revealed_at

    @staticmethod
    def resolve_refunded_total(root: Any, info: Any) -> money.Money:
        return money.Money(root[1].refunded_minor, root[0].currency)

    @staticmethod
    def resolve_refundable(root: Any, info: Any) -> money.Money:
        return _view(root).refundable

    @staticmethod
    def resolve_failure(root: Any, info: Any) -> str | None:
        return root[1].failure or None

    @staticmethod
    def resolve_awaits_work(root: Any, info: Any) -> bool:
        return _view(root).is_work

    @staticmethod
    def resolve_explanation(root: Any, info: Any) -> list[Any]:
        need_margin(info.context)
        return _view(root).steps

    @staticmethod
    def resolve_earned(root: Any, info: Any) -> Any:
        need_margin(info.context)
        return _view(root).earned


class StaffOrder(Order):
    """An order with its buyer, its history and what it earned."""

    email = graphene.String(required=True)
    customer = graphene.ID(description="The buyer's account; null for a guest.")
    locale = graphene.String(required=True)
    address = graphene.String(description="From where it was placed.")
    paid_at = DateTime()
    completed_at = DateTime()
    needs_attention = graphene.Boolean(required=True)
    attention_reason = graphene.String()
    lines = listed(StaffOrderLine)
    timeline = listed(OrderMoment, description="Oldest first.")
    margin = graphene.Field(
        Money, description="Of the lines that were kept. Null without the right to margins."
    )

    @staticmethod
    def resolve_customer(order: Any, info: Any) -> Any:
        return order.user_id

    @staticmethod
    def resolve_address(order: Any, info: Any) -> str | None:
        return order.address or None

    @staticmethod
    def resolve_attention_reason(order: Any, info: Any) -> str | None:
        return why(order.attention_reason) or None

    @staticmethod
    def resolve_timeline(order: Any, info: Any) -> list[Any]:
        return moments(info.context).get(order.pk) or []

    @staticmethod
    def resolve_margin(order: Any, info: Any) -> money.Money:
        need_margin(info.context)
        return order_margin(order, lines(info.context).get(order.pk) or ())


class RefundWay(graphene.Enum):
    """Back as it was paid, or into the buyer's wallet where there is one."""

    ORIGIN = TO_ORIGIN
    WALLET = TO_WALLET


class RefundOrderInput(graphene.InputObjectType):
    """Without a line all that is left goes back; without an amount all that is left of the line."""

    number = graphene.String(required=True)
    line = graphene.ID()
    amount = graphene.String(description='Part of a delivered line, in major units: "5.00".')
    reason = graphene.String(required=True)
    way = RefundWay()
    idempotency_key = graphene.String(required=True)


class MarkLineDeliveredInput(graphene.InputObjectType):
    line = graphene.ID(required=True)
    note = graphene.String(description="What was done; kept in the order's timeline.")
    idempotency_key = graphene.String()


class MarkLineFailedInput(graphene.InputObjectType):
    line = graphene.ID(required=True)
    reason = graphene.String(required=True)
    idempotency_key = graphene.String()


class SendOrderMailInput(graphene.InputObjectType):
    number = graphene.String(required=True)
    idempotency_key = graphene.String()


RefundOrderPayload = payload(
    "RefundOrder",
    order=graphene.Field(StaffOrder),
    refunded=graphene.Field(Money),
    way=RefundWay(),
)
MarkLineDeliveredPayload = payload("MarkLineDelivered", order=graphene.Field(StaffOrder))
MarkLineFailedPayload = payload("MarkLineFailed", order=graphene.Field(StaffOrder))
SendOrderMailPayload = payload("SendOrderMail", order=graphene.Field(StaffOrder))


def _view(root: Any) -> LineView:
    return line_view(*root)
