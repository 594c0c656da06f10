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


class Category(graphene.ObjectType):
    """A shelf of the catalogue."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)


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


class Product(graphene.ObjectType):
    """What is sold, with its face values."""

    id = graphene.ID(required=True)
    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    description = graphene.String(required=True)
    category = graphene.Field(Category, required=True)
    price_from = graphene.Field(Money, description="The lowest price of what can be bought.")
    denominations = graphene.List(graphene.NonNull(Denomination), required=True)


ProductConnection = connection(Product)
