"""Why somebody is not put on the list."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class NotSoldOut(Refusal):
    code = "CONFLICT"
    message = _("This is in stock: you can buy it now.")


class NotEmpty(Refusal):
    code = "CONFLICT"
    message = _("There is something to buy on this shelf now.")


class TooManyAlerts(Refusal):
    code = "RATE_LIMITED"
    message = _("That is enough for now. Try again in an hour.")
