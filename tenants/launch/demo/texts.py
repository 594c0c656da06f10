"""Descriptions, instructions, warranties and buyer fields of the demo's goods."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tenants.launch.demo.goods import Goods

_PROMISED = {
    "code": (
        "付款后秒发卡密，订单页随时可查。",
        "The code is on your screen within seconds.",
    ),
    "licence": ("付款后秒发密钥，质保期内可换。", "The key comes at once and is under warranty."),
    "account": (
        "付款后秒发账号，首次登录请改密。",
        "It comes at once; change its password.",
    ),
    "top_up": ("无需卡密，付款后自动直充。", "No code to type: it is credited by itself."),
    "service": ("专人服务，进度可查，未完成可退。", "Done by a person; refunded if it is not."),
}


@cache
def texts() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))


def description(goods: Goods) -> tuple[str, str]:
    """What it is and how it comes, in Chinese and English."""
    zh, en = _PROMISED[goods.kind]
    return f"{goods.about_zh}{zh}", f"{goods.about_en} {en}"


def instructions(goods: Goods) -> tuple[str, str]:
    how = texts()["how"][goods.how]
    return how["zh"].strip(), how["en"].strip()


def warranty(goods: Goods) -> tuple[str, str]:
    found = texts()["warranty"].get(goods.kind)
    if found is None or not goods.warranty_days:
        return "", ""
    return found["zh"], found["en"]


def buyer_fields(goods: Goods) -> dict[str, Any]:
    """The JSON Schema of what its buyer fills in; empty where nothing is asked."""
    if not goods.fields:
        return {}
    properties: dict[str, Any] = {}
    required: list[str] = []
    for name, rules in texts()["fields"][goods.fields].items():
        rules = dict(rules)
        if not rules.pop("x-optional", False):
            required.append(name)
        properties[name] = {"type": "string", **rules}
    return {"type": "object", "properties": properties, "required": required}
