"""Whole answers to anonymous catalogue queries, kept as the bytes that were sent, but for the cost,
whose ``left`` is another each time.

An answer belongs to a shop, a language and the exact request, and is good while the versions of
what it was made of stand; stock has no version, so an answer is never older than a few seconds.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

Key = tuple[object, ...]
# What an entry costs beside the bytes of its answer: the objects of its key and of its place.
OVERHEAD_BYTES = 1_024
Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """Points: as priced before it ran, as used by it, and the most that one request may ask."""

    requested: int
    spent: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Content:
    """The answer up to its extensions, and a name for exactly these bytes."""

    head: bytes
    cost: Cost
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    stamp: Stamp
    good_until: float
    content: Content


class Answers:
    """In the process's memory, least recently used first out by bytes. Safe between threads."""

    def __init__(self, *, max_bytes: int, ttl_s: float) -> None:
        self.max_bytes = max_bytes
        self.ttl_s = ttl_s
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Key, stamp: Callable[[], Stamp]) -> Content | None:
        with self._lock:
            answer = self._kept.get(key)
            if answer is None:
                return None
            if answer.good_until < time.monotonic():
                self._drop(key)
                return None
            self._kept.move_to_end(key)
        if answer.stamp != stamp():
            return None
        return answer.content

    def put(self, key: Key, stamp: Stamp, content: Content) -> None:
        """Keep an answer made after ``stamp`` was read: a change meanwhile makes it stale."""
        if len(content.head) > self.max_bytes // 8:
            return
        with self._lock:
            self._drop(key)
            self._kept[key] = Answer(stamp, time.monotonic() + self.ttl_s, content)
            self._bytes += len(content.head) + OVERHEAD_BYTES
            while self._bytes > self.max_bytes:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def _drop(self, key: Key) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._bytes -= len(gone.content.head) + OVERHEAD_BYTES
