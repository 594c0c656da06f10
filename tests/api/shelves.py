"""Goods on the shelf of every shop."""

from typing import Any

from tenants.registry.context import in_public
from tests.factories.catalogue import (
    CategoryFactory,
    ProductFactory,
    make_denomination,
)
from tests.factories.supply import make_stock

PHONE = {
    "type": "object",
    "properties": {
        "phone": {
            "type": "string",
            "pattern": "^1[0-9]{10}$",
            "x-label": {"zh": "手机号", "en": "Phone number"},
            "x-help": {"zh": "充值的号码", "en": "The number to top up"},
        }
    },
    "required": ["phone"],
}


def card(*, codes: int = 0, secrets: list[str] | None = None, **fields: Any) -> Any:
    """A card of 9 yuan wholesale, with so many codes in stock."""
    with in_public():
        denomination = make_denomination(**fields)
        if codes or secrets:
            make_stock(codes, secrets=secrets, denomination=denomination)
        return denomination


def shelf(products: int, *, denominations: int = 3, codes: int = 1) -> list[Any]:
    """Products with a few denominations each."""
    with in_public():
        category = CategoryFactory(slug="games", name_zh="游戏", name_en="Games")
        made = [ProductFactory(category=category) for _ in range(products)]
    for product in made:
        for n in range(denominations):
            card(product=product, wholesale=str(9 + n), codes=codes)
    return made
