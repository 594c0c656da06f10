"""Orders: three facts that move on their own (status, delivery, refund), lines and payments."""

from typing import Any

import graphene

from api.basics import DateTime, Money, connection
from api.orders.loaders import lines_asked, payments_asked
from tenants.kernel import money


class OrderStatus(graphene.Enum):
    """Where the order as a whole stands."""

    AWAITING_PAYMENT = "awaiting_payment"
    PAID = "paid"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    HELD = "held"


class DeliveryStatus(graphene.Enum):
    """Whether the goods are there."""

    PENDING = "pending"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    FAILED = "failed"


class RefundStatus(graphene.Enum):
    """How much of the money went back."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


class PaymentStatus(graphene.Enum):
    """What the provider says of a payment."""

    PENDING = "pending"
    CAPTURED = "captured"
    DECLINED = "declined"
    REFUNDED = "refunded"


class Payment(graphene.ObjectType):
    """One try to pay. Where it is PENDING, `redirectUrl` or `qrCode` say how to go on."""

    id = graphene.ID(required=True)
    provider = graphene.String(required=True)
    status = PaymentStatus(required=True)
    amount = graphene.Field(Money, required=True)
    redirect_url = graphene.String()
    qr_code = graphene.String(description="The text that the QR code holds.")

    @staticmethod
    def resolve_amount(payment: Any, info: Any) -> money.Money:
        return money.Money(payment.minor, payment.currency)

    @staticmethod
    def resolve_redirect_url(payment: Any, info: Any) -> str | None:
        return payment.redirect_url or None

    @staticmethod
    def resolve_qr_code(payment: Any, info: Any) -> str | None:
        return payment.qr or None


class OrderLine(graphene.ObjectType):
    """One denomination of an order, as it was when it was bought."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    quantity = graphene.Int(required=True)
    unit_price = graphene.Field(Money, required=True)
    total = graphene.Field(Money, required=True)
    delivery = DeliveryStatus(required=True)
    delivered_at = DateTime()

    # The root is the order with its line: a line's amounts are in its order's currency.

    @staticmethod
    def resolve_id(root: Any, info: Any) -> Any:
        return root[1].pk

    @staticmethod
    def resolve_name(root: Any, info: Any) -> str:
        return root[1].name(info.context.language)

    @staticmethod
    def resolve_quantity(root: Any, info: Any) -> int:
        return root[1].quantity

    @staticmethod
    def resolve_unit_price(root: Any, info: Any) -> money.Money:
        return money.Money.of(root[1].unit_price, root[0].currency)

    @staticmethod
    def resolve_total(root: Any, info: Any) -> money.Money:
        return money.Money(root[1].total_minor, root[0].currency)

    @staticmethod
    def resolve_delivery(root: Any, info: Any) -> str:
        return root[1].delivery

    @staticmethod
    def resolve_delivered_at(root: Any, info: Any) -> Any:
        return root[1].delivered_at


class Order(graphene.ObjectType):
    """A purchase. Its codes are shown by `revealCodes` only."""

    id = graphene.ID(required=True)
    number = graphene.String(required=True)
    status = OrderStatus(required=True)
    delivery = DeliveryStatus(required=True)
    refund = RefundStatus(required=True)
    total = graphene.Field(Money, required=True)
    refunded_total = graphene.Field(Money, required=True)
    placed_at = DateTime(required=True)
    expires_at = DateTime()
    client_reference = graphene.String()
    lines = graphene.List(graphene.NonNull(OrderLine), required=True)
    payments = graphene.List(graphene.NonNull(Payment), required=True)

    @staticmethod
    def resolve_client_reference(order: Any, info: Any) -> str | None:
        return order.client_reference or None

    @staticmethod
    def resolve_lines(order: Any, info: Any) -> list[tuple[Any, Any]]:
        return [(order, line) for line in lines_asked(info).get(order.pk) or ()]

    @staticmethod
    def resolve_payments(order: Any, info: Any) -> list[Any]:
        return payments_asked(info).get(order.pk) or []


OrderConnection = connection(Order)
