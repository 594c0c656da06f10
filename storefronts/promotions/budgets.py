"""Promotions that the platform pays: does what is left of their budgets reach for a cart?

This is a look ahead, so that a cart is priced as it can be sold. What makes an overspend impossible
is the part that each order takes out of the budget when it is placed (storefronts.orders.funded).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import connection

from billing.funding.queries import left
from tenants.outbox import add
from tenants.registry.context import current_shop


def short_budgets(parts: Mapping[str, int], *, currency: str) -> set[uuid.UUID]:
    """The budgets from which more would be taken than is left. One query, none without any."""
    if not parts:
        return set()
    wanted = {uuid.UUID(funding): minor for funding, minor in parts.items()}
    held = left([(funding, currency) for funding in wanted])
    short = {funding for funding, minor in wanted.items() if minor > held[funding]}
    for funding in short:
        _have_it_looked_at(funding)
    return short


def _have_it_looked_at(funding: uuid.UUID) -> None:
    """Perhaps nothing fits into it any more. Inside a transaction a refusal would undo this."""
    if not connection.in_atomic_block:
        add(
            task="promotions.budget_turned_away",
            payload={"funding": str(funding)},
            shop_id=current_shop().pk,
            key=str(funding),
        )
