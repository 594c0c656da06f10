"""What the owner's people write into the catalogue. In an update, what is not given stays."""

import graphene

from api.basics import JSON
from api.fields import payload
from api.files.types import SignedUpload
from api.goods.types import (
    CatalogueCategory,
    CatalogueDenomination,
    CatalogueProduct,
    DenominationKind,
)
from api.mutating import Repeatable


class _CategoryFields(Repeatable):
    class Meta:
        abstract = True

    slug = graphene.String(description="The web address: a-z, 0-9 and hyphens.")
    name_zh = graphene.String()
    name_en = graphene.String()
    parent = graphene.ID(description="Null: a topmost category.")
    icon = graphene.String()
    sort = graphene.Int(description="Its position among its like.")


class CreateCategoryInput(_CategoryFields):
    slug = graphene.String(required=True)
    name_zh = graphene.String(required=True)


class UpdateCategoryInput(_CategoryFields):
    id = graphene.ID(required=True)


class _ProductFields(Repeatable):
    class Meta:
        abstract = True

    slug = graphene.String()
    name_zh = graphene.String()
    name_en = graphene.String()
    category = graphene.ID()
    description_zh = graphene.String()
    description_en = graphene.String()
    instructions_zh = graphene.String(description="How to redeem.")
    instructions_en = graphene.String()
    issuer = graphene.String()
    region = graphene.String()
    sort = graphene.Int()


class CreateProductInput(_ProductFields):
    slug = graphene.String(required=True)
    name_zh = graphene.String(required=True)
    category = graphene.ID(required=True)


class UpdateProductInput(_ProductFields):
    id = graphene.ID(required=True)


class _DenominationFields(Repeatable):
    class Meta:
        abstract = True

    sku = graphene.String()
    name_zh = graphene.String()
    name_en = graphene.String()
    product = graphene.ID()
    kind = DenominationKind()
    face_value = graphene.String(description='A decimal number, such as "50"; null: none.')
    face_currency = graphene.String()
    min_quantity = graphene.Int()
    max_quantity = graphene.Int()
    buyer_fields = JSON(description="JSON Schema of an object with simple fields; {}: none.")
    promise_seconds = graphene.Int()
    warranty_days = graphene.Int()
    warranty_zh = graphene.String()
    warranty_en = graphene.String()
    low_stock_at = graphene.Int()
    sort = graphene.Int()


class CreateDenominationInput(_DenominationFields):
    sku = graphene.String(required=True)
    name_zh = graphene.String(required=True)
    product = graphene.ID(required=True)


class UpdateDenominationInput(_DenominationFields):
    id = graphene.ID(required=True)


class CatalogueRowInput(Repeatable):
    """Names one row."""

    id = graphene.ID(required=True)


class CreateProductImageUploadInput(Repeatable):
    """Announces a picture: PNG, JPEG or WebP, at most 5 MB and 24 megapixels."""

    product = graphene.ID(required=True)
    filename = graphene.String(required=True)
    size = graphene.Int(required=True, description="Bytes, exactly.")
    sha256 = graphene.String(description="In hex; what arrives must have it.")


_category = {"category": graphene.Field(CatalogueCategory)}
_product = {"product": graphene.Field(CatalogueProduct)}
_denomination = {"denomination": graphene.Field(CatalogueDenomination)}
CreateCategoryPayload = payload("CreateCategory", **_category)
UpdateCategoryPayload = payload("UpdateCategory", **_category)
ArchiveCategoryPayload = payload("ArchiveCategory", **_category)
RestoreCategoryPayload = payload("RestoreCategory", **_category)
CreateProductPayload = payload("CreateProduct", **_product)
UpdateProductPayload = payload("UpdateProduct", **_product)
ArchiveProductPayload = payload("ArchiveProduct", **_product)
RestoreProductPayload = payload("RestoreProduct", **_product)
RemoveProductImagePayload = payload("RemoveProductImage", **_product)
CreateDenominationPayload = payload("CreateDenomination", **_denomination)
UpdateDenominationPayload = payload("UpdateDenomination", **_denomination)
ArchiveDenominationPayload = payload("ArchiveDenomination", **_denomination)
RestoreDenominationPayload = payload("RestoreDenomination", **_denomination)
CreateProductImageUploadPayload = payload(
    "CreateProductImageUpload", upload=graphene.Field(SignedUpload)
)
