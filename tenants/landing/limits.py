"""How often one address may ask what costs something. A cache that is down opens the gate."""

import time

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from tenants.kernel.addresses import network_of
from tenants.kernel.errors import RateLimited

WINDOW_S = 60


def admit(request: HttpRequest, what: str, *, most: int) -> None:
    """Count one request of this address in this minute. Raises RateLimited."""
    if getattr(settings, "CARDFLEET_UNLIMITED", False):
        return
    minute, gone = divmod(time.time(), WINDOW_S)
    who = network_of(request.META.get("REMOTE_ADDR"))
    key = f"landing:{what}:{who}:{int(minute)}"
    try:
        cache = caches["platform"]
        count = 1 if cache.add(key, 1, 2 * WINDOW_S) else cache.incr(key)
    except Exception:  # noqa: BLE001 - whatever the cache's client raises
        return
    if count > most:
        raise RateLimited(retry_after_s=max(1, int(WINDOW_S - gone)))
