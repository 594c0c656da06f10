"""Progress and orders of all bulk orders of an answer, each in a fixed number of queries."""

import uuid
from typing import Any

from api.batches import Batch
from api.orders.loaders import announce as announce_orders
from storefronts.checkout.models import BulkOrder
from storefronts.checkout.services.bulk import Progress, progress_of
from storefronts.orders.models import Order


def progress(context: Any) -> Batch[uuid.UUID, Progress]:
    def load(ids: list[uuid.UUID]) -> dict[uuid.UUID, Progress]:
        known: dict[uuid.UUID, BulkOrder] = context.loaded.get("bulk rows", {})
        return progress_of([known[i] for i in ids])

    return context.loaded.setdefault("bulk progress", Batch(load))


def orders(context: Any) -> Batch[uuid.UUID, Order]:
    def load(ids: list[uuid.UUID]) -> dict[uuid.UUID, Order]:
        found = Order.objects.in_bulk(ids)
        announce_orders(context, list(found.values()))
        return found

    return context.loaded.setdefault("bulk orders", Batch(load))


def announce(context: Any, bulks: list[BulkOrder]) -> None:
    """Bulk orders are coming: what is asked of one is loaded for all."""
    rows = context.loaded.setdefault("bulk rows", {})
    rows.update({bulk.order_id: bulk for bulk in bulks})
    progress(context).announce(rows)
    orders(context).announce(rows)
