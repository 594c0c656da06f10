"""In which language a request is answered."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


def language_of(request: HttpRequest) -> str:
    """By the language cookie, then by Accept-Language, as Django's own pages."""
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")[:40]
    return _negotiated(cookie, request.META.get("HTTP_ACCEPT_LANGUAGE", "")[:200])


@lru_cache(maxsize=1_000)
def _negotiated(cookie: str, header: str) -> str:
    request = HttpRequest()
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    request.META["HTTP_ACCEPT_LANGUAGE"] = header
    return translation.get_language_from_request(request)
