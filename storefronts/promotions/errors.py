"""What promotions refuse. A shopper learns no more of a coupon than is needed."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Conflict, Refusal


class CouponUnknown(Refusal):
    """Unknown, switched off, not yet or no longer valid: one answer for all of them."""

    code = "INVALID"
    message = _("This coupon is not valid. You can order without it.")


class CouponUsedUp(Refusal):
    code = "CONFLICT"
    message = _("This coupon has been used as often as it may be. You can order without it.")


class CouponNotForThis(Refusal):
    code = "INVALID"
    message = _("This coupon is not for what you are buying.")


class CouponNeedsMore(Refusal):
    """`least` is what the lines it is for must come to."""

    code = "INVALID"
    message = _("This coupon counts from %(least)s on.")


class BadPromotion(Refusal):
    code = "INVALID"
    message = _("This promotion cannot be saved: %(reason)s.")


class CodeTaken(Conflict):
    message = _("Another coupon has this code.")
