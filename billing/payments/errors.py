"""What payments refuse."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Conflict, Refusal


class UnknownProvider(Refusal):
    """No such way to pay, here or at all."""

    code = "INVALID"
    message = _("This shop does not take payments by “%(provider)s”.")


class SandboxRefused(UnknownProvider):
    """The sandbox pays with nothing: it exists in the demo and in tests only."""


class SignInToPay(Refusal):
    """A wallet has an owner."""

    code = "UNAUTHENTICATED"
    message = _("Sign in to pay from your balance.")


class NotCaptured(Refusal):
    """There is nothing to give back."""

    code = "CONFLICT"
    message = _("This payment has not been captured.")


class RefundsWait(Conflict):
    """A shop is not closed while money is on its way back to its buyers."""

    message = _(
        "Refunds of this shop that have not arrived yet: %(refunds)s. Close the shop when the "
        "providers have answered."
    )


class RefundTooMuch(Refusal):
    """More than was paid, or than is left of it. ``wanted`` and ``left`` are in the details."""

    code = "INVALID"
    message = _("At most %(left)s of this payment can be refunded.")


class CallbackRefused(Refusal):
    """A callback that is not what it says. ``why`` is for the record, not for the caller."""

    code = "INVALID"
    message = _("This callback was refused.")

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


class BadSignature(Exception):
    """The body was not signed by the account's secret, or cannot be read."""


class ProviderUnreachable(Exception):
    """No answer: the outcome is unknown, and is asked for again with the same reference."""
