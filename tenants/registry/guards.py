"""What the apps above must agree to before a shop makes a move that cannot be taken back."""

from collections.abc import Callable
from typing import Any


class Guards:
    """Checks that are asked one after another; each returns, or raises a Refusal that says why.

    The apps above add theirs at start: the registry lies below them and imports none.
    """

    def __init__(self) -> None:
        self._checks: dict[str, Callable[..., None]] = {}

    def add(self, check: Callable[..., None]) -> None:
        """Once a check, however often its app gets ready."""
        self._checks[f"{check.__module__}.{check.__qualname__}"] = check

    def ask(self, *facts: Any) -> None:
        """Raises the first Refusal of a check."""
        for check in self._checks.values():
            check(*facts)
