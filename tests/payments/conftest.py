"""Payments lie in the public schema and belong to a shop; the checkout above them is played."""

from typing import Any

import pytest

from billing.payments import services
from billing.payments.callbacks import VerifiedEvent


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
    """What a checkout that only takes the money would settle."""
    outcomes: list[str] = []

    def settle(*, shop: Any, event: VerifiedEvent) -> None:
        act = services.capture if event.kind == "captured" else services.decline
        outcome = event.kind if act(attempt_id=event.attempt_id) else "repeated"
        services.event_settled(event_id=event.id, outcome=outcome)
        outcomes.append(outcome)

    monkeypatch.setattr("tests.payments.conftest.played", settle, raising=False)
    settings.PAYMENTS_SETTLER = "tests.payments.conftest.played"
    return outcomes
