"""The two schemas. Each noun brings its part of the root types."""

from graphene import Schema
from graphene.types.definitions import GrapheneEnumType
from graphql import GraphQLSchema

from api.audit.mutations import AuditMutations
from api.audit.queries import AuditQueries
from api.bulk.mutations import BulkMutations
from api.bulk.queries import BulkQueries
from api.catalogue.queries import CatalogueQueries
from api.checkout.mutations import CheckoutMutations
from api.funding.mutations import FundingMutations
from api.funding.queries import FundingQueries
from api.goods.mutations import GoodsMutations
from api.goods.queries import GoodsQueries
from api.imports.mutations import ImportMutations
from api.imports.queries import ImportQueries
from api.keylimits.queries import KeyLimitQueries
from api.ledger.mutations import LedgerMutations
from api.ledger.queries import LedgerQueries
from api.orders.queries import OrderQueries
from api.registered.mutations import RegisteredMutations
from api.registered.queries import RegisteredQueries
from api.reports.queries import ReportQueries
from api.shops.mutations import ShopMutations
from api.shops.queries import ShopQueries
from api.staff import StaffMutations, StaffQueries
from api.stock.queries import StockQueries
from api.supply.mutations import SupplyMutations
from api.supply.queries import SupplyQueries
from api.viewers.mutations import ShopperMutations
from api.viewers.queries import ViewerQueries
from api.wholesale.mutations import WholesaleMutations
from api.wholesale.queries import WholesaleQueries
from api.work.mutations import WorkMutations
from api.work.queries import WorkQueries


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


class OwnerQuery(  # type: ignore[misc]
    ShopQueries,
    GoodsQueries,
    WholesaleQueries,
    SupplyQueries,
    ImportQueries,
    ReportQueries,
    AuditQueries,
    LedgerQueries,
    FundingQueries,
    WorkQueries,
    RegisteredQueries,
):
    """What the owner's staff and keys can read on the owner host."""


class OwnerMutation(  # type: ignore[misc]
    ShopMutations,
    GoodsMutations,
    WholesaleMutations,
    SupplyMutations,
    ImportMutations,
    AuditMutations,
    LedgerMutations,
    FundingMutations,
    WorkMutations,
    RegisteredMutations,
):
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
