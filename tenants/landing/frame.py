"""What every page of the public site needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language

from tenants.accounts.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
LANGUAGES = {"zh-hans": ("zh-Hans", "简体中文"), "en": ("en", "English")}


def context(request: HttpRequest) -> dict[str, Any]:
    """For landing/base.html."""
    language = get_language() or settings.LANGUAGE_CODE
    head, _, rest = request.path.lstrip("/").partition("/")
    tail = rest if head in LANGUAGES else ""
    query = request.META.get("QUERY_STRING", "") if request.method == "GET" else ""
    asked = f"?{query}" if query else ""
    if head in LANGUAGES:
        addresses = {code: f"/{code}/{tail}{asked}" for code in LANGUAGES}
    else:
        # Pages without a language in their address follow a cookie.
        addresses = {code: enter(request.path + asked, code) for code in LANGUAGES}
    return {
        "LANGUAGE_CODE": language,
        "html_lang": LANGUAGES.get(language, LANGUAGES["en"])[0],
        "tongues": [
            {"lang": lang, "name": name, "url": addresses[code], "current": code == language}
            for code, (lang, name) in LANGUAGES.items()
        ],
        "person": request.user if request.user.is_authenticated else None,
        "sign_in_url": sign_in(reverse("mine")),
        "is_demo": settings.CARDFLEET_SANDBOX,
    }


def page(request: HttpRequest, template: str, *, status: int = 200, **more: Any) -> HttpResponse:
    """Never kept by a cache: each page tells who is signed in."""
    list(get_messages(request))  # that somebody has signed in is seen without being said
    response = render(request, template, {**context(request), **more}, status=status)
    response["Cache-Control"] = "private, no-cache"
    return response


def enter(address: str, language: str = "") -> str:
    """To a page without a language in its address, in the reader's language."""
    language = language or get_language() or settings.LANGUAGE_CODE
    return f"/{language}/go/?{urlencode({'next': address})}"


def sign_in(wanted: str) -> str:
    """The sign-in page, and from there to an address of this host."""
    return enter(f"{reverse('account_login')}?{urlencode({'next': wanted})}")


def safe(request: HttpRequest, address: str, otherwise: str) -> str:
    """An address on this host, or the other one."""
    here = {request.get_host()}
    return address if url_has_allowed_host_and_scheme(address, here) else otherwise


def me(request: HttpRequest) -> User:
    """Who is signed in; behind `signed_in` it is always somebody."""
    assert isinstance(request.user, User)
    return request.user


def signed_in(view: View[P]) -> View[P]:
    """Sends a stranger to the sign-in page and back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        wanted = request.get_full_path() if request.method == "GET" else reverse("mine")
        return redirect(sign_in(wanted))

    return guarded
