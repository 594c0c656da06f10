"""The first page: six figures that each open their list, and how the days went."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from billing.ledger.wallets import SELLING, WALLET_DAYS, shops_with_low_wallets
from storefronts.console.charts import Point, area_chart, bar_chart, spark
from storefronts.console.templatetags.console_parts import share
from storefronts.console.tiles import Tile, change, moved, points
from storefronts.console.tones import word_for
from tenants.accounts.owner_roles import may
from tenants.console import figures, standing
from tenants.console.names import shop_names
from tenants.console.pages import page
from tenants.kernel.money import Money, format_money
from tenants.supply.models import LowStockAlert

SPANS = (7, 30, 90)


def overview(request: HttpRequest) -> TemplateResponse:
    asked = request.GET.get("days", "")
    span = int(asked) if asked in [str(days) for days in SPANS] else 30
    settled = figures.Settled()
    now, before = figures.periods(count=span, settled=settled)
    sees_money = may(request.user, "money")
    shops = figures.top_shops(count=span, settled=settled) if may(request.user, "shops") else []
    names = shop_names()
    for row in shops:
        row["name"] = names.get(row["id"], "–")
        row["sales"], row["earned"] = _money(row["sales"]), _money(row["earned"])
    return page(
        request,
        "console/overview.html",
        _("Overview"),
        tiles=_tiles(request, span, now, before),
        sales=_area(now, "sales"),
        orders=bar_chart(
            [Point(_label(d), d.orders, str(d.orders)) for d in now.days],
            top=str(max(d.orders for d in now.days)),
        ),
        earned=_area(now, "earned") if sees_money else None,
        shops=shops,
        spans=SPANS,
        span=span,
        missing=sorted(settled.missing),
        currency=settings.SETTLEMENT_CURRENCY,
        sees_money=sees_money,
    )


def _money(minor: int) -> Money:
    return Money(minor, settings.SETTLEMENT_CURRENCY)


def _shown(minor: int) -> str:
    return format_money(_money(minor), get_language() or "en")


def _label(day: figures.Day) -> str:
    return date_format(day.day, "m-d")


def _area(period: figures.Period, name: str) -> Any:
    points = [Point(_label(d), getattr(d, name), _shown(getattr(d, name))) for d in period.days]
    return area_chart(points, top=_shown(max(p.value for p in points)))


def _list(name: str, **query: Any) -> str:
    address = reverse(f"admin:{name}")
    return f"{address}?{urlencode(query)}" if query else address


def _tiles(
    request: HttpRequest, span: int, now: figures.Period, before: figures.Period
) -> list[Tile]:
    """Six, less those whose list the role may not open."""
    tiles: list[Tile] = []
    if may(request.user, "orders"):
        tiles += _order_tiles(span, now, before)
    if may(request.user, "supply"):
        tiles.append(_stock_tile(span))
    if may(request.user, "shops"):
        since = timezone.now() - timedelta(days=span)
        tiles += [_wallet_tile(since), _shop_tile(since)]
    return tiles


def _order_tiles(span: int, now: figures.Period, before: figures.Period) -> list[Tile]:
    orders = "reporting_ordersummary_changelist"
    since = (timezone.now() - timedelta(days=span - 1)).date().isoformat()
    in_span = {"placed_at_from_0": since, "placed_at_from_1": "00:00:00"}
    held, newly = figures.held_orders(count=span)
    return [
        Tile(
            label=_("Sales"),
            value=_shown(now.sales),
            href=_list(orders, **in_span),
            note=ngettext("%(n)d order", "%(n)d orders", now.orders) % {"n": now.orders},
            spark=spark([d.sales for d in now.days]),
            **change(now.sales, before.sales),
        ),
        Tile(
            label=_("Delivery rate"),
            value=share(now.rate),
            href=_list(orders, delivery="failed", **in_span),
            note=delivery_note(figures.p95_seconds(count=span)),
            tone="warn" if now.rate is not None and now.rate < Decimal("0.98") else "",
            **points(now.rate, before.rate),
        ),
        Tile(
            label=_("Orders held"),
            value=str(held),
            href=_list(orders, status="held"),
            note=_("wait for somebody"),
            tone="bad" if held else "",
            **moved(newly),
        ),
    ]


def delivery_note(p95: Decimal | None) -> str:
    """Says what the rate is of, and how fast 95 of 100 were."""
    if p95 is None:
        return _("of paid orders")
    return _("of paid orders · 95%% within %(n)s s") % {"n": p95}


def _stock_tile(span: int) -> Tile:
    found = LowStockAlert.objects.aggregate(
        low=Count("pk"),
        out=Count("pk", filter=Q(free=0)),
        new=Count("pk", filter=Q(raised_at__gte=timezone.now() - timedelta(days=span))),
    )
    return Tile(
        label=_("Low stock"),
        value=str(found["low"]),
        href=_list("stock_levels", show="low"),
        note=_("%(n)d sold out") % {"n": found["out"]},
        **moved(found["new"]),
        tone="bad" if found["out"] else ("warn" if found["low"] else ""),
    )


def _wallet_tile(since: datetime) -> Tile:
    low = len(shops_with_low_wallets())
    before = len(shops_with_low_wallets(at=since))
    return Tile(
        label=_("Wallets low"),
        value=str(low),
        href=_list("registry_shop_changelist", wallet="low"),
        note=_("less than %(n)d days of sales") % {"n": WALLET_DAYS},
        tone="warn" if low else "",
        **moved(low - before),
    )


def _shop_tile(since: datetime) -> Tile:
    states = standing.shops_by_state()
    selling = sum(states.get(s, 0) for s in SELLING)
    others = [
        f"{states[s]} {word_for(s)}" for s in ("trial", "past_due", "suspended") if states.get(s)
    ]
    return Tile(
        label=_("Shops selling"),
        value=str(selling),
        href=_list("registry_shop_changelist", sells="yes"),
        note=" · ".join(others) or _("all active"),
        **moved(selling - standing.shops_selling_at(since), more_is_good=True),
    )
