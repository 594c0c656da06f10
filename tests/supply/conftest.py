"""Supply and its keys are the platform's: these tests run where the owner host does."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from tenants.registry.context import in_public
from tenants.vault import forget

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _on_the_owner_host() -> Iterator[None]:
    forget()
    # Messages are asserted on in the language of the source.
    with in_public(), translation.override("en"):
        yield
    forget()


@pytest.fixture
def on_the_day_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stock files expire row by row: what their README counts was counted on this day."""
    monkeypatch.setattr("tenants.supply.running.this_day", lambda: DAY)
    monkeypatch.setattr("tenants.supply.purchasing.today", lambda: DAY)
    monkeypatch.setattr("tenants.supply.preview.today", lambda: DAY)
