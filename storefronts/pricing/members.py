"""Whose prices somebody sees: the member price of their group, where the shop has any."""

from __future__ import annotations

import uuid
from typing import Any

from storefronts.pricing.facts import shop_prices
from storefronts.promotions.facts import MEMBER
from storefronts.promotions.services import member_of
from tenants.registry.models import Shop


def has_member_prices(shop: Shop) -> bool:
    """Whether it matters who looks. Asks nothing of the database while prices are warm."""
    return any(promo.kind == MEMBER for promo in shop_prices(shop).promos)


def member_price_of(shop: Shop, user: Any) -> uuid.UUID | None:
    """The group whose prices this user of the shop sees; None for those of everybody.

    One query at most, and none in a shop without member prices.
    """
    if user is None or not user.is_authenticated or not has_member_prices(shop):
        return None
    group = member_of(user.pk)
    return group if any(promo.id == group for promo in shop_prices(shop).promos) else None
