"""Categories, products and denominations with both names and all that the owner keeps of them."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import JSON, DateTime, connection
from api.goods import loaders
from tenants.catalogue import models


class DenominationKind(graphene.Enum):
    """How it is delivered: out of stock (CODE, ACCOUNT, LICENCE), or worked on after payment."""

    CODE = "code"
    TOP_UP = "top_up"
    SERVICE = "service"
    ACCOUNT = "account"
    LICENCE = "licence"


class CatalogueCategory(DjangoObjectType):
    """A node of the category tree. `name` is in the language of the request."""

    class Meta:
        model = models.Category
        fields = ("slug", "name_zh", "name_en", "icon", "sort", "is_archived")
        skip_registry = True

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    parent = graphene.Field(lambda: CatalogueCategory)
    path = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Web addresses from the topmost category down to this one.",
    )
    products_on_sale = graphene.Int(required=True, description="Directly in it.")

    @staticmethod
    def resolve_parent(category: Any, info: Any) -> Any:
        if category.parent_id is None:
            return None
        return loaders.categories(info.context).get(category.parent_id)

    @staticmethod
    def resolve_path(category: Any, info: Any) -> list[str]:
        return loaders.path_of(info.context, category)

    @staticmethod
    def resolve_products_on_sale(category: Any, info: Any) -> int:
        return loaders.products_on_sale(info.context).get(category.pk) or 0


CatalogueCategoryConnection = connection(CatalogueCategory)


class CatalogueDenomination(DjangoObjectType):
    """A face value of a product (a SKU). Its wholesale prices are a list of their own."""

    class Meta:
        model = models.Denomination
        fields = (
            "sku",
            "name_zh",
            "name_en",
            "sort",
            "is_archived",
            "face_currency",
            "min_quantity",
            "max_quantity",
            "promise_seconds",
            "warranty_days",
            "warranty_zh",
            "warranty_en",
            "low_stock_at",
        )
        skip_registry = True

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    product = graphene.Field(lambda: CatalogueProduct, required=True)
    kind = DenominationKind(required=True)
    face_value = graphene.String(description='A decimal number, such as "50".')
    buyer_fields = JSON(
        required=True, description="What a buyer must tell, as JSON Schema (draft 2020-12)."
    )
    stocked = graphene.Boolean(required=True, description="It is delivered out of stock.")

    @staticmethod
    def resolve_product(row: Any, info: Any) -> Any:
        return loaders.products(info.context).get(row.product_id)

    @staticmethod
    def resolve_face_value(row: Any, info: Any) -> str | None:
        return f"{row.face_value.normalize():f}" if row.face_value is not None else None

    @staticmethod
    def resolve_stocked(row: Any, info: Any) -> bool:
        return row.holds_codes


CatalogueDenominationConnection = connection(CatalogueDenomination)


class CatalogueProduct(DjangoObjectType):
    """What shops may list. `name` is in the language of the request."""

    class Meta:
        model = models.Product
        fields = (
            "slug",
            "name_zh",
            "name_en",
            "description_zh",
            "description_en",
            "instructions_zh",
            "instructions_en",
            "issuer",
            "region",
            "sort",
            "is_archived",
        )
        skip_registry = True

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    category = graphene.Field(CatalogueCategory, required=True)
    image_url = graphene.String(
        required=True, description="The uploaded picture, else its drawn plate: a path on any host."
    )
    has_picture = graphene.Boolean(required=True)
    created_at = DateTime(required=True)
    updated_at = DateTime(required=True)
    denominations = graphene.List(
        graphene.NonNull(CatalogueDenomination),
        required=True,
        archived=graphene.Boolean(default_value=False, description="True: those too."),
    )

    @staticmethod
    def resolve_category(row: Any, info: Any) -> Any:
        return loaders.categories(info.context).get(row.category_id)

    @staticmethod
    def resolve_has_picture(row: Any, info: Any) -> bool:
        return bool(row.image)

    @staticmethod
    def resolve_denominations(row: Any, info: Any, archived: bool) -> Any:
        found = loaders.denominations(info.context).get(row.pk) or []
        return [one for one in found if archived or not one.is_archived]


CatalogueProductConnection = connection(CatalogueProduct)
