"""Denominations of products, and how the shop's listing differs, each in one query."""

import uuid
from collections import defaultdict
from typing import Any

from api.batches import Batch
from storefronts.listings.models import Listing
from tenants.catalogue.models import Denomination


def _differences_of(target_ids: list[uuid.UUID]) -> dict[uuid.UUID, Listing]:
    return {row.target_id: row for row in Listing.objects.filter(target_id__in=target_ids)}


def differences(context: Any) -> Batch[uuid.UUID, Listing]:
    """By the product or denomination that they are of."""
    return context.loaded.setdefault("listing differences", Batch(_differences_of))


def denominations(context: Any) -> Batch[uuid.UUID, list[Any]]:
    def of(product_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
        found: dict[uuid.UUID, list[Any]] = defaultdict(list)
        rows = Denomination.objects.live().filter(product_id__in=product_ids)
        for row in rows.order_by("product_id", "sort", "sku"):
            found[row.product_id].append(row)
            # What the first of them asks is asked for those of all products.
            differences(context).announce([row.pk])
        return found

    return context.loaded.setdefault("products' denominations", Batch(of))


def announce(context: Any, products: list[Any]) -> None:
    differences(context).announce(product.pk for product in products)
    denominations(context).announce(product.pk for product in products)
