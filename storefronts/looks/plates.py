"""Product plates in the manner of a theme: where one is found, and the view that draws it."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tenants.catalogue.models import Product
from tenants.catalogue.queries import ProductFacts, category_tree
from themes import art
from themes.current import worn
from themes.registry import ROOT

YEAR_S = 31_536_000


@cache
def version_of(theme_id: str) -> str:
    """Changes with whatever the theme's plates are drawn with: an address never changes content."""
    digest = blake2b(theme_id.encode(), digest_size=5)
    for path in [*sorted((ROOT / "art").glob("*.py")), ROOT / theme_id / "letters.json"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def picture(product: ProductFacts | Product) -> str:
    """A product's picture on a page of the worn theme: the uploaded one, else the theme's plate,
    else the catalogue's."""
    theme = next((one.id for one in worn().line if one.id in art.DRAWN), None)
    if product.image or theme is None:
        return product.image_url
    language = "zh" if (get_language() or "zh").startswith("zh") else "en"
    return reverse("plate", args=[theme, version_of(theme), language, product.slug])


@require_safe
def plate(
    request: HttpRequest, theme_id: str, version: str, language: str, slug: str
) -> HttpResponse:
    """The drawing; 404 for an unknown product. A stale version is answered, but not kept long."""
    if theme_id not in art.DRAWN:
        raise Http404
    found = Product.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    if language == "en":
        name = found.name_en or found.name_zh
    else:
        name = found.name_zh or found.name_en
    path = category_tree().path(found.category_id)
    drawn = art.plate(
        theme_id,
        art.Goods(
            seed=found.slug,
            name=name,
            mark=art.mark_of(name),
            subject=art.subject_of([(node.slug, node.icon) for node in path]),
            region=found.region.upper(),
        ),
    )
    response = HttpResponse(drawn, content_type="image/svg+xml")
    current = version == version_of(theme_id)
    response["Cache-Control"] = (
        f"public, max-age={YEAR_S}, immutable" if current else "public, max-age=300"
    )
    return response
