"""The platform's own wallet: the ledger posting is the payment, and the refund."""

from collections.abc import Mapping

from billing.payments.errors import BadSignature
from billing.payments.providers.base import AccountConfig, Asked, Event, Sent, Started
from tenants.kernel.money import Money


class Wallet:
    """Captures at once, inside the sale; the wallet's floor refuses what is not there."""

    name = "wallet"
    modes: tuple[str, ...] = ()
    inline = True
    has_accounts = False

    def start(self, *, attempt: Asked, account: AccountConfig | None) -> Started:
        return Started(status="captured", provider_ref=str(attempt.id))

    def parse(self, *, headers: Mapping[str, str], body: bytes, account: AccountConfig) -> Event:
        raise BadSignature("a wallet calls nobody back")

    def refund(
        self, *, attempt: Asked, money: Money, ref: str, account: AccountConfig | None
    ) -> Sent:
        return Sent(status="done", provider_ref=ref)
