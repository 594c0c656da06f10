"""The theme that this request wears. Nothing set means the base theme."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from themes import breaker
from themes.registry import Theme, base

_worn: ContextVar[Theme | None] = ContextVar("worn_theme", default=None)


def worn() -> Theme:
    """The theme to render in: the base one where none is worn, or while its breaker is open."""
    found = _worn.get()
    if found is None or not breaker.closed(found.key):
        return base()
    return found


@contextmanager
def wearing(theme: Theme | None) -> Iterator[None]:
    """Render in this theme, and in what was worn before afterwards, whatever happens."""
    before = _worn.set(theme)
    try:
        yield
    finally:
        _worn.reset(before)
