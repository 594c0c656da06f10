"""An order found again by who has lost its link: number and e-mail, then six digits by mail."""

from __future__ import annotations

from contextlib import suppress

from django.core.cache import cache

from storefronts.checkout.access import look_up, prove_email
from storefronts.customers.errors import WrongOneTimeCode
from storefronts.orders.models import Order
from tenants.kernel.actor import Actor
from tenants.kernel.errors import RateLimited
from tenants.registry.models import Shop

TRIES = 20
TRIES_WINDOW_S = 15 * 60


def ask_for(*, shop: Shop, number: str, email: str, actor: Actor) -> None:
    """Mail six digits if number and address belong together; nothing tells whether they do.

    Raises RateLimited for an address (of the network) that asks too often.
    """
    count_try(actor.address)
    # Only an order that is there has a limit of codes: telling of it would tell of the order.
    with suppress(RateLimited):
        look_up(shop=shop, number=number, email=email, actor=actor)


def proven(*, number: str, email: str, digits: str, actor: Actor) -> Order:
    """The order, for who has the digits. Raises WrongOneTimeCode, also for an unknown order."""
    count_try(actor.address)
    order = Order.objects.filter(number=number.strip().upper(), email__iexact=email.strip()).first()
    if order is None:
        raise WrongOneTimeCode(field="oneTimeCode")
    prove_email(order=order, digits="".join(c for c in digits if c.isdigit())[:6])
    return order


def count_try(address: str) -> None:
    """Guessing numbers is throttled by address. A cache that is down stops nobody."""
    key = f"order-lookup:{address}"
    try:
        cache.add(key, 0, timeout=TRIES_WINDOW_S)
        tries = cache.incr(key)
    except Exception:  # noqa: BLE001 - see above; the codes themselves have their own limit
        return
    if tries > TRIES:
        raise RateLimited(retry_after_s=TRIES_WINDOW_S)
