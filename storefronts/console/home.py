"""The console's first page: how today goes, and what waits for somebody."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from billing.ledger.queries import balance
from billing.ledger.wallets import WALLET_DAYS, wallet_days
from storefronts.console.charts import Point, area_chart, bar_chart, spark
from storefronts.console.checklist import checklist
from storefronts.console.figures import SOLD, Day, days, delivery_rate, zone_of
from storefronts.console.pages import Can
from storefronts.console.templatetags.console_parts import share
from storefronts.console.tiles import Tile, change, moved, points
from storefronts.listings.queries import shop_listing
from storefronts.orders.models import Order, OrderStatus
from storefronts.pricing.models import FloorBreach
from storefronts.webhooks.queries import paused_by_us
from tenants.catalogue.queries import skus
from tenants.kernel.money import Money, format_money
from tenants.registry.context import current_shop
from tenants.registry.models import Shop
from tenants.supply.models import LowStockAlert

DAYS = 30
RATE_DAYS = 7


class HomePanel(Component):  # type: ignore[misc]
    name = "shop_home"
    order = 1
    template_name = "shopconsole/home.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        shop, can = current_shop(), Can(request.user)
        if not can["orders"]:
            return {"shop": shop, "can": can, "request": request}
        history = days(shop, count=DAYS * 2)
        steps = checklist(shop, request.user)
        period = history[DAYS:]
        return {
            "shop": shop,
            "can": can,
            "request": request,
            "steps": steps,
            "steps_done": sum(step.is_done for step in steps),
            "tiles": _tiles(shop, history, can),
            "sales": _chart(period, shop, "sales"),
            "orders_chart": bar_chart(
                [Point(_day(d), d.orders, str(d.orders)) for d in period],
                top=str(max(d.orders for d in period)),
            ),
            "waiting": _waiting(),
            "paused_webhooks": paused_by_us() if can["webhooks"] else [],
            "recent": Order.objects.filter(status__in=SOLD).order_by("-placed_at")[:6],
            "today": timezone.now().astimezone(zone_of(shop)),
        }


def _shown(minor: int, shop: Shop) -> str:
    return format_money(Money(minor, shop.currency), get_language() or "en")


def _day(row: Day) -> str:
    return date_format(row.day, "m-d")


def _chart(period: list[Day], shop: Shop, name: str) -> Any:
    points = [Point(_day(d), getattr(d, name), _shown(getattr(d, name), shop)) for d in period]
    return area_chart(points, top=_shown(max(p.value for p in points), shop))


def _tiles(shop: Shop, history: list[Day], can: Can) -> list[Tile]:
    today, before = history[-1], history[-8]
    orders = reverse("shopconsole:orders")
    day = today.day.isoformat()
    week = [d.sales for d in history[-14:]]
    tiles = [
        Tile(
            label=_("Sales today"),
            value=_shown(today.sales, shop),
            href=f"{orders}?since={day}",
            note=_("against the same day last week"),
            spark=spark(week),
            **change(today.sales, before.sales),
        )
    ]
    if can["margin"]:
        tiles.append(
            Tile(
                label=_("Margin today"),
                value=_shown(today.margin, shop),
                href=f"{orders}?since={day}",
                note=_("after %(cost)s for wholesale and fees")
                % {"cost": _shown(today.sales - today.margin, shop)},
                spark=spark([d.margin for d in history[-14:]]),
                **change(today.margin, before.margin),
            )
        )
    tiles += [_delivery_tile(orders, today.day), _stock_tile(shop)]
    if can["margin"]:
        tiles.append(_wallet_tile(shop))
    return tiles


def _delivery_tile(orders: str, today: date) -> Tile:
    """The last seven days against the seven before."""
    now, week = timezone.now(), timedelta(days=RATE_DAYS)
    rate, ended = delivery_rate(now - week)
    before, _ended = delivery_rate(now - week * 2, now - week)
    note = ngettext("%(n)d line in 7 days", "%(n)d lines in 7 days", ended) % {"n": ended}
    low = rate is not None and rate < 1
    since = f"{orders}?since={(today - week).isoformat()}"
    return Tile(
        label=_("Delivery rate"),
        value=share(rate),
        href=f"{since}&delivery=failed" if low else since,
        note=note,
        tone="warn" if low else "",
        **points(rate, before),
    )


def _stock_tile(shop: Shop) -> Tile:
    """Of what this shop shows; counts only, never where stock comes from."""
    alerts = LowStockAlert.objects.values_list("denomination_id", "free", "raised_at")
    low = {pk: (free, raised_at) for pk, free, raised_at in alerts}
    listing = shop_listing(shop)
    shown = [low[sku.id] for sku in skus(low).values() if listing.shows(sku)]
    empty = sum(free == 0 for free, _at in shown)
    since = timezone.now() - timedelta(days=RATE_DAYS)
    return Tile(
        label=_("Low stock"),
        value=str(len(shown)),
        href=reverse("shopconsole:low_stock"),
        note=_("%(n)d of them sold out") % {"n": empty} if empty else _("of what you show"),
        tone="warn" if shown else "",
        **moved(sum(raised_at >= since for _free, raised_at in shown)),
    )


def _wallet_tile(shop: Shop) -> Tile:
    tone = ""
    if shop.collects == Shop.Collects.SHOP:
        money = balance(f"shop:{shop.pk}:wallet", settings.SETTLEMENT_CURRENCY)
        left = wallet_days(shop)
        label, note = _("Wallet"), _("pays wholesale and fees")
        if left is not None:
            note = _("lasts %(n)s days at this pace") % {"n": max(round(left), 0)}
            tone = "warn" if left < WALLET_DAYS else ""
    else:
        money = balance(f"shop:{shop.pk}:earnings", shop.currency)
        label, note = _("Earnings"), _("to be paid out")
    return Tile(
        label=label,
        value=format_money(money, get_language() or "en"),
        href=reverse("shopconsole:money"),
        note=note,
        tone="bad" if money.minor < 0 else tone,
    )


def _waiting() -> list[dict[str, Any]]:
    """What somebody has to look at, worst first; only what there is."""
    orders = reverse("shopconsole:orders")
    held = Order.objects.filter(status=OrderStatus.HELD).count()
    odd = Order.objects.filter(needs_attention=True).count()
    work = (
        Order.objects.filter(
            Q(lines__kind__in=("top_up", "service")), status=OrderStatus.PAID, delivery="delivering"
        )
        .distinct()
        .count()
    )
    below = FloorBreach.objects.count()
    rows = [
        (held, _("orders held"), f"{orders}?status=held", "bad"),
        (odd, _("orders that need attention"), f"{orders}?attention=yes", "bad"),
        (below, _("sales stopped below their floor"), reverse("shopconsole:prices"), "bad"),
        (work, _("orders waiting for your delivery"), f"{orders}?delivery=delivering", "warn"),
    ]
    return [
        {"count": count, "text": text, "href": href, "tone": tone}
        for count, text, href, tone in rows
        if count
    ]
