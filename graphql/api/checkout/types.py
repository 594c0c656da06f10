"""Inputs and answers of the sale."""

from typing import Any

import graphene

from api.basics import JSON, Date, DateTime, Error, Money, PageInfo
from api.orders.types import Order, Payment
from storefronts.pricing.explain import public_steps


def _errors() -> graphene.List:
    return graphene.List(graphene.NonNull(Error), required=True)


class LineInput(graphene.InputObjectType):
    """What to buy. Prices are the shop's; here one can only say what is too much."""

    denomination = graphene.ID(required=True)
    quantity = graphene.Int(required=True)
    buyer_fields = JSON(description="By name, what the denomination's `buyerFields` ask for.")
    max_total = graphene.String(
        description="The most that the line may cost, in the shop's currency, such as `49.50`:"
        " PRICE_CHANGED where it costs more."
    )


class QuoteInput(graphene.InputObjectType):
    """A cart to be priced."""

    lines = graphene.List(graphene.NonNull(LineInput), required=True)
    coupon = graphene.String()


class PriceStep(graphene.ObjectType):
    """How the price came about, as far as it is the shopper's business."""

    label = graphene.String(required=True)
    amount = graphene.Field(Money, required=True)


class QuoteLine(graphene.ObjectType):
    """One priced line."""

    denomination = graphene.ID(required=True)
    quantity = graphene.Int(required=True)
    unit_price = graphene.Field(Money, required=True)
    discount = graphene.Field(Money, required=True)
    total = graphene.Field(Money, required=True)
    explanation = graphene.List(graphene.NonNull(PriceStep), required=True)

    @staticmethod
    def resolve_denomination(line: Any, info: Any) -> Any:
        return line.denomination.id

    @staticmethod
    def resolve_unit_price(line: Any, info: Any) -> Any:
        return line.unit_money

    @staticmethod
    def resolve_explanation(line: Any, info: Any) -> list[Any]:
        return public_steps(line.steps)


class Quote(graphene.ObjectType):
    """Prices that hold until `expiresAt`."""

    id = graphene.ID(required=True)
    total = graphene.Field(Money, required=True)
    expires_at = DateTime(required=True)
    lines = graphene.List(graphene.NonNull(QuoteLine), required=True)

    # The root is a stored quote with the cart behind it.

    @staticmethod
    def resolve_id(quoted: Any, info: Any) -> Any:
        return quoted.quote.pk

    @staticmethod
    def resolve_total(quoted: Any, info: Any) -> Any:
        return quoted.cart.total

    @staticmethod
    def resolve_expires_at(quoted: Any, info: Any) -> Any:
        return quoted.quote.expires_at

    @staticmethod
    def resolve_lines(quoted: Any, info: Any) -> Any:
        return quoted.cart.lines


class QuotePayload(graphene.ObjectType):
    quote = graphene.Field(Quote)
    errors = _errors()


class PlaceOrderInput(graphene.InputObjectType):
    """An order; with `pay` it is paid, and with `reveal` its codes come, in the same call."""

    lines = graphene.List(graphene.NonNull(LineInput), required=True)
    email = graphene.String(required=True)
    coupon = graphene.String()
    quote = graphene.ID(description="Refuse with PRICE_CHANGED where the price is another now.")
    idempotency_key = graphene.String(
        required=True, description="The same key again gets the first answer, never a second order."
    )
    pay = graphene.String(description="A provider's name: place and pay in one call.")
    reveal = graphene.Boolean(description="With pay: answer the codes if they are there by then.")
    client_reference = graphene.String(description="Your own order number, up to 64 characters.")


class RevealedCode(graphene.ObjectType):
    """A secret worth money. Showing it was logged."""

    line = graphene.ID(required=True)
    code = graphene.String(required=True)
    pin = graphene.String()
    expires_on = Date(description="The last day on which it is good.")
    card_number = graphene.String(description="The number on the card, where it has one.")

    @staticmethod
    def resolve_line(revealed: Any, info: Any) -> Any:
        return revealed.line_id


class PlaceOrderPayload(graphene.ObjectType):
    order = graphene.Field(Order)
    token = graphene.String(
        description="Proof of having placed the order: views, pays, cancels, reveals. Keep it."
    )
    payment = graphene.Field(Payment)
    codes = graphene.List(
        graphene.NonNull(RevealedCode), description="Null where `reveal` was not asked."
    )
    errors = _errors()


class PayOrderInput(graphene.InputObjectType):
    number = graphene.String(required=True)
    token = graphene.String()
    provider = graphene.String(required=True)
    idempotency_key = graphene.String(required=True)


class PayOrderPayload(graphene.ObjectType):
    order = graphene.Field(Order)
    payment = graphene.Field(Payment)
    errors = _errors()


class CancelOrderInput(graphene.InputObjectType):
    number = graphene.String(required=True)
    token = graphene.String()


class CancelOrderPayload(graphene.ObjectType):
    order = graphene.Field(Order)
    errors = _errors()


class RevealCodesInput(graphene.InputObjectType):
    number = graphene.String(required=True)
    token = graphene.String()
    one_time_code = graphene.String(
        description="The code sent by mail, for who has only the mailed link."
    )
    first = graphene.Int(description="Only so many, up to 100; all of them unless told.")
    after = graphene.String(description="The `endCursor` of the page before; needs `first`.")


class RevealCodesPayload(graphene.ObjectType):
    codes = graphene.List(graphene.NonNull(RevealedCode), required=True)
    page_info = graphene.Field(
        PageInfo, description="With `first`: where this page stands. Null otherwise."
    )
    errors = _errors()


class RequestOneTimeCodeInput(graphene.InputObjectType):
    number = graphene.String(required=True)
    token = graphene.String(description="Of the mailed link.")


class RequestOneTimeCodePayload(graphene.ObjectType):
    sent = graphene.Boolean(required=True)
    errors = _errors()
