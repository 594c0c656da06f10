"""The style sheet of a look, at an address that holds its hash."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from storefronts.looks import queries
from tenants.registry.context import current_shop

# What is drafted in the console is kept under its name for as long as somebody looks at it.
DRAFT_S = 900


@require_safe
def look_css(request: HttpRequest, name: str) -> HttpResponse:
    """The sheet of that name for ever; under any other name, today's, and for now only: a page
    kept somewhere may still ask for the sheet of a look that has changed since."""
    look = queries.look_of(current_shop())
    lasts = name == look.sheet_name
    text = look.sheet if lasts else _draft(name) or look.sheet
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable" if lasts else "no-cache"
    return response


def keep_draft(look: queries.Look) -> None:
    """Let the preview's page find its sheet, in whichever process it asks."""
    try:
        cache.set(f"look:{look.sheet_name}", look.sheet, timeout=DRAFT_S)
    except Exception:  # noqa: BLE001 - without the cache the preview shows today's colours
        return


def _draft(name: str) -> str | None:
    try:
        return cache.get(f"look:{name}")
    except Exception:  # noqa: BLE001
        return None
