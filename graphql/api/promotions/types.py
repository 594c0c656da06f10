"""Promotions as the shop's staff set them."""

from typing import Any

import graphene

from api.basics import DateTime, Money
from api.fields import listed, payload
from api.funding.types import FundingState
from api.listings.types import CategoryName
from api.prices.types import plain
from api.promotions.loaders import categories, fundings, products
from tenants.kernel import money


class PromotionKind(graphene.Enum):
    """A sale in a window, a price for members, spend X save Y, or a code that buyers type."""

    SALE = "sale"
    MEMBER = "member"
    THRESHOLD = "threshold"
    COUPON = "coupon"


class PromotionOff(graphene.Enum):
    """What is taken off: a percentage, or an amount in the shop's currency."""

    PERCENT = "percent"
    AMOUNT = "amount"


class PromotionFunder(graphene.Enum):
    """Who pays for what is taken off: the shop, or the platform, once it has approved that."""

    SHOP = "shop"
    PLATFORM = "platform"


class PromotionState(graphene.Enum):
    """Whether it counts now."""

    ON = "on"
    OFF = "off"
    PLANNED = "planned"
    OVER = "over"
    USED_UP = "used_up"


class FundingRequest(graphene.ObjectType):
    """What a shop has asked the platform to pay, and the answer."""

    state = FundingState(required=True)
    wanted = graphene.Field(Money, required=True)
    note = graphene.String(required=True)
    reason = graphene.String(description="Why it was declined or stopped.")
    asked_at = DateTime(required=True)
    decided_at = DateTime()

    @staticmethod
    def resolve_reason(funding: Any, info: Any) -> str | None:
        return funding.reason or None


class ProductName(graphene.ObjectType):
    """A product by id, address and name."""

    id = graphene.ID(required=True)
    slug = graphene.String(required=True)
    name = graphene.String(required=True)


class CouponUse(graphene.ObjectType):
    """An order that a coupon was used for."""

    id = graphene.ID(required=True)
    order_number = graphene.String()
    email = graphene.String(required=True)
    saved = graphene.Field(Money, required=True)
    used_at = DateTime(required=True)
    returned_at = DateTime(description="Given back: nothing was bought in the end.")

    @staticmethod
    def resolve_order_number(use: Any, info: Any) -> str | None:
        return getattr(use, "number", None)

    @staticmethod
    def resolve_saved(use: Any, info: Any) -> money.Money:
        return money.Money(use.minor, info.context.here.currency)


class Promotion(graphene.ObjectType):
    """One rule that takes something off. No categories and no products: for everything.

    A coupon's uses are `couponUses`; who has a member price is `customers(group: …)`.
    """

    id = graphene.ID(required=True)
    kind = PromotionKind(required=True)
    state = PromotionState(required=True)
    name = graphene.String(required=True)
    code = graphene.String(description="Of a coupon.")
    off = PromotionOff(required=True)
    value = graphene.String(required=True)
    spend = graphene.Field(Money, description="From what sum on.")
    categories = listed(CategoryName)
    products = listed(ProductName)
    starts_at = DateTime()
    ends_at = DateTime()
    most_uses = graphene.Int()
    most_per_customer = graphene.Int()
    funded_by = PromotionFunder(required=True)
    funding = graphene.Field(
        FundingRequest, description="What the platform was last asked for. Null: never."
    )
    used = graphene.Int(required=True)
    is_active = graphene.Boolean(required=True)
    created_at = DateTime(required=True)

    @staticmethod
    def resolve_code(promotion: Any, info: Any) -> str | None:
        return promotion.code or None

    @staticmethod
    def resolve_funding(promotion: Any, info: Any) -> Any:
        known = promotion.funding_id
        return fundings(info.context).get(known) if known else None

    @staticmethod
    def resolve_value(promotion: Any, info: Any) -> str:
        return plain(promotion.value)

    @staticmethod
    def resolve_spend(promotion: Any, info: Any) -> money.Money | None:
        spend = promotion.spend_minor
        return money.Money(spend, info.context.here.currency) if spend else None

    @staticmethod
    def resolve_categories(promotion: Any, info: Any) -> list[Any]:
        found = [categories(info.context).get(pk) for pk in promotion.category_ids]
        return [category for category in found if category is not None]

    @staticmethod
    def resolve_products(promotion: Any, info: Any) -> list[Any]:
        found = [products(info.context).get(pk) for pk in promotion.product_ids]
        return [product for product in found if product is not None]


class SavePromotionInput(graphene.InputObjectType):
    """A new promotion, or (with `id`) the whole of one that is there; its kind stays."""

    id = graphene.ID()
    kind = PromotionKind(required=True)
    name = graphene.String(required=True, description="Buyers read it on the receipt.")
    code = graphene.String(description="Of a coupon, in any case.")
    off = PromotionOff(description="Percent unless told.")
    value = graphene.String(required=True, description='Percent, or an amount: "12.5".')
    spend = graphene.String(description="From what sum on, in the shop's currency.")
    categories = graphene.List(graphene.NonNull(graphene.ID))
    products = graphene.List(graphene.NonNull(graphene.ID))
    starts_at = DateTime(description="Null: at once.")
    ends_at = DateTime(description="Null: when it is switched off.")
    most_uses = graphene.Int()
    most_per_customer = graphene.Int()
    funded_by = PromotionFunder(description="As it stands, unless told; of a new one the shop.")
    budget = graphene.String(
        description="With `PLATFORM`: at most so much is asked for, in the shop's currency."
    )
    note = graphene.String(description="With `PLATFORM`: why it should pay. Its staff read it.")
    idempotency_key = graphene.String()


class SwitchPromotionInput(graphene.InputObjectType):
    id = graphene.ID(required=True)
    is_active = graphene.Boolean(required=True)
    idempotency_key = graphene.String()


SavePromotionPayload = payload("SavePromotion", promotion=graphene.Field(Promotion))
SwitchPromotionPayload = payload("SwitchPromotion", promotion=graphene.Field(Promotion))
