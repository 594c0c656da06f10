"""The whole demo, step by step; each step leaves alone what stands."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

from billing.ledger.fx import set_fx_rate
from billing.ledger.models import FxRate
from storefronts.orders.models import Order
from storefronts.orders.summaries import report
from tenants.catalogue.models import Denomination, WholesalePrice
from tenants.kernel.actor import SYSTEM
from tenants.launch.demo.catalogue import seed_catalogue, skus
from tenants.launch.demo.goods import CNY
from tenants.launch.demo.offers import seed_offers
from tenants.launch.demo.people import (
    give_shop,
    seed_entrepreneur,
    seed_owner,
    seed_people,
    write_accounts,
)
from tenants.launch.demo.shops import PLANS, seed_shop
from tenants.launch.demo.stock import seed_stock
from tenants.launch.demo.trade import fill_wallets, seed_trade
from tenants.launch.models import ExampleShop
from tenants.outbox.dispatch import drain
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop


def seed(*, days: int, say: Callable[[str], object]) -> None:
    """Catalogue, stock, shops, people and `days` of trade, and the file of accounts."""
    with in_public():
        without_waiting_for_disks()
        with _timed(say, "catalogue"):
            seed_rates()
            seed_catalogue()
        denominations = skus()
        with _timed(say, "stock"):
            seed_stock(denominations=denominations, prices=standard_prices(denominations))
            seed_owner()
            entrepreneur = seed_entrepreneur()
    for position, plan in enumerate(PLANS):
        with _timed(say, f"shop {plan.subdomain}"):
            shop = seed_shop(plan)
            with in_public():
                # On the landing page, for everybody to walk into.
                ExampleShop.objects.get_or_create(shop=shop, defaults={"sort": position})
            with in_shop(shop):
                __, shopper = seed_people(plan)
                give_shop(shop=shop, person=entrepreneur)
                fill_wallets(shop=shop, plan=plan, shopper=shopper)
                seed_offers(shop=shop, plan=plan, shopper=shopper)
        with _timed(say, f"trade of {plan.subdomain}"), in_shop(shop):
            placed = seed_trade(
                shop=shop, plan=plan, denominations=denominations, shopper=shopper, days=days
            )
        say(f"  {placed} orders")
        with _timed(say, f"reports of {plan.subdomain}"), in_shop(shop):
            _report(shop)
    with _timed(say, "sums"), _quietly():
        # The sum of a day is due some seconds after its last report.
        drain(limit=100_000, seconds=120, as_of=timezone.now() + timedelta(minutes=2))
    write_accounts()


def without_waiting_for_disks() -> None:
    """A seed that is cut short is run again: its commits need not be on disk one by one."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")


def _report(shop: Shop) -> None:
    """What the workers would do for hours, at once: report each order upward.

    The mails of the past are struck out: nobody waits for them.
    """
    due = Job.objects.filter(shop_id=shop.pk, state="waiting")
    if not due.filter(task="reporting.order_changed").exists():
        return
    with transaction.atomic():
        for order in Order.objects.prefetch_related("lines"):
            report(order=order, shop=shop)
        due.filter(task="reporting.order_changed").delete()
        due.filter(task__startswith="orders.send_").delete()


@contextmanager
def _quietly() -> Iterator[None]:
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def seed_rates() -> None:
    """What a unit of each currency is worth, valid since before the first order."""
    since = timezone.now() - timedelta(days=730)
    for currency, worth in CNY.items():
        known = FxRate.objects.filter(base=currency, quote="CNY").exists()
        if currency != "CNY" and not known:
            set_fx_rate(base=currency, quote="CNY", rate=worth, valid_from=since, actor=SYSTEM)


def standard_prices(denominations: dict[str, Denomination]) -> dict[str, Decimal]:
    """The standard tier's price of one piece, by SKU."""
    found = WholesalePrice.objects.filter(
        denomination__in=denominations.values(), tier__code="standard", min_quantity=1
    )
    return dict(found.values_list("denomination__sku", "price"))


@contextmanager
def _timed(say: Callable[[str], object], what: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    say(f"  {what}: {time.monotonic() - started:.1f} s")
