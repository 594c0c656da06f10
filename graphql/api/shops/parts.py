"""What a shop's account is made of."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import DateTime, Money
from tenants.launch.recovery import has_stopped
from tenants.registry.models import Domain, ShopLaunch


class ShopStatus(graphene.Enum):
    """Where a shop stands with the platform."""

    LAUNCHING = "launching"
    TRIAL = "trial"
    ACTIVE = "active"
    PAST_DUE = "past_due"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class ShopCollects(graphene.Enum):
    """Who takes the shoppers' payments."""

    PLATFORM = "platform"
    SHOP = "shop"


class DomainKind(graphene.Enum):
    """Under the platform's domain, or the shop's own."""

    PLATFORM = "platform"
    CUSTOM = "custom"


class ShopDomain(DjangoObjectType):
    """An address of a shop. One of its own is served while its DNS proof stands."""

    class Meta:
        model = Domain
        fields = ("domain", "is_primary")
        skip_registry = True

    kind = DomainKind(required=True)
    served = graphene.Boolean(required=True)
    added_at = DateTime(required=True)
    proven_at = DateTime()
    checked_at = DateTime()
    lost_at = DateTime(description="Since when the DNS proof is missing.")

    @staticmethod
    def resolve_served(domain: Any, info: Any) -> bool:
        return domain.is_served


class ShopMember(graphene.ObjectType):
    """A person of the owner host whose shop it is."""

    person = graphene.ID(required=True)
    email = graphene.String(description="Null for an account that is gone.")
    role = graphene.String(required=True)
    since = DateTime(required=True)


class LaunchStep(graphene.Enum):
    """How far a launch is."""

    QUEUED = "queued"
    SCHEMA = "schema"
    PAGES = "pages"
    STAFF = "staff"
    DONE = "done"
    FAILED = "failed"


class LaunchProgress(DjangoObjectType):
    """A launch, step by step. Ask again each second until it is DONE or FAILED."""

    class Meta:
        model = ShopLaunch
        fields = ("error", "tries")
        skip_registry = True

    step = LaunchStep(required=True)
    started_at = DateTime(required=True)
    finished_at = DateTime()
    stopped = graphene.Boolean(
        required=True, description="It stands still: `resumeLaunch` or `abandonLaunch`."
    )

    @staticmethod
    def resolve_stopped(launch: Any, info: Any) -> bool:
        return has_stopped(launch)


class CurrencySales(graphene.ObjectType):
    """Paid orders of one currency: amounts of different ones are not added."""

    orders = graphene.Int(required=True)
    delivered = graphene.Int(required=True)
    total = graphene.Field(Money, required=True)
    refunded = graphene.Field(Money, required=True)


class ShopFigures(graphene.ObjectType):
    """How a shop's trade went."""

    days = graphene.Int(required=True)
    orders = graphene.Int(required=True, description="Paid orders.")
    delivered = graphene.Int(required=True)
    delivery_rate = graphene.Float(description="Of paid orders, from 0 to 1.")
    held = graphene.Int(required=True, description="Orders that wait for somebody now.")
    sales = graphene.List(graphene.NonNull(CurrencySales), required=True)
    delivery_ms_median = graphene.Int(description="From payment to the last code.")
    delivery_ms_p95 = graphene.Int()

    @staticmethod
    def resolve_orders(figures: Any, info: Any) -> int:
        return sum(sales.orders for sales in figures.sales)

    @staticmethod
    def resolve_delivered(figures: Any, info: Any) -> int:
        return sum(sales.delivered for sales in figures.sales)

    @staticmethod
    def resolve_delivery_rate(figures: Any, info: Any) -> float | None:
        orders = sum(sales.orders for sales in figures.sales)
        return sum(sales.delivered for sales in figures.sales) / orders if orders else None

    @staticmethod
    def resolve_delivery_ms_median(figures: Any, info: Any) -> int | None:
        return figures.times.median_ms if figures.times else None

    @staticmethod
    def resolve_delivery_ms_p95(figures: Any, info: Any) -> int | None:
        return figures.times.p95_ms if figures.times else None
