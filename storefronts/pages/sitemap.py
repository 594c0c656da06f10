"""sitemap.xml and robots.txt: what search engines may know of a shop, in each of its languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from storefronts.listings.queries import shop_listing
from storefronts.listings.search import Wanted, product_ids
from storefronts.pages import seo
from storefronts.pages.models import ArticlePage, LandingPage, LegalPage
from tenants.catalogue.memory import Memory
from tenants.catalogue.models import Product
from tenants.kernel import versions
from tenants.registry.context import current_shop
from tenants.registry.models import Shop

# A file of more products than this is cut; the protocol's own limit is 50,000 addresses a file.
PRODUCTS_IN_A_FILE = 2_500
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)
# Whatever belongs to one person, or is endless. Their pages say noindex too. Not the checkout:
# whoever may not read it does not learn which product's page it belongs to.
PRIVATE = "account order pay find notify search order-pad price-list.csv suggest.json".split()
_files: Memory[str] = Memory(most=60, seconds=600)
Entry = tuple[str, datetime | None]


@require_safe
def sitemap(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Everything in one file; in a shop with many products an index, and files of products."""
    shop = current_shop()
    stamp = versions.stamp("catalogue", f"pricing:{shop.pk}", f"pages:{shop.pk}")
    key = (shop.pk, tuple(shop.locales), shop.default_locale, seo.origin(shop), number)
    text = _files.get(key, stamp) or _files.put(key, stamp, _file(shop, number))
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=600"
    return response


def _file(shop: Shop, number: int) -> str:
    ids, total = product_ids(shop_listing(shop), Wanted(), order="newest", limit=None)
    files = -(-total // PRODUCTS_IN_A_FILE)
    if number > files or (number and files <= 1):
        raise Http404
    if number == 0 and files > 1:
        return _index(shop, files)
    entries: list[Entry] = []
    if number <= 1:
        entries += _pages(shop)
    first = (max(number, 1) - 1) * PRODUCTS_IN_A_FILE
    found = Product.objects.filter(pk__in=ids[first : first + PRODUCTS_IN_A_FILE])
    rows = found.order_by("slug").values_list("slug", "updated_at")
    entries += [(f"p/{slug}/", changed) for slug, changed in rows]
    body = "".join(_entry(shop, path, changed) for path, changed in entries)
    return f"{HEAD}<urlset {SPACES}>\n{body}</urlset>\n"


def _index(shop: Shop, files: int) -> str:
    base = seo.origin(shop)
    body = "".join(
        f"<sitemap><loc>{base}/sitemap-{n}.xml</loc></sitemap>\n" for n in range(1, files + 1)
    )
    return f"{HEAD}<sitemapindex {SPACES}>\n{body}</sitemapindex>\n"


def _pages(shop: Shop) -> Iterable[Entry]:
    """Home, the shown categories and the published pages, below the language."""
    yield "", None
    listing = shop_listing(shop)
    shown = listing.shown_categories()
    for node in listing.tree:
        if node.id in shown:
            yield f"c/{node.slug}/", None
    for model in (LandingPage, ArticlePage, LegalPage):
        for page in model.objects.live().order_by("path"):
            below_home = "/".join(page.url_path.strip("/").split("/")[1:])
            yield f"{below_home}/", page.last_published_at


def _entry(shop: Shop, path: str, changed: datetime | None) -> str:
    """One <url> for each language, each naming all of them."""
    base = seo.origin(shop)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{name}" href="{escape(address)}"/>'
        for name, address in seo.alternates(shop, f"/{shop.default_locale}/{path}")
    )
    seen = f"<lastmod>{changed.date().isoformat()}</lastmod>" if changed else ""
    return "".join(
        f"<url><loc>{escape(f'{base}/{one}/{path}')}</loc>{seen}{links}</url>\n"
        for one in seo.spoken(shop)
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Shops stand open but for what is private. A shop in test mode is in no index."""
    shop = current_shop()
    if shop.test_mode:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        lines = ["User-agent: *", "Disallow: /console/", "Disallow: /graphql/", "Disallow: /i18n/"]
        lines += [f"Disallow: /*/{name}" for name in PRIVATE]
        lines += [f"Sitemap: {seo.origin(shop)}/sitemap.xml"]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=600"
    return response
