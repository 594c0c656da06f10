"""Which scopes a shop's key may carry."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import User
from tenants.accounts.services import SHOP_SCOPES
from tenants.kernel.errors import Invalid

# What a buyer's key can do. Each of the others is an area of staff's work.
BUYERS = frozenset(("catalogue", "orders", "spend"))


def check_scopes(*, user: User, scopes: Sequence[str]) -> None:
    """Raises Invalid for a scope that there is not, or that only staff can have."""
    if unknown := sorted(set(scopes) - set(SHOP_SCOPES)):
        raise Invalid(_("There is no scope “%(scope)s”."), field="scopes", scope=unknown[0][:40])
    if set(scopes) - BUYERS and not user.is_staff:
        raise Invalid(_("This account does not belong to the staff."), field="scopes")
