"""Look's place in the shop console: its menu entry, its styles, and who is audited."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from storefronts.looks.models import ShopLook
from storefronts.looks.permissions import ACT
from tenants.accounts.shop_roles import may
from tenants.kernel.actor import Actor


class LookMenuItem(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, ACT)


@hooks.register("register_admin_menu_item")
def look_item() -> LookMenuItem:
    address = reverse_lazy("wagtailsettings:edit", args=["looks", "shoplook"])
    return LookMenuItem(_("Look"), address, name="look", icon_name="desktop", order=30)


@hooks.register("before_edit_setting")
def remember_who(request: HttpRequest, instance: Any) -> None:
    """The form knows the person only; the audit wants address and device too."""
    if isinstance(instance, ShopLook):
        instance._actor = Actor.of_request(request)


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("looks/console.css"))
