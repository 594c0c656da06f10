"""Whom the platform buys of, what it bought, and what lies in stock. Never a code."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import Date, DateTime, connection
from api.goods import loaders as goods
from api.goods.types import CatalogueDenomination
from api.supply import loaders
from tenants.reporting.queries import days_left
from tenants.supply import models


class SupplierKind(graphene.Enum):
    """Who stands behind the stock."""

    SELF = "self"
    MERCHANT = "merchant"
    REMOTE = "remote"


class Supplier(DjangoObjectType):
    """Who supplies. `code` is its short name in files and commands."""

    class Meta:
        model = models.Supplier
        fields = ("code", "name", "email", "note", "is_archived")
        skip_registry = True

    id = graphene.ID(required=True)
    kind = SupplierKind(required=True)
    created_at = DateTime(required=True)


SupplierConnection = connection(Supplier)


class CodeCounts(graphene.ObjectType):
    """The codes of a batch by what became of them."""

    free = graphene.Int(required=True)
    reserved = graphene.Int(required=True)
    sold = graphene.Int(required=True)
    burned = graphene.Int(required=True)


class UnitPrice(graphene.ObjectType):
    """A price or cost of one piece: up to six decimals, so it is no amount that moves."""

    amount = graphene.String(required=True)
    currency = graphene.String(required=True)


class PurchaseBatch(DjangoObjectType):
    """Codes of one denomination, bought at one price."""

    class Meta:
        model = models.PurchaseBatch
        fields = ("reference",)
        skip_registry = True

    id = graphene.ID(required=True)
    name = graphene.String(required=True, description="The reference, or when it was bought.")
    note = graphene.String(required=True)
    supplier = graphene.Field(Supplier, required=True)
    denomination = graphene.Field(CatalogueDenomination, required=True)
    unit_cost = graphene.Field(UnitPrice, required=True, description="What one code cost.")
    bought_on = Date(required=True)
    expires_on = Date()
    created_at = DateTime(required=True)
    codes = graphene.Field(CodeCounts, required=True)

    @staticmethod
    def resolve_name(row: Any, info: Any) -> str:
        return str(row)

    @staticmethod
    def resolve_supplier(row: Any, info: Any) -> Any:
        return loaders.suppliers(info.context).get(row.supplier_id)

    @staticmethod
    def resolve_denomination(row: Any, info: Any) -> Any:
        return goods.denominations_by_id(info.context).get(row.denomination_id)

    @staticmethod
    def resolve_unit_cost(row: Any, info: Any) -> dict[str, str]:
        return {"amount": f"{row.unit_cost.normalize():f}", "currency": row.currency}

    @staticmethod
    def resolve_codes(row: Any, info: Any) -> Any:
        return loaders.batch_counts(info.context).get(row.pk)


PurchaseBatchConnection = connection(PurchaseBatch)


class StockState(graphene.Enum):
    """How it stands with what can be sold."""

    FREE = "free"
    LOW = "low"
    OUT = "out"


class StockLevel(graphene.ObjectType):
    """What lies in stock of a denomination, exactly counted."""

    denomination = graphene.Field(CatalogueDenomination, required=True)
    state = StockState(required=True)
    free = graphene.Int(required=True, description="Can be sold now.")
    reserved = graphene.Int(required=True)
    expiring = graphene.Int(required=True, description="Of the free ones: within 30 days.")
    expired = graphene.Int(required=True, description="Will never be sold.")
    sold_a_day = graphene.String(required=True, description="Pieces, over the last 30 days.")
    days_left = graphene.String(description="At that pace; null where nothing was sold.")
    alerted_at = DateTime(description="Since when the staff has been told that it runs low.")

    @staticmethod
    def resolve_denomination(row: Any, info: Any) -> Any:
        return row

    @staticmethod
    def resolve_state(row: Any, info: Any) -> str:
        free = _count(row, info, "free")
        return "out" if free == 0 else ("low" if free <= row.low_stock_at else "free")

    @staticmethod
    def resolve_free(row: Any, info: Any) -> int:
        return _count(row, info, "free")

    @staticmethod
    def resolve_reserved(row: Any, info: Any) -> int:
        return _count(row, info, "reserved")

    @staticmethod
    def resolve_expiring(row: Any, info: Any) -> int:
        return _count(row, info, "expiring")

    @staticmethod
    def resolve_expired(row: Any, info: Any) -> int:
        return _count(row, info, "expired")

    @staticmethod
    def resolve_sold_a_day(row: Any, info: Any) -> str:
        return f"{loaders.pace(info.context).get(row.pk, 0):.2f}"

    @staticmethod
    def resolve_days_left(row: Any, info: Any) -> str | None:
        pace = loaders.pace(info.context).get(row.pk, 0)
        left = days_left(held=_count(row, info, "free"), a_day=pace)
        return None if left is None else str(left)

    @staticmethod
    def resolve_alerted_at(row: Any, info: Any) -> Any:
        alert = loaders.alerts(info.context).get(row.pk)
        return alert.raised_at if alert else None


StockLevelConnection = connection(StockLevel)


def _count(row: Any, info: Any, name: str) -> int:
    level = loaders.stock(info.context).get(row.pk)
    return getattr(level, name) if level else 0
