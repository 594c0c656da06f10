"""Writing the catalogue: created, changed, archived and put back; never deleted."""

from typing import Any

import graphene

from api.fields import mutation
from api.files.addresses import upload_pass
from api.goods import inputs
from api.mutating import an_id, given, names_as_asked
from api.numbers import number
from api.rights import need
from api.writes import writes
from tenants.catalogue import pictures
from tenants.catalogue.editing import (
    edit_category,
    edit_denomination,
    edit_product,
    set_archived,
)
from tenants.catalogue.errors import NotInCatalogue
from tenants.catalogue.models import Category, Denomination, Product
from tenants.passes.models import Pass

_CATEGORY = ("slug", "name_zh", "name_en", "parent", "icon", "sort")
_PRODUCT = (
    "slug name_zh name_en category description_zh description_en instructions_zh "
    "instructions_en issuer region sort"
).split()
_DENOMINATION = (
    "sku name_zh name_en product kind face_currency min_quantity max_quantity buyer_fields "
    "promise_seconds warranty_days warranty_zh warranty_en low_stock_at sort"
).split()
# What null means something for; any other field that is null is as good as not given.
_MAY_BE_NULL = frozenset({"parent", "face_value", "promise_seconds"})


def _need(context: Any) -> Any:
    need(context, scope="catalogue", area="catalogue", act="write")
    return context.actor


def _row(text: str, field: str = "id") -> Any:
    return an_id(text, field)


def _moves(model: Any, noun: str, archived: bool) -> Any:
    """Archiving and restoring: the six differ in their noun alone."""

    empty: dict[str, Any] = {noun: None}

    @writes(**empty)
    @names_as_asked
    def resolve(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        row = set_archived(model=model, row_id=_row(input.id), archived=archived, actor=actor)
        return {noun: row}

    return staticmethod(resolve)


class GoodsMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    create_category = mutation(
        inputs.CreateCategoryPayload, inputs.CreateCategoryInput, "A new node of the tree."
    )
    update_category = mutation(
        inputs.UpdateCategoryPayload, inputs.UpdateCategoryInput, "Rename it, or move it."
    )
    archive_category = mutation(
        inputs.ArchiveCategoryPayload,
        inputs.CatalogueRowInput,
        "Take it, and all that is under it, out of every shop.",
    )
    restore_category = mutation(
        inputs.RestoreCategoryPayload, inputs.CatalogueRowInput, "Put it back on sale."
    )
    create_product = mutation(
        inputs.CreateProductPayload, inputs.CreateProductInput, "A new product."
    )
    update_product = mutation(
        inputs.UpdateProductPayload, inputs.UpdateProductInput, "Change what is given."
    )
    archive_product = mutation(
        inputs.ArchiveProductPayload, inputs.CatalogueRowInput, "Take it out of every shop."
    )
    restore_product = mutation(
        inputs.RestoreProductPayload, inputs.CatalogueRowInput, "Put it back on sale."
    )
    create_product_image_upload = mutation(
        inputs.CreateProductImageUploadPayload,
        inputs.CreateProductImageUploadInput,
        "An address that takes the product's picture by PUT. It shows as soon as it has arrived.",
    )
    remove_product_image = mutation(
        inputs.RemoveProductImagePayload,
        inputs.CatalogueRowInput,
        "Back to the drawn plate.",
    )
    create_denomination = mutation(
        inputs.CreateDenominationPayload,
        inputs.CreateDenominationInput,
        "A new face value. It sells as soon as it has a wholesale price.",
    )
    update_denomination = mutation(
        inputs.UpdateDenominationPayload, inputs.UpdateDenominationInput, "Change what is given."
    )
    archive_denomination = mutation(
        inputs.ArchiveDenominationPayload, inputs.CatalogueRowInput, "Take it out of every shop."
    )
    restore_denomination = mutation(
        inputs.RestoreDenominationPayload, inputs.CatalogueRowInput, "Put it back on sale."
    )

    resolve_archive_category = _moves(Category, "category", True)
    resolve_restore_category = _moves(Category, "category", False)
    resolve_archive_product = _moves(Product, "product", True)
    resolve_restore_product = _moves(Product, "product", False)
    resolve_archive_denomination = _moves(Denomination, "denomination", True)
    resolve_restore_denomination = _moves(Denomination, "denomination", False)

    @staticmethod
    @writes(category=None)
    @names_as_asked
    def resolve_create_category(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        return {"category": edit_category(fields=_links(input, _CATEGORY, "parent"), actor=actor)}

    @staticmethod
    @writes(category=None)
    @names_as_asked
    def resolve_update_category(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        fields = _links(input, _CATEGORY, "parent")
        row = edit_category(category_id=_row(input.id), fields=fields, actor=actor)
        return {"category": row}

    @staticmethod
    @writes(product=None)
    @names_as_asked
    def resolve_create_product(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        return {"product": edit_product(fields=_links(input, _PRODUCT, "category"), actor=actor)}

    @staticmethod
    @writes(product=None)
    @names_as_asked
    def resolve_update_product(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        fields = _links(input, _PRODUCT, "category")
        return {"product": edit_product(product_id=_row(input.id), fields=fields, actor=actor)}

    @staticmethod
    @writes(upload=None)
    @names_as_asked
    def resolve_create_product_image_upload(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        product = Product.objects.filter(pk=_row(input.product, "product")).first()
        if product is None:
            raise NotInCatalogue(field="product")
        made = upload_pass(
            input,
            purpose=Pass.Purpose.PICTURE,
            subject=f"product:{product.pk}",
            most_bytes=pictures.MOST_BYTES,
            person=info.context.user,
            actor=actor,
        )
        return {"upload": made}

    @staticmethod
    @writes(product=None)
    @names_as_asked
    def resolve_remove_product_image(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        return {"product": pictures.remove_picture(product_id=_row(input.id), actor=actor)}

    @staticmethod
    @writes(denomination=None)
    @names_as_asked
    def resolve_create_denomination(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        return {"denomination": edit_denomination(fields=_sku_fields(input), actor=actor)}

    @staticmethod
    @writes(denomination=None)
    @names_as_asked
    def resolve_update_denomination(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        row = edit_denomination(
            denomination_id=_row(input.id), fields=_sku_fields(input), actor=actor
        )
        return {"denomination": row}


def _links(input: Any, names: Any, link: str) -> dict[str, Any]:
    fields = {
        name: value
        for name, value in given(input, *names).items()
        if value is not None or name in _MAY_BE_NULL
    }
    if fields.get(link) is not None:
        fields[link] = an_id(fields[link], link)
    return fields


def _sku_fields(input: Any) -> dict[str, Any]:
    fields = _links(input, _DENOMINATION, "product")
    if "face_value" in input:
        text = input["face_value"]
        fields["face_value"] = None if text is None else number(text, field="face_value")
    return fields
