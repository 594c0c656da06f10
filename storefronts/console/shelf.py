"""The catalogue as this shop's staff see it: what is shown, featured, renamed. No cost, ever."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from storefronts.console.pages import PER_PAGE
from storefronts.listings.models import Listing, ListingRule
from tenants.catalogue.models import Category, Product
from tenants.catalogue.queries import category_tree


@dataclass(slots=True)
class Branch:
    """A category with its depth in the tree and what the shop says of it."""

    category: Category
    depth: int
    rule: bool | None
    is_shown: bool
    products: int


def branches() -> list[Branch]:
    """Every live category in tree order. Three queries."""
    rules = dict(ListingRule.objects.values_list("category_id", "is_listed"))
    counted = Category.objects.live().annotate(
        products_count=Count("products", filter=Q(products__is_archived=False))
    )
    children: dict[uuid.UUID | None, list[Any]] = {}
    for category in counted:
        children.setdefault(category.parent_id, []).append(category)
    rows: list[Branch] = []

    def walk(parent: uuid.UUID | None, depth: int, shown: bool) -> None:
        for category in children.get(parent, []):
            rule = rules.get(category.pk)
            here = shown if rule is None else rule
            rows.append(Branch(category, depth, rule, here, category.products_count))
            walk(category.pk, depth + 1, here)

    walk(None, 0, rules.get(None, True))
    return rows


def products_matching(*, category: Category | None, query: str, only: str) -> QuerySet[Any]:
    """In the order of the shelf, with ``.sold_as`` (a count); `only` is featured, hidden or all."""
    rows: QuerySet[Any] = Product.objects.live().select_related("category")
    rows = rows.annotate(
        sold_as=Count("denominations", filter=Q(denominations__is_archived=False))
    ).order_by("category__sort", "category__slug", "sort", "slug")
    if category:
        below = {
            category.pk,
            *(node.id for node in category_tree() if category.pk in _path(node.id)),
        }
        rows = rows.filter(category_id__in=below)
    if query:
        rows = rows.filter(search_text__icontains=query)
    if only in ("featured", "hidden"):
        wanted = {"is_featured": True} if only == "featured" else {"is_listed": False}
        rows = rows.filter(
            pk__in=list(Listing.objects.filter(**wanted).values_list("target_id", flat=True))
        )
    return rows


def products_page(*, category: Category | None, query: str, only: str, number: str | None) -> Page:
    """The same a page at a time, with ``.listing`` (the shop's difference or None)."""
    rows = products_matching(category=category, query=query, only=only)
    page = Paginator(rows, PER_PAGE).get_page(number)
    found = {
        listing.target_id: listing
        for listing in Listing.objects.filter(target_id__in=[row.pk for row in page])
    }
    for row in page:
        row.listing = found.get(row.pk)
    return page


def _path(category_id: uuid.UUID) -> set[uuid.UUID]:
    return {node.id for node in category_tree().path(category_id)}
