"""What the checkout refuses, as facts."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class BadEmail(Refusal):
    """No mail could reach this."""

    code = "INVALID"
    message = _("Enter an e-mail address: the link to your order is sent there.")


class QuoteNotFound(Refusal):
    """An unknown quote."""

    code = "NOT_FOUND"
    message = _("There is no such quote.")


class QuoteExpired(Refusal):
    """Older than its limit."""

    code = "QUOTE_EXPIRED"
    message = _("This quote has expired. Ask for a new one to see today's price.")


class PriceChanged(Refusal):
    """The price is no longer what the quote said, or the cart is another one."""

    code = "PRICE_CHANGED"
    message = _("The price has changed from %(quoted)s to %(now)s. Nothing was charged.")


class TermsChanged(Refusal):
    """Who collects the shop's payments was switched in this very moment."""

    code = "CONFLICT"
    message = _(
        "This shop has just changed how it is paid. Nothing was charged; order again in a moment."
    )


class KeyReused(Refusal):
    """One idempotency key with two different requests."""

    code = "IDEMPOTENCY_CONFLICT"
    message = _("This idempotency key was used before with a different request.")


class KeyNeeded(Refusal):
    """No idempotency key, or one of absurd length."""

    code = "REQUIRED"
    message = _("An idempotency key of 1 to 200 characters is needed.")


class InProgress(Refusal):
    """The first request with this key is still at work."""

    code = "IN_PROGRESS"
    message = _("The same request is still being worked on. Ask again in a moment.")


class TooManyUnpaid(Refusal):
    """Unpaid reservations are capped, so that nobody can lock a shop's stock for nothing."""

    code = "RATE_LIMITED"
    message = _("You have %(open)s unpaid orders open. Pay or cancel one of them first.")


class PaymentDeclined(Refusal):
    """The provider said no."""

    code = "PAYMENT_DECLINED"
    message = _("The payment was declined. Nothing was charged; try another way to pay.")


class NotAllowed(Refusal):
    """The mailed link only views."""

    code = "FORBIDDEN"
    message = _("This link only shows the order. Ask for a one-time code by mail to see the codes.")


class PaysLater(Refusal):
    """A bulk order is paid in the call that places it."""

    code = "INVALID"
    message = _("A bulk order is paid at once: out of the wallet. Nothing was ordered.")


class TooManyPieces(Refusal):
    """More codes than one bulk order moves."""

    code = "INVALID"
    message = _("A bulk order takes at most %(most)s pieces. Nothing was ordered; split it.")


class NoLineTaken(Refusal):
    """Every line of a bulk order was refused: `refusals` says why, by position."""

    code = "INVALID"
    message = _("No line of this order can be had. Nothing was charged.")

    def __init__(self, *, refusals: Mapping[int, Refusal]) -> None:
        super().__init__(field="lines")
        self.refusals = dict(sorted(refusals.items()))
