"""What a process remembers of a database that was thrown away under the same name."""

from billing.ledger.posting import forget_accounts
from billing.payments import accounts
from tenants import vault


def forget_everything() -> None:
    """Call it where a fresh database begins."""
    forget_accounts()
    accounts._known.clear()
    vault.forget()
