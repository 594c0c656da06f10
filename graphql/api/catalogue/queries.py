"""Browsing a shop."""

from typing import Any

import graphene

from api.basics import CursorInvalid, Edge, Page, cursor, page_size, read_cursor
from api.catalogue.types import Product, ProductConnection, ProductFilter, ProductSort, Shop
from storefronts.listings.errors import NotListed
from storefronts.pricing import shelf
from tenants.registry.errors import ShopSuspended

# Beyond every list, and within what the database counts.
FARTHEST = 10_000_000


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
        offset = _after(after)
        chosen = filter or {}
        try:
            found = shelf.products(
                shop,
                search=chosen.get("search") or "",
                category=chosen.get("category") or "",
                kinds=[kind.value for kind in chosen.get("kinds") or ()],
                in_stock=bool(chosen.get("in_stock")),
                sort=sort.value if sort else "relevance",
                limit=size,
                offset=offset,
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


def open_shop(context: Any) -> Any:
    """The shop, while it sells. Raises ShopSuspended: it then shows no wares."""
    if not context.here.sells:
        raise ShopSuspended()
    return context.here


def _after(after: str | None) -> int:
    if not after:
        return 0
    place: int = read_cursor(after, int)[0]
    if not 0 <= place <= FARTHEST:
        raise CursorInvalid(field="after")
    return place


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
