"""The API's place in the chain: behind the shop, before what only pages need."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .views import OWNER_FACE, SHOP_FACE

PATH = "/graphql/"


class ApiMiddleware:
    """Answer ``/graphql/`` here. Sessions, messages, redirects and the rest cost more than a warm
    answer; the few requests that bring a session open it themselves (see ``api.context``)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != PATH:
            return self.get_response(request)
        face = OWNER_FACE if request.shop is None else SHOP_FACE  # type: ignore[attr-defined]
        return face.serve(request)
