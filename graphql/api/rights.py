"""What staff and their keys may do over the API: on the owner host, and in a shop."""

from typing import Any

from tenants.accounts import shop_roles
from tenants.accounts.owner_roles import may
from tenants.kernel.errors import Forbidden


def need(context: Any, *, scope: str, area: str, act: str) -> None:
    """A key needs the scope, and whoever stands behind it the role.

    Raises Unauthenticated for an outsider, Forbidden for the rest.
    """
    user = context.need_user()
    context.need_scope(scope)
    if not may(user, area, act):
        raise Forbidden()


def need_staff(context: Any, *, act: str, scope: str) -> None:
    """In a shop: a key needs the scope, and whoever stands behind it may do ``act`` in the console.

    Raises Unauthenticated for an outsider, Forbidden for the rest.
    """
    user = context.need_user()
    context.need_scope(scope)
    if not shop_roles.may(user, act):
        raise Forbidden()
