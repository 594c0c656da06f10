"""Orders for the console's list, export and page. Sealed codes are never read here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import QueryDict

from storefronts.console.figures import end_of, line_margin, order_margin, start_of, zone_of
from storefronts.console.pages import PER_PAGE
from storefronts.orders.models import DeliveryStatus, Order, OrderLine, OrderStatus, RefundStatus
from storefronts.pricing.explain import PriceStep
from tenants.kernel.days import typed_day
from tenants.kernel.money import Money
from tenants.registry.models import Shop

# What staff see of a line: the supplier and what a code cost the platform are not among it.
LINE_FIELDS = (
    "order_id position denomination_id name_zh name_en kind quantity unit_price total_minor "
    "discount_minor funded_minor settlement_currency fx_rate wholesale_unit wholesale_minor "
    "fee_minor buyer_fields terms explanation delivery delivered_at promise_due_at refunded_minor "
    "revealed_at failure"
).split()
EXPORT_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; unknown values ask for nothing."""

    query: str = ""
    status: str = ""
    delivery: str = ""
    refund: str = ""
    attention: bool = False
    since: date | None = None
    until: date | None = None
    # The client's own reference, exactly; and whose orders.
    reference: str = ""
    customer_id: UUID | None = None

    @classmethod
    def of(cls, given: QueryDict) -> "Filters":
        def choice(name: str, values: Any) -> str:
            value = given.get(name, "")
            return value if value in values else ""

        return cls(
            query=given.get("q", "").strip()[:100],
            status=choice("status", OrderStatus.values),
            delivery=choice("delivery", DeliveryStatus.values),
            refund=choice("refund", RefundStatus.values),
            attention=given.get("attention") == "yes",
            since=typed_day(given.get("since")),
            until=typed_day(given.get("until")),
        )


def lines_of() -> QuerySet[OrderLine]:
    return OrderLine.objects.only("pk", *LINE_FIELDS).order_by("position")


def matching(shop: Shop, filters: Filters) -> QuerySet[Order]:
    """The orders that fit, newest first, with their lines."""
    rows = Order.objects.order_by("-placed_at", "-pk").prefetch_related(
        Prefetch("lines", queryset=lines_of())
    )
    if filters.query:
        rows = rows.filter(
            Q(number__iexact=filters.query)
            | Q(email__icontains=filters.query)
            | Q(client_reference=filters.query)
        )
    for name in ("status", "delivery", "refund"):
        if value := getattr(filters, name):
            rows = rows.filter(**{name: value})
    if filters.attention:
        rows = rows.filter(needs_attention=True)
    if filters.reference:
        rows = rows.filter(client_reference=filters.reference)
    if filters.customer_id:
        rows = rows.filter(user_id=filters.customer_id)
    zone = zone_of(shop)
    if filters.since:
        rows = rows.filter(placed_at__gte=start_of(filters.since, zone))
    if filters.until:
        rows = rows.filter(placed_at__lt=end_of(filters.until, zone))
    return rows


def orders_page(shop: Shop, filters: Filters, number: str | None) -> Page:
    page: Any = Paginator(matching(shop, filters), PER_PAGE).get_page(number)
    for order in page:
        lines = list(order.lines.all())
        order.lines_shown = lines
        order.margin = order_margin(order, lines)
    return page


def export_rows(shop: Shop, filters: Filters, *, with_margin: bool) -> Iterator[list[Any]]:
    """The orders as rows of a file, the header first; memory does not grow with their number."""
    head = ["number", "placed_at", "status", "delivery", "refund", "email", "reference", "items"]
    yield [*head, "currency", "total", "refunded", *(["margin"] if with_margin else [])]
    for order in matching(shop, filters).iterator(chunk_size=EXPORT_CHUNK):
        lines = list(order.lines.all())
        items = "; ".join(f"{line.name(order.locale)} x {line.quantity}" for line in lines)
        row = [
            order.number,
            order.placed_at.isoformat(timespec="seconds"),
            order.status,
            order.delivery,
            order.refund,
            order.email,
            order.client_reference,
            items,
            order.currency,
            order.total.amount,
            order.refunded_total.amount,
        ]
        yield [*row, order_margin(order, lines).amount] if with_margin else row


@dataclass(frozen=True, slots=True)
class Earned:
    """Who got what of a delivered line. The platform's own margin and the supplier stay out."""

    paid: Money
    funded: Money  # by the platform, for its promotions
    wholesale: Money
    fee: Money
    margin: Money


@dataclass(frozen=True, slots=True)
class LineView:
    line: OrderLine
    steps: list[PriceStep]
    earned: Earned
    refundable: Money

    @property
    def is_work(self) -> bool:
        """Delivered by a person, and not yet ended."""
        open_states = (DeliveryStatus.PENDING, DeliveryStatus.DELIVERING)
        return self.line.kind in ("top_up", "service") and self.line.delivery in open_states


def line_views(order: Order) -> list[LineView]:
    return [line_view(order, line) for line in lines_of().filter(order=order)]


def line_view(order: Order, line: OrderLine) -> LineView:
    settlement = line.settlement_currency
    return LineView(
        line=line,
        steps=[PriceStep.from_json(step) for step in line.explanation],
        earned=Earned(
            paid=Money(line.total_minor, order.currency),
            funded=Money(line.funded_minor, order.currency),
            wholesale=Money(line.wholesale_minor, settlement),
            fee=Money(line.fee_minor, settlement),
            margin=line_margin(line, order.currency),
        ),
        refundable=Money(line.total_minor - line.refunded_minor, order.currency),
    )
