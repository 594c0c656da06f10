"""Rights within a noun: fields that not everybody sees, deeds that want a fresh sign-in."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.utils.translation import gettext_lazy as _

from api.rights import StepUpRequired
from tenants.accounts.owner_roles import may


def sees_money(context: Any) -> bool:
    """Balances and what the platform earns: the role has to see money, and a key the ledger."""
    if context.key and "ledger" not in context.key.scopes:
        return False
    return may(context.need_user(), "money")


def needs_fresh_sign_in(context: Any) -> None:
    """As the console asks for the password again; a key has its scope. Raises StepUpRequired."""
    if context.key:
        return
    request = context.request
    request.user = context.need_user()
    try:
        reauthentication_required(lambda asked: None)(request)
    except ReauthenticationRequired as error:
        raise StepUpRequired(
            _("Confirm your password first: this may show codes. Nothing was done.")
        ) from error
