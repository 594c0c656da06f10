"""What the owner's staff and keys may do over the API."""

from typing import Any

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
