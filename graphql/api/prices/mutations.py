"""Setting markups, endings, and whether the shop sells at a loss."""

from typing import Any

import graphene

from api.fields import mutation
from api.prices.inputs import markup, target
from api.prices.types import (
    RemoveMarkupInput,
    RemoveMarkupPayload,
    SetMarkupInput,
    SetMarkupPayload,
    SetPriceSettingsInput,
    SetPriceSettingsPayload,
)
from api.rights import need_staff
from api.writes import writes
from storefronts.pricing import services


class PriceMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    set_markup = mutation(
        SetMarkupPayload,
        SetMarkupInput,
        "New prices count from now on. `markupPreview` shows them beforehand.",
    )
    remove_markup = mutation(
        RemoveMarkupPayload, RemoveMarkupInput, "The next wider rule counts again."
    )
    set_price_settings = mutation(
        SetPriceSettingsPayload,
        SetPriceSettingsInput,
        "How prices end, and whether the shop sells below what a sale costs it.",
    )

    @staticmethod
    @writes(markup=None)
    def resolve_set_markup(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="prices", scope="prices")
        rule = services.set_markup_rule(
            shop=context.here, target=target(input.target), actor=context.actor, **markup(input)
        )
        return {"markup": rule}

    @staticmethod
    @writes(removed=False)
    def resolve_remove_markup(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="prices", scope="prices")
        services.remove_markup_rule(
            shop=context.here, target=target(input.target), actor=context.actor
        )
        return {"removed": True}

    @staticmethod
    @writes()
    def resolve_set_price_settings(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="prices", scope="prices")
        how = {"shop": context.here, "actor": context.actor}
        if input.get("ending"):
            services.set_ending(ending=input.ending.value, **how)
        if input.get("allow_below_floor") is not None:
            services.allow_below_floor(allowed=input.allow_below_floor, **how)
        return {}
