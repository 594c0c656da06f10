"""What a shop's listing refuses."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class NotListed(Refusal):
    """A denomination or product that this shop does not show; the same answer as an unknown id."""

    code = "NOT_FOUND"
    message = _("This shop does not sell that item.")


class BadListing(Refusal):
    """A listing of a category, product or denomination that the catalogue does not have."""

    code = "INVALID"
    message = _("There is no such item in the catalogue.")
