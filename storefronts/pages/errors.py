"""Pages for what went wrong, in the shop's look; on a host of nobody's or the owner's, plain."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page(
        request,
        404,
        _("There is nothing at this address"),
        _("The link may be old, or the product is no longer sold here."),
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page(
        request,
        403,
        _("You may not do this"),
        _("Sign in with the account that may, or go back to the shop. Nothing was changed."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        _("This form has grown old"),
        _("Nothing was sent and nothing was charged. Go back, reload the page, and try again."),
    )


def failed(request: HttpRequest) -> HttpResponse:
    """After an exception: asks nothing of the database, which may be what failed."""
    return _page(
        request,
        500,
        _("Something broke on our side"),
        _(
            "If you were paying: an order that is paid is delivered or refunded, whatever this "
            "page says."
        ),
        plain=True,
    )


def _page(
    request: HttpRequest, status: int, title: str, text: str, *, plain: bool = False
) -> HttpResponse:
    shop = getattr(request, "shop", None)
    context = {
        "title": title,
        "text": text,
        "status": status,
        "shop": shop,
        "request_id": getattr(request, "request_id", ""),
        "action": _("Back to the shop"),
        "action_url": _home(request),
    }
    name = "plain/error.html" if plain or shop is None else "shop/error.html"
    html = render_to_string(name, context, request=None if plain else request)
    return HttpResponse(html, status=status, headers={"Cache-Control": "no-store"})


def _home(request: HttpRequest) -> str:
    try:
        return reverse("home", urlconf=getattr(request, "urlconf", None))
    except NoReverseMatch:
        return "/"
