"""The checkout's clocks."""

from typing import Any
from uuid import UUID

from storefronts.checkout import housekeeping
from storefronts.checkout.services.bulk import work_off
from storefronts.checkout.services.closing import expire_order
from storefronts.checkout.services.holding import (
    give_back_overdue,
    resume_all_held,
    resume_held,
)
from storefronts.orders.lifecycle import RESUME_EVERY
from tenants.outbox.errors import Retry
from tenants.outbox.registry import handler
from tenants.registry.models import Shop


@handler("checkout.expire_order", finishes_paid_orders=True)
def expire(*, payload: dict[str, Any], shop: Shop) -> None:
    """An unpaid order's time is over: its stock is free again."""
    expire_order(order_id=UUID(payload["order"]))


@handler("checkout.sweep")
def sweep(*, payload: dict[str, Any], shop: Shop) -> None:
    """Old idempotency keys, quotes and one-time codes are forgotten."""
    housekeeping.sweep()


@handler("checkout.resume_held", atomic=False, finishes_paid_orders=True, attempts=30_000)
def resume(*, payload: dict[str, Any], shop: Shop) -> None:
    """A paid order waits for its shop's wallet: try again until it goes through, or goes back."""
    order_id = UUID(payload["order"])
    if not (resume_held(order_id=order_id) or give_back_overdue(order_id=order_id)):
        raise Retry(after_s=RESUME_EVERY.total_seconds())


@handler("checkout.resume_all_held", atomic=False, finishes_paid_orders=True)
def resume_all(*, payload: dict[str, Any], shop: Shop) -> None:
    """The shop's wallet was topped up."""
    resume_all_held()


@handler("checkout.work_off_bulk", atomic=False, finishes_paid_orders=True, lease_s=300)
def work_off_bulk(*, payload: dict[str, Any], shop: Shop) -> None:
    """A paid bulk order is delivered, some lines at a time."""
    work_off(order_id=UUID(payload["order"]))
