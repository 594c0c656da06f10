"""The catalogue as this shop shows it. No cost here."""

from typing import Any

import graphene

from api.basics import Error
from api.catalogue.types import DenominationKind
from api.fields import listed, payload
from api.listings.loaders import denominations, differences
from storefronts.console.shelf import branches
from storefronts.listings.queries import shop_listing


class ListingOnly(graphene.Enum):
    """Narrows a list to what the shop has singled out."""

    FEATURED = "featured"
    HIDDEN = "hidden"


class ListedCategory(graphene.ObjectType):
    """A category with what the shop says of it. `rule` null: as the category above it."""

    id = graphene.ID(required=True)
    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    depth = graphene.Int(required=True)
    parent = graphene.ID()
    rule = graphene.Boolean()
    is_shown = graphene.Boolean(required=True)
    product_count = graphene.Int(required=True)

    @staticmethod
    def resolve_id(branch: Any, info: Any) -> Any:
        return branch.category.pk

    @staticmethod
    def resolve_slug(branch: Any, info: Any) -> str:
        return branch.category.slug

    @staticmethod
    def resolve_name(branch: Any, info: Any) -> str:
        return branch.category.name

    @staticmethod
    def resolve_parent(branch: Any, info: Any) -> Any:
        return branch.category.parent_id

    @staticmethod
    def resolve_product_count(branch: Any, info: Any) -> int:
        return branch.products


class ListedDenomination(graphene.ObjectType):
    """A face value, shown where its product is unless the shop hides it."""

    id = graphene.ID(required=True)
    sku = graphene.String(required=True)
    name = graphene.String(required=True)
    kind = DenominationKind(required=True)
    is_hidden = graphene.Boolean(required=True)
    own_name_zh = graphene.String()
    own_name_en = graphene.String()

    @staticmethod
    def resolve_is_hidden(one: Any, info: Any) -> bool:
        own = differences(info.context).get(one.pk)
        return own is not None and own.is_listed is False

    @staticmethod
    def resolve_own_name_zh(one: Any, info: Any) -> str | None:
        return _own(one, info, "name_zh")

    @staticmethod
    def resolve_own_name_en(one: Any, info: Any) -> str | None:
        return _own(one, info, "name_en")


class ListedProduct(graphene.ObjectType):
    """A product of the catalogue with how it differs here. `isListed` null: as its category."""

    id = graphene.ID(required=True)
    slug = graphene.String(required=True)
    name = graphene.String(required=True, description="The catalogue's.")
    category = graphene.Field(lambda: CategoryName, required=True)
    is_listed = graphene.Boolean()
    is_shown = graphene.Boolean(required=True, description="What comes of it all.")
    is_featured = graphene.Boolean(required=True)
    sort = graphene.Int()
    own_name_zh = graphene.String()
    own_name_en = graphene.String()
    denominations = listed(ListedDenomination)

    @staticmethod
    def resolve_is_listed(product: Any, info: Any) -> bool | None:
        return _own(product, info, "is_listed")

    @staticmethod
    def resolve_is_shown(product: Any, info: Any) -> bool:
        listing = info.context.loaded.get("shop listing") or shop_listing(info.context.here)
        info.context.loaded["shop listing"] = listing
        shows: bool = listing.shows_product(product)
        return shows

    @staticmethod
    def resolve_is_featured(product: Any, info: Any) -> bool:
        return bool(_own(product, info, "is_featured"))

    @staticmethod
    def resolve_sort(product: Any, info: Any) -> int | None:
        own = differences(info.context).get(product.pk)
        return own.sort if own else None

    @staticmethod
    def resolve_own_name_zh(product: Any, info: Any) -> str | None:
        return _own(product, info, "name_zh")

    @staticmethod
    def resolve_own_name_en(product: Any, info: Any) -> str | None:
        return _own(product, info, "name_en")

    @staticmethod
    def resolve_denominations(product: Any, info: Any) -> list[Any]:
        return denominations(info.context).get(product.pk) or []


class CategoryName(graphene.ObjectType):
    """A category by id, address and name."""

    id = graphene.ID(required=True)
    slug = graphene.String(required=True)
    name = graphene.String(required=True)


def _own(row: Any, info: Any, name: str) -> Any:
    """What the shop has stored of it; nothing and an empty text are the same."""
    own = differences(info.context).get(row.pk)
    value = getattr(own, name) if own else None
    return None if value == "" else value


class SetListingRuleInput(graphene.InputObjectType):
    """Without a category: whatever has no rule of its own."""

    category = graphene.ID()
    is_listed = graphene.Boolean(description="Null: as the category above it.")
    idempotency_key = graphene.String()


class SetListingInput(graphene.InputObjectType):
    """What is not given stays as it is."""

    target = graphene.ID(required=True, description="A product or a denomination.")
    is_listed = graphene.Boolean(description="Null: as its category or product.")
    is_featured = graphene.Boolean()
    sort = graphene.Int(description="Null: the catalogue's.")
    own_name_zh = graphene.String()
    own_name_en = graphene.String()
    idempotency_key = graphene.String()


class SetListingRulePayload(graphene.ObjectType):
    categories = listed(ListedCategory, description="The whole tree as it is now.")
    errors = listed(Error)

    @staticmethod
    def resolve_categories(done: Any, info: Any) -> list[Any]:
        return [] if done["errors"] else branches()


SetListingPayload = payload("SetListing", product=graphene.Field(ListedProduct))
