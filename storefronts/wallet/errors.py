"""What a wallet refuses."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class BadAmount(Refusal):
    """Nothing, less than nothing, or beyond what one top-up may be."""

    code = "INVALID"
    message = _("Choose an amount from %(least)s to %(most)s.")


class TopUpDeclined(Refusal):
    """The provider said no."""

    code = "PAYMENT_DECLINED"
    message = _("The payment was declined. Your balance is unchanged.")
