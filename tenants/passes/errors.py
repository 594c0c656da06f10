"""What a signed address refuses."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class BadPass(Refusal):
    """Unknown, of another purpose, or signed wrongly: one answer for all."""

    code = "FORBIDDEN"
    message = _("This address is not valid. Ask for a new one.")


class PassOver(Refusal):
    code = "CONFLICT"
    message = _("This address has expired. Nothing was done; ask for a new one.")


class PassUsed(Refusal):
    code = "CONFLICT"
    message = _("This address was used already: it is good for one file. Ask for a new one.")
