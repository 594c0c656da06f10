"""Every page of both consoles that a link leads to, with something on it: on a phone in light and
in Chinese, on a desktop in dark and in English. Each fits the screen, runs without an error, asks
nobody outside, and axe finds nothing serious on it."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import site
from tests.console.stage import BOSS, OWNER, Stage, furnish
from tests.console.walking import DESKTOP, PHONE, signed_in, too_wide

# Downloads, doors, and Wagtail's actions on many at once, which need to be told on which.
NOT_PAGES = re.compile(r"\.csv|format=csv|export|logout|sign-out|jsi18n|/bulk/|/static/|/media/")
# One page of a kind: what differs from one record to the next.
RECORD = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=/)\d+(?=/)")
NUMBER = re.compile(r"(?<=orders/)[0-9A-Z]{3,}-[0-9A-Z]+")
# The walk must have come by here; whatever else there is, it finds by itself.
OWNER_PAGES = {
    "",
    "registry/shop/",
    "registry/shop/*/change/",
    "shops/launch/",
    "shops/*/",
    "shops/*/?tab=money",
    "shops/*/collects/shop/",
    "shops/*/wallet/",
    "categories/",
    "catalogue/category/*/change/",
    "catalogue/product/",
    "catalogue/product/add/",
    "catalogue/product/*/change/",
    "catalogue/denomination/*/change/",
    "stock/",
    "stock/import/",
    "stock/import/*/",
    "stock/burn/",
    "supply/supplier/",
    "supply/stockimport/",
    "supply/purchasebatch/*/change/",
    "reporting/ordersummary/*/change/",
    "money/trial-balance/",
    "money/accounts/*/",
    "ledger/journal/*/change/",
    "ledger/fxrate/add/",
    "audit/auditevent/*/change/",
    "audit/chain/",
    "outbox/job/*/change/",
    "accounts/user/*/change/",
}
SHOP_PAGES = {
    "",
    "shop/orders/",
    "shop/orders/*/",
    "shop/customers/",
    "shop/customers/*/",
    "shop/listings/",
    "shop/listings/products/*/",
    "shop/prices/",
    "shop/prices/rule/shop/",
    "shop/promotions/",
    "shop/promotions/new/coupon/",
    "shop/promotions/*/",
    "shop/money/",
    "shop/low-stock/",
    "shop/settings/shop/",
    "shop/settings/domain/",
    "shop/settings/staff/",
    "shop/settings/keys/",
    "shop/settings/payments/",
    "shop/settings/audit/",
    "pages/*/",
    "pages/*/edit/",
    "pages/*/history/",
    "images/",
    "images/*/",
    "images/multiple/add/",
    "old-addresses/",
    "settings/looks/shoplook/*/",
    "settings/pages/navigation/*/",
    "account/",
}


@pytest.fixture
def stage(fresh_database: None, aurora: Any) -> Stage:
    return furnish(aurora)


def _kind(address: str, root: str) -> str:
    """The page that an address is one of: without record, and without filters."""
    parts = urlsplit(address.removeprefix(root))
    tab = re.search(r"tab=\w+", parts.query)
    path = NUMBER.sub("*", RECORD.sub("*", f"/{parts.path}"))[1:]
    return path + (f"?{tab.group()}" if tab else "")


def _serious(page: Any) -> list[str]:
    return [
        f"{found['id']}: {node['html'][:120]}"
        for found in Axe().run(page).response["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"][:2]
    ]


def _bad(page: Any, wrong: list[str], kind: str) -> list[str]:
    """What is bad about the page that is open."""
    wide = too_wide(page)
    found = [f"{wide} px too wide"] if wide > 0 else []
    return [f"{kind}: {one}" for one in [*found, *wrong, *_serious(page)]]


def _walk(page: Any, wrong: list[str], root: str) -> tuple[set[str], list[str]]:
    """Follow every link below ``root``, a page of a kind once: what was seen, and what is bad."""
    seen: set[str] = set()
    bad: list[str] = []
    waiting = [root]
    while waiting:
        address = waiting.pop(0)
        kind = _kind(address, root)
        if kind in seen:
            continue
        seen.add(kind)
        wrong.clear()
        answer = page.goto(address)
        page.wait_for_load_state("load")
        if answer.status != 200:
            bad.append(f"{kind}: {answer.status}")
        bad += _bad(page, wrong, kind)
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.href)")
        for link in (one.split("#")[0] for one in links):
            if link.startswith(root) and not NOT_PAGES.search(link):
                waiting.append(link)
    return seen, bad


def _new_prices(page: Any, wrong: list[str], root: str) -> list[str]:
    """A markup below the floor, looked at before it is saved."""
    page.goto(f"{root}console/shop/prices/rule/shop/")
    page.fill("input[name=value]", "0")
    wrong.clear()
    page.locator("button[name=deed][value=preview]").click()
    page.locator("button[name=deed][value=save]").wait_for()
    return _bad(page, wrong, "new prices")


@pytest.mark.slow
@pytest.mark.timeout(1800)  # some seventy pages, each looked through by axe
@pytest.mark.parametrize(
    ("size", "look"),
    [
        (PHONE, {"locale": "zh-CN", "dark": False}),
        (DESKTOP, {"locale": "en-US", "dark": True}),
    ],
    ids=["phone", "desktop"],
)
@pytest.mark.parametrize("whose", ["owner", "shop"])
def test_every_page_fits_and_axe_finds_nothing_serious(
    whose: str,
    size: tuple[int, int],
    look: dict[str, Any],
    stage: Stage,
    web: site.Site,
    browser: Any,
) -> None:
    if whose == "owner":
        root, email, expected = web.url(), OWNER, OWNER_PAGES
    else:
        root, email, expected = web.url(stage.shop), BOSS, SHOP_PAGES
    page, wrong = signed_in(browser, root, email, size, **look)
    seen, bad = _walk(page, wrong, f"{root}console/")
    if whose == "shop":
        bad += _new_prices(page, wrong, root)
    assert expected - seen == set(), sorted(seen)
    assert bad == [], "\n".join(bad)
