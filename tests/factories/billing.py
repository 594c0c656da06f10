"""Money and payments for tests: `top_up(wallet, 5000)` puts 50 yuan into it."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.utils import timezone

from billing.ledger.codes import clearing
from billing.ledger.posting import post
from billing.payments.accounts import config_of
from billing.payments.models import Attempt
from billing.payments.providers import sandbox
from billing.payments.providers.base import Asked
from billing.payments.services import start_payment
from tenants.kernel.money import Money

OUTSIDE = clearing("sandbox", "main")


def top_up(wallet: str, minor: int, currency: str = "CNY") -> None:
    """Money from outside into a wallet, by a posting of its own."""
    money = Money(minor, currency)
    entries = [(OUTSIDE, -money), (wallet, money)]
    post(ref=f"top_up:{uuid.uuid4()}", event="wallet.topped_up", entries=entries)


def pending_payment(shop: Any, minor: int = 1_999, **how: Any) -> Attempt:
    """An attempt at the sandbox that waits for its callback (and nothing comes by itself)."""
    number = f"T{uuid.uuid4().hex[:10].upper()}"
    fields = {"provider": "sandbox:hosted", "order_number": number, "order_id": uuid.uuid4()}
    return start_payment(shop=shop, money=Money(minor, shop.currency), **{**fields, **how})


def captured_payment(shop: Any, minor: int = 1_999, **how: Any) -> Attempt:
    """An attempt that has been captured."""
    attempt = pending_payment(shop, minor, **how)
    attempt.status, attempt.captured_at = Attempt.Status.CAPTURED, timezone.now()
    attempt.save(update_fields=["status", "captured_at"])
    return attempt


def sandbox_callback(
    attempt: Attempt, said: dict[str, Any] | None = None, *, sent_to: Any = None, **how: Any
) -> dict[str, Any]:
    """The arguments of `receive_callback` for a callback about the attempt.

    ``said`` replaces what the body says, rightly signed; ``secret=`` what it is signed with;
    ``sent_to`` is another account than the attempt's.
    """
    account = config_of(sent_to or attempt.account_id)
    assert account is not None
    asked = Asked(attempt.pk, attempt.order_number, attempt.money)
    made = sandbox.callback(attempt=asked, account=account, **how)
    if said:
        body = json.dumps({**json.loads(made.body), **said}).encode()
        made = sandbox.Callback(
            {sandbox.SIGNATURE: sandbox.sign(body, account.config["secret"])}, body
        )
    return {
        "provider": "sandbox",
        "account_id": account.id,
        "headers": made.headers,
        "body": made.body,
    }
