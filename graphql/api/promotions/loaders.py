"""Names of what promotions are for, of a whole list at once."""

from typing import Any

from api.batches import Batch
from tenants.catalogue.models import Category, Product


def _categories(ids: list[str]) -> dict[str, Any]:
    return {str(row.pk): row for row in Category.objects.filter(pk__in=ids)}


def _products(ids: list[str]) -> dict[str, Any]:
    rows = Product.objects.filter(pk__in=ids).select_related("category")
    return {str(row.pk): row for row in rows}


def categories(context: Any) -> Batch[str, Any]:
    return context.loaded.setdefault("promotions' categories", Batch(_categories))


def products(context: Any) -> Batch[str, Any]:
    return context.loaded.setdefault("promotions' products", Batch(_products))


def announce(context: Any, promotions: list[Any]) -> None:
    for promotion in promotions:
        categories(context).announce(promotion.category_ids)
        products(context).announce(promotion.product_ids)
