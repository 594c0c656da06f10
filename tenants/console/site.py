"""The owner console's own admin site.

It is not Django's default site, since Wagtail and taggit register shop models there, whose tables
the owner host does not have.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

from tenants.accounts.owner_roles import ROLES


class OwnerSite(UnfoldAdminSite):  # type: ignore[misc]
    index_title = _("Overview")
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff of the owner host with a role that the console knows."""
        user = request.user
        return bool(user.is_active and user.is_staff and (user.is_superuser or user.role in ROLES))

    def extra_urls(self) -> list[URLPattern]:
        from tenants.console.urls import pages_of

        return pages_of(self)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        from tenants.console.views.overview import overview

        return overview(request)

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """No such page: the menu is by what people do, not by our apps."""
        return HttpResponseRedirect(reverse("admin:index"))

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        from tenants.console.views.sign_in import to_sign_in

        return to_sign_in(request, allowed=self.has_permission(request))

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        from tenants.console.views.sign_in import sign_out

        return sign_out(request)


# Unfold's templates look pages up under "admin"; no other admin site is mounted anywhere.
owner_site = OwnerSite(name="admin")
