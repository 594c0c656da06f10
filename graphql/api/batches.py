"""Loading for many at the first that asks: batching within a request, for sync resolvers."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Batch(Generic[K, V]):
    """A list announces the keys of its nodes; the first node that asks loads them all at once."""

    def __init__(self, load: Callable[[list[K]], Mapping[K, V]]) -> None:
        self._load = load
        self._announced: dict[K, None] = {}
        self._loaded: dict[K, V | None] = {}

    def announce(self, keys: Iterable[K]) -> None:
        self._announced.update(dict.fromkeys(keys))

    def get(self, key: K) -> V | None:
        if key not in self._loaded:
            self._announced[key] = None
            wanted = [k for k in self._announced if k not in self._loaded]
            found = self._load(wanted)
            self._loaded.update({k: found.get(k) for k in wanted})
            self._announced.clear()
        return self._loaded[key]
