"""What Django and Wagtail do after a 404, kept to where it means something."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from tenants.registry.models import Shop


class ShopLocaleMiddleware(LocaleMiddleware):
    """Django sends a 404 on to the same address under a language: not from the console's pages.

    A page in a language that the shop does not speak leads to the shop's first one.
    """

    def __call__(self, request: HttpRequest) -> Any:
        shop = getattr(request, "shop", None)
        asked, _slash, rest = request.path.lstrip("/").partition("/")
        if shop is not None and request.method in ("GET", "HEAD") and _is_not_spoken(shop, asked):
            query = request.META.get("QUERY_STRING", "")
            to = f"/{shop.default_locale}/{rest}"
            return HttpResponseRedirect(f"{to}?{query}" if query else to)
        return super().__call__(request)

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


def _is_not_spoken(shop: Shop, language: str) -> bool:
    known = any(language == code for code, _label in settings.LANGUAGES)
    return known and language not in shop.locales and shop.default_locale in shop.locales
