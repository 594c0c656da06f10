"""What an order refuses, as facts."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Refusal


class IllegalTransition(Refusal):
    """`event` does not happen to something in `status`."""

    code = "CONFLICT"
    message = _("This is not possible now: the order has moved on. Reload it to see its state.")


class OrderNotFound(Refusal):
    """Unknown number, or no right to see it: the same answer on purpose."""

    code = "NOT_FOUND"
    message = _("No order with this number can be shown with the link or account you used.")


class OrderNotPayable(Refusal):
    """The order is cancelled, expired or finished."""

    code = "ORDER_NOT_PAYABLE"
    message = _("This order can no longer be paid. Nothing was charged; please place a new one.")


class AlreadyPaid(Refusal):
    """A payment was captured before."""

    code = "ALREADY_PAID"
    message = _("This order is paid already. You were not charged again.")


class NotDelivered(Refusal):
    """There are no codes to show yet."""

    code = "NOT_DELIVERED"
    message = _("The codes are not here yet. They appear on this page as soon as they are.")


class NothingToRefund(Refusal):
    """The line was not paid, or all of it went back."""

    code = "CONFLICT"
    message = _("There is nothing left to refund here.")


class RefundTooLarge(Refusal):
    """More than what is left of the line."""

    code = "INVALID"
    message = _("At most %(left)s can be refunded here.")


class RevealedNeedsReason(Refusal):
    """Codes that were shown are refunded only by staff, with a reason."""

    code = "FORBIDDEN"
    message = _("These codes were already shown. Only staff can refund them, with a reason.")


class ReasonNeeded(Refusal):
    """Staff gave no reason."""

    code = "REQUIRED"
    message = _("Please give a reason: it is kept with the order.")


class NothingToSend(Refusal):
    """An unpaid order has no mail."""

    code = "CONFLICT"
    message = _("This order is not paid: there is no mail to send.")
