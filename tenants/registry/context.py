"""The one way into a schema, and out again."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import structlog
from django.db import DEFAULT_DB_ALIAS, connections
from django.db import connection as default_connection

from tenants.registry.errors import NestedShop, NoShop, ShopClosed, UnknownShop
from tenants.registry.models import Shop
from tenants.registry.postgresql.base import DatabaseWrapper

# Each thread's own; said once what kind it is.
connection = cast(DatabaseWrapper, default_connection)


@contextmanager
def in_shop(shop: Shop | uuid.UUID | str, *, launching: bool = False) -> Iterator[Shop]:
    """Work in one shop's schema; afterwards the connection is where it was before.

    Enter it before a transaction begins: an aborted one takes its ``SET search_path`` back.
    Raises UnknownShop, ShopClosed (also for one that is still launching, unless ``launching``),
    NestedShop inside another shop. A suspended shop may be entered: its paid orders are finished.
    """
    shop = shop if isinstance(shop, Shop) else _found(shop)
    if not shop.opens and not (launching and shop.status == Shop.Status.LAUNCHING):
        raise ShopClosed(shop=str(shop.pk))
    before, include = connection.tenant, connection.include_public_schema
    if isinstance(before, Shop) and before.pk != shop.pk:
        raise NestedShop(f"{shop.pk} entered from inside {before.pk}")
    connection.set_tenant(shop)
    try:
        with structlog.contextvars.bound_contextvars(shop=str(shop.pk)):
            yield shop
    finally:
        connection.set_tenant(before, include)


def _found(shop_id: uuid.UUID | str) -> Shop:
    with in_public():
        shop = Shop.objects.filter(pk=shop_id).first()
    if shop is None:
        raise UnknownShop(shop=str(shop_id))
    return shop


@contextmanager
def in_public() -> Iterator[None]:
    """Work in the public schema: the owner host, commands, the work before a shop is known."""
    before, include = connection.tenant, connection.include_public_schema
    connection.set_schema_to_public()
    try:
        yield
    finally:
        connection.set_tenant(before, include)


def current_shop() -> Shop:
    """The shop that this thread is in. Raises NoShop outside of one."""
    tenant = connection.tenant
    if not isinstance(tenant, Shop):
        raise NoShop("this runs inside a shop only: wrap it in in_shop()")
    return tenant


def enter(shop: Shop | None) -> None:
    """For the middleware: a shop's schema, or (None) the public one of the owner host."""
    if shop is None:
        connection.set_schema_to_public()
    else:
        connection.set_tenant(shop)


def leave() -> None:
    """After a request or task: point at no schema, and recycle a connection that is worn out."""
    ours = cast(DatabaseWrapper, connections[DEFAULT_DB_ALIAS])
    if ours.is_worn_out and not ours.in_atomic_block:
        ours.close()
    ours.set_nowhere()
