"""The shop aurora with pages and goods: a Steam card in three face values, a phone top-up."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from storefronts.pages import page_cache, records
from storefronts.pages.provision import make_first_pages
from tenants.registry.context import in_public, in_shop
from tests.factories.catalogue import CategoryFactory, ProductFactory, make_denomination
from tests.factories.supply import make_stock

PHONE = {
    "type": "object",
    "properties": {
        "phone": {
            "type": "string",
            "pattern": "^1[3-9][0-9]{9}$",
            "x-label": {"zh": "手机号", "en": "Phone number"},
            "x-help": {"zh": "11 位号码", "en": "11 digits"},
        }
    },
    "required": ["phone"],
}


def set_up(shop: Any) -> SimpleNamespace:
    """Goods in the catalogue, codes in stock, pages in the shop."""
    with in_public():
        games = CategoryFactory(
            slug="games", name_zh="游戏点卡", name_en="Game cards", icon="gamepad-2"
        )
        steam = ProductFactory(
            category=games,
            slug="steam-wallet",
            name_zh="Steam 钱包充值卡",
            name_en="Steam Wallet card",
            region="GLOBAL",
            description_zh="为 Steam 账户充值。",
            description_en="Adds funds to a Steam account.",
            instructions_zh="1. 打开 Steam。\n2. 输入卡密。",
            instructions_en="1. Open Steam.\n2. Enter the code.",
        )
        ten = make_denomination(
            wholesale="65",
            product=steam,
            sku="steam-10",
            name_zh="10 美元",
            name_en="US$10",
            sort=1,
        )
        twenty = make_denomination(
            wholesale="130",
            product=steam,
            sku="steam-20",
            name_zh="20 美元",
            name_en="US$20",
            sort=2,
        )
        none_left = make_denomination(
            wholesale="650",
            product=steam,
            sku="steam-100",
            name_zh="100 美元",
            name_en="US$100",
            sort=3,
        )
        phones = CategoryFactory(slug="phone-credit", name_zh="话费充值", name_en="Phone credit")
        mobile = ProductFactory(
            category=phones, slug="mobile", name_zh="移动话费", name_en="Mobile credit"
        )
        credit = make_denomination(
            wholesale="48",
            product=mobile,
            sku="mobile-50",
            name_zh="50 元",
            name_en="CNY 50",
            kind="top_up",
            buyer_fields=PHONE,
            promise_seconds=600,
        )
        make_stock(30, denomination=ten)
        make_stock(3, denomination=twenty)
    with in_shop(shop):
        make_first_pages(shop)
    return SimpleNamespace(
        shop=shop,
        games=games,
        steam=steam,
        ten=ten,
        twenty=twenty,
        none_left=none_left,
        mobile=mobile,
        credit=credit,
    )


@pytest.fixture
def stage(aurora: Any) -> SimpleNamespace:
    return set_up(aurora)


@pytest.fixture(autouse=True)
def _no_page_is_kept() -> Iterator[None]:
    page_cache.forget()
    records.forget()
    yield
    page_cache.forget()
