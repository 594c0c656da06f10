"""Why an endpoint is not made or changed, or nothing is sent."""

from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import NotFound, Refusal


class BadAddress(Refusal):
    message = _("“%(url)s” is not an address that events can be sent to: %(reason)s.")


class UnknownKind(Refusal):
    message = _("There is no event “%(kind)s”.")


class TooManyEndpoints(Refusal):
    code = "CONFLICT"
    message = _("A shop has at most %(most)s endpoints. Remove one first.")


class EndpointExists(Refusal):
    code = "CONFLICT"
    message = _(
        "This endpoint exists already. Its secret was shown once; rotate it to get another."
    )


class NoSuchEndpoint(NotFound):
    message = _("There is no such endpoint. It may have been removed.")


class NoSuchDelivery(NotFound):
    message = _("There is no such delivery. They are kept for %(days)s days.")


class StillUnderway(Refusal):
    code = "CONFLICT"
    message = _("It is still being tried. When it is done, it can be sent again.")


class JustTested(Refusal):
    code = "RATE_LIMITED"
    message = _("A test was sent a moment ago. Wait a few seconds, then try again.")


class TestsBusy(Refusal):
    __test__ = False  # it is no test of ours
    code = "RATE_LIMITED"
    message = _("Other tests are being sent at this moment. Try again in a few seconds.")


class NotATestToReplay(Refusal):
    code = "CONFLICT"
    message = _("A test is not sent again. Send another one instead.")
