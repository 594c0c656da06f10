"""SIZE=large: 50,000 denominations and 1,000 shops, by the bulk paths."""

from __future__ import annotations

import time
from collections.abc import Callable

from tenants.catalogue.models import Denomination
from tenants.kernel.actor import SYSTEM
from tenants.launch.demo.catalogue import Edition, seed_catalogue
from tenants.launch.demo.seed import without_waiting_for_disks
from tenants.launch.names import shop_domain
from tenants.launch.services import carry_out, launch_shop
from tenants.registry.context import in_public, leave
from tenants.registry.models import Domain, Shop, ShopLaunch

DENOMINATIONS = 50_000
SHOPS = 1_000


def grow(
    *, say: Callable[[str], object], denominations: int = DENOMINATIONS, shops: int = SHOPS
) -> None:
    """Add editions of all goods, and shops, up to these numbers."""
    with in_public():
        started = time.monotonic()
        number = 0
        while (have := Denomination.objects.count()) < denominations:
            number += 1
            seed_catalogue(editions=[_edition(number)])
        say(f"  {have} denominations: {time.monotonic() - started:.1f} s")
    started = time.monotonic()
    with in_public():
        missing = shops - Shop.objects.count()
    for number in range(1, missing + 1):
        with in_public():
            without_waiting_for_disks()
        _launch(number)
        # A connection grows with each shop that it has touched: it is recycled when worn out.
        leave()
        if number % 50 == 0:
            say(f"  {number} shops: {time.monotonic() - started:.0f} s")


def _edition(number: int) -> Edition:
    return Edition(key=f"e{number:03}", zh=f"渠道 {number:03}", en=f"Channel {number:03}")


def _launch(number: int) -> None:
    subdomain = f"shop-{number:04}"
    with in_public():
        if Domain.objects.filter(domain=shop_domain(subdomain)).exists():
            return
        shop = launch_shop(
            name=f"小店 {number:04}",
            subdomain=subdomain,
            owner_email=f"owner@{subdomain}.example",
            actor=SYSTEM,
        )
        launch = ShopLaunch.objects.select_related("shop").get(shop=shop)
    carry_out(launch=launch)
