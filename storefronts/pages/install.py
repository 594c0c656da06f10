"""What a phone needs to put the shop on its screen: a manifest and icons, in the shop's colours."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw

from storefronts.looks.queries import look_of
from storefronts.pages.seo import NAMES
from tenants.registry.context import current_shop

SIZES = (192, 512)
# Drawn large and made small: Pillow's own edges are jagged.
FINE = 4
HOUR_S = 3_600


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Name, colours and icons of this shop, in its first language."""
    shop = current_shop()
    colours = look_of(shop).outfit.colours["light"]
    with translation.override(shop.default_locale):
        data = {
            "id": "/",
            "name": shop.name,
            "short_name": shop.name[:12],
            "lang": NAMES.get(shop.default_locale, "zh-Hans"),
            "start_url": f"/{shop.default_locale}/",
            "scope": "/",
            "display": "standalone",
            "background_color": colours["bg"],
            "theme_color": colours["surface"],
            "icons": [
                {"src": f"/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
                | ({"purpose": "maskable"} if maskable else {})
                for size in SIZES
                for maskable in (False, True)
            ],
            "shortcuts": [
                {"name": _("Find my order"), "url": reverse("order_lookup")},
                {"name": _("Search for cards"), "url": reverse("search")},
            ],
        }
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/manifest+json; charset=utf-8"
    response["Cache-Control"] = f"public, max-age={HOUR_S}"
    return response


@require_safe
def icon(request: HttpRequest, size: int) -> HttpResponse:
    """The shop's mark, a ticket in its colours, as a PNG."""
    if size not in SIZES:
        raise Http404
    colours = look_of(current_shop()).outfit.colours["light"]
    drawn = _drawn(size, colours["accent"], colours["on_accent"], colours["accent2"])
    response = HttpResponse(drawn, content_type="image/png")
    response["Cache-Control"] = f"public, max-age={HOUR_S}"
    return response


@lru_cache(maxsize=200)
def _drawn(size: int, ground: str, paper: str, stub: str) -> bytes:
    """A ticket with its stub, within the middle 60 % that every mask leaves."""
    full = size * FINE
    picture = Image.new("RGB", (full, full), ground)
    draw = ImageDraw.Draw(picture)
    left, right, top, bottom = full * 0.2, full * 0.8, full * 0.31, full * 0.69
    tear, hole = full * 0.62, full * 0.05
    draw.rounded_rectangle((left, top, right, bottom), radius=full * 0.05, fill=paper)
    draw.rounded_rectangle((tear, top, right, bottom), radius=full * 0.05, fill=stub)
    draw.rectangle((tear, top, tear + full * 0.05, bottom), fill=stub)
    for y in (top, bottom):
        draw.ellipse((tear - hole, y - hole, tear + hole, y + hole), fill=ground)
    for y in (0.42, 0.5, 0.58):
        width = 0.26 if y != 0.58 else 0.16
        box = (full * 0.27, full * (y - 0.016), full * (0.27 + width), full * (y + 0.016))
        draw.rounded_rectangle(box, radius=full * 0.016, fill=ground)
    out = BytesIO()
    small = picture.resize((size, size), Image.Resampling.LANCZOS)
    small.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()
