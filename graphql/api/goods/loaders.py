"""Relations of the catalogue's rows, each read once for all nodes of an answer."""

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Count

from api.batches import Batch
from tenants.catalogue.models import Category, Denomination, Product
from tenants.catalogue.queries import category_tree

Announce = Callable[[Any, Sequence[Any]], None]


def categories(context: Any) -> Batch[uuid.UUID, Category]:
    return _known(context, "categories", Category, announce_categories)


def products(context: Any) -> Batch[uuid.UUID, Product]:
    return _known(context, "catalogue products", Product, announce_products)


def denominations_by_id(context: Any) -> Batch[uuid.UUID, Denomination]:
    return _known(context, "denominations by id", Denomination, announce_denominations)


def _known(context: Any, name: str, model: Any, announce: Announce) -> Batch[uuid.UUID, Any]:
    """Rows by id. What is loaded announces in turn what may be asked of it."""

    def load(ids: list[uuid.UUID]) -> dict[uuid.UUID, Any]:
        found: dict[uuid.UUID, Any] = model.objects.in_bulk(ids)
        announce(context, list(found.values()))
        return found

    return context.loaded.setdefault(name, Batch(load))


def denominations(context: Any) -> Batch[uuid.UUID, list[Denomination]]:
    def denominations_of(product_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Denomination]]:
        found: dict[uuid.UUID, list[Denomination]] = {}
        rows = list(Denomination.objects.filter(product_id__in=product_ids).order_by("sort", "sku"))
        announce_denominations(context, rows)
        for row in rows:
            found.setdefault(row.product_id, []).append(row)
        return found

    return context.loaded.setdefault("denominations of products", Batch(denominations_of))


def products_on_sale(context: Any) -> Batch[uuid.UUID, int]:
    def counted(category_ids: list[uuid.UUID]) -> dict[uuid.UUID, int]:
        rows = Product.objects.filter(category_id__in=category_ids, is_archived=False)
        return dict(rows.values_list("category_id").annotate(n=Count("pk")).order_by())

    return context.loaded.setdefault("products on sale", Batch(counted))


def path_of(context: Any, category: Category) -> list[str]:
    """From the tree that is held in memory; read anew once an answer where it was changed."""
    tree = context.loaded.get("category tree")
    if tree is None or tree.get(category.pk) is None:
        tree = context.loaded["category tree"] = category_tree()
    slugs = [node.slug for node in reversed(tree.path(category.pk))]
    return slugs or [category.slug]


def announce_products(context: Any, rows: Sequence[Product]) -> None:
    categories(context).announce(row.category_id for row in rows)
    denominations(context).announce(row.pk for row in rows)
    products_on_sale(context).announce(row.category_id for row in rows)


def announce_categories(context: Any, rows: Sequence[Category]) -> None:
    categories(context).announce(row.parent_id for row in rows if row.parent_id)
    products_on_sale(context).announce(row.pk for row in rows)


def announce_denominations(context: Any, rows: Sequence[Denomination]) -> None:
    products(context).announce(row.product_id for row in rows)
