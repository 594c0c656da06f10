"""What there is to see where there is nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from storefronts.pages import errors
from tenants.landing.frame import page


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """In the public site's frame; the console's pages keep the plain one."""
    if request.path.startswith("/console/") or not hasattr(request, "user"):
        return errors.not_found(request, exception)
    return page(request, "landing/lost.html", status=404)
