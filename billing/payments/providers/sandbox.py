"""A provider that pays with nothing, signs like a real one, and fails on request.

Callbacks are JSON, signed with HMAC-SHA256 over the body under the account's secret:
``X-Sandbox-Signature: sha256=<hex>``.
"""

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings

from billing.payments.errors import BadSignature, SandboxRefused
from billing.payments.providers.base import AccountConfig, Asked, Event, Sent, Started
from tenants.kernel.money import Money

SIGNATURE = "X-Sandbox-Signature"
KINDS: dict[str, Literal["captured", "declined"]] = {
    "payment.captured": "captured",
    "payment.declined": "declined",
}


@dataclass(frozen=True, slots=True)
class Callback:
    """What a provider would send to the callback's address."""

    headers: dict[str, str]
    body: bytes


def require_sandbox() -> None:
    """Raises SandboxRefused outside the demo and tests."""
    if not getattr(settings, "CARDFLEET_SANDBOX", False):
        raise SandboxRefused(provider="sandbox", field="provider")


def sign(body: bytes, secret: str) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def callback(
    *, attempt: Asked, account: AccountConfig, type_: str = "payment.captured", **forged: Any
) -> Callback:
    """A signed callback about ``attempt``. One event has one id: sent twice, it is the same.

    ``forged`` overrides what the body says (and ``secret`` what it is signed with), for tests.
    """
    secret = forged.pop("secret", account.config["secret"])
    said = {
        "id": f"evt_{attempt.id.hex}_{type_.rpartition('.')[2]}",
        "type": type_,
        "account": str(account.id),
        "attempt": str(attempt.id),
        "order": attempt.order_number,
        "amount": attempt.money.minor,
        "currency": attempt.money.currency,
        "reference": f"sbx_{attempt.id.hex[-12:]}",
        **forged,
    }
    body = json.dumps(said, sort_keys=True).encode()
    return Callback({SIGNATURE: sign(body, secret)}, body)


class Sandbox:
    """Captures at once; with a mode, as badly as asked (billing.payments.simulation)."""

    name = "sandbox"
    modes: tuple[str, ...] = ("delay", "decline", "twice", "late", "forge", "hosted")
    inline = True
    has_accounts = True

    def start(self, *, attempt: Asked, account: AccountConfig | None) -> Started:
        """Modes other than "hosted" need nobody to click: their callbacks come by themselves."""
        require_sandbox()
        if attempt.mode == "decline":
            return Started(status="declined", provider_ref=f"sbx_{attempt.id.hex[-12:]}")
        return Started(status="pending", provider_ref=f"sbx_{attempt.id.hex[-12:]}")

    def parse(self, *, headers: Mapping[str, str], body: bytes, account: AccountConfig) -> Event:
        require_sandbox()
        given = {name.lower(): value for name, value in headers.items()}
        right = sign(body, account.config["secret"])
        if not hmac.compare_digest(given.get(SIGNATURE.lower(), "").encode(), right.encode()):
            raise BadSignature("signature")
        try:
            said = json.loads(body)
            amount = said["amount"]
            if not isinstance(amount, int) or isinstance(amount, bool):
                raise BadSignature("amount")
            return Event(
                event_id=str(said["id"])[:120],
                kind=KINDS[said["type"]],
                attempt_id=uuid.UUID(said["attempt"]),
                account_id=uuid.UUID(said["account"]),
                order_number=str(said["order"]),
                money=Money(amount, str(said["currency"])),
                provider_ref=str(said["reference"])[:120],
            )
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise BadSignature("body") from problem

    def refund(
        self, *, attempt: Asked, money: Money, ref: str, account: AccountConfig | None
    ) -> Sent:
        require_sandbox()
        return Sent(status="done", provider_ref=f"sbx_refund_{ref[-40:]}")
