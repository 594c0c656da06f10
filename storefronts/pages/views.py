"""The browsing pages: home, category, search, product.

The same for every visitor, so cached whole; who is signed in may see member prices, and gets a page
of their own.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.views import serve

from storefronts.listings.errors import NotListed
from storefronts.listings.queries import category_by_slug, shop_listing
from storefronts.looks.plates import picture
from storefronts.pages import seo, shelves
from storefronts.pages.records import delivery_record
from storefronts.pages.viewer import member_of_request
from storefronts.pricing import shelf
from tenants.catalogue.models import Denomination
from tenants.registry.context import current_shop
from tenants.registry.models import Shop
from themes.current import worn

FURTHEST_PAGE = 400
RELATED = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The shop's Wagtail home page."""
    return serve(request, "")


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    shop = current_shop()
    try:
        node = category_by_slug(shop, slug)
        context = _shelf(request, shop, category=slug)
    except NotListed as refusal:
        raise Http404 from refusal
    listing = shop_listing(shop)
    above = list(reversed(listing.tree.path(node.id)[1:]))
    below = [n for n in listing.tree.children(node.id) if listing.shows_category(n.id)]
    crumbs = [_link(n) for n in above if listing.shows_category(n.id)]
    return render(
        request,
        "shop/category.html",
        context
        | {
            "category": node,
            "crumbs": crumbs,
            "children": [_link(n) for n in below],
            "seo": {
                "title": f"{node.name} · {shop.name}",
                "number": context["page_number"],
                "graph": [seo.breadcrumbs(shop, [*crumbs, _link(node)]), seo.organization(shop)],
            },
        },
    )


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """By Chinese, Latin, pinyin or initials; without words, everything."""
    query = _plain(request.GET.get("q", ""))
    return render(
        request,
        "shop/search.html",
        _shelf(request, current_shop(), search=query) | {"query": query},
    )


@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    shop = current_shop()
    try:
        found = shelf.product(shop, slug, member=member_of_request(request))
    except NotListed as refusal:
        raise Http404 from refusal
    wanted = request.GET.get("d", "")
    sold = [d for d in found.denominations if d.can_be_bought]
    first = next((d for d in sold if str(d.id) == wanted), sold[0] if sold else None)
    faces = [shelves.face(d, chosen=d is first) for d in found.denominations]
    crumbs = [_link(node) for node in found.path]
    here = {"name": found.name, "url": reverse("product", args=[slug])}
    art = picture(found.facts)
    related = shelf.products(
        shop,
        category=found.category.slug,
        limit=RELATED + 1,
        member=member_of_request(request),
    ).products
    return render(
        request,
        "shop/product.html",
        {
            "product": {
                "name": found.name,
                "art": art,
                "slug": found.slug,
                "region": shelves.region_label(found.region),
                "kind": shelves.kind_label(found.denominations[0].kind),
                "issuer": found.issuer,
                "description": found.description,
                "instructions": found.instructions,
                "warranty": next((d.warranty for d in found.denominations if d.warranty), ""),
                "promise": found.promise_seconds,
                "long_names": any(len(d.name) > 16 for d in found.denominations),
            },
            "faces": faces,
            "any_left": bool(sold),
            "some_gone": shop.sells and len(sold) < len(found.denominations),
            "has_breaks": any(f["breaks"] for f in faces),
            "first_price": first.price if first else None,
            "first": next((f for f in faces if f["chosen"]), None),
            "most": max((f["max"] for f in faces), default=1),
            "record": delivery_record(shop=shop),
            "crumbs": crumbs,
            "related": shelves.cards(p for p in related if p.id != found.id)[:RELATED],
            "seo": {
                "title": f"{found.name} · {shop.name}",
                "text": found.description,
                "image": art if found.facts.image else "",
                "kind": "product",
                "graph": [
                    seo.goods(shop, found, picture=art),
                    seo.breadcrumbs(shop, [*crumbs, here]),
                    seo.organization(shop),
                ],
            },
        },
    )


def _shelf(
    request: HttpRequest, shop: Shop, *, category: str = "", search: str = ""
) -> dict[str, Any]:
    """One page of cards with its filters and sorts as links."""
    asked = request.GET
    kind = asked.get("kind", "")
    kind = kind if kind in Denomination.Kind.values else ""
    sort = asked.get("sort", "")
    sort = sort if sort in shelf.SORTS else ""
    in_stock = asked.get("stock") == "1"
    number = _page_number(asked.get("page", ""))
    on_a_page = worn().on_a_page
    page = shelf.products(
        shop,
        search=search,
        category=category,
        kinds=[kind] if kind else [],
        in_stock=in_stock,
        sort=sort or "relevance",
        limit=on_a_page,
        offset=(number - 1) * on_a_page,
        member=member_of_request(request),
    )
    now = {"q": search, "kind": kind, "stock": "1" if in_stock else "", "sort": sort}

    def link(**changed: Any) -> str:
        query = urlencode({k: v for k, v in {**now, **changed}.items() if v})
        return f"{request.path}?{query}" if query else request.path

    kinds = [
        {
            "name": shelves.kind_label(value),
            "url": link(kind="" if value == kind else value),
            "current": value == kind,
            "off": True,
        }
        for value in Denomination.Kind.values
    ]
    stock = {
        "name": _("In stock"),
        "url": link(stock="" if in_stock else "1"),
        "current": in_stock,
        "off": True,
    }
    return {
        "cards": shelves.cards(page.products),
        "total": page.total,
        "filters": [stock, *kinds],
        "sorts": [
            {"name": name, "url": link(sort=value), "current": value == sort}
            for value, name in _sorts()
        ],
        "page_number": number,
        "page_count": max(1, -(-page.total // on_a_page)),
        "prev_url": link(page=number - 1 if number > 2 else "") if number > 1 else None,
        "next_url": link(page=number + 1) if page.has_next else None,
        # Where the shelf has nothing at all: a theme's empty state may offer to tell.
        "notify_url": _notify(q=search, category=category, kind=kind) if not page.total else "",
    }


def _notify(**wanted: str) -> str:
    query = urlencode({name: value for name, value in wanted.items() if value})
    return reverse("notify_shelf") + (f"?{query}" if query else "")


def _sorts() -> list[tuple[str, str]]:
    return [
        ("", _("Recommended")),
        ("price_asc", _("Price, lowest first")),
        ("price_desc", _("Price, highest first")),
        ("newest", _("Newest")),
        ("name", _("Name")),
    ]


def _link(node: Any) -> dict[str, str]:
    return {"name": node.name, "url": reverse("category", args=[node.slug])}


def _plain(text: str) -> str:
    """Search words without control characters, cut to what search takes."""
    return "".join(c for c in text if c.isprintable()).strip()[:60]


def _page_number(text: str) -> int:
    return min(max(int(text), 1), FURTHEST_PAGE) if text.isascii() and text.isdigit() else 1
