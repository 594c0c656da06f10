"""Reading markups and floors, and looking before leaping."""

from typing import Any

import graphene

from api.basics import Page
from api.fields import listed, paged
from api.lists import find, newest_first
from api.prices.inputs import markup, target
from api.prices.loaders import names
from api.prices.types import (
    FloorBreach,
    Markup,
    MarkupInput,
    MarkupPreview,
    MarkupScope,
    PriceSettings,
    StaffDenomination,
)
from api.rights import need_staff
from storefronts.console import price_queries
from storefronts.pricing import models
from storefronts.pricing.preview import preview_markup
from tenants.catalogue.models import Product

DENOMINATION = models.MarkupRule.Scope.DENOMINATION


class PriceQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    price_settings = graphene.Field(PriceSettings, required=True)
    markups = paged(Markup, "Rules of the shop, the newest first.", scope=MarkupScope())
    floor_breaches = paged(FloorBreach, "Sales that are stopped, the newest first.")
    markup_preview = graphene.Field(
        MarkupPreview,
        required=True,
        input=graphene.Argument(MarkupInput, required=True),
        description="Prices before and after a rule would be set. Nothing is written.",
    )
    priced_denominations = listed(
        StaffDenomination,
        product=graphene.ID(required=True),
        description="A product's face values with cost, floor and margin.",
    )

    @staticmethod
    def resolve_price_settings(root: Any, info: Any) -> Any:
        need_staff(info.context, act="prices_view", scope="prices")
        return price_queries.settings()

    @staticmethod
    def resolve_markups(
        root: Any,
        info: Any,
        scope: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        context = info.context
        need_staff(context, act="prices_view", scope="prices")
        rows = models.MarkupRule.objects.all()
        return newest_first(
            rows.filter(scope=scope.value) if scope else rows,
            at="changed_at",
            first=first,
            after=after,
            ready=lambda found: names(context).announce(
                (rule.scope, rule.target_id) for rule in found if rule.target_id
            ),
        )

    @staticmethod
    def resolve_floor_breaches(
        root: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        context = info.context
        need_staff(context, act="prices_view", scope="prices")
        return newest_first(
            models.FloorBreach.objects.all(),
            at="since",
            first=first,
            after=after,
            ready=lambda found: names(context).announce((DENOMINATION, row.pk) for row in found),
        )

    @staticmethod
    def resolve_markup_preview(root: Any, info: Any, input: Any) -> Any:
        context = info.context
        need_staff(context, act="prices_view", scope="prices")
        return preview_markup(shop=context.here, target=target(input.target), **markup(input))

    @staticmethod
    def resolve_priced_denominations(root: Any, info: Any, product: str) -> list[Any]:
        context = info.context
        need_staff(context, act="prices_view", scope="prices")
        found = find(Product.objects.live(), product, field="product")
        lines = price_queries.priced(context.here, found)
        rules = [line.built.rule for line in lines]
        names(context).announce((rule.scope, rule.target_id) for rule in rules if rule.target_id)
        return lines
