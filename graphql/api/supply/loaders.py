"""Suppliers, batches and counted stock, each read once for all nodes of an answer."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from api.batches import Batch
from tenants.reporting.queries import pieces_sold_a_day
from tenants.supply.models import LowStockAlert, PurchaseBatch, Supplier
from tenants.supply.queries import Level, counts_of_batches, levels

# The pace at which stock goes is that of so many days.
PACE_DAYS = 30


def suppliers(context: Any) -> Batch[uuid.UUID, Supplier]:
    return context.loaded.setdefault("suppliers", Batch(Supplier.objects.in_bulk))


def batches(context: Any) -> Batch[uuid.UUID, PurchaseBatch]:
    return context.loaded.setdefault("purchase batches", Batch(PurchaseBatch.objects.in_bulk))


def batch_counts(context: Any) -> Batch[uuid.UUID, dict[str, int]]:
    return context.loaded.setdefault("batch counts", Batch(counts_of_batches))


def stock(context: Any) -> Batch[uuid.UUID, Level]:
    return context.loaded.setdefault("stock", Batch(levels))


def alerts(context: Any) -> Batch[uuid.UUID, LowStockAlert]:
    return context.loaded.setdefault("stock alerts", Batch(LowStockAlert.objects.in_bulk))


def pace(context: Any) -> dict[uuid.UUID, Decimal]:
    """Pieces sold a day, by denomination: one query, over the whole platform."""
    known: dict[uuid.UUID, Decimal] | None = context.loaded.get("pace")
    if known is None:
        now = timezone.now()
        known = pieces_sold_a_day(since=now - timedelta(days=PACE_DAYS), until=now)
        context.loaded["pace"] = known
    return known
