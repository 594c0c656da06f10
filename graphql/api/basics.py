"""What every noun of both schemas shares: scalars, money, errors, pages."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import graphene
from django.utils.translation import gettext_lazy as _
from graphql import GraphQLError, Undefined, ValueNode, value_from_ast_untyped

from tenants.kernel.errors import Refusal

MOST = 100
USUAL = 20


class DateTime(graphene.Scalar):
    """An instant in UTC, as ISO 8601: `2026-11-05T12:00:00.123456Z`."""

    @staticmethod
    def serialize(value: datetime) -> str:
        return value.isoformat().replace("+00:00", "Z")

    @staticmethod
    def parse_value(value: Any) -> datetime:
        """Without an offset it is UTC. Raises GraphQLError, which the request answers."""
        try:
            moment = datetime.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise GraphQLError("A DateTime is ISO 8601: 2026-11-05T12:00:00Z.") from error
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    @classmethod
    def parse_literal(cls, node: ValueNode, variables: dict[str, Any] | None = None) -> Any:
        return cls.parse_value(getattr(node, "value", None))


class Date(graphene.Date):
    """A day, as ISO 8601: `2026-11-05`."""


class JSON(graphene.Scalar):
    """Any JSON value."""

    @staticmethod
    def serialize(value: Any) -> Any:
        return value

    @staticmethod
    def parse_value(value: Any) -> Any:
        return value

    @staticmethod
    def parse_literal(node: ValueNode, variables: dict[str, Any] | None = None) -> Any:
        try:
            return value_from_ast_untyped(node, variables)
        except (TypeError, ValueError, RecursionError):
            return Undefined


class ErrorCode(graphene.Enum):
    """What a caller must decide by; the message is for people."""

    INVALID = "INVALID"
    REQUIRED = "REQUIRED"
    NOT_FOUND = "NOT_FOUND"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    STEP_UP_REQUIRED = "STEP_UP_REQUIRED"
    OUT_OF_STOCK = "OUT_OF_STOCK"
    PRICE_CHANGED = "PRICE_CHANGED"
    QUOTE_EXPIRED = "QUOTE_EXPIRED"
    BELOW_FLOOR = "BELOW_FLOOR"
    ORDER_NOT_PAYABLE = "ORDER_NOT_PAYABLE"
    ALREADY_PAID = "ALREADY_PAID"
    PAYMENT_DECLINED = "PAYMENT_DECLINED"
    PAYMENT_PENDING = "PAYMENT_PENDING"
    INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS"
    SPENDING_CAP_REACHED = "SPENDING_CAP_REACHED"
    NOT_DELIVERED = "NOT_DELIVERED"
    RISK_HELD = "RISK_HELD"
    IDEMPOTENCY_CONFLICT = "IDEMPOTENCY_CONFLICT"
    IN_PROGRESS = "IN_PROGRESS"
    RATE_LIMITED = "RATE_LIMITED"
    TOO_EXPENSIVE = "TOO_EXPENSIVE"
    SHOP_SUSPENDED = "SHOP_SUSPENDED"
    COMPLIANCE_BLOCKED = "COMPLIANCE_BLOCKED"
    CONFLICT = "CONFLICT"
    INTERNAL = "INTERNAL"


class Error(graphene.ObjectType):
    """Why a mutation did nothing. `path` leads to the input at fault: `["lines", "2"]`."""

    code = ErrorCode(required=True)
    message = graphene.String(required=True)
    field = graphene.String()
    path = graphene.List(graphene.NonNull(graphene.String))
    details = JSON()


class Money(graphene.ObjectType):
    """An amount in major units, as a decimal text (`"19.99"`), and its ISO 4217 currency."""

    amount = graphene.String(required=True)
    currency = graphene.String(required=True)


class PageInfo(graphene.ObjectType):
    """Where a page stands, by the Relay connection specification."""

    has_next_page = graphene.Boolean(required=True)
    has_previous_page = graphene.Boolean(required=True)
    start_cursor = graphene.String()
    end_cursor = graphene.String()


@dataclass(slots=True)
class Edge:
    cursor: str
    node: Any


@dataclass(slots=True)
class Page:
    """One page of a connection; ``count`` is asked only when ``totalCount`` is."""

    edges: list[Edge]
    page_info: dict[str, Any]
    count: Callable[[], int | None]


def connection(
    node: type[graphene.ObjectType], name: str | None = None
) -> type[graphene.ObjectType]:
    """``<Name>Connection`` with its ``<Name>Edge``."""
    name = name or node.__name__
    edge = type(
        f"{name}Edge",
        (graphene.ObjectType,),
        {"cursor": graphene.String(required=True), "node": graphene.Field(node, required=True)},
    )

    def resolve_total_count(page: Page, info: Any) -> int | None:
        return page.count()

    return type(
        f"{name}Connection",
        (graphene.ObjectType,),
        {
            "edges": graphene.List(graphene.NonNull(edge), required=True),
            "page_info": graphene.Field(PageInfo, required=True),
            "total_count": graphene.Int(),
            "resolve_total_count": resolve_total_count,
        },
    )


class PageSizeInvalid(Refusal):
    message = _("“first” must be from 1 to %(most)s.")


class CursorInvalid(Refusal):
    message = _("“after” is not a cursor of this list.")


def page_size(first: int | None) -> int:
    """20 unless told; raises PageSizeInvalid outside 1 to 100."""
    if first is None:
        return USUAL
    if not 1 <= first <= MOST:
        raise PageSizeInvalid(field="first", most=MOST)
    return first


def cursor(*parts: object) -> str:
    """Opaque to clients: where the next page begins."""
    text = ":".join(str(part) for part in parts)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str, *kinds: Callable[[str], Any]) -> list[Any]:
    """The parts of a cursor, each read by its kind. Raises CursorInvalid."""
    try:
        decoded = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        parts = decoded.split(":", len(kinds) - 1)
        return [kind(part) for kind, part in zip(kinds, parts, strict=True)]
    except (ValueError, binascii.Error, UnicodeDecodeError, OverflowError) as error:
        raise CursorInvalid(field="after") from error


def cursor_page(
    nodes: Sequence[Any],
    *,
    size: int,
    after: bool,
    cursors: Callable[[Any], str],
    count: Callable[[], int | None],
) -> Page:
    """A page out of up to ``size + 1`` nodes: the one too many says that there are more."""
    edges = [Edge(cursor=cursors(node), node=node) for node in nodes[:size]]
    return Page(
        edges=edges,
        page_info={
            "has_next_page": len(nodes) > size,
            "has_previous_page": after,
            "start_cursor": edges[0].cursor if edges else None,
            "end_cursor": edges[-1].cursor if edges else None,
        },
        count=count,
    )


def object_id(text: str) -> UUID:
    """Raises GraphQLError for what is no UUID; use where an unknown id is an error anyway."""
    try:
        return UUID(text)
    except ValueError as error:
        raise GraphQLError("This id is not valid.") from error
