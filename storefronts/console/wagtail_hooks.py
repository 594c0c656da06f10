"""The shop console's place in Wagtail's admin: addresses, menus, home, skin, permissions."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage
from wagtail.permissions import register_permission_policy

from storefronts.console.policies import RoleCollectionPolicy, RolePagePolicy
from storefronts.console.roles import may
from storefronts.console.settings_tabs import tabs_for

register_permission_policy(AbstractPage, RolePagePolicy())
# For the exact class: Wagtail registers its own for these models when they are ready, and that may
# be after this.
for _files in (get_image_model(), get_document_model()):
    register_permission_policy(
        _files, RoleCollectionPolicy(_files, owner_field_name="uploaded_by_user"), exact_class=True
    )


@hooks.register("register_admin_urls")
def console_urls() -> list[URLPattern | URLResolver]:
    return [path("shop/", include("storefronts.console.urls"))]


class StaffMenuItem(MenuItem):  # type: ignore[misc]
    """A menu entry for those who may do ``act``."""

    def __init__(self, label: str | Promise, address: str, act: str, **kwargs: Any) -> None:
        super().__init__(label, reverse_lazy(f"shopconsole:{address}"), name=address, **kwargs)
        self.act = act

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, self.act)


MENU: list[tuple[str | Promise, str, str, str]] = [
    (_("Orders"), "orders", "orders", "list-ul"),
    (_("Customers"), "customers", "customers", "group"),
    (_("Listings"), "listings", "listings", "view"),
    (_("Prices"), "prices", "prices_view", "tag"),
    (_("Promotions"), "promotions", "promotions_view", "pick"),
    (_("Money"), "money", "margin", "calendar-alt"),
]


def _menu_item(index: int) -> StaffMenuItem:
    label, address, act, icon = MENU[index]
    return StaffMenuItem(label, address, act, icon_name=icon, order=10 + index)


for _index in range(len(MENU)):
    hooks.register("register_admin_menu_item", lambda index=_index: _menu_item(index))


class SettingsMenuItem(StaffMenuItem):
    """For whoever may open one of its tabs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(tabs_for(request.user))


@hooks.register("register_admin_menu_item")
def settings_item() -> SettingsMenuItem:
    item = SettingsMenuItem(_("Settings"), "settings", "settings", icon_name="cogs", order=900)
    item.name = "shop_settings"  # Wagtail's own "settings" are hidden
    return item


HIDDEN = {"documents", "reports", "help", "settings", "snippets", "redirects", "forms"}


@hooks.register("construct_main_menu")
def only_what_means_something(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN]


@hooks.register("construct_homepage_summary_items")
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


@hooks.register("construct_homepage_panels")
def home_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Today's figures instead of Wagtail's panels about pages."""
    from storefronts.console.home import HomePanel

    panels[:] = [HomePanel()]


@hooks.register("insert_global_admin_css")
def skin() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("shopconsole/parts.css"),
        static("shopconsole/console.css"),
    )


@hooks.register("insert_global_admin_js")
def script() -> SafeString:
    return format_html(
        '<script src="{}" defer></script><script src="{}" defer></script>',
        static("shopconsole/console.js"),
        static("shopconsole/copy.js"),
    )
