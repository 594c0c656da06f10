"""A bulk order and its progress."""

from typing import Any

import graphene

from api.basics import DateTime, Error, ErrorCode, Money, connection
from api.bulk.loaders import orders, progress
from api.checkout.types import LineInput
from api.orders.types import Order
from storefronts.checkout.models import BulkOrder as Row
from storefronts.checkout.services.bulk import Failure
from storefronts.orders.models import OrderStatus
from tenants.kernel import money


class BulkStatus(graphene.Enum):
    """WORKING: lines are being delivered. HELD: paid, and waiting for the shop. DONE: none open."""

    WORKING = "working"
    HELD = "held"
    DONE = "done"


class BulkFailure(graphene.ObjectType):
    """A line that was not had. Refused at once it was never paid; later it is refunded."""

    position = graphene.Int(required=True, description="Of the line in what was sent, from 0.")
    denomination = graphene.ID(required=True)
    quantity = graphene.Int(required=True)
    code = ErrorCode(required=True)
    refunded = graphene.Field(Money, required=True)

    # The root is a failure with the currency of its order.

    @staticmethod
    def resolve_position(root: tuple[Failure, str], info: Any) -> int:
        return root[0].position

    @staticmethod
    def resolve_denomination(root: tuple[Failure, str], info: Any) -> str:
        return root[0].denomination_id

    @staticmethod
    def resolve_quantity(root: tuple[Failure, str], info: Any) -> int:
        return root[0].quantity

    @staticmethod
    def resolve_code(root: tuple[Failure, str], info: Any) -> str:
        return root[0].code

    @staticmethod
    def resolve_refunded(root: tuple[Failure, str], info: Any) -> money.Money:
        return money.Money(root[0].refunded_minor, root[1])


class BulkOrder(graphene.ObjectType):
    """Its lines' counts add up: `linesTotal` = done + failed + open. Codes: `revealCodes`."""

    id = graphene.ID(required=True)
    status = BulkStatus(required=True)
    placed_at = DateTime(required=True)
    client_reference = graphene.String()
    charged = graphene.Field(Money, required=True)
    refunded = graphene.Field(Money, required=True)
    lines_total = graphene.Int(required=True)
    lines_done = graphene.Int(required=True)
    lines_failed = graphene.Int(required=True)
    lines_open = graphene.Int(required=True)
    failures = graphene.List(graphene.NonNull(BulkFailure), required=True)
    order = graphene.Field(
        Order, required=True, description="An order line's place is its position in what was sent."
    )

    @staticmethod
    def resolve_id(bulk: Row, info: Any) -> Any:
        return bulk.order_id

    @staticmethod
    def resolve_status(bulk: Row, info: Any) -> str:
        if _order(bulk, info).status == OrderStatus.HELD:
            return "held"
        return "working" if _progress(bulk, info).open else "done"

    @staticmethod
    def resolve_client_reference(bulk: Row, info: Any) -> str | None:
        return _order(bulk, info).client_reference or None

    @staticmethod
    def resolve_charged(bulk: Row, info: Any) -> money.Money:
        return _order(bulk, info).total

    @staticmethod
    def resolve_refunded(bulk: Row, info: Any) -> money.Money:
        return _order(bulk, info).refunded_total

    @staticmethod
    def resolve_lines_total(bulk: Row, info: Any) -> int:
        return bulk.asked

    @staticmethod
    def resolve_lines_done(bulk: Row, info: Any) -> int:
        return _progress(bulk, info).done

    @staticmethod
    def resolve_lines_failed(bulk: Row, info: Any) -> int:
        return _progress(bulk, info).failed

    @staticmethod
    def resolve_lines_open(bulk: Row, info: Any) -> int:
        return _progress(bulk, info).open

    @staticmethod
    def resolve_failures(bulk: Row, info: Any) -> list[tuple[Failure, str]]:
        currency = _order(bulk, info).currency
        return [(failure, currency) for failure in _progress(bulk, info).failures]

    @staticmethod
    def resolve_order(bulk: Row, info: Any) -> Any:
        return _order(bulk, info)


def _progress(bulk: Row, info: Any) -> Any:
    return progress(info.context).get(bulk.order_id)


def _order(bulk: Row, info: Any) -> Any:
    return orders(info.context).get(bulk.order_id)


BulkOrderConnection = connection(BulkOrder)


class PlaceBulkOrderInput(graphene.InputObjectType):
    """Up to 500 lines, at most 5,000 pieces; each line is had whole or not at all."""

    lines = graphene.List(graphene.NonNull(LineInput), required=True)
    email = graphene.String(required=True)
    idempotency_key = graphene.String(
        required=True, description="The same key again gets the first bulk order, as it is by now."
    )
    pay = graphene.String(description='"wallet", unless told: it is paid in this call.')
    client_reference = graphene.String(description="Your own order number, up to 64 characters.")


class PlaceBulkOrderPayload(graphene.ObjectType):
    """`errors` with a `path` for each line where none could be had: nothing was charged then."""

    bulk_order = graphene.Field(BulkOrder)
    token = graphene.String(description="As `placeOrder`'s: it views the order and reveals.")
    errors = graphene.List(graphene.NonNull(Error), required=True)
