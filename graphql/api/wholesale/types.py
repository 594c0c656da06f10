"""What shops pay: tiers, prices by quantity, and what a change did to shops' floors."""

from datetime import timedelta
from typing import Any

import graphene
from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from graphene_django import DjangoObjectType

from api.basics import DateTime, connection
from api.batches import Batch
from api.goods import loaders as goods
from api.goods.types import CatalogueDenomination
from api.supply.types import UnitPrice
from storefronts.pricing.effects import floor_effects
from tenants.catalogue import models
from tenants.registry.models import Shop

# How far back the effect of a change is looked for.
LOOKED_BACK = timedelta(days=1)


class PriceTier(DjangoObjectType):
    """A class of shops that buy at the same wholesale prices. Shops name it by its `code`."""

    class Meta:
        model = models.PriceTier
        fields = ("code", "name")
        skip_registry = True

    id = graphene.ID(required=True)
    shops = graphene.Int(required=True, description="How many shops are in it, closed ones not.")

    @staticmethod
    def resolve_shops(tier: Any, info: Any) -> int:
        return shops_by_tier(info.context).get(tier.code, 0)


PriceTierConnection = connection(PriceTier)


class FloorEffect(graphene.ObjectType):
    """What a change of cost does to sales: below its floor a shop's sale stops, and it is told."""

    shops_selling = graphene.Int(required=True, description="How many shops look at their floors.")
    checks_left = graphene.Int(
        required=True, description="Looks that are still owed: ask again until it is 0."
    )
    stopped = graphene.List(
        graphene.NonNull(lambda: StoppedSale),
        required=True,
        description="Sales that were stopped within the last day.",
    )


class StoppedSale(graphene.ObjectType):
    """A shop whose price no longer covers what the sale costs."""

    shop = graphene.ID(required=True)
    shop_name = graphene.String(required=True)
    at = DateTime(required=True)

    @staticmethod
    def resolve_shop(stopped: Any, info: Any) -> Any:
        return stopped.shop_id

    @staticmethod
    def resolve_shop_name(stopped: Any, info: Any) -> str:
        return shop_names(info.context).get(stopped.shop_id) or ""


class WholesaleList(graphene.ObjectType):
    """A denomination with its whole price list, and what the last change of it did."""

    denomination = graphene.Field(CatalogueDenomination, required=True)
    prices = graphene.List(graphene.NonNull(lambda: WholesalePrice), required=True)
    floors = graphene.Field(FloorEffect, required=True)

    @staticmethod
    def resolve_denomination(row: Any, info: Any) -> Any:
        return row

    @staticmethod
    def resolve_prices(row: Any, info: Any) -> Any:
        return prices(info.context).get(row.pk) or []

    @staticmethod
    def resolve_floors(row: Any, info: Any) -> Any:
        return effects(info.context).get(row.pk)


class WholesalePrice(graphene.ObjectType):
    """What a shop of a tier pays for one piece, from a quantity on."""

    id = graphene.ID(required=True)
    denomination = graphene.Field(CatalogueDenomination, required=True)
    tier = graphene.Field(PriceTier, required=True)
    min_quantity = graphene.Int(required=True)
    price = graphene.Field(UnitPrice, required=True)

    @staticmethod
    def resolve_denomination(row: Any, info: Any) -> Any:
        return goods.denominations_by_id(info.context).get(row.denomination_id)

    @staticmethod
    def resolve_tier(row: Any, info: Any) -> Any:
        return tiers(info.context).get(row.tier_id)

    @staticmethod
    def resolve_price(row: Any, info: Any) -> dict[str, str]:
        amount = f"{row.price.normalize():f}"
        return {"amount": amount, "currency": settings.SETTLEMENT_CURRENCY}


WholesalePriceConnection = connection(WholesalePrice)
WholesaleListConnection = connection(WholesaleList)


# ------------------------------------------------------------------ read once for an answer


def tiers(context: Any) -> Batch[Any, models.PriceTier]:
    return context.loaded.setdefault("price tiers", Batch(models.PriceTier.objects.in_bulk))


def prices(context: Any) -> Batch[Any, list[models.WholesalePrice]]:
    def prices_of(denomination_ids: list[Any]) -> dict[Any, list[models.WholesalePrice]]:
        found: dict[Any, list[models.WholesalePrice]] = {}
        rows = models.WholesalePrice.objects.filter(denomination_id__in=denomination_ids)
        for row in rows.order_by("tier__code", "min_quantity"):
            found.setdefault(row.denomination_id, []).append(row)
            tiers(context).announce([row.tier_id])
        goods.denominations_by_id(context).announce(found)
        return found

    return context.loaded.setdefault("wholesale prices", Batch(prices_of))


def effects(context: Any) -> Batch[Any, Any]:
    def effects_of(denomination_ids: list[Any]) -> dict[Any, Any]:
        found = floor_effects(denomination_ids, since=timezone.now() - LOOKED_BACK)
        shops = {one.shop_id for effect in found.values() for one in effect.stopped}
        shop_names(context).announce(shops)
        return found

    return context.loaded.setdefault("floor effects", Batch(effects_of))


def shop_names(context: Any) -> Batch[Any, str]:
    def names_of(shop_ids: list[Any]) -> dict[Any, str]:
        return dict(Shop.objects.filter(pk__in=shop_ids).values_list("pk", "name"))

    return context.loaded.setdefault("shop names", Batch(names_of))


def shops_by_tier(context: Any) -> dict[str, int]:
    known: dict[str, int] | None = context.loaded.get("shops by tier")
    if known is None:
        open_shops = Shop.objects.exclude(status=Shop.Status.CLOSED)
        known = dict(open_shops.values_list("tier").annotate(n=Count("pk")).order_by())
        context.loaded["shops by tier"] = known
    return known


def announce_lists(context: Any, rows: Any) -> None:
    ids = [row.pk for row in rows]
    prices(context).announce(ids)
    effects(context).announce(ids)
    goods.announce_denominations(context, rows)
