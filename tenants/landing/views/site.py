"""What everybody may see."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tenants.landing import examples, pictures
from tenants.landing.frame import page, safe
from tenants.launch.models import ExampleShop
from tenants.launch.names import shop_domain
from tenants.registry.urls import owner_url, shop_host, shop_url
from themes.registry import theme_or_base

YEAR_S = 365 * 24 * 3600


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What it is, how it works, shops to look at."""
    shelves = examples.shelves()
    return page(
        request,
        "landing/home.html",
        shops=_shops(),
        looks=pictures.offered(),
        shelves=shelves,
        products=sum(shelf.products for shelf in shelves),
        suffix=shop_domain(""),
        canonical=owner_url(request.path),
        alternates=[(code, owner_url(f"/{code}/")) for code, _name in settings.LANGUAGES],
        questions=_questions(),
    )


@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """On to an address without a language in it, which then speaks the language of this one."""
    response = redirect(safe(request, request.GET.get("next", ""), "/"))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        get_language() or settings.LANGUAGE_CODE,
        max_age=YEAR_S,
        samesite="Lax",
        httponly=True,
        secure=request.is_secure(),
    )
    return response


def _shops() -> list[dict[str, Any]]:
    """The examples that are open at the moment."""
    marked = ExampleShop.objects.select_related("shop").order_by("sort", "shop_id")
    found = []
    for shop in (row.shop for row in marked if row.shop.sells):
        worn = theme_or_base(shop.theme)
        found.append(
            {
                "name": shop.name,
                "url": shop_url(shop),
                "host": shop_host(shop),
                "theme": pictures.name_of(worn.name),
                "about": pictures.name_of(worn.about),
                "picture": pictures.screenshot(worn, "phone"),
                "drawn": pictures.address(worn.id, "", shop.name),
            }
        )
    return found


def _questions() -> list[tuple[str, str]]:
    return [
        (
            _("Do I need stock of my own?"),
            _(
                "No. Your shop sells from the platform's catalogue and stock. When a buyer pays, a "
                "code is taken out of stock, sealed for your shop and shown to that buyer."
            ),
        ),
        (
            _("How do I earn?"),
            _(
                "You pay the wholesale price, your buyer pays yours. You set a markup for each "
                "category, and every order shows what it cost, the platform's fee and what is left."
            ),
        ),
        (
            _("Who holds the card codes?"),
            _(
                "They lie encrypted under keys of their own for each supplier and each shop. They "
                "are never in an e-mail, a list or a log. The buyer reveals a code on the order's "
                "page, and that is recorded."
            ),
        ),
        (
            _("What if a code cannot be delivered?"),
            _(
                "The payment goes back by itself, and the buyer's order page says so. Nobody has "
                "to write to you first."
            ),
        ),
        (
            _("Can I use my own domain?"),
            _(
                "Yes. The shop begins under an address of the platform; your own domain is added "
                "in its console and proven by a record in the DNS."
            ),
        ),
        (
            _("Can others see my buyers?"),
            _(
                "No. Each shop has a database schema of its own: customers, orders, prices and "
                "pages. One shop never sees another's."
            ),
        ),
    ]
