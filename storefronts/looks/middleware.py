"""The shop's theme is worn for the length of a request, and for no longer."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from storefronts.looks import queries
from themes.current import wearing

Handler = Callable[[HttpRequest], HttpResponse]


class LookMiddleware:
    """Stands behind the page cache: a kept page asks for no look. Sets ``request.look``."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        shop = request.shop  # type: ignore[attr-defined]
        if shop is None:
            return self.get_response(request)
        look = queries.look_of(shop)
        request.look = look  # type: ignore[attr-defined]
        with wearing(look.outfit.theme):
            return self.get_response(request)
