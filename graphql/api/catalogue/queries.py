"""Browsing a shop."""

from typing import Any

import graphene

from api.asking import asked
from api.basics import Edge, Page, cursor, page_size
from api.catalogue.types import (
    CategoryNode,
    Facets,
    Product,
    ProductConnection,
    ProductFilter,
    ProductSort,
    SearchSuggestion,
    Shop,
)
from api.fields import listed
from api.lists import place_of
from api.numbers import number
from storefronts.listings.errors import NotListed
from storefronts.listings.queries import visible_categories
from storefronts.pages.suggest import suggestions
from storefronts.pricing import shelf
from storefronts.pricing.by_price import Between
from storefronts.pricing.facets import NOTHING, facets
from tenants.registry.errors import ShopSuspended

# Of a product: what does not depend on its stock.
STOCKLESS = frozenset(
    "__typename id slug name description category category.slug category.name"
    " denominations denominations.id denominations.name denominations.kind denominations.price"
    " denominations.price.amount denominations.price.currency denominations.minQuantity"
    " denominations.promiseSeconds".split()
)


class CatalogueQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    shop = graphene.Field(Shop, required=True)
    products = graphene.Field(
        ProductConnection,
        required=True,
        filter=ProductFilter(),
        sort=ProductSort(),
        first=graphene.Int(),
        after=graphene.String(),
        description="`first` is 20 unless told, and at most 100.",
    )
    product = graphene.Field(Product, slug=graphene.String(required=True))
    categories = listed(CategoryNode, description="The tree of what is shown.")
    facets = graphene.Field(Facets, required=True, filter=ProductFilter())
    search_suggestions = listed(
        SearchSuggestion,
        text=graphene.String(required=True),
        description="What may be meant while somebody still types: at most six.",
    )

    @staticmethod
    def resolve_shop(root: Any, info: Any) -> Any:
        return info.context.here

    @staticmethod
    def resolve_products(
        root: Any,
        info: Any,
        filter: Any = None,
        sort: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        shop = open_shop(info.context)
        size = page_size(first)
        offset = place_of(after)
        try:
            found = shelf.products(
                shop,
                **_wanted(filter),
                sort=sort.value if sort else "relevance",
                limit=size,
                offset=offset,
                stock=_needs_stock(info),
                member=info.context.member,
            )
        except NotListed:
            # A category of another shop, or of none: nothing is on that shelf.
            found = shelf.Page((), 0, offset, size)
        return _page(found)

    @staticmethod
    def resolve_product(root: Any, info: Any, slug: str) -> Any:
        try:
            return shelf.product(open_shop(info.context), slug, member=info.context.member)
        except NotListed:
            return None

    @staticmethod
    def resolve_categories(root: Any, info: Any) -> Any:
        return visible_categories(open_shop(info.context))

    @staticmethod
    def resolve_facets(root: Any, info: Any, filter: Any = None) -> Any:
        shop = open_shop(info.context)
        try:
            return facets(shop, **_wanted(filter))
        except NotListed:
            return NOTHING

    @staticmethod
    def resolve_search_suggestions(root: Any, info: Any, text: str) -> list[dict[str, Any]]:
        found = suggestions(open_shop(info.context), text)
        return [{"product": product, "denomination": face} for product, face in found]


def open_shop(context: Any) -> Any:
    """The shop, while it sells. Raises ShopSuspended: it then shows no wares."""
    if not context.here.sells:
        raise ShopSuspended()
    return context.here


def _wanted(given: Any) -> dict[str, Any]:
    chosen = given or {}
    return {
        "search": chosen.get("search") or "",
        "category": chosen.get("category") or "",
        "kinds": [kind.value for kind in chosen.get("kinds") or ()],
        "in_stock": bool(chosen.get("in_stock")),
        "region": chosen.get("region") or "",
        "featured": bool(chosen.get("featured")),
        "between": _between(chosen),
    }


def _between(chosen: Any) -> Between:
    least, most = (
        number(chosen[name], field=name) if chosen.get(name) else None
        for name in ("price_from", "price_to")
    )
    return least, most


def _needs_stock(info: Any) -> bool:
    """Whether anything is asked that what is left has a say in."""
    below = "edges.node."
    return any(
        path.removeprefix(below) not in STOCKLESS for path in asked(info) if path.startswith(below)
    )


def _page(found: shelf.Page) -> Page:
    edges = [
        Edge(cursor=cursor(position), node=product)
        for position, product in enumerate(found.products, found.offset + 1)
    ]
    return Page(
        edges=edges,
        page_info={
            "has_next_page": found.has_next,
            "has_previous_page": found.offset > 0,
            "start_cursor": edges[0].cursor if edges else None,
            "end_cursor": edges[-1].cursor if edges else None,
        },
        count=lambda: found.total,
    )
