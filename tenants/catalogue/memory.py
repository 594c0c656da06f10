"""A small in-process cache of readings: no round trip, bounded, never stale for long."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from django.conf import settings

Value = TypeVar("Value")
_all: list[Memory[Any]] = []


class Memory(Generic[Value]):
    """Remembers at most `most` values, least recently used out first.

    A value counts while its version stamp is the current one (tenants.kernel.versions), and for at
    most `SHELF_MEMORY_S` seconds, should a bump have been lost with the cache server. 0 turns it
    off, as the tests do: what a rolled-back test wrote must not answer in the next one.
    """

    def __init__(self, *, most: int, seconds: float | None = None) -> None:
        self._most = most
        self._seconds = seconds
        self._kept: OrderedDict[Hashable, tuple[Hashable, float, Value]] = OrderedDict()
        self._lock = threading.Lock()
        _all.append(self)

    def get(self, key: Hashable, stamp: Hashable) -> Value | None:
        entry = self._kept.get(key)
        if entry is None or entry[0] != stamp or entry[1] < time.monotonic():
            return None
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
        return entry[2]

    def put(self, key: Hashable, stamp: Hashable, value: Value) -> Value:
        seconds = memory_seconds()
        if self._seconds is not None:
            seconds = min(seconds, self._seconds)
        if seconds > 0:
            with self._lock:
                self._kept[key] = (stamp, time.monotonic() + seconds, value)
                self._kept.move_to_end(key)
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return value

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


def memory_seconds() -> float:
    """How long a reading may be remembered in this process."""
    return float(getattr(settings, "SHELF_MEMORY_S", 30))


def forget_all() -> None:
    """Drop everything remembered in this process."""
    for memory in _all:
        memory.forget()
