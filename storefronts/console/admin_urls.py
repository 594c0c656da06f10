"""What stands before Wagtail's own addresses under /console/: some are closed, one is ours.

Their menus are hidden; without this, the pages themselves would still answer.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, re_path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel
from wagtail.models import Site

CLOSED = (
    "sites|users|groups|locales|workflows|collections|snippets|redirects|reports|documents|forms"
    "|embeds|failwhale|test404"  # nothing is fetched from elsewhere; trials of the error pages
)


class OwnAccountView(AccountView):  # type: ignore[misc]
    """Without the panel that asks for a first and a last name: people here have one name."""

    def get_panels(self) -> list[Any]:
        return [p for p in super().get_panels() if not isinstance(p, NameEmailSettingsPanel)]


@require_admin_access
def closed(request: HttpRequest) -> HttpResponse:
    return render(request, "wagtailadmin/404.html", status=404)


def sign_in_instead(request: HttpRequest, **_named: str) -> HttpResponse:
    """There is one door, with its limits, second factor and audit; Wagtail's own lead to it."""
    return redirect("account_login")


def reset_instead(request: HttpRequest, **_named: str) -> HttpResponse:
    return redirect("account_reset_password")


@require_admin_access
def first_page(request: HttpRequest) -> HttpResponse:
    """A shop has one site: its pages begin at the home page, not above it."""
    return redirect("wagtailadmin_explore", Site.find_for_request(request).root_page_id)


urlpatterns = [
    path("pages/", first_page),
    # The way up from "pages of this type", which is a report that shops do not have.
    path("reports/page-types-usage/", first_page),
    path("login/", sign_in_instead),
    re_path(r"^password_reset(?:/|$)", reset_instead),
    path("account/", require_admin_access(OwnAccountView.as_view())),
    re_path(rf"^(?:{CLOSED})(?:/|$)", closed),
]
