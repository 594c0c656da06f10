"""What funding refuses."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Conflict, Refusal


class AlreadyDecided(Conflict):
    """Somebody else was faster, or the shop has withdrawn it. ``state`` is what it is now."""

    message = _("This request is not open any more. Reload the page to see what became of it.")


class BadBudget(Refusal):
    code = "INVALID"
    message = _("The budget has to be an amount above zero and below a thousand million.")


class ReasonNeeded(Refusal):
    code = "REQUIRED"
    message = _("Say why: the shop reads it.")
