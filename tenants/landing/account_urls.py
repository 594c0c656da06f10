"""Signing in on the owner host, for everybody: staff see the console's pages, entrepreneurs these.

The views, their rules and their names are those of tenants.console.account_urls: one door with one
set of limits. Only the frame and the words differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _

from tenants.console import account_urls as console
from tenants.landing import frame

View = Callable[..., HttpResponseBase]
TEMPLATES = {
    console.ENTRANCE: "landing/account/entrance.html",
    console.INSIDE: "landing/account/inside.html",
    "console/account/security.html": "landing/account/security.html",
    "console/account/totp.html": "landing/account/totp.html",
    "console/account/codes.html": "landing/account/codes.html",
}
# What the console's words would get wrong here.
LEADS = {
    "account_inactive": _("Write to the platform if you think that this is a mistake."),
    "mfa_deactivate_totp": _("Your password alone will open your account then."),
}


class InSite:
    """Adds what the public site's frame shows."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**frame.context(self.request), **shown}  # type: ignore[attr-defined]

    def get_default_success_url(self) -> str:
        inside = self.template_name == TEMPLATES[console.INSIDE]  # type: ignore[attr-defined]
        # After signing in the adapter decides, which knows by then who it is.
        return reverse("security") if inside else super().get_default_success_url()  # type: ignore[misc]


def is_for_staff(request: HttpRequest) -> bool:
    """Staff, and strangers on their way to the console."""
    if request.user.is_authenticated:
        return bool(request.user.is_staff)
    pending = request.session.get(LOGIN_SESSION_KEY) or {}
    wanted = request.POST.get("next") or request.GET.get("next") or pending.get("redirect_url")
    return str(wanted or "").startswith("/console/")


def _for_both(pattern: URLPattern) -> URLPattern:
    theirs: Any = pattern.callback
    template = getattr(getattr(theirs, "view_class", None), "template_name", "")
    if template in TEMPLATES:
        named = str(pattern.name)
        pattern.callback = _choice(theirs, TEMPLATES[template], named)
    return pattern


def _choice(theirs: Any, template: str, named: str) -> View:
    words = dict(theirs.view_initkwargs["extra_context"])
    if named in LEADS:
        words["lead"] = LEADS[named]
    # Behind the console's own class (its frame, its policy) stands allauth's.
    view = theirs.view_class.__mro__[2]
    ours_class = type(f"Site{view.__name__}", (InSite, view), {"template_name": template})
    ours = ours_class.as_view(extra_context=words)  # type: ignore[attr-defined]

    def choose(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return (theirs if is_for_staff(request) else ours)(request, *args, **kwargs)

    return choose


urlpatterns = [_for_both(pattern) for pattern in console.urlpatterns]
