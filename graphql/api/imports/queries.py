"""Imports: one of them with its preview or progress, and those of before."""

from typing import Any

import graphene

from api.basics import Page
from api.goods import loaders as goods
from api.imports.types import StockImport, StockImportConnection, StockImportState
from api.keysets import keyset_page
from api.mutating import maybe_id
from api.rights import need
from api.supply import loaders
from tenants.supply.models import StockImport as Import


class StockImportFilter(graphene.InputObjectType):
    states = graphene.List(graphene.NonNull(StockImportState))
    supplier = graphene.ID()
    denomination = graphene.ID()
    filename = graphene.String(description="Part of the file's name.")


class ImportQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    stock_import = graphene.Field(
        StockImport,
        id=graphene.ID(required=True),
        description="Its preview, then its progress, then its result. Null where there is none.",
    )
    stock_imports = graphene.Field(
        StockImportConnection,
        required=True,
        filter=StockImportFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest first.",
    )

    @staticmethod
    def resolve_stock_import(root: Any, info: Any, id: str) -> Any:
        need(info.context, scope="supply", area="supply", act="view")
        return Import.objects.filter(pk=maybe_id(id)).first()

    @staticmethod
    def resolve_stock_imports(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        need(info.context, scope="supply", area="supply", act="view")
        asked, rows = filter or {}, Import.objects.all()
        if asked.get("states") is not None:
            rows = rows.filter(state__in=[state.value for state in asked["states"]])
        for name in ("supplier", "denomination"):
            if asked.get(name):
                rows = rows.filter(**{f"{name}_id": maybe_id(asked[name])})
        if asked.get("filename"):
            rows = rows.filter(filename__icontains=asked["filename"][:80])

        def coming(nodes: Any) -> None:
            loaders.suppliers(info.context).announce(row.supplier_id for row in nodes)
            loaders.batches(info.context).announce(row.batch_id for row in nodes if row.batch_id)
            goods.denominations_by_id(info.context).announce(row.denomination_id for row in nodes)

        return keyset_page(rows, first=first, after=after, coming=coming)
