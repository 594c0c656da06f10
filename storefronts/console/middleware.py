"""What Django and Wagtail do after a 404, kept to where it means something."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from wagtail.contrib.redirects.middleware import RedirectMiddleware


class ShopLocaleMiddleware(LocaleMiddleware):
    """Django sends a 404 on to the same address under a language: not from the console's pages."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path.startswith("/console/"):
            return response
        return super().process_response(request, response)


class ShopRedirectMiddleware(RedirectMiddleware):  # type: ignore[misc]
    """Wagtail looks for a site's redirects after every 404: the owner host has no sites."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        if getattr(request, "shop", None) is None:
            return response
        return super().process_response(request, response)
