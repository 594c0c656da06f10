"""What must be finished before a shop is closed; the apps above add their checks at start.

Nobody enters a closed shop, so work that is still owed to its buyers would never be done.
"""

from collections.abc import Callable

from tenants.registry.guards import Guards
from tenants.registry.models import Shop

# check(shop): returns, or raises a Refusal that says what is still open.
Check = Callable[[Shop], None]

_guards = Guards()


def before_closing(check: Check) -> None:
    """Ask ``check`` before a shop is closed, in the transaction and the schema of the caller."""
    _guards.add(check)


def ask_everybody(shop: Shop) -> None:
    """Raises the first Refusal of a check."""
    _guards.ask(shop)
