"""What can go wrong with a shop."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Conflict, Forbidden, NotFound, RateLimited, Refusal


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


class DomainInvalid(Refusal):
    code = "INVALID"
    message = _("“%(domain)s” is not a domain. Write it like cards.mycompany.com.")


class DomainNotPlain(Refusal):
    """Letters outside of a-z, or their punycode: they can pass for another name."""

    code = "INVALID"
    message = _(
        "“%(domain)s” has letters outside of a-z, and such a name can pass for another one. "
        "Use a domain of a-z, 0-9 and hyphens."
    )


class DomainReserved(Refusal):
    code = "INVALID"
    message = _("“%(domain)s” cannot be reached from the internet. Use a registered domain.")


class DomainOfPlatform(Refusal):
    code = "INVALID"
    message = _("“%(domain)s” belongs to the platform. Use a domain that is yours.")


class DomainTaken(Conflict):
    """Another shop has proven it."""

    message = _("“%(domain)s” serves another shop already.")


class DomainHere(Conflict):
    message = _("“%(domain)s” is on your list already.")


class TooManyDomains(Refusal):
    code = "INVALID"
    message = _("A shop has at most %(most)s domains of its own. Remove one first.")


class DomainNotProven(Refusal):
    code = "CONFLICT"
    message = _("“%(domain)s” is not proven yet: publish the record first, then check again.")


class DomainStays(Refusal):
    code = "CONFLICT"
    message = _("The address under the platform's domain always stays.")


class CheckedJustNow(RateLimited):
    message = _("This was checked a moment ago. Wait a few seconds.")
