"""Shops as the owner sees them, and what the owner does to them."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import DateTime, Error, connection
from api.shops.loaders import hosts
from tenants.registry.models import Shop


class ShopStatus(graphene.Enum):
    """Where a shop stands with the platform."""

    LAUNCHING = "launching"
    TRIAL = "trial"
    ACTIVE = "active"
    PAST_DUE = "past_due"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class ShopAccount(DjangoObjectType):
    """A tenant. `host` is its primary address."""

    class Meta:
        model = Shop
        fields = ("name",)

    id = graphene.ID(required=True)
    host = graphene.String(required=True)
    status = ShopStatus(required=True)
    plan = graphene.String(description="Null until the shop has subscribed to one.")
    created_at = DateTime(required=True)

    @staticmethod
    def resolve_host(shop: Any, info: Any) -> str:
        return hosts(info.context).get(shop.pk) or ""

    @staticmethod
    def resolve_plan(shop: Any, info: Any) -> None:
        return None


ShopAccountConnection = connection(ShopAccount)


class LaunchShopInput(graphene.InputObjectType):
    """A new shop: live within seconds."""

    name = graphene.String(required=True)
    subdomain = graphene.String(required=True)
    owner_email = graphene.String(required=True)
    theme = graphene.String()
    plan = graphene.String(description="Kept for when plans are sold; a new shop is on trial.")
    currency = graphene.String(description="ISO 4217; CNY unless told.")
    idempotency_key = graphene.String(required=True)


class LaunchShopPayload(graphene.ObjectType):
    shop = graphene.Field(ShopAccount)
    errors = graphene.List(graphene.NonNull(Error), required=True)


class SuspendShopInput(graphene.InputObjectType):
    shop = graphene.ID(required=True)
    reason = graphene.String(required=True)
    idempotency_key = graphene.String()


class SuspendShopPayload(graphene.ObjectType):
    shop = graphene.Field(ShopAccount)
    errors = graphene.List(graphene.NonNull(Error), required=True)


class ReinstateShopInput(graphene.InputObjectType):
    shop = graphene.ID(required=True)
    reason = graphene.String(required=True)
    idempotency_key = graphene.String()


class ReinstateShopPayload(graphene.ObjectType):
    shop = graphene.Field(ShopAccount)
    errors = graphene.List(graphene.NonNull(Error), required=True)
