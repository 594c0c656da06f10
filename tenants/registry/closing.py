"""What must be finished before a shop is closed; the apps above add their checks at start.

Nobody enters a closed shop, so work that is still owed to its buyers would never be done.
"""

from collections.abc import Callable

from tenants.registry.models import Shop

# check(shop): returns, or raises a Refusal that says what is still open.
Check = Callable[[Shop], None]

_checks: dict[str, Check] = {}


def before_closing(check: Check) -> None:
    """Ask ``check`` before a shop is closed, in the transaction and the schema of the caller."""
    _checks[f"{check.__module__}.{check.__qualname__}"] = check


def ask_everybody(shop: Shop) -> None:
    """Raises the first Refusal of a check."""
    for check in _checks.values():
        check(shop)
