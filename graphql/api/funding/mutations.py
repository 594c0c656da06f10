"""Deciding what the platform pays."""

from typing import Any

import graphene
from django.utils.translation import gettext as _

from api.fields import mutation, payload
from api.funding.types import PromotionFunding
from api.mutating import Repeatable, an_id, names_as_asked
from api.numbers import number
from api.rights import need
from api.writes import writes
from billing.funding import services
from billing.funding.models import Funding
from tenants.kernel.errors import Invalid, NotFound, Refusal
from tenants.kernel.money import Money


class ApprovePromotionFundingInput(Repeatable):
    """From now on the promotion applies in its time, until the budget is used up."""

    id = graphene.ID(required=True)
    budget = graphene.String(required=True, description="In the shop's currency.")


class RaisePromotionBudgetInput(Repeatable):
    """Adds to a budget, also to one that was used up."""

    id = graphene.ID(required=True)
    more = graphene.String(required=True, description="In the shop's currency.")
    idempotency_key = graphene.String(required=True)


class EndPromotionFundingInput(Repeatable):
    id = graphene.ID(required=True)
    reason = graphene.String(required=True, description="The shop reads it.")


_funding = {"funding": graphene.Field(PromotionFunding)}
ApprovePayload = payload("ApprovePromotionFunding", **_funding)
DeclinePayload = payload("DeclinePromotionFunding", **_funding)
RaisePayload = payload("RaisePromotionBudget", **_funding)
StopPayload = payload("StopPromotionFunding", **_funding)


class FundingMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    approve_promotion_funding = mutation(
        ApprovePayload, ApprovePromotionFundingInput, "The platform pays, up to the budget."
    )
    decline_promotion_funding = mutation(
        DeclinePayload, EndPromotionFundingInput, "The platform does not pay."
    )
    raise_promotion_budget = mutation(
        RaisePayload, RaisePromotionBudgetInput, "The platform pays more than it has promised."
    )
    stop_promotion_funding = mutation(
        StopPayload, EndPromotionFundingInput, "It pays no further order; what was paid stands."
    )

    @staticmethod
    @writes(funding=None)
    @names_as_asked
    def resolve_approve_promotion_funding(root: Any, info: Any, input: Any) -> dict[str, Any]:
        found = _decided(info.context, input)
        cap = _amount(input.budget, found, "budget")
        try:
            services.approve(funding_id=found.pk, cap=cap, actor=info.context.actor)
        except Refusal as refusal:
            refusal.field = "budget" if refusal.field == "cap" else refusal.field
            raise
        return _again(found)

    @staticmethod
    @writes(funding=None)
    @names_as_asked
    def resolve_decline_promotion_funding(root: Any, info: Any, input: Any) -> dict[str, Any]:
        found = _decided(info.context, input)
        services.decline(funding_id=found.pk, reason=input.reason, actor=info.context.actor)
        return _again(found)

    @staticmethod
    @writes(funding=None)
    @names_as_asked
    def resolve_raise_promotion_budget(root: Any, info: Any, input: Any) -> dict[str, Any]:
        found = _decided(info.context, input)
        more = _amount(input.more, found, "more")
        services.raise_budget(funding_id=found.pk, more=more, actor=info.context.actor)
        return _again(found)

    @staticmethod
    @writes(funding=None)
    @names_as_asked
    def resolve_stop_promotion_funding(root: Any, info: Any, input: Any) -> dict[str, Any]:
        found = _decided(info.context, input)
        services.stop(funding_id=found.pk, reason=input.reason, actor=info.context.actor)
        return _again(found)


def _decided(context: Any, input: Any) -> Funding:
    need(context, scope="ledger", area="promotions", act="decide")
    found = Funding.objects.filter(pk=an_id(input.id, "id")).first()
    if found is None:
        raise NotFound(field="id")
    return found


def _again(found: Funding) -> dict[str, Any]:
    return {"funding": Funding.objects.get(pk=found.pk)}


def _amount(text: str, found: Funding, field: str) -> Money:
    amount = number(text, field=field)
    money = Money.of(amount, found.currency)
    if money.decimal != amount:
        raise Invalid(_("This currency has no such small amounts."), field=field)
    return money
