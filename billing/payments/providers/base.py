"""What a provider is to the rest of the platform."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from tenants.kernel.money import Money


@dataclass(frozen=True, slots=True)
class AccountConfig:
    """An account with its credentials, opened. Never logged: its repr hides them."""

    id: uuid.UUID
    provider: str
    shop_id: uuid.UUID | None
    config: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a provider needs to know of an attempt."""

    id: uuid.UUID
    order_number: str
    money: Money
    mode: str = ""
    provider_ref: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """A provider's answer to a new attempt: where the payer goes now, if anywhere."""

    status: Literal["pending", "captured", "declined"]
    redirect_url: str = ""
    qr: str = ""
    provider_ref: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A callback whose signature is right. What it says is still to be compared."""

    event_id: str
    kind: Literal["captured", "declined"]
    attempt_id: uuid.UUID
    account_id: uuid.UUID
    order_number: str
    money: Money
    provider_ref: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A provider's answer to a refund. ``failed`` is final: nothing will arrive."""

    status: Literal["done", "pending", "failed"]
    provider_ref: str = ""


class Provider(Protocol):
    """One way to be paid."""

    name: str
    # What may follow the name after a colon.
    modes: tuple[str, ...]
    # Captures inside the sale's own transaction, with no network.
    inline: bool
    # Has accounts with credentials, and callbacks.
    has_accounts: bool

    def start(self, *, attempt: Asked, account: AccountConfig | None) -> Started:
        """Ask for the money. Idempotent by the attempt's id. Raises ProviderUnreachable."""

    def parse(self, *, headers: Mapping[str, str], body: bytes, account: AccountConfig) -> Event:
        """Read a callback. Raises BadSignature for whatever the account did not sign."""

    def refund(
        self, *, attempt: Asked, money: Money, ref: str, account: AccountConfig | None
    ) -> Sent:
        """Send money back. Idempotent by ``ref``. Raises ProviderUnreachable."""
