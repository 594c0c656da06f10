"""What Django and Wagtail do after a 404, kept to where it means something."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.deprecation import MiddlewareMixin

from storefronts.pages import redirects
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


class ShopRedirectMiddleware(MiddlewareMixin):
    """After a 404 of a shop's page its redirects are asked: those of either language, and of none.

    The owner host has none.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code != 404 or getattr(request, "shop", None) is None:
            return response
        if request.path.startswith("/console/"):
            return response
        found = redirects.find(request.get_full_path())
        target = redirects.target_of(found) if found else ""
        if not found or not target:
            return response
        if found.is_permanent:
            return HttpResponsePermanentRedirect(target)
        return HttpResponseRedirect(target)


def _is_not_spoken(shop: Shop, language: str) -> bool:
    known = any(language == code for code, _label in settings.LANGUAGES)
    return known and language not in shop.locales and shop.default_locale in shop.locales
