"""A shop's catalogue. Cost, wholesale and supplier do not exist in this schema."""

from typing import Any

import graphene

from api.basics import Money, connection
from tenants.registry.urls import shop_url


class Shop(graphene.ObjectType):
    """The shop on whose host you are."""

    name = graphene.String(required=True)
    url = graphene.String(required=True)
    locales = graphene.List(graphene.NonNull(graphene.String), required=True)
    currency = graphene.String(required=True)
    theme = graphene.String(required=True)
    support_email = graphene.String()

    @staticmethod
    def resolve_support_email(shop: Any, info: Any) -> str | None:
        return shop.support_email or None

    @staticmethod
    def resolve_url(shop: Any, info: Any) -> str:
        return shop_url(shop)


class Availability(graphene.Enum):
    """How much can be bought now."""

    IN_STOCK = "in_stock"
    LOW = "low"
    OUT_OF_STOCK = "out_of_stock"
    ON_REQUEST = "on_request"


class DenominationKind(graphene.Enum):
    """What is delivered: a code, a top-up of an account, work, an account, a licence."""

    CODE = "code"
    TOP_UP = "top_up"
    SERVICE = "service"
    ACCOUNT = "account"
    LICENCE = "licence"


class ProductSort(graphene.Enum):
    """RELEVANCE needs a search, and is NAME without one."""

    RELEVANCE = "relevance"
    NAME = "name"
    PRICE_ASC = "price_asc"
    PRICE_DESC = "price_desc"
    NEWEST = "newest"


class ProductFilter(graphene.InputObjectType):
    """Each part narrows the list; `search` takes Chinese, Latin and pinyin initials."""

    search = graphene.String()
    category = graphene.String(description="A category's slug; its subcategories count too.")
    kinds = graphene.List(graphene.NonNull(DenominationKind))
    in_stock = graphene.Boolean()
    region = graphene.String(description="Where it is good, as products say it: `US`.")
    price_from = graphene.String(description="At least so much, in the shop's currency.")
    price_to = graphene.String(description="At most so much. Before sales, as `price_from`.")
    featured = graphene.Boolean()


class Category(graphene.ObjectType):
    """A shelf of the catalogue."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)


class CategoryNode(graphene.ObjectType):
    """A shown category with those under it."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    icon = graphene.String()
    children = graphene.List(graphene.NonNull(lambda: CategoryNode), required=True)

    @staticmethod
    def resolve_icon(card: Any, info: Any) -> str | None:
        return card.icon or None


class BuyerField(graphene.ObjectType):
    """Something the buyer must tell, such as a phone number for a top-up."""

    name = graphene.String(required=True)
    label = graphene.String(required=True)
    required = graphene.Boolean(required=True)
    pattern = graphene.String(description="A regular expression (ECMA 262) for the whole value.")
    help = graphene.String()

    @staticmethod
    def resolve_pattern(field: Any, info: Any) -> str | None:
        return field.pattern or None

    @staticmethod
    def resolve_help(field: Any, info: Any) -> str | None:
        return field.help or None


class PriceBreak(graphene.ObjectType):
    """The price of one piece from a quantity on."""

    min_quantity = graphene.Int(required=True)
    price = graphene.Field(Money, required=True)


class Denomination(graphene.ObjectType):
    """One buyable face value of a product."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    kind = DenominationKind(required=True)
    price = graphene.Field(Money, required=True)
    availability = Availability(required=True)
    min_quantity = graphene.Int(required=True)
    max_quantity = graphene.Int(required=True)
    buyer_fields = graphene.List(graphene.NonNull(BuyerField), required=True)
    promise_seconds = graphene.Int(description="Delivered within this, or your money back.")
    sku = graphene.String(required=True)
    face_value = graphene.String(description="What it is worth, in `faceCurrency`.")
    face_currency = graphene.String()
    price_before = graphene.Field(Money, description="Without the sale that is on.")
    price_breaks = graphene.List(
        graphene.NonNull(PriceBreak), required=True, description="Where more is cheaper each."
    )
    warranty_days = graphene.Int(required=True)
    warranty = graphene.String()

    @staticmethod
    def resolve_face_value(card: Any, info: Any) -> str | None:
        return None if card.face_value is None else f"{card.face_value.normalize():f}"

    @staticmethod
    def resolve_face_currency(card: Any, info: Any) -> str | None:
        return card.face_currency or None

    @staticmethod
    def resolve_price_before(card: Any, info: Any) -> Any:
        return card.was

    @staticmethod
    def resolve_price_breaks(card: Any, info: Any) -> Any:
        return card.breaks

    @staticmethod
    def resolve_warranty(card: Any, info: Any) -> str | None:
        return card.warranty or None


class Product(graphene.ObjectType):
    """What is sold, with its face values."""

    id = graphene.ID(required=True)
    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    description = graphene.String(required=True)
    category = graphene.Field(Category, required=True)
    price_from = graphene.Field(Money, description="The lowest price of what can be bought.")
    denominations = graphene.List(graphene.NonNull(Denomination), required=True)
    instructions = graphene.String(required=True, description="How to redeem it.")
    issuer = graphene.String()
    region = graphene.String(description="Where it is good.")
    image_url = graphene.String(required=True, description="The picture, or its drawn plate.")
    availability = Availability(required=True, description="The best of its denominations'.")
    is_featured = graphene.Boolean(required=True)
    category_path = graphene.List(
        graphene.NonNull(Category), required=True, description="The topmost first."
    )

    @staticmethod
    def resolve_issuer(card: Any, info: Any) -> str | None:
        return card.issuer or None

    @staticmethod
    def resolve_region(card: Any, info: Any) -> str | None:
        return card.region or None

    @staticmethod
    def resolve_image_url(card: Any, info: Any) -> str:
        return absolute(info.context, card.image_url)

    @staticmethod
    def resolve_category_path(card: Any, info: Any) -> Any:
        return card.path


def absolute(context: Any, address: str) -> str:
    """An address of the shop with its primary host, which is asked for once a request."""
    if not address.startswith("/"):
        return address
    if "own address" not in context.loaded:
        context.loaded["own address"] = shop_url(context.here, "")
    return str(context.loaded["own address"]) + address


class Counted(graphene.ObjectType):
    """One choice, with how many products it would leave."""

    value = graphene.String(required=True)
    count = graphene.Int(required=True)


class CountedKind(graphene.ObjectType):
    kind = DenominationKind(required=True)
    count = graphene.Int(required=True)


class CountedCategory(graphene.ObjectType):
    """A category with how many products are in it and under it."""

    category = graphene.Field(Category, required=True)
    parent = graphene.String(description="The slug of the category above.")
    count = graphene.Int(required=True)


class Facets(graphene.ObjectType):
    """What a list could be narrowed to. Counts are of products, under the filter given."""

    total = graphene.Int(required=True)
    in_stock = graphene.Int(required=True)
    categories = graphene.List(graphene.NonNull(CountedCategory), required=True)
    kinds = graphene.List(graphene.NonNull(CountedKind), required=True)
    regions = graphene.List(graphene.NonNull(Counted), required=True)
    price_from = graphene.Field(Money, description="The least and the most that a product costs.")
    price_to = graphene.Field(Money)

    @staticmethod
    def resolve_categories(found: Any, info: Any) -> list[dict[str, Any]]:
        slugs = {node.id: node.slug for node, _count in found.categories}
        return [
            {"category": node, "parent": slugs.get(node.parent_id), "count": count}
            for node, count in found.categories
        ]

    @staticmethod
    def resolve_kinds(found: Any, info: Any) -> list[dict[str, Any]]:
        return [{"kind": kind, "count": count} for kind, count in found.kinds]

    @staticmethod
    def resolve_regions(found: Any, info: Any) -> list[dict[str, Any]]:
        return [{"value": region, "count": count} for region, count in found.regions]


class SearchSuggestion(graphene.ObjectType):
    """A product, and the face value of it that the words name, if they name one."""

    product = graphene.Field(Product, required=True)
    denomination = graphene.Field(Denomination)


ProductConnection = connection(Product)
