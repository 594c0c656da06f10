"""Settings > Audit trail: who did what in this shop. To read only."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from storefronts.console.pages import needs
from storefronts.console.settings_tabs import settings_page
from storefronts.console.trail import NOUNS, trail_page
from tenants.registry.context import current_shop


@require_GET
@needs("audit")
def trail(request: HttpRequest) -> HttpResponse:
    return settings_page(
        request,
        "trail.html",
        "trail",
        events=trail_page(current_shop(), request.GET),
        nouns=NOUNS.items(),
        asked=request.GET,
    )
