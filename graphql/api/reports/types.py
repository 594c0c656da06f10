"""What shops have reported upward: never a code, never a person."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import Date, DateTime, Money, connection
from api.sights import sees_money
from api.wholesale.types import shop_names
from tenants.kernel import money
from tenants.reporting import models


class SummaryStatus(graphene.Enum):
    AWAITING_PAYMENT = "awaiting_payment"
    PAID = "paid"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    HELD = "held"


class SummaryDelivery(graphene.Enum):
    PENDING = "pending"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    FAILED = "failed"


class SummaryRefund(graphene.Enum):
    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


class SummaryLine(graphene.ObjectType):
    """One line of an order, as it was reported."""

    denomination = graphene.ID()
    name = graphene.String()
    kind = graphene.String()
    quantity = graphene.Int()
    total = graphene.Field(Money)
    delivery = SummaryDelivery()


class OrderSummary(DjangoObjectType):
    """An order of a shop. What the platform earns by it is for who may see money."""

    class Meta:
        model = models.OrderSummary
        fields = ("number", "pieces", "is_test")
        skip_registry = True

    id = graphene.ID(required=True)
    shop = graphene.ID(required=True)
    shop_name = graphene.String(required=True)
    status = SummaryStatus(required=True)
    delivery = SummaryDelivery(required=True)
    refund = SummaryRefund(required=True)
    total = graphene.Field(Money, required=True)
    refunded = graphene.Field(Money, required=True)
    wholesale = graphene.Field(Money)
    cost = graphene.Field(Money)
    fee = graphene.Field(Money)
    margin = graphene.Field(Money, description="On wholesale.")
    earned = graphene.Field(Money, description="Fee and margin.")
    promotions = graphene.Field(
        Money,
        description="Paid by the platform for promotions, in the shop's currency.",
    )
    placed_at = DateTime(required=True)
    paid_at = DateTime()
    delivery_ms = graphene.Float(description="From payment to the last code.")
    lines = graphene.List(graphene.NonNull(SummaryLine), required=True)

    @staticmethod
    def resolve_shop(row: Any, info: Any) -> Any:
        return row.shop_id

    @staticmethod
    def resolve_shop_name(row: Any, info: Any) -> str:
        return shop_names(info.context).get(row.shop_id) or ""

    @staticmethod
    def resolve_refunded(row: Any, info: Any) -> Any:
        return money.Money(row.refunded_minor, row.currency)

    @staticmethod
    def resolve_wholesale(row: Any, info: Any) -> Any:
        return settled(row, info, row.wholesale_minor)

    @staticmethod
    def resolve_cost(row: Any, info: Any) -> Any:
        return settled(row, info, row.cost_minor)

    @staticmethod
    def resolve_fee(row: Any, info: Any) -> Any:
        return settled(row, info, row.fee_minor)

    @staticmethod
    def resolve_margin(row: Any, info: Any) -> Any:
        return settled(row, info, row.margin_minor)

    @staticmethod
    def resolve_earned(row: Any, info: Any) -> Any:
        return settled(row, info, row.fee_minor + row.margin_minor)

    @staticmethod
    def resolve_promotions(row: Any, info: Any) -> Any:
        return promised(row, info)

    @staticmethod
    def resolve_lines(row: Any, info: Any) -> list[dict[str, Any]]:
        return [
            {**line, "total": money.Money(line["total_minor"], row.currency)} for line in row.lines
        ]


OrderSummaryConnection = connection(OrderSummary)


class DailyFigure(DjangoObjectType):
    """A shop's day, in its own time zone and one currency. Of paid orders; not of test orders."""

    class Meta:
        model = models.DailyFigure
        fields = ("orders", "delivered", "pieces")
        skip_registry = True

    day = Date(required=True)
    shop = graphene.ID(required=True)
    shop_name = graphene.String(required=True)
    total = graphene.Field(Money, required=True)
    refunded = graphene.Field(Money, required=True)
    cost = graphene.Field(Money)
    fee = graphene.Field(Money)
    margin = graphene.Field(Money)
    promotions = graphene.Field(Money, description="Paid by the platform, in the shop's currency.")
    delivery_ms_median = graphene.Float()

    @staticmethod
    def resolve_shop(row: Any, info: Any) -> Any:
        return row.shop_id

    @staticmethod
    def resolve_shop_name(row: Any, info: Any) -> str:
        return shop_names(info.context).get(row.shop_id) or ""

    @staticmethod
    def resolve_total(row: Any, info: Any) -> Any:
        return money.Money(row.total_minor, row.currency)

    @staticmethod
    def resolve_refunded(row: Any, info: Any) -> Any:
        return money.Money(row.refunded_minor, row.currency)

    @staticmethod
    def resolve_cost(row: Any, info: Any) -> Any:
        return settled(row, info, row.cost_minor)

    @staticmethod
    def resolve_fee(row: Any, info: Any) -> Any:
        return settled(row, info, row.fee_minor)

    @staticmethod
    def resolve_margin(row: Any, info: Any) -> Any:
        return settled(row, info, row.margin_minor)

    @staticmethod
    def resolve_promotions(row: Any, info: Any) -> Any:
        return promised(row, info)


DailyFigureConnection = connection(DailyFigure)


def settled(row: Any, info: Any, minor: int) -> money.Money | None:
    """In the settlement currency; None for who may not see what the platform earns."""
    if not sees_money(info.context):
        return None
    return money.Money(minor, row.settlement_currency)


def promised(row: Any, info: Any) -> money.Money | None:
    """What the platform has paid for promotions; None for who may not see money."""
    return money.Money(row.promotion_minor, row.currency) if sees_money(info.context) else None
