"""What staff and their keys may do over the API: on the owner host, and in a shop."""

from collections.abc import Iterable
from typing import Any

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.mfa.utils import is_mfa_enabled
from django.utils.translation import gettext_lazy as _

from tenants.accounts import shop_roles
from tenants.accounts.owner_roles import may
from tenants.kernel.errors import Forbidden, Refusal


class StepUpRequired(Refusal):
    """Whoever has a second factor shows it again before a deed that opens doors."""

    code = "STEP_UP_REQUIRED"
    message = _("Confirm that it is you: sign in again with your second factor. Nothing was done.")


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


def need_step_up(context: Any) -> None:
    """As the console asks it of who is signed in; a key has been given its scope for it.

    Raises StepUpRequired.
    """
    if context.key is not None:
        return
    user = context.request.user = context.need_user()
    if is_mfa_enabled(user) and not did_recently_reauthenticate(context.request):
        raise StepUpRequired


# Which scope of a key opens what the console calls an act.
SCOPE_OF = {
    "orders": "staff",
    "export": "staff",
    "refund": "refunds",
    "deliver": "refunds",
    "margin": "finance",
    "audit": "finance",
    "payments": "finance",
    "listings": "listings",
    "prices": "prices",
    "prices_view": "prices",
    "customers": "customers",
    "adjust": "customers",
    "pages": "settings",
    "publish": "settings",
    "settings": "settings",
    "domains": "settings",
    "promotions": "promotions",
    "promotions_view": "promotions",
    "webhooks": "webhooks",
    "staff": "people",
    "keys": "people",
}


def need_role_within(context: Any, role: str) -> None:
    """A key gives nobody a role that may more than the key itself. Raises Forbidden."""
    if context.key is None:
        return
    more = {SCOPE_OF[act] for act in shop_roles.acts_of(role)} - context.key.scopes
    if more:
        raise Forbidden(field="role", scopes=" ".join(sorted(more)))


def need_within(context: Any, scopes: Iterable[str]) -> None:
    """A key hands on no more than it has: else one scope would be all of them. Raises Forbidden."""
    if context.key is not None and (more := set(scopes) - context.key.scopes):
        raise Forbidden(field="scopes", scopes=" ".join(sorted(more)))
