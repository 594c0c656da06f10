"""The demo's goods, out of the TOML files beside this module.

A product there names its denominations in one of three ways: `money` (face values of a currency),
`points` (unit in Chinese and English, then count=price in CNY), `plans` (key, Chinese, English,
price in CNY). `rate` is what the platform asks of the usual price.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

FILES = ("games.toml", "daily.toml", "work.toml")
# What one unit of a currency is worth in CNY: of the demo's exchange table and its prices.
CNY = {
    "CNY": Decimal(1),
    "USD": Decimal("7.12"),
    "HKD": Decimal("0.913"),
    "JPY": Decimal("0.0472"),
    "EUR": Decimal("8.24"),
    "TRY": Decimal("0.171"),
}
_UNITS = {"CNY": "元", "USD": "美元", "HKD": "港币", "JPY": "日元", "EUR": "欧元", "TRY": "里拉"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category of the demo. `icon` is a name of the Lucide set."""

    slug: str
    zh: str
    en: str
    icon: str
    parent: str = ""


# Eight categories, three of them with a second level.
SHELVES = (
    Shelf("games", "游戏点卡", "Game cards", "gamepad-2"),
    Shelf("pc-games", "端游与平台", "PC & platforms", "zap", "games"),
    Shelf("mobile-games", "手机游戏", "Mobile games", "coins", "games"),
    Shelf("consoles", "主机", "Consoles", "tv", "games"),
    Shelf("phone", "话费流量", "Phone & data", "smartphone"),
    Shelf("video", "影音会员", "Video & music", "clapperboard"),
    Shelf("gifts", "礼品卡", "Gift cards", "gift"),
    Shelf("app-stores", "应用商店", "App stores", "wallet", "gifts"),
    Shelf("shopping-cards", "购物卡", "Shopping cards", "shopping-bag", "gifts"),
    Shelf("software", "软件授权", "Software", "key-round"),
    Shelf("vouchers", "生活卡券", "Vouchers", "ticket"),
    Shelf("meals", "餐饮美食", "Food & drink", "utensils", "vouchers"),
    Shelf("going-out", "出行娱乐", "Going out", "car", "vouchers"),
    Shelf("services", "游戏服务", "Game services", "headphones"),
    Shelf("accounts", "账号专区", "Accounts", "users"),
)
PARENTS = {shelf.slug: shelf.parent for shelf in SHELVES}


@dataclass(frozen=True, slots=True)
class Face:
    """One denomination: `retail` is its usual price in CNY."""

    key: str
    zh: str
    en: str
    retail: Decimal
    value: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Goods:
    """A product."""

    slug: str
    category: str
    mark: str
    zh: str
    en: str
    about_zh: str
    about_en: str
    issuer: str
    region: str
    faces: tuple[Face, ...]
    rate: Decimal
    how: str
    kind: str
    fields: str
    promise: int
    warranty_days: int
    most: int

    @property
    def branch(self) -> str:
        """The topmost category."""
        return PARENTS[self.category] or self.category


@cache
def all_goods() -> tuple[Goods, ...]:
    """Every product of the demo."""
    found: list[Goods] = []
    for name in FILES:
        text = (Path(__file__).parent / name).read_text(encoding="utf-8")
        found.extend(_goods(product) for product in tomllib.loads(text)["product"])
    return tuple(found)


def _goods(product: dict[str, Any]) -> Goods:
    return Goods(
        slug=product["slug"],
        category=product["category"],
        mark=product["mark"],
        zh=product["name"][0],
        en=product["name"][1],
        about_zh=product["about"][0],
        about_en=product["about"][1],
        issuer=product.get("issuer", ""),
        region=product.get("region", ""),
        faces=tuple(_faces(product)),
        rate=Decimal(product["rate"]),
        how=product["how"],
        kind=product.get("kind", "code"),
        fields=product.get("fields", ""),
        promise=product.get("promise", 30),
        warranty_days=product.get("warranty_days", 3),
        most=product.get("most", 100),
    )


def _faces(product: dict[str, Any]) -> Iterator[Face]:
    if "money" in product:
        currency, *amounts = product["money"].split()
        for amount in amounts:
            retail = (Decimal(amount) * CNY[currency]).quantize(Decimal("0.01"))
            names = f"{amount} {_UNITS[currency]}", f"{currency} {amount}"
            yield Face(amount, *names, retail, Decimal(amount), currency)
    if "points" in product:
        zh, en, prices = product["points"]
        for pair in prices.split():
            count, price = pair.split("=")
            yield Face(count, f"{count} {zh}", f"{count} {en}", Decimal(price))
    for key, zh, en, price in product.get("plans", ()):
        yield Face(key, zh, en, Decimal(price))
