"""Coupon codes are not to be found by trying: an address that keeps missing is told to wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache

from storefronts.promotions.errors import CouponUnknown
from tenants.kernel.addresses import network_of
from tenants.kernel.errors import RateLimited

TRIES, WINDOW_S = 20, 15 * 60


@contextmanager
def counted_guess(*, coupon: str | None, address: str) -> Iterator[None]:
    """Around pricing with a coupon. Raises RateLimited for an address that has missed too often.

    Only misses count, within one shop. A cache that is down stops nobody.
    """
    if not coupon or not address:
        yield
        return
    name = f"coupon-misses:{network_of(address)}"
    if _misses(name, more=0) >= TRIES:
        raise RateLimited(retry_after_s=WINDOW_S, field="coupon")
    try:
        yield
    except CouponUnknown:
        _misses(name, more=1)
        raise


def _misses(name: str, *, more: int) -> int:
    try:
        cache.add(name, 0, timeout=WINDOW_S)
        return int(cache.incr(name, more))
    except Exception:  # noqa: BLE001 - without a cache nobody is stopped from buying
        return 0
