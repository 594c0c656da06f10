"""Django's check against forged requests, where a session's cookie comes unasked."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from .refusals import Forbidden

_csrf = CsrfViewMiddleware(lambda request: None)  # type: ignore[arg-type,return-value]


def check_csrf(request: HttpRequest) -> None:
    """A cookie is sent by the browser unasked: a mutation by session needs the token besides."""
    _csrf.process_request(request)
    if _csrf.process_view(request, _protected, (), {}) is not None:
        raise Forbidden("The CSRF token is missing or wrong. Send it as X-CSRFToken.")


def _protected(request: HttpRequest) -> HttpResponse:
    """Stands for the view where Django's CSRF check asks which view it is."""
    return HttpResponse()
