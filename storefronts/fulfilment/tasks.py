"""Promises that are kept by the clock."""

from typing import Any
from uuid import UUID

from storefronts.orders.working import check_promise
from tenants.outbox.registry import handler
from tenants.registry.models import Shop


@handler("fulfilment.check_promise", finishes_paid_orders=True)
def promise_is_due(*, payload: dict[str, Any], shop: Shop) -> None:
    """Delivered by now, or refunded."""
    check_promise(line_id=UUID(payload["line"]))
