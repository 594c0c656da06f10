"""How the owner console looks and what its menus say; the settings take ``UNFOLD`` from here."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

# Jade: 600 on white and 400 on the dark ground both reach 4.5:1.
_JADE = {
    "50": "oklch(97.5% .016 180)",
    "100": "oklch(94.5% .036 180)",
    "200": "oklch(89.5% .063 180)",
    "300": "oklch(82.5% .092 180)",
    "400": "oklch(75.5% .108 180)",
    "500": "oklch(62% .105 180)",
    "600": "oklch(50% .086 182)",
    "700": "oklch(43% .073 183)",
    "800": "oklch(37% .061 184)",
    "900": "oklch(32% .051 185)",
    "950": "oklch(23% .039 187)",
}


def environment(request: HttpRequest) -> list[str] | None:
    """A loud badge wherever this is not production."""
    if settings.DEBUG:
        return [str(_("Development")), "danger"]
    if settings.CARDFLEET_SANDBOX:
        return [str(_("Demo")), "warning"]
    return None


def _part(request: HttpRequest) -> str:
    return static("shopconsole/parts.css")


def _own(request: HttpRequest) -> str:
    return static("console/console.css")


def _script(request: HttpRequest) -> str:
    return static("console/console.js")


def _copy(request: HttpRequest) -> str:
    return static("shopconsole/copy.js")


def _icon(request: HttpRequest) -> str:
    return static("console/mark.svg")


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": _("Cardfleet owner console"),
    "SITE_HEADER": "Cardfleet",
    "SITE_SUBHEADER": _("Owner console"),
    "SITE_URL": None,
    "SITE_ICON": _icon,
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": _icon}],
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_LANGUAGES": True,
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "8px",
    "ENVIRONMENT": environment,
    "COLORS": {"primary": _JADE},
    "STYLES": [_part, _own],
    "SCRIPTS": [_script, _copy],
    "COMMAND": {
        # Named models only: nothing that holds a code, a payload or a person's details.
        "search_models": [
            "registry.shop",
            "catalogue.product",
            "catalogue.category",
            "supply.supplier",
            "reporting.ordersummary",
        ],
        "show_history": False,
    },
    "SIDEBAR": {
        "show_search": False,
        "command_search": True,
        "show_all_applications": False,
        "navigation": "tenants.console.navigation.sidebar",
    },
}
