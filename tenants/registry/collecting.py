"""Who collects a shop's payments: what must be settled before that is switched.

Money that was taken in one way and is still promised (an open order, a customer's balance) would
be somebody else's after a switch: of a shop that took it itself it would turn into earnings that
the platform never received. So nothing may be open, which the apps above check.
"""

import uuid
from collections.abc import Callable

from tenants.kernel import sql
from tenants.registry.errors import UnknownShop
from tenants.registry.guards import Guards
from tenants.registry.models import Shop

# check(shop, collects): may the shop, as it is now, be paid in that way from here on?
Check = Callable[[Shop, str], None]

# Shared by all who credit a balance, and waited for by the switch: it sees what they wrote.
COLLECTS_NOW = "SELECT collects FROM public.registry_shop WHERE id = %s FOR SHARE"

_guards = Guards()


def before_switching(check: Check) -> None:
    """Ask ``check`` before it changes who collects, in the transaction and schema of the caller."""
    _guards.add(check)


def ask_everybody(shop: Shop, collects: str) -> None:
    """Raises the first Refusal of a check."""
    _guards.ask(shop, collects)


def collects_now(shop_id: uuid.UUID) -> str:
    """Who collects, from the row itself and held until the transaction ends.

    A request's copy of its shop may be some seconds old.
    """
    row = sql.run(COLLECTS_NOW, (shop_id,)).fetchone()
    if row is None:
        raise UnknownShop(shop=str(shop_id))
    return str(row[0])
