"""Requests of shops."""

from typing import Any

import graphene

from api.basics import Page
from api.funding.types import (
    FundingState,
    PromotionFunding,
    PromotionFundingConnection,
    left_of_budgets,
)
from api.keysets import a_moment, keyset_page
from api.mutating import maybe_id
from api.rights import need
from api.wholesale.types import shop_names
from billing.funding.models import Funding


class PromotionFundingFilter(graphene.InputObjectType):
    shop = graphene.ID()
    states = graphene.List(graphene.NonNull(FundingState))
    name = graphene.String(description="Part of the promotion's name.")


class FundingQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    promotion_fundings = graphene.Field(
        PromotionFundingConnection,
        required=True,
        filter=PromotionFundingFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Promotions that the platform is asked to pay, newest first.",
    )
    promotion_funding = graphene.Field(PromotionFunding, id=graphene.ID(required=True))

    @staticmethod
    def resolve_promotion_fundings(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked, rows = filter or {}, Funding.objects.all()
        if asked.get("shop"):
            rows = rows.filter(shop_id=maybe_id(asked["shop"]))
        if asked.get("states") is not None:
            rows = rows.filter(state__in=[state.value for state in asked["states"]])
        if asked.get("name"):
            rows = rows.filter(name__icontains=asked["name"].strip()[:60])

        def coming(nodes: Any) -> None:
            shop_names(info.context).announce(row.shop_id for row in nodes)
            left_of_budgets(info.context).announce((row.pk, row.currency) for row in nodes)

        return keyset_page(
            rows, first=first, after=after, column="asked_at", kind=a_moment, coming=coming
        )

    @staticmethod
    def resolve_promotion_funding(root: Any, info: Any, id: str) -> Any:
        _need(info.context)
        return Funding.objects.filter(pk=maybe_id(id)).first()


def _need(context: Any) -> None:
    need(context, scope="ledger", area="promotions", act="view")
