"""Trying faults: what the sandbox sends for each mode, by the same door as a real provider.

=========  =====================================================================
capture    paid, at once
delay      paid, after a few seconds
decline    declined, at once
twice      paid, and the same callback again
late       paid, after the order's reservation has ended
forge      a callback that somebody else has signed: refused
=========  =====================================================================
"""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from billing.payments.accounts import config_of
from billing.payments.callbacks import deliver_callback
from billing.payments.errors import CallbackRefused, UnknownProvider
from billing.payments.models import Attempt
from billing.payments.providers import sandbox
from billing.payments.providers.base import Asked
from tenants.outbox import add

MODES = ("capture", "delay", "decline", "twice", "late", "forge")
DELAY_S = 5
# After the reservation's end, so that the timer has run before.
LATE_S = 30
TASK = "payments.sandbox_callback"


def simulate(*, attempt: Attempt, mode: str) -> None:
    """Send the sandbox's callback(s) for a pending attempt: now, or through the outbox.

    Refused outside the demo and tests (SandboxRefused), and for a mode that is none
    (UnknownProvider). A forged callback raises nothing here: it is refused where it arrives.
    """
    sandbox.require_sandbox()
    if mode not in MODES or attempt.account_id is None:
        raise UnknownProvider(provider=f"sandbox:{mode[:20]}", field="provider")
    if mode in ("delay", "late"):
        _later(attempt, mode="capture", due_at=_due_at(attempt, mode))
        return
    for _ in range(2 if mode == "twice" else 1):
        send(attempt_id=attempt.pk, mode=mode)


def schedule(*, attempt: Attempt) -> None:
    """What a started attempt's mode asks for. Callbacks never come before the answer."""
    if attempt.mode in ("delay", "late", "twice", "forge"):
        first = "capture" if attempt.mode in ("delay", "late") else attempt.mode
        _later(attempt, mode=first, due_at=_due_at(attempt, attempt.mode))
    if attempt.mode == "twice":
        _later(attempt, mode="capture", due_at=timezone.now() + timedelta(seconds=DELAY_S))


def send(*, attempt_id: uuid.UUID, mode: str) -> None:
    """Build one signed callback and deliver it as if it had come by HTTP."""
    attempt = Attempt.objects.get(pk=attempt_id)
    account = config_of(attempt.account_id) if attempt.account_id else None
    assert account is not None, "only attempts at a provider are called back"
    asked = Asked(attempt.pk, attempt.order_number, attempt.money)
    if mode == "forge":
        made = sandbox.callback(attempt=asked, account=account, secret="guessed")  # noqa: S106
    else:
        type_ = "payment.declined" if mode == "decline" else "payment.captured"
        made = sandbox.callback(attempt=asked, account=account, type_=type_)
    try:
        deliver_callback(
            provider="sandbox", account_id=account.id, headers=made.headers, body=made.body
        )
    except CallbackRefused:
        if mode != "forge":
            raise


def _due_at(attempt: Attempt, mode: str) -> datetime | None:
    if mode == "delay":
        return timezone.now() + timedelta(seconds=DELAY_S)
    if mode == "late":
        reserved = timedelta(seconds=settings.ORDER_RESERVATION_S)
        return attempt.created_at + reserved + timedelta(seconds=LATE_S)
    return None


def _later(attempt: Attempt, *, mode: str, due_at: datetime | None) -> None:
    add(
        task=TASK,
        payload={"attempt": str(attempt.pk), "mode": mode},
        shop_id=attempt.shop_id,
        due_at=due_at,
    )
