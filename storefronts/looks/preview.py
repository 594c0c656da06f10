"""A look on trial: the shop's real home and product pages, and an order that nobody has placed.

Wagtail's settings view asks for it with what stands in the form, saved or not.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils import translation

from storefronts.looks import queries, samples, views
from storefronts.looks.models import ShopLook
from storefronts.pricing import shelf
from tenants.registry.context import current_shop
from themes.current import wearing


def render_preview(row: ShopLook, request: HttpRequest, mode: str) -> HttpResponse:
    """The page in the drafted look. It is framed by the console and by nobody else."""
    look = queries.look_from(row)
    views.keep_draft(look)
    request.look = look  # type: ignore[attr-defined]
    with wearing(look.outfit.theme), translation.override(current_shop().default_locale):
        response = _order(request) if mode == "order" else _page(request, mode)
        # Rendered here, while the theme is worn.
        return response.render() if hasattr(response, "render") else response


def _page(request: HttpRequest, mode: str) -> Any:
    """By its address, as a visitor would come to it; a shop without goods shows its home page."""
    address = reverse("home")
    if mode == "product":
        goods = shelf.products(current_shop(), limit=1).products
        address = reverse("product", args=[goods[0].slug]) if goods else address
    request.path = request.path_info = address
    found = resolve(address)
    request.resolver_match = found
    return found.func(request, *found.args, **found.kwargs)


def _order(request: HttpRequest) -> HttpResponse:
    goods = shelf.products(current_shop(), limit=1).products
    return render(request, "shop/order.html", samples.order(current_shop(), goods))
