"""Shops: launching one, and all about one on a page."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from billing.ledger.wallets import WALLET_DAYS, shop_accounts, wallet_days
from storefronts.console.charts import Point, area_chart, spark
from storefronts.console.templatetags.console_parts import money, share
from storefronts.console.tiles import Tile, change
from tenants.accounts.owner_roles import may
from tenants.audit.models import AuditEvent
from tenants.console.fields import LaunchForm
from tenants.console.figures import p95_seconds, shop_figures, shop_orders
from tenants.console.pages import needs, page
from tenants.console.views.overview import delivery_note
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.launch.services import launch_shop
from tenants.registry.models import Domain, Shop, ShopLaunch
from tenants.registry.urls import shop_url

TABS = ("overview", "orders", "money", "domains", "audit")
RECENT = 50


@needs("shops", "launch")
def launch(request: HttpRequest) -> HttpResponse:
    """The name is taken at once; the rest is work that the next page watches."""
    form = LaunchForm(request.POST or None, initial={"idempotency_key": str(new_id())})
    if request.method == "POST" and form.is_valid():
        try:
            shop = launch_shop(actor=Actor.of_request(request), **form.cleaned_data)
        except Refusal as error:
            form.refuse(error)
        else:
            return redirect("admin:launch_progress", shop.pk)
    return page(request, "console/launch.html", _("Launch a shop"), form=form)


@require_GET
@needs("shops")
def launch_progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Asks for itself every second until the launch has ended."""
    found = get_object_or_404(ShopLaunch.objects.select_related("shop"), shop_id=pk)
    order = [value for value, _label in ShopLaunch.Step.choices if value != "failed"]
    here = order.index(found.step) if found.step in order else -1
    failed = found.step == ShopLaunch.Step.FAILED
    steps = [
        {
            "label": ShopLaunch.Step(value).label,
            "done": here > index or found.step == ShopLaunch.Step.DONE,
            "here": index == here and not failed,
            "failed": failed and index == len(order) - 1,
        }
        for index, value in enumerate(order)
    ]
    moving = found.step not in (ShopLaunch.Step.DONE, ShopLaunch.Step.FAILED)
    address = "" if moving else shop_url(found.shop)
    return page(
        request,
        "console/launch_progress.html",
        _("Launching %(shop)s") % {"shop": found.shop.name},
        launch=found,
        steps=steps,
        moving=moving,
        address=address,
    )


@require_GET
@needs("shops")
def shop(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """All about one shop, a tab at a time."""
    found = get_object_or_404(Shop, pk=pk)
    tab = request.GET.get("tab", "overview")
    tab = tab if tab in TABS else "overview"
    context: dict[str, Any] = {"shop": found, "tab": tab, "tabs": _tabs(request)}
    if tab == "overview":
        context |= {**_overview(found), "address": _address(found)}
    elif tab == "orders" and may(request.user, "orders"):
        context["orders"] = shop_orders(found, most=RECENT)
    elif tab == "money" and may(request.user, "money"):
        context["accounts"] = shop_accounts(found)
    elif tab == "domains":
        context["domains"] = Domain.objects.filter(tenant=found).order_by("-is_primary", "domain")
    elif tab == "audit" and may(request.user, "audit"):
        context["events"] = AuditEvent.objects.filter(shop_id=pk)[:RECENT]
    context["may"] = {
        act: may(request.user, "shops", act)
        for act in (
            *("write", "suspend", "reinstate", "close"),
            *("adjust_wallet", "switch_collects"),
        )
    }
    shop_does = found.collects == Shop.Collects.SHOP
    context["other_collects"] = Shop.Collects.PLATFORM if shop_does else Shop.Collects.SHOP
    return page(request, "console/shop.html", found.name, **context)


def _overview(found: Shop) -> dict[str, Any]:
    """Thirty days of one shop against the thirty before."""
    figures = shop_figures(found)
    now, before = figures.now, figures.before
    orders = f"{reverse('admin:reporting_ordersummary_changelist')}?shop={found.pk}"
    points = [Point(date_format(d.day, "m-d"), d.sales, money(_settled(d.sales))) for d in now.days]
    tiles = [
        Tile(
            label=_("Sales"),
            value=money(_settled(now.sales)),
            href=orders,
            note=_("30 days"),
            spark=spark([d.sales for d in now.days]),
            **change(now.sales, before.sales),
        ),
        Tile(
            label=_("Orders"),
            value=str(now.orders),
            href=orders,
            note=_("30 days"),
            **change(now.orders, before.orders),
        ),
        Tile(
            label=_("Delivery rate"),
            value=share(now.rate),
            href=f"{orders}&delivery=failed",
            note=delivery_note(p95_seconds(count=30, shop_id=found.pk)),
        ),
        Tile(
            label=_("Orders held"),
            value=str(figures.held),
            href=f"{orders}&status=held",
            note=_("wait for somebody"),
            tone="bad" if figures.held else "",
        ),
    ]
    if found.collects == Shop.Collects.SHOP:
        tiles.append(_runway(found))
    top = money(_settled(max(p.value for p in points)))
    return {"tiles": tiles, "sales": area_chart(points, top=top)}


def _runway(found: Shop) -> Tile:
    """How long the prepaid wallet lasts at the pace of the last 30 days."""
    days = wallet_days(found)
    return Tile(
        label=_("Wallet lasts"),
        value="–" if days is None else _("%(n)s days") % {"n": days},
        href=f"{reverse('admin:shop_page', args=[found.pk])}?tab=money",
        note=_("nothing was spent") if days is None else _("at the pace of 30 days"),
        tone="warn" if days is not None and days < WALLET_DAYS else "",
    )


def _settled(minor: int) -> Money:
    return Money(minor, settings.SETTLEMENT_CURRENCY)


def _tabs(request: HttpRequest) -> list[tuple[str, str]]:
    areas = {"orders": "orders", "money": "money", "audit": "audit"}
    words = {
        "overview": _("Overview"),
        "orders": _("Orders"),
        "money": _("Money"),
        "domains": _("Domains"),
        "audit": _("Audit trail"),
    }
    return [(t, words[t]) for t in TABS if may(request.user, areas.get(t, "shops"))]


def _address(shop: Shop) -> str:
    try:
        return shop_url(shop)
    except Domain.DoesNotExist:
        return ""
