"""The live preview of the wizard's second step: a frame, and the style sheet of what is in it."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tenants.kernel.errors import RateLimited
from tenants.landing import examples, samples
from tenants.landing.limits import admit
from tenants.landing.state import Draft
from tenants.registry.middleware import PREVIEW_SECURITY
from themes.registry import UnknownTheme, theme

MOST_A_MINUTE = 120
_SLUG = re.compile(r"[-a-z0-9_]{1,80}")
YEAR_S = 31_536_000


@require_safe
def sample(request: HttpRequest, theme_id: str, preset: str) -> HttpResponse:
    """The shop as it would be. Its name is the session's, never the address's: nobody can send a
    link to a page of ours that bears a name of their choice."""
    try:
        found = theme(theme_id)
    except UnknownTheme as error:
        raise Http404 from error
    if preset not in found.presets:
        raise Http404
    try:
        admit(request, "sample", most=MOST_A_MINUTE)
    except RateLimited:
        return HttpResponse(status=429)
    product = request.GET.get("product", "")
    if product and not _SLUG.fullmatch(product):
        raise Http404
    draft = Draft.of(request)
    known = draft.currency in examples.currencies()
    response = samples.rendered(
        request,
        found,
        preset,
        name=draft.name,
        currency=draft.currency if known else settings.SETTLEMENT_CURRENCY,
        product=product,
    )
    # Framed by the wizard alone, and found by nobody else.
    response["Content-Security-Policy"] = PREVIEW_SECURITY
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """A theme's colours in one preset, at an address that holds its hash."""
    text = samples.sheets().get(name)
    if text is None:
        raise Http404
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR_S}, immutable"
    return response
