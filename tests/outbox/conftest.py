"""Handlers for the tests, and an outbox with nothing in it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tenants.kernel import sql
from tenants.outbox import registry
from tenants.registry.context import in_public

Run = Callable[..., None]


@pytest.fixture
def public(database: None) -> Iterator[None]:
    with in_public():
        # What the making of the test's shops owes is not the test's matter.
        sql.run("DELETE FROM public.outbox_job")
        yield


@pytest.fixture
def handle(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Register a handler for one test: ``handle("tests.task", function, attempts=3)``."""
    registry.handler_for("")  # the apps' own are loaded
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))

    def register(task: str, run: Run, **how: Any) -> Run:
        return registry.handler(task, **how)(run)

    return register
