"""Sums that are owed."""

from datetime import date
from typing import Any
from uuid import UUID

from tenants.outbox.registry import handler
from tenants.reporting.services import sum_day


@handler("reporting.sum_day")
def sum_a_day(*, payload: dict[str, Any], shop: object) -> None:
    """A day of a shop has new orders in it."""
    sum_day(
        shop_id=UUID(payload["shop"]),
        day=date.fromisoformat(payload["day"]),
        time_zone=payload["time_zone"],
    )
