"""Version stamps that caches are keyed by: a writer bumps a name, every reader's key changes.

The counters live in the cache server. A lost cache gives new stamps (never old ones), and a cache
that is down is never an error: a stamp then changes every few seconds by the clock.
"""

import time

from django.core.cache import caches
from django.db import transaction

# Not the shop-keyed cache: a catalogue change made on the owner host must reach every shop.
cache = caches["platform"]

_FALLBACK_S = 5
_PREFIX = "version:"


def _fresh() -> int:
    return time.time_ns()


def bump(*names: str) -> None:
    """After the current transaction commits, make every cached reading of ``names`` stale."""

    def _write() -> None:
        try:
            cache.set_many({_PREFIX + n: _fresh() for n in names}, timeout=None)
        except Exception:  # noqa: BLE001 - a cache that is down must not undo what is committed
            return

    transaction.on_commit(_write)


def stamp(*names: str) -> tuple[int, ...]:
    """The current version of each name, in order: one round trip to the cache."""
    try:
        known = cache.get_many([_PREFIX + n for n in names])
        missing = {_PREFIX + n: _fresh() for n in names if _PREFIX + n not in known}
        if missing:
            for key, value in missing.items():
                known[key] = cache.get_or_set(key, value, timeout=None) or value
    except Exception:  # noqa: BLE001
        now = int(time.time() // _FALLBACK_S)
        return tuple(now for _ in names)
    return tuple(known[_PREFIX + n] for n in names)
