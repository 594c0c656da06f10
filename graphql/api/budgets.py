"""Points that a key, a person or an address may spend: a bucket that fills up by the second.

As with rates, a process counts by itself and settles with the cache server every few points or
once a second: a request costs no round trip, and a burst may exceed its bucket by that little.
While the cache server is down each process keeps its own count, and the shop sells.
"""

import math
import time
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

import redis
import structlog
from django.conf import settings

from .refusals import RateLimited

log = structlog.get_logger(__name__)

_SETTLE_S = 1.0
_DOWN_S = 5.0
_KEPT = 20_000
# What all have spent and has not leaked away yet, after this process's points are added. Spent
# points count beyond the bucket only by half of it: whoever overdraws waits, but not for ever.
_SCRIPT = """
local now = redis.call('TIME')
now = now[1] + now[2] / 1000000
local known = redis.call('HMGET', KEYS[1], 'spent', 'at')
local bucket, refill, points = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local spent = 0
if known[1] then spent = math.max(0, known[1] - (now - known[2]) * refill) end
spent = math.min(math.max(0, spent + points), bucket * 1.5)
redis.call('HSET', KEYS[1], 'spent', string.format('%.3f', spent), 'at', string.format('%.6f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(spent / refill * 1000) + 1000)
return string.format('%.3f', spent)
"""


@dataclass(slots=True)
class _Account:
    spent: float = 0.0
    at: float = 0.0
    pending: float = 0.0
    settled_at: float = -_SETTLE_S


@dataclass(frozen=True, slots=True)
class Standing:
    """What ``extensions.cost`` tells of the bucket: points left, and points that come a second."""

    left: int
    refill: int


class Budget:
    """One bucket for each of many identities. Safe between threads."""

    def __init__(self, *, name: str, bucket: int, refill: int) -> None:
        self.name = name
        self.bucket = bucket
        self.refill = refill
        self.step = max(1, bucket // 50)
        self._accounts: dict[str, _Account] = {}
        self._lock = Lock()
        self._down_until = 0.0

    def take(self, identity: str, points: int) -> Standing:
        """Spend ``points``. Raises RateLimited, with the seconds to wait, where they are not left.

        What is refused is not spent. A bucket smaller than one request passes it when full.
        """
        if getattr(settings, "CARDFLEET_UNLIMITED", False):
            return Standing(self.bucket, self.refill)
        now = time.monotonic()
        with self._lock:
            account = self._account(identity, now)
            due = self._due(account, now)
            pending = account.pending
            if due:
                account.pending, account.settled_at = 0.0, now
        if due:
            self._settle(identity, account, pending)
        with self._lock:
            self._leak(account, time.monotonic())
            missing = account.spent + min(points, self.bucket) - self.bucket
            if missing > 0:
                raise self._refused(missing, points, account)
            account.spent += points
            account.pending += points
            return self._standing(account)

    def give_back(self, identity: str, points: int) -> Standing:
        """What a request did not use of the points that it took."""
        with self._lock:
            account = self._account(identity, time.monotonic())
            given = min(float(points), account.spent)
            account.spent -= given
            account.pending -= given
            return self._standing(account)

    def _account(self, identity: str, now: float) -> _Account:
        account = self._accounts.get(identity)
        if account is None:
            if len(self._accounts) >= _KEPT:
                self._accounts.clear()
            account = self._accounts[identity] = _Account(at=now)
        self._leak(account, now)
        return account

    def _leak(self, account: _Account, now: float) -> None:
        account.spent = max(0.0, account.spent - (now - account.at) * self.refill)
        account.at = now

    def _due(self, account: _Account, now: float) -> bool:
        if self._down_until > now:
            return False
        return account.pending >= self.step or now - account.settled_at >= _SETTLE_S

    def _settle(self, identity: str, account: _Account, pending: float) -> None:
        try:
            known = float(
                _script(settings.CACHE_URL)(
                    keys=[f"cardfleet.api:budget:{self.name}:{identity}"],
                    args=[self.bucket, self.refill, pending],
                )
            )
        except redis.RedisError as error:
            with self._lock:
                account.pending += pending
            self._down_until = time.monotonic() + _DOWN_S
            log.warning("api.budget_not_counted", error=type(error).__name__)
            return
        with self._lock:
            account.at = time.monotonic()
            # Another thread may have spent meanwhile: that is pending, and not known there yet.
            account.spent = max(0.0, known + account.pending)

    def _standing(self, account: _Account) -> Standing:
        return Standing(max(0, int(self.bucket - account.spent)), self.refill)

    def _refused(self, missing: float, points: int, account: _Account) -> RateLimited:
        seconds = max(1, math.ceil(missing / self.refill))
        return RateLimited(
            f"Too many points were spent. Please wait {seconds} seconds and try again,"
            " or ask for less.",
            retry_after_s=seconds,
            limit="cost",
            cost={
                "requested": points,
                "spent": 0,
                "left": self._standing(account).left,
                "refill": self.refill,
            },
        )


@cache
def _script(address: str) -> Any:
    client = redis.Redis.from_url(address, socket_connect_timeout=0.5, socket_timeout=0.5)
    return client.register_script(_SCRIPT)
