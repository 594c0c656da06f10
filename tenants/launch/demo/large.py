"""SIZE=large: 50,000 denominations and 1,000 shops, by the bulk paths."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from multiprocessing import get_context

import django

DENOMINATIONS = 50_000
SHOPS = 1_000


def grow(
    *, say: Callable[[str], object], denominations: int = DENOMINATIONS, shops: int = SHOPS
) -> None:
    """Add editions of all goods, and shops, up to these numbers."""
    from tenants.launch.names import shop_domain
    from tenants.registry.context import in_public
    from tenants.registry.models import Domain, Shop

    started = time.monotonic()
    have = _grow_catalogue(denominations)
    say(f"  {have} denominations: {time.monotonic() - started:.0f} s")
    with in_public():
        missing = max(shops - Shop.objects.count(), 0)
        taken = set(Domain.objects.values_list("domain", flat=True))
    free = (n for n in count(1) if shop_domain(subdomain(n)) not in taken)
    started = time.monotonic()
    workers = min(os.cpu_count() or 1, 4)
    # Processes of their own: most of a launch is the work of its database connection.
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=django.setup) as pool:
        for number, __ in enumerate(pool.map(launch, islice(free, missing)), start=1):
            if number % 50 == 0:
                say(f"  {number} of {missing} shops: {time.monotonic() - started:.0f} s")


def subdomain(number: int) -> str:
    return f"shop-{number:04}"


def launch(number: int) -> None:
    """One plain shop."""
    from tenants.kernel.actor import SYSTEM
    from tenants.launch.demo.seed import without_waiting_for_disks
    from tenants.launch.services import carry_out, launch_shop
    from tenants.registry.context import in_public, leave
    from tenants.registry.models import ShopLaunch

    with in_public():
        without_waiting_for_disks()
        shop = launch_shop(
            name=f"小店 {number:04}",
            subdomain=subdomain(number),
            owner_email=f"owner@{subdomain(number)}.example",
            actor=SYSTEM,
        )
        made = ShopLaunch.objects.select_related("shop").get(shop=shop)
    carry_out(launch=made)
    # A connection grows with each shop that it has touched: it is recycled when worn out.
    leave()


def _grow_catalogue(denominations: int) -> int:
    from tenants.catalogue.models import Denomination
    from tenants.launch.demo.catalogue import Edition, seed_catalogue
    from tenants.registry.context import in_public

    number = 0
    with in_public():
        while (have := Denomination.objects.count()) < denominations:
            number += 1
            name = f"{number:03}"
            edition = Edition(key=f"e{name}", zh=f"渠道 {name}", en=f"Channel {name}")
            seed_catalogue(editions=[edition])
    return have
