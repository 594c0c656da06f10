"""Reading the catalogue as the owner's people see it: archived rows, both languages, every SKU."""

from typing import Any

import graphene
from django.db.models import Q, QuerySet

from api.basics import Page
from api.goods import loaders
from api.goods.types import (
    CatalogueCategory,
    CatalogueCategoryConnection,
    CatalogueDenomination,
    CatalogueDenominationConnection,
    CatalogueProduct,
    CatalogueProductConnection,
    DenominationKind,
)
from api.keysets import a_number, keyset_page
from api.mutating import maybe_id
from api.rights import need
from tenants.catalogue.models import Category, Denomination, Product
from tenants.catalogue.queries import category_tree


class ArchivedState(graphene.Enum):
    """Which rows of the catalogue are wanted."""

    ON_SALE = "on_sale"
    ARCHIVED = "archived"
    ALL = "all"


class CatalogueCategoryFilter(graphene.InputObjectType):
    search = graphene.String(description="In names and web addresses.")
    parent = graphene.ID(description="Directly under this one.")
    topmost = graphene.Boolean(description="Only those without a parent.")
    archived = ArchivedState(description="ON_SALE unless told.")


class CatalogueProductFilter(graphene.InputObjectType):
    search = graphene.String(description="In names, pinyin, issuer, region and web addresses.")
    category = graphene.ID(description="In this one or under it.")
    region = graphene.String()
    archived = ArchivedState(description="ON_SALE unless told.")


class CatalogueDenominationFilter(graphene.InputObjectType):
    search = graphene.String(description="In SKUs, names and the product's names.")
    product = graphene.ID()
    category = graphene.ID(description="Of the product: in this one or under it.")
    kinds = graphene.List(graphene.NonNull(DenominationKind))
    archived = ArchivedState(description="ON_SALE unless told.")


def _listed(node: Any, filter: Any, description: str) -> graphene.Field:
    return graphene.Field(
        node,
        required=True,
        filter=filter(),
        first=graphene.Int(),
        after=graphene.String(),
        description=description,
    )


class GoodsQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    catalogue_categories = _listed(
        CatalogueCategoryConnection, CatalogueCategoryFilter, "By position, then by age."
    )
    catalogue_products = _listed(
        CatalogueProductConnection, CatalogueProductFilter, "By position, then by age."
    )
    catalogue_denominations = _listed(
        CatalogueDenominationConnection, CatalogueDenominationFilter, "By SKU."
    )
    catalogue_category = graphene.Field(CatalogueCategory, id=graphene.ID(required=True))
    catalogue_product = graphene.Field(CatalogueProduct, id=graphene.ID(required=True))
    catalogue_denomination = graphene.Field(
        CatalogueDenomination, id=graphene.ID(), sku=graphene.String()
    )

    @staticmethod
    def resolve_catalogue_categories(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked = filter or {}
        rows = _by_state(Category.objects.all(), asked)
        words = _words(asked)
        if words:
            rows = rows.filter(
                Q(name_zh__icontains=words) | Q(name_en__icontains=words) | Q(slug__icontains=words)
            )
        if asked.get("parent"):
            rows = rows.filter(parent_id=maybe_id(asked["parent"]))
        if asked.get("topmost"):
            rows = rows.filter(parent=None)
        return keyset_page(
            rows,
            first=first,
            after=after,
            column="sort",
            kind=a_number,
            descending=False,
            coming=lambda nodes: loaders.announce_categories(info.context, nodes),
        )

    @staticmethod
    def resolve_catalogue_products(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked = filter or {}
        rows = _by_state(Product.objects.all(), asked)
        words = _words(asked)
        if words:
            rows = rows.filter(Q(search_text__icontains=words) | Q(slug__icontains=words))
        if asked.get("category"):
            rows = rows.filter(category_id__in=_under(asked["category"]))
        if asked.get("region"):
            rows = rows.filter(region=asked["region"])
        return keyset_page(
            rows,
            first=first,
            after=after,
            column="sort",
            kind=a_number,
            descending=False,
            coming=lambda nodes: loaders.announce_products(info.context, nodes),
        )

    @staticmethod
    def resolve_catalogue_denominations(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        return keyset_page(
            chosen_denominations(filter or {}),
            first=first,
            after=after,
            column="sku",
            descending=False,
            coming=lambda nodes: loaders.announce_denominations(info.context, nodes),
        )

    @staticmethod
    def resolve_catalogue_category(root: Any, info: Any, id: str) -> Any:
        _need(info.context)
        return Category.objects.filter(pk=maybe_id(id)).first()

    @staticmethod
    def resolve_catalogue_product(root: Any, info: Any, id: str) -> Any:
        _need(info.context)
        return Product.objects.filter(pk=maybe_id(id)).first()

    @staticmethod
    def resolve_catalogue_denomination(
        root: Any, info: Any, id: str | None = None, sku: str | None = None
    ) -> Any:
        """By id, or by SKU."""
        _need(info.context)
        wanted: dict[str, Any] = {"pk": maybe_id(id)} if id else {"sku": sku or ""}
        return Denomination.objects.filter(**wanted).first()


def chosen_denominations(asked: Any) -> QuerySet[Denomination]:
    """As a CatalogueDenominationFilter says."""
    rows = _by_state(Denomination.objects.all(), asked)
    words = _words(asked)
    if words:
        rows = rows.filter(
            Q(sku__icontains=words)
            | Q(name_zh__icontains=words)
            | Q(name_en__icontains=words)
            | Q(product__search_text__icontains=words)
        )
    if asked.get("product"):
        rows = rows.filter(product_id=maybe_id(asked["product"]))
    if asked.get("category"):
        rows = rows.filter(product__category_id__in=_under(asked["category"]))
    if asked.get("kinds") is not None:
        rows = rows.filter(kind__in=[kind.value for kind in asked["kinds"]])
    return rows


def _need(context: Any) -> None:
    need(context, scope="catalogue", area="catalogue", act="view")


def _by_state(rows: QuerySet[Any], asked: Any) -> QuerySet[Any]:
    state = asked["archived"].value if asked.get("archived") else "on_sale"
    return rows if state == "all" else rows.filter(is_archived=state == "archived")


def _words(asked: Any) -> str:
    return (asked.get("search") or "").strip()[:80]


def _under(category: str) -> list[Any]:
    return [node.id for node in category_tree().subtree(maybe_id(category))]
