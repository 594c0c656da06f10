"""The language of a request, and of a console whose addresses have no language in them."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware


class ShopLocaleMiddleware(LocaleMiddleware):
    """Django sends a 404 on to the same address under a language: not from the console's pages."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path.startswith("/console/"):
            return response
        return super().process_response(request, response)
