"""Tiers and price lists."""

from typing import Any

import graphene
from django.db.models import Q

from api.basics import Page
from api.goods import loaders as goods
from api.goods.queries import CatalogueDenominationFilter, chosen_denominations
from api.keysets import keyset_page
from api.mutating import maybe_id
from api.rights import need
from api.wholesale import types
from tenants.catalogue import models


class WholesalePriceFilter(graphene.InputObjectType):
    denomination = graphene.ID()
    product = graphene.ID()
    tier = graphene.String(description="The short name of a price tier.")
    search = graphene.String(description="In SKUs and the product's names.")


class WholesaleQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    price_tiers = graphene.Field(
        types.PriceTierConnection,
        required=True,
        first=graphene.Int(),
        after=graphene.String(),
        description="By short name.",
    )
    wholesale_prices = graphene.Field(
        types.WholesalePriceConnection,
        required=True,
        filter=WholesalePriceFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Every price of every tier, in the order in which they were set.",
    )
    wholesale_lists = graphene.Field(
        types.WholesaleListConnection,
        required=True,
        filter=CatalogueDenominationFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Denominations by SKU, each with its price list and what it did to floors.",
    )

    @staticmethod
    def resolve_price_tiers(
        root: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        rows = models.PriceTier.objects.all()
        return keyset_page(rows, first=first, after=after, column="code", descending=False)

    @staticmethod
    def resolve_wholesale_prices(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked, rows = filter or {}, models.WholesalePrice.objects.all()
        if asked.get("denomination"):
            rows = rows.filter(denomination_id=maybe_id(asked["denomination"]))
        if asked.get("product"):
            rows = rows.filter(denomination__product_id=maybe_id(asked["product"]))
        if asked.get("tier"):
            rows = rows.filter(tier__code=asked["tier"])
        words = (asked.get("search") or "").strip()[:80]
        if words:
            rows = rows.filter(
                Q(denomination__sku__icontains=words)
                | Q(denomination__product__search_text__icontains=words)
            )

        def coming(nodes: Any) -> None:
            types.tiers(info.context).announce(row.tier_id for row in nodes)
            goods.denominations_by_id(info.context).announce(row.denomination_id for row in nodes)

        return keyset_page(rows, first=first, after=after, descending=False, coming=coming)

    @staticmethod
    def resolve_wholesale_lists(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        return keyset_page(
            chosen_denominations(filter or {}),
            first=first,
            after=after,
            column="sku",
            descending=False,
            coming=lambda nodes: types.announce_lists(info.context, nodes),
        )


def _need(context: Any) -> None:
    need(context, scope="catalogue", area="catalogue", act="view")
