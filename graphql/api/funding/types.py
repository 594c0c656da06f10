"""What shops ask the platform to pay, and what is left of what it has promised."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import JSON, DateTime, Money, connection
from api.batches import Batch
from api.wholesale.types import shop_names
from billing.funding.models import Funding
from billing.funding.queries import left
from tenants.kernel import money


class FundingState(graphene.Enum):
    """ASKED waits for a decision; APPROVED pays; the others pay nothing more."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    USED_UP = "used_up"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    OVER = "over"


class PromotionFunding(DjangoObjectType):
    """A shop's request that the platform pays for a promotion. Amounts are in its currency."""

    class Meta:
        model = Funding
        fields = ("name", "note", "reason", "asked_by", "decided_by")
        skip_registry = True

    id = graphene.ID(required=True)
    state = FundingState(required=True)
    shop = graphene.ID(required=True)
    shop_name = graphene.String(required=True)
    promotion = graphene.ID(required=True, description="In the shop.")
    terms = JSON(required=True, description="The promotion as it was when the shop asked.")
    wanted = graphene.Field(Money, required=True)
    most = graphene.Field(Money, required=True, description="The most that it can cost.")
    budget = graphene.Field(Money, required=True, description="Up to how much the platform pays.")
    left = graphene.Field(Money, required=True, description="Of the budget, at this moment.")
    asked_at = DateTime(required=True)
    decided_at = DateTime()

    @staticmethod
    def resolve_shop(row: Any, info: Any) -> Any:
        return row.shop_id

    @staticmethod
    def resolve_shop_name(row: Any, info: Any) -> str:
        return shop_names(info.context).get(row.shop_id) or ""

    @staticmethod
    def resolve_promotion(row: Any, info: Any) -> Any:
        return row.promotion_id

    @staticmethod
    def resolve_budget(row: Any, info: Any) -> Any:
        return row.cap

    @staticmethod
    def resolve_left(row: Any, info: Any) -> Any:
        held = left_of_budgets(info.context).get((row.pk, row.currency))
        return money.Money(held or 0, row.currency)


PromotionFundingConnection = connection(PromotionFunding)


def left_of_budgets(context: Any) -> Batch[Any, int]:
    def left_of(budgets: list[Any]) -> dict[Any, int]:
        held = left(budgets)
        return {budget: held.get(budget[0], 0) for budget in budgets}

    return context.loaded.setdefault("left of budgets", Batch(left_of))
