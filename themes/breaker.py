"""A theme version that fails is left alone for a while; its shops are shown in the base theme.

Each process counts for itself: a broken template fails in all of them soon enough.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from prometheus_client import Counter

STRIKES = 3
WINDOW_S = 60.0
OPEN_S = 300.0

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Strikes:
    count: int = 0
    since: float = 0.0
    open_until: float = 0.0


_known: dict[str, _Strikes] = {}


def closed(key: str) -> bool:
    """Whether the theme version may be used."""
    strikes = _known.get(key)
    return strikes is None or strikes.open_until <= time.monotonic()


def strike(key: str, *, template: str, error: Exception) -> None:
    """One failed rendering: counted and told; with the third in a minute the breaker opens."""
    now = time.monotonic()
    strikes = _known.setdefault(key, _Strikes(since=now))
    if now - strikes.since > WINDOW_S:
        strikes.count, strikes.since = 0, now
    strikes.count += 1
    opens = strikes.count >= STRIKES
    if opens:
        strikes.count, strikes.open_until = 0, now + OPEN_S
    _count(key)
    # An error in the log is an alert: observability sends it on.
    log.error(
        "theme.failed",
        theme=key,
        template=template,
        breaker="open" if opens else "closed",
        exc_info=error,
    )


def _count(key: str) -> None:
    _counter().labels(key).inc()


@cache
def _counter() -> Counter:
    # Imported when it is first needed: config.metrics says beforehand where to count into.
    from prometheus_client import Counter

    return Counter(
        "cardfleet_theme_errors",
        "Pages shown in the base theme because a theme's template failed.",
        ["theme"],
    )


def forget() -> None:
    """Close every breaker."""
    _known.clear()
