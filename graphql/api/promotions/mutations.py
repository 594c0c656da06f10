"""Setting promotions."""

import uuid
from typing import Any

import graphene

from api.fields import mutation
from api.lists import find, find_all
from api.numbers import number
from api.promotions.types import (
    SavePromotionInput,
    SavePromotionPayload,
    SwitchPromotionInput,
    SwitchPromotionPayload,
)
from api.rights import need_staff
from api.writes import writes
from storefronts.promotions import services
from storefronts.promotions.models import Promotion
from tenants.catalogue.models import Category, Product


class PromotionMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    save_promotion = mutation(
        SavePromotionPayload, SavePromotionInput, "It counts from the next price on."
    )
    switch_promotion = mutation(
        SwitchPromotionPayload,
        SwitchPromotionInput,
        "On or off, at once. Orders that were placed keep what they were promised.",
    )

    @staticmethod
    @writes(promotion=None)
    def resolve_save_promotion(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="promotions", scope="promotions")
        known = None
        if input.get("id"):
            known = find(Promotion.objects.all(), input["id"], field="id").pk
        saved = services.save_promotion(
            shop=context.here,
            actor=context.actor,
            promotion_id=known,
            kind=input.kind.value,
            name=input.name,
            code=input.get("code") or "",
            off=input.off.value if input.get("off") else "percent",
            value=number(input.value, field="value"),
            spend=number(input.spend, field="spend") if input.get("spend") else None,
            categories=_ids(Category, input, "categories"),
            products=_ids(Product, input, "products"),
            starts_at=input.get("starts_at"),
            ends_at=input.get("ends_at"),
            most_uses=input.get("most_uses"),
            most_per_customer=input.get("most_per_customer"),
            funded_by=input.funded_by.value if input.get("funded_by") else None,
            budget=number(input.budget, field="budget") if input.get("budget") else None,
            note=input.get("note") or "",
        )
        return {"promotion": saved}

    @staticmethod
    @writes(promotion=None)
    def resolve_switch_promotion(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="promotions", scope="promotions")
        known = find(Promotion.objects.all(), input["id"], field="id")
        switched = services.switch_promotion(
            shop=context.here,
            promotion_id=known.pk,
            is_active=input.is_active,
            actor=context.actor,
        )
        return {"promotion": switched}


def _ids(model: Any, given: Any, name: str) -> list[uuid.UUID]:
    return [row.pk for row in find_all(model.objects.live(), given.get(name), field=name)]
