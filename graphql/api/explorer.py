"""GraphiQL at the endpoint's own address, for who is signed in; others are told where they are."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache

from tenants.registry.middleware import CONTENT_SECURITY

from . import examples
from .languages import language_of


@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """For a browser. On the owner host for staff, in a shop for everybody with an account."""
    shop = request.shop  # type: ignore[attr-defined]
    user: Any = request.user
    knows = user.is_authenticated and (shop is not None or user.is_staff)
    with translation.override(language_of(request)):
        context = {"shop": shop, "language": translation.get_language()}
        if not knows:
            return render(request, "api/outside.html", context)
        tabs = [example.tab() for example in (examples.OWNER if shop is None else examples.SHOP)]
        nonce = secrets.token_urlsafe(16)
        context |= {
            "who": user.email,
            "given": {"nonce": nonce, "csrf": get_token(request), "tabs": tabs},
        }
        response = render(request, "api/explorer.html", context)
    # GraphiQL's dialogs add one style element while they are open; the nonce allows that one.
    response["Content-Security-Policy"] = f"{CONTENT_SECURITY}; style-src 'self' 'nonce-{nonce}'"
    return response
