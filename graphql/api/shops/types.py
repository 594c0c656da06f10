"""Shops as the owner sees them."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.audit.types import AuditEvent
from api.basics import DateTime, Money, connection
from api.ledger.types import AccountBalance
from api.shops import loaders
from api.shops.parts import (
    LaunchProgress,
    ShopCollects,
    ShopDomain,
    ShopFigures,
    ShopMember,
    ShopStatus,
)
from api.sights import sees_money
from tenants.kernel.errors import Invalid
from tenants.registry.models import Shop
from tenants.registry.urls import origin

USUAL_DAYS = 30
MOST_DAYS = 366


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
    url = graphene.String(description="Null where no address leads there.")
    status_reason = graphene.String(required=True, description="Of the last move of its state.")
    launched_at = DateTime()
    owner_email = graphene.String(required=True)
    support_email = graphene.String(required=True)
    currency = graphene.String(required=True, description="Frozen by the first order.")
    tier = graphene.String(required=True, description="The short name of its price tier.")
    fee_percent = graphene.String(required=True, description="Of the shopper's total.")
    collects = ShopCollects(required=True)
    test_mode = graphene.Boolean(required=True)
    time_zone = graphene.String(required=True)
    locales = graphene.List(graphene.NonNull(graphene.String), required=True)
    default_locale = graphene.String(required=True)
    theme = graphene.String(required=True)
    domains = graphene.List(graphene.NonNull(ShopDomain), required=True)
    members = graphene.List(
        graphene.NonNull(ShopMember), required=True, description="Whose shop it is, on this host."
    )
    launch = graphene.Field(LaunchProgress)
    history = graphene.List(
        graphene.NonNull(AuditEvent),
        required=True,
        description="How its state has moved, newest first; at most 50.",
    )
    wallet = graphene.Field(
        Money, description="The prepaid wallet. Null for who may not see money."
    )
    accounts = graphene.List(
        graphene.NonNull(AccountBalance),
        description="Its ledger accounts. Null for who may not see money.",
    )
    figures = graphene.Field(
        ShopFigures,
        required=True,
        days=graphene.Int(default_value=USUAL_DAYS),
        description="The trade of the last `days` (1 to 366), of paid orders; not of test orders.",
    )

    @staticmethod
    def resolve_host(shop: Any, info: Any) -> str:
        return loaders.hosts(info.context).get(shop.pk) or ""

    @staticmethod
    def resolve_url(shop: Any, info: Any) -> str | None:
        host = loaders.hosts(info.context).get(shop.pk)
        return f"{origin(host)}/" if host else None

    @staticmethod
    def resolve_plan(shop: Any, info: Any) -> None:
        return None

    @staticmethod
    def resolve_fee_percent(shop: Any, info: Any) -> str:
        return f"{shop.fee_percent.normalize():f}"

    @staticmethod
    def resolve_domains(shop: Any, info: Any) -> Any:
        return loaders.domains(info.context).get(shop.pk) or []

    @staticmethod
    def resolve_members(shop: Any, info: Any) -> Any:
        return loaders.members(info.context).get(shop.pk) or []

    @staticmethod
    def resolve_launch(shop: Any, info: Any) -> Any:
        return loaders.launches(info.context).get(shop.pk)

    @staticmethod
    def resolve_history(shop: Any, info: Any) -> Any:
        return loaders.history(info.context).get(shop.pk) or []

    @staticmethod
    def resolve_wallet(shop: Any, info: Any) -> Any:
        if not sees_money(info.context):
            return None
        return loaders.wallets(info.context).get(shop.pk)

    @staticmethod
    def resolve_accounts(shop: Any, info: Any) -> Any:
        if not sees_money(info.context):
            return None
        return loaders.accounts(info.context).get(shop.pk) or []

    @staticmethod
    def resolve_figures(shop: Any, info: Any, days: int | None = None) -> Any:
        days = USUAL_DAYS if days is None else days
        if not 1 <= days <= MOST_DAYS:
            raise Invalid(field="days")
        batch = loaders.figures(info.context, days)
        batch.announce(info.context.loaded.get("shops coming", ()))
        return batch.get(shop.pk)


ShopAccountConnection = connection(ShopAccount)
