"""Trade across shops. No query enters a shop: it reads what they have reported."""

from datetime import date
from typing import Any

import graphene

from api.basics import Date, DateTime, Page
from api.keysets import a_day, a_moment, keyset_page
from api.mutating import maybe_id
from api.reports import types
from api.rights import need
from api.wholesale.types import shop_names
from tenants.reporting.models import DailyFigure, OrderSummary


class OrderSummaryFilter(graphene.InputObjectType):
    """All of what is given must hold."""

    shop = graphene.ID()
    number = graphene.String(description="Part of the order's number.")
    status = types.SummaryStatus()
    delivery = types.SummaryDelivery()
    refund = types.SummaryRefund()
    since = DateTime(description="Placed at or after this.")
    until = DateTime(description="Placed before this.")
    test = graphene.Boolean(description="Only orders of shops in test mode, or only the others.")


class ReportQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    order_summaries = graphene.Field(
        types.OrderSummaryConnection,
        required=True,
        filter=OrderSummaryFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Orders of all shops, newest first.",
    )
    order_summary = graphene.Field(types.OrderSummary, id=graphene.ID(required=True))
    daily_figures = graphene.Field(
        types.DailyFigureConnection,
        required=True,
        shop=graphene.ID(),
        since=Date(),
        until=Date(description="This day, too."),
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest day first.",
    )

    @staticmethod
    def resolve_order_summaries(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked, rows = filter or {}, OrderSummary.objects.all()
        if asked.get("shop"):
            rows = rows.filter(shop_id=maybe_id(asked["shop"]))
        if asked.get("number"):
            rows = rows.filter(number__icontains=asked["number"].strip()[:24])
        for name in ("status", "delivery", "refund"):
            if asked.get(name):
                rows = rows.filter(**{name: asked[name].value})
        if asked.get("since"):
            rows = rows.filter(placed_at__gte=asked["since"])
        if asked.get("until"):
            rows = rows.filter(placed_at__lt=asked["until"])
        if asked.get("test") is not None:
            rows = rows.filter(is_test=asked["test"])
        return keyset_page(
            rows,
            first=first,
            after=after,
            column="placed_at",
            kind=a_moment,
            coming=lambda nodes: _announce(info.context, nodes),
        )

    @staticmethod
    def resolve_order_summary(root: Any, info: Any, id: str) -> Any:
        _need(info.context)
        return OrderSummary.objects.filter(pk=maybe_id(id)).first()

    @staticmethod
    def resolve_daily_figures(
        root: Any,
        info: Any,
        shop: str | None = None,
        since: date | None = None,
        until: date | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        _need(info.context)
        rows = DailyFigure.objects.all()
        if shop:
            rows = rows.filter(shop_id=maybe_id(shop))
        if since:
            rows = rows.filter(day__gte=since)
        if until:
            rows = rows.filter(day__lte=until)
        return keyset_page(
            rows,
            first=first,
            after=after,
            column="day",
            kind=a_day,
            coming=lambda nodes: _announce(info.context, nodes),
        )


def _announce(context: Any, nodes: Any) -> None:
    shop_names(context).announce(row.shop_id for row in nodes)


def _need(context: Any) -> None:
    need(context, scope="shops", area="orders", act="view")
