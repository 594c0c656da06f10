"""The two schemas. Each noun brings its part of the root types."""

from graphene import Schema
from graphene.types.definitions import GrapheneEnumType
from graphql import GraphQLSchema

from api.audit.queries import AuditQueries
from api.bulk.mutations import BulkMutations
from api.bulk.queries import BulkQueries
from api.catalogue.queries import CatalogueQueries
from api.checkout.mutations import CheckoutMutations
from api.keylimits.queries import KeyLimitQueries
from api.ledger.queries import LedgerQueries
from api.orders.queries import OrderQueries
from api.registered.mutations import RegisteredMutations
from api.registered.queries import RegisteredQueries
from api.shops.mutations import ShopMutations
from api.shops.queries import ShopQueries
from api.staff import StaffMutations, StaffQueries
from api.stock.queries import StockQueries
from api.viewers.mutations import ShopperMutations
from api.viewers.queries import ViewerQueries


class ShoppersQueries(
    CatalogueQueries, OrderQueries, ViewerQueries, KeyLimitQueries, BulkQueries, StockQueries
):  # type: ignore[misc]
    class Meta:
        abstract = True


class ShoppersMutations(CheckoutMutations, BulkMutations, ShopperMutations):  # type: ignore[misc]
    class Meta:
        abstract = True


class ShopQuery(StaffQueries, ShoppersQueries):  # type: ignore[misc]
    """What can be read on a shop's host."""


class ShopMutation(StaffMutations, ShoppersMutations):  # type: ignore[misc]
    """What can be done on a shop's host."""


class ShopperQuery(ShoppersQueries):
    """What can be read on a shop's host."""

    class Meta:
        name = "ShopQuery"


class ShopperMutation(ShoppersMutations):
    """What can be done on a shop's host."""

    class Meta:
        name = "ShopMutation"


class OwnerQuery(ShopQueries, AuditQueries, LedgerQueries, RegisteredQueries):  # type: ignore[misc]
    """What the owner's staff and keys can read on the owner host."""


class OwnerMutation(ShopMutations, RegisteredMutations):  # type: ignore[misc]
    """What the owner's staff and keys can do on the owner host."""


def _built(schema: Schema) -> GraphQLSchema:
    built: GraphQLSchema = schema.graphql_schema
    for kind in built.type_map.values():
        if isinstance(kind, GrapheneEnumType):
            kind.serialize = _names(kind).__getitem__  # type: ignore[method-assign]
    return built


def _names(kind: GrapheneEnumType) -> dict[str, str]:
    """By what the database holds. graphene would take any Enum, also a TextChoices, for its own."""
    return {
        member.value: name for name, member in kind.graphene_type._meta.enum.__members__.items()
    }


SHOP = _built(Schema(query=ShopQuery, mutation=ShopMutation))
# As it is described to shoppers: what is the staff's, such as cost and margins, is not there.
SHOPPER = _built(Schema(query=ShopperQuery, mutation=ShopperMutation))
OWNER = _built(Schema(query=OwnerQuery, mutation=OwnerMutation))
