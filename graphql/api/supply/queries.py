"""Suppliers, batches and stock levels."""

from typing import Any

import graphene
from django.db.models import Q

from api.basics import Page
from api.goods import loaders as goods
from api.keysets import keyset_page
from api.mutating import maybe_id
from api.rights import need
from api.supply import loaders
from api.supply.types import (
    PurchaseBatch,
    PurchaseBatchConnection,
    StockLevelConnection,
    Supplier,
    SupplierConnection,
    SupplierKind,
)
from tenants.supply import models
from tenants.supply.queries import stocked


class SupplierFilter(graphene.InputObjectType):
    search = graphene.String(description="In names, short names and e-mail addresses.")
    kind = SupplierKind()
    archived = graphene.Boolean(description="Only those that are, or only those that are not.")


class PurchaseBatchFilter(graphene.InputObjectType):
    search = graphene.String(description="In references, SKUs and the product's names.")
    supplier = graphene.ID()
    denomination = graphene.ID()
    currency = graphene.String()


class StockLevelFilter(graphene.InputObjectType):
    search = graphene.String(description="In SKUs and the product's names.")
    low = graphene.Boolean(description="Only what runs low or is sold out.")


class SupplyQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    suppliers = graphene.Field(
        SupplierConnection,
        required=True,
        filter=SupplierFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="By name.",
    )
    supplier = graphene.Field(Supplier, id=graphene.ID(), code=graphene.String())
    purchase_batches = graphene.Field(
        PurchaseBatchConnection,
        required=True,
        filter=PurchaseBatchFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest first.",
    )
    purchase_batch = graphene.Field(PurchaseBatch, id=graphene.ID(required=True))
    stock_levels = graphene.Field(
        StockLevelConnection,
        required=True,
        filter=StockLevelFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Of what is delivered out of stock and is on sale; by SKU.",
    )

    @staticmethod
    def resolve_suppliers(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked, rows = filter or {}, models.Supplier.objects.all()
        words = _words(asked)
        if words:
            rows = rows.filter(
                Q(name__icontains=words) | Q(code__icontains=words) | Q(email__icontains=words)
            )
        if asked.get("kind"):
            rows = rows.filter(kind=asked["kind"].value)
        if asked.get("archived") is not None:
            rows = rows.filter(is_archived=asked["archived"])
        return keyset_page(rows, first=first, after=after, column="name", descending=False)

    @staticmethod
    def resolve_supplier(
        root: Any, info: Any, id: str | None = None, code: str | None = None
    ) -> Any:
        _need(info.context)
        wanted: dict[str, Any] = {"pk": maybe_id(id)} if id else {"code": code or ""}
        return models.Supplier.objects.filter(**wanted).first()

    @staticmethod
    def resolve_purchase_batches(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked, rows = filter or {}, models.PurchaseBatch.objects.all()
        words = _words(asked)
        if words:
            rows = rows.filter(
                Q(reference__icontains=words)
                | Q(denomination__sku__icontains=words)
                | Q(denomination__product__search_text__icontains=words)
            )
        for name in ("supplier", "denomination"):
            if asked.get(name):
                rows = rows.filter(**{f"{name}_id": maybe_id(asked[name])})
        if asked.get("currency"):
            rows = rows.filter(currency=asked["currency"].upper())

        def coming(nodes: Any) -> None:
            loaders.suppliers(info.context).announce(row.supplier_id for row in nodes)
            loaders.batch_counts(info.context).announce(row.pk for row in nodes)
            goods.denominations_by_id(info.context).announce(row.denomination_id for row in nodes)

        return keyset_page(rows, first=first, after=after, coming=coming)

    @staticmethod
    def resolve_purchase_batch(root: Any, info: Any, id: str) -> Any:
        _need(info.context)
        return models.PurchaseBatch.objects.filter(pk=maybe_id(id)).first()

    @staticmethod
    def resolve_stock_levels(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked = filter or {}

        def coming(nodes: Any) -> None:
            ids = [row.pk for row in nodes]
            loaders.stock(info.context).announce(ids)
            loaders.alerts(info.context).announce(ids)
            goods.announce_denominations(info.context, nodes)

        return keyset_page(
            stocked(search=_words(asked), low=bool(asked.get("low"))).select_related(None),
            first=first,
            after=after,
            column="sku",
            descending=False,
            coming=coming,
        )


def _need(context: Any) -> None:
    need(context, scope="supply", area="supply", act="view")


def _words(asked: Any) -> str:
    return (asked.get("search") or "").strip()[:80]
