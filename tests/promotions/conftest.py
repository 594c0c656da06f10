"""Promotions of aurora, and a card that sells at 100.00 over a floor of about 91.00."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from storefronts.pricing.services import set_markup_rule
from storefronts.promotions.models import Promotion
from tenants.registry.context import in_public
from tests.factories.orders import make_goods
from tests.factories.promotions import SELLER, promotion


@pytest.fixture
def promote(in_aurora: Any) -> Callable[..., Promotion]:
    """`promote("coupon", 10, code="TEN")`: ten percent; `off="amount"` for an amount."""

    def make(kind: str, value: Any, **fields: Any) -> Promotion:
        return promotion(in_aurora, kind, value, **fields)

    return make


@pytest.fixture
def goods(in_aurora: Any) -> Any:
    """Wholesale 50.00, sold at 100.00: there is room for half of it, less the fee."""
    return priced(in_aurora, wholesale="50", price="100")


def priced(shop: Any, *, wholesale: str, price: str, stock: int = 20, **more: Any) -> Any:
    with in_public():
        card = make_goods(stock, wholesale=wholesale, **more)
    set_markup_rule(
        shop=shop, target=card, kind="fixed", value=Decimal(price), ending="", actor=SELLER
    )
    return card
