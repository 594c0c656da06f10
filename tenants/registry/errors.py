"""What can go wrong with a shop."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Conflict, Forbidden, NotFound, Refusal


class NoShop(RuntimeError):
    """Code that works in a shop ran outside one. A mistake of ours, never of a user."""


class UnknownShop(NotFound):
    message = _("There is no such shop.")


class ShopClosed(Forbidden):
    code = "SHOP_SUSPENDED"
    message = _("This shop is closed.")


class ShopSuspended(Refusal):
    code = "SHOP_SUSPENDED"
    message = _(
        "This shop takes no new orders at the moment. Orders that are paid are still delivered, "
        "and can be looked up."
    )


class NestedShop(RuntimeError):
    """Entering one shop from inside another."""


class SubdomainTaken(Conflict):
    message = _("“%(subdomain)s” is taken. Try another name.")


class SubdomainInvalid(Refusal):
    code = "INVALID"
    message = _(
        "“%(subdomain)s” cannot be an address. Use 3 to 40 of a-z, 0-9 and hyphens, "
        "beginning with a letter."
    )


class SubdomainReserved(Refusal):
    code = "INVALID"
    message = _("“%(subdomain)s” is reserved. Try another name.")
