"""The sandbox fails as it is told to, by the same door as a real provider."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from billing.payments.errors import SandboxRefused, UnknownProvider
from billing.payments.models import Attempt, ProviderEvent
from billing.payments.simulation import simulate
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.outbox.dispatch import drain
from tenants.outbox.models import Job
from tenants.registry.context import in_public
from tenants.registry.services import suspend_shop
from tests.factories.billing import pending_payment

pytestmark = pytest.mark.usefixtures("in_aurora", "settled")


@pytest.fixture(autouse=True)
def _nothing_owed(in_aurora: Any) -> None:
    sql.run("DELETE FROM public.outbox_job")


def test_each_mode_of_the_pay_page_settles_as_it_says(aurora: Any, settled: list[str]) -> None:
    simulate(attempt=pending_payment(aurora), mode="capture")
    simulate(attempt=pending_payment(aurora), mode="decline")
    simulate(attempt=pending_payment(aurora), mode="twice")
    assert settled == ["captured", "declined", "captured"]
    assert ProviderEvent.objects.count() == 3


def test_a_forged_callback_is_refused_where_it_arrives(aurora: Any, settled: list[str]) -> None:
    simulate(attempt=pending_payment(aurora), mode="forge")
    assert settled == []
    assert ProviderEvent.objects.get().verified is False


def test_a_delayed_callback_comes_by_the_outbox(aurora: Any, settled: list[str]) -> None:
    simulate(attempt=pending_payment(aurora), mode="delay")
    assert drain() == {}
    assert drain(as_of=timezone.now() + timedelta(seconds=6)) == {"done": 1}
    assert settled == ["captured"]


def test_a_late_callback_comes_after_the_reservation_has_ended(
    aurora: Any, settled: list[str], settings: Any
) -> None:
    attempt = pending_payment(aurora)
    simulate(attempt=attempt, mode="late")
    due = Job.objects.get().due_at
    assert due > attempt.created_at + timedelta(seconds=settings.ORDER_RESERVATION_S)
    # The callback, and then the look whether it was settled.
    assert drain(as_of=due) == {"done": 2}
    assert settled == ["captured"]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("delay", ["captured"]),
        ("late", ["captured"]),
        ("twice", ["captured"]),
        ("forge", []),
        ("hosted", []),
        ("decline", []),
    ],
)
def test_a_mode_in_the_providers_name_needs_nobody_to_click(
    aurora: Any, settled: list[str], mode: str, expected: list[str]
) -> None:
    pending_payment(aurora, provider=f"sandbox:{mode}")
    assert settled == []
    drain(as_of=timezone.now() + timedelta(hours=1))
    assert settled == expected
    assert not Job.objects.exclude(state="done").exists()


def test_a_payment_for_a_shop_that_was_suspended_meanwhile_still_arrives(
    aurora: Any, settled: list[str]
) -> None:
    """The checkout refunds it; dropped, it would be the shopper's loss."""
    simulate(attempt=pending_payment(aurora), mode="delay")
    with in_public():
        suspend_shop(shop_id=aurora.pk, reason="unpaid", actor=SYSTEM)
    drain(as_of=timezone.now() + timedelta(minutes=1))
    assert settled == ["captured"]


def test_what_is_no_mode_is_refused(aurora: Any) -> None:
    with pytest.raises(UnknownProvider):
        simulate(attempt=pending_payment(aurora), mode="explode")


def test_nothing_is_simulated_outside_demo_and_tests(aurora: Any, settings: Any) -> None:
    attempt = pending_payment(aurora)
    settings.CARDFLEET_SANDBOX = False
    with pytest.raises(SandboxRefused):
        simulate(attempt=attempt, mode="capture")
    assert Attempt.objects.get().status == "pending"
