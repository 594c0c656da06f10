"""What the shop shows and hides."""

from typing import Any

import graphene

from api.basics import Page
from api.fields import listed, paged
from api.listings.loaders import announce
from api.listings.types import ListedCategory, ListedProduct, ListingOnly
from api.lists import find, in_order, is_id
from api.rights import need_staff
from storefronts.console.shelf import branches, products_matching
from tenants.catalogue.models import Category, Product


class ListingQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    listed_categories = listed(
        ListedCategory, description="The whole tree, each category after the one above it."
    )
    listed_products = paged(
        ListedProduct,
        "In the order of the shelf.",
        category=graphene.ID(),
        search=graphene.String(),
        only=ListingOnly(),
    )
    listed_product = graphene.Field(ListedProduct, id=graphene.ID(required=True))

    @staticmethod
    def resolve_listed_categories(root: Any, info: Any) -> list[Any]:
        need_staff(info.context, act="listings", scope="listings")
        return branches()

    @staticmethod
    def resolve_listed_products(
        root: Any,
        info: Any,
        category: str | None = None,
        search: str | None = None,
        only: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        context = info.context
        need_staff(context, act="listings", scope="listings")
        within = find(Category.objects.live(), category, field="category") if category else None
        return in_order(
            products_matching(
                category=within,
                query=(search or "").strip()[:80],
                only=only.value if only else "",
            ),
            first=first,
            after=after,
            ready=lambda products: announce(context, products),
        )

    @staticmethod
    def resolve_listed_product(root: Any, info: Any, id: str) -> Any:
        need_staff(info.context, act="listings", scope="listings")
        rows = Product.objects.live().select_related("category")
        return rows.filter(pk=id).first() if is_id(id) else None
