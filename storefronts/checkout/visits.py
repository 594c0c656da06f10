"""Which orders this visitor may see, kept in the session as rights: no token lies in it."""

from __future__ import annotations

import time
from typing import Any

from django.http import HttpRequest

from storefronts.checkout.access import Access, find_order
from storefronts.orders.errors import OrderNotFound
from storefronts.orders.models import Order

_KEY = "order_rights"
MOST = 40
# How long a proof of the e-mail by a one-time code opens the codes.
PROVEN_S = 30 * 60


def remember(request: HttpRequest, order: Order, access: Access) -> None:
    """From now on this visitor comes to the order in this way."""
    rights: dict[str, list[Any]] = request.session.get(_KEY, {})
    known = rights.get(order.number)
    if known and known[0] == Access.PLACED:
        # Whoever placed it keeps every right; a later mailed link takes none away.
        return
    rights.pop(order.number, None)
    rights[order.number] = [str(access), int(time.time())]
    while len(rights) > MOST:
        rights.pop(next(iter(rights)))
    request.session[_KEY] = rights


def by_link(request: HttpRequest, number: str) -> bool:
    """Whether the address carried a secret (`?t=`). If it is right, the session remembers what it
    opens; the caller moves on to the same address without it, so that it leaks nowhere."""
    token = request.GET.get("t")
    if not token:
        return False
    order, access = find_order(number=number, token=token[:100])
    remember(request, order, access)
    return True


def order_of(request: HttpRequest, number: str) -> tuple[Order, Access]:
    """The order and this visitor's strongest right to it. Raises OrderNotFound."""
    kind, at = request.session.get(_KEY, {}).get(number.upper(), ("", 0))
    if kind == Access.PROVEN and at + PROVEN_S < time.time():
        kind = Access.MAILED
    if kind != Access.PLACED:
        try:
            order, access = find_order(number=number, user=request.user)  # type: ignore[arg-type]
        except OrderNotFound:
            if not kind:
                raise
        else:
            if access == Access.OWNER or not kind:
                return order, access
    found = Order.objects.filter(number=number.upper()).first()
    if found is None:
        raise OrderNotFound(field="number")
    return found, Access(kind)


def scope_of(request: HttpRequest) -> str:
    """Within what an idempotency key of this visitor counts: the account, else the session."""
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    if not request.session.session_key:
        request.session.create()
    return f"session:{request.session.session_key}"
