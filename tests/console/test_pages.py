"""Every page of the owner console opens, in both languages, with few queries, without a code."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from billing.ledger.models import Account, Journal
from tenants.audit.models import AuditEvent
from tenants.catalogue.models import Category, Denomination, Product
from tenants.outbox.models import Job
from tenants.registry.context import in_public
from tenants.reporting.models import OrderSummary
from tenants.supply.models import PurchaseBatch, Supplier
from tests.console.conftest import SECRET, Trade
from tests.factories.catalogue import make_denomination

TABS = ("overview", "orders", "money", "domains", "audit")


def pages(trade: Trade) -> list[str]:
    with in_public():
        return list(_pages(trade))


def _pages(trade: Trade) -> Iterator[str]:
    """The address of every page, with something of everything to show."""
    shop = f"/console/shops/{trade.shop.pk}/"
    yield from ["/console/", "/console/?days=7", "/console/?days=nonsense"]
    yield from ["/console/registry/shop/", "/console/registry/shop/?wallet=low"]
    yield from [f"{shop}?tab={tab}" for tab in TABS]
    yield from [f"{shop}{move}/" for move in ("suspend", "reinstate", "close", "wallet")]
    yield "/console/shops/launch/"
    yield from ["/console/categories/", "/console/categories/?archived=all"]
    yield from ["/console/stock/", "/console/stock/?show=low", "/console/stock/?q=nine"]
    yield from ["/console/stock/import/", "/console/stock/choices/?term=card"]
    yield from ["/console/money/trial-balance/", "/console/audit/chain/"]
    yield f"/console/money/accounts/{Account.objects.get(code='escrow').pk}/"
    yield "/console/search/?s=nine&extended=1"
    for model, one in (
        ("registry/shop", trade.shop),
        ("catalogue/product", Product.objects.first()),
        ("catalogue/category", Category.objects.first()),
        ("catalogue/denomination", Denomination.objects.first()),
        ("supply/supplier", Supplier.objects.first()),
        ("supply/purchasebatch", PurchaseBatch.objects.first()),
        ("ledger/journal", Journal.objects.first()),
        ("audit/auditevent", AuditEvent.objects.first()),
        ("outbox/job", Job.objects.first()),
        ("reporting/ordersummary", OrderSummary.objects.first()),
    ):
        yield from [f"/console/{model}/", f"/console/{model}/{one.pk}/change/"]
    for model in (
        "catalogue/pricetier",
        "supply/stockimport",
        "ledger/account",
        "funding/funding",
        "ledger/fxrate",
        "accounts/user",
    ):
        yield f"/console/{model}/"
    for model in (
        "catalogue/product",
        "catalogue/category",
        "catalogue/denomination",
        "supply/supplier",
        "supply/purchasebatch",
        "ledger/fxrate",
        "accounts/user",
    ):
        yield f"/console/{model}/add/"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_and_shows_no_code(
    language: str, owner_client: Client, trade: Trade
) -> None:
    """Case 29: the one code of the platform was sold and revealed, and is on none of them."""
    for path in pages(trade):
        answer = owner_client.get(path, HTTP_ACCEPT_LANGUAGE=language)
        assert answer.status_code == 200, path
        text = answer.content.decode()
        assert SECRET not in text, path
        assert SECRET[:12] not in text, path


LISTS = [
    "/console/",
    "/console/catalogue/product/",
    "/console/catalogue/denomination/",
    "/console/categories/",
    "/console/stock/",
    "/console/supply/purchasebatch/",
    "/console/reporting/ordersummary/",
    "/console/ledger/journal/",
    "/console/ledger/account/",
    "/console/funding/funding/",
    "/console/audit/auditevent/",
    "/console/money/trial-balance/",
]


def _queries(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("path", LISTS)
def test_more_rows_cost_no_more_queries(
    path: str, owner_client: Client, aurora: Any, trade: Trade
) -> None:
    from storefronts.orders.models import Order
    from storefronts.orders.summaries import report
    from tenants.registry.context import in_shop
    from tests.factories.orders import buy, make_goods

    owner_client.get(path)  # caches of names are warm
    before = _queries(owner_client, path)
    with in_public():
        for _ in range(3):
            make_denomination()
        goods = [make_goods(2) for _ in range(3)]
    with in_shop(aurora):
        for one in goods:
            buy(aurora, one)
        for order in Order.objects.all():
            report(order=order, shop=aurora)
    owner_client.get(path)
    assert _queries(owner_client, path) <= before


def test_six_tiles_each_open_a_list(owner_client: Client, trade: Trade) -> None:
    tiles = owner_client.get("/console/").context["tiles"]
    assert len(tiles) == 6
    for tile in tiles:
        assert owner_client.get(tile.href).status_code == 200, tile.label


def test_money_is_for_those_who_may_see_it(staff: Callable[..., Client], trade: Trade) -> None:
    with in_public():
        path = f"/console/reporting/ordersummary/{OrderSummary.objects.get().pk}/change/"
    for role, sees in (("finance", True), ("support", False)):
        text = staff(role).get(path, HTTP_ACCEPT_LANGUAGE="en").content.decode()
        assert ("Margin on wholesale" in text) is sees
        assert ("8.12" in text) is sees


def test_scripts_and_styles_come_from_here_only(owner_client: Client) -> None:
    text = owner_client.get("/console/").content.decode()
    for mark in ('src="http', 'href="http', 'src="//', "gravatar"):
        assert mark not in text
