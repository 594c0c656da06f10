"""Names of what promotions are for, of a whole list at once."""

import uuid
from typing import Any

from api.batches import Batch
from billing.funding import queries
from billing.funding.models import Funding
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


def fundings(context: Any) -> Batch[uuid.UUID, Funding]:
    """What the platform was asked to pay, by its id."""
    return context.loaded.setdefault("fundings", Batch(queries.fundings))


def announce(context: Any, promotions: list[Any]) -> None:
    for promotion in promotions:
        categories(context).announce(promotion.category_ids)
        products(context).announce(promotion.product_ids)
    fundings(context).announce(one.funding_id for one in promotions if one.funding_id)
