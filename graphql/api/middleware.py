"""The API's two places in the chain of a request."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from tenants.registry.middleware import shop_of_host
from tenants.registry.models import Shop

from .http import wants_page
from .streams import serving as streams
from .views import OWNER_FACE, SHOP_FACE

PATH = "/graphql/"
LISTS = "/api/"
Handler = Callable[[HttpRequest], HttpResponse]


class KeptAnswersMiddleware:
    """In front: an anonymous catalogue answer that is kept needs no schema to be entered, no
    database and no request id. Whatever else comes goes on unseen, to be served or refused."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.path_info == PATH
            and "HTTP_AUTHORIZATION" not in request.META
            and not wants_page(request)
        ):
            shop = _shop(request)
            kept = SHOP_FACE.kept(request, shop) if shop is not None else None
            if kept is not None:
                return kept
        return self.get_response(request)


class ApiMiddleware:
    """Behind the shop, before what only pages need: sessions, messages, redirects and the rest cost
    more than most answers. The few requests with a session open it themselves (``api.context``)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        shop: Shop | None = request.shop  # type: ignore[attr-defined]
        if shop is not None and request.path_info.startswith(LISTS):
            return streams.serve(request, shop) or self.get_response(request)
        if request.path_info != PATH or wants_page(request):
            return self.get_response(request)  # a browser's page needs what pages need
        face = OWNER_FACE if shop is None else SHOP_FACE
        return face.serve(request)


def _shop(request: HttpRequest) -> Shop | None:
    """The open shop of the request's host; None on the owner host, and where anything is odd."""
    try:
        host = request.get_host().rsplit(":", 1)[0].lower().removeprefix("www.")
    except DisallowedHost:
        return None
    shop = None if host == settings.OWNER_HOST else shop_of_host(host)
    return shop if shop is not None and shop.opens else None
