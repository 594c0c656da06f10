"""How many requests an address or a key may make, counted in the cache server for all processes.

A round trip for each request would cost as much as answering it, so each process counts by itself
and settles with the cache server every few requests: a burst may exceed its limit by that little.
A cache server that is down opens the gate: the shop sells, and the services keep their own caps.
"""

import time
from dataclasses import dataclass
from threading import Lock

import structlog
from django.conf import settings
from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from .refusals import RateLimited

log = structlog.get_logger(__name__)

_SETTLE_S = 0.25
_DOWN_S = 5.0
_KEPT = 20_000


@dataclass(slots=True)
class _Count:
    pending: int = 0
    settled_at: float = 0.0
    closed_until: float = 0.0


class Meter:
    """One limit ("6000/minute") over many identities."""

    def __init__(self, *, name: str, rate: str) -> None:
        self.name = name
        self.item: RateLimitItem = parse(rate)
        # A small limit is counted one by one; a large one in steps of a fiftieth.
        self.step = max(1, min(20, self.item.amount // 50))
        self._counts: dict[str, _Count] = {}
        self._lock = Lock()
        self._down_until = 0.0

    def admit(self, identity: str) -> None:
        """Count one request. Raises RateLimited with the seconds to wait."""
        if getattr(settings, "CARDFLEET_UNLIMITED", False):
            return
        now = time.monotonic()
        with self._lock:
            count = self._counts.get(identity)
            if count is None:
                if len(self._counts) >= _KEPT:
                    self._counts.clear()
                count = self._counts[identity] = _Count()
            if count.closed_until > now:
                raise _limited(count.closed_until - now)
            count.pending += 1
            due = count.pending >= self.step or now - count.settled_at >= _SETTLE_S
            if not due or self._down_until > now:
                return
            pending, count.pending, count.settled_at = count.pending, 0, now
        self._settle(identity, count, pending)

    def is_closed(self, identity: str) -> float:
        """Seconds until the identity may try again, 0 where it may; counts nothing."""
        now = time.monotonic()
        if self._down_until > now:
            return 0.0
        try:
            limiter = _limiter()
            if limiter.test(self.item, self.name, identity):
                return 0.0
            reset = limiter.get_window_stats(self.item, self.name, identity).reset_time
        except Exception as error:  # noqa: BLE001 - fails open, see above
            self._mark_down(error)
            return 0.0
        return max(1.0, reset - time.time())

    def _settle(self, identity: str, count: _Count, pending: int) -> None:
        try:
            limiter = _limiter()
            if limiter.hit(self.item, self.name, identity, cost=pending):
                return
            reset = limiter.get_window_stats(self.item, self.name, identity).reset_time
        except Exception as error:  # noqa: BLE001 - fails open, see above
            self._mark_down(error)
            return
        wait_s = max(1.0, min(reset - time.time(), float(self.item.get_expiry())))
        # Ask the cache server again at least every few seconds: a sliding window frees as it goes.
        count.closed_until = time.monotonic() + min(wait_s, 2.0)
        raise _limited(wait_s)

    def _mark_down(self, error: Exception) -> None:
        self._down_until = time.monotonic() + _DOWN_S
        log.warning("api.rates_not_counted", error=type(error).__name__)


_limiters: dict[str, SlidingWindowCounterRateLimiter] = {}


def _limiter() -> SlidingWindowCounterRateLimiter:
    address = settings.CACHE_URL
    if address not in _limiters:
        uri = "redis+" + address if address.startswith("unix:") else address
        storage = storage_from_string(
            uri, socket_connect_timeout=0.5, socket_timeout=0.5, key_prefix="cardfleet.api"
        )
        _limiters[address] = SlidingWindowCounterRateLimiter(storage)  # type: ignore[arg-type]
    return _limiters[address]


def _limited(wait_s: float) -> RateLimited:
    seconds = max(1, int(wait_s + 0.999))
    return RateLimited(
        f"Too many requests. Please wait {seconds} seconds and try again.", retry_after_s=seconds
    )
