"""A card code in the clear, and the bytes that are sealed of it. Lives in memory only."""

from __future__ import annotations

import json
from dataclasses import dataclass

STOCK_TABLE = "supply_stockcode"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, repr=False)
class CardCode:
    """The three parts that a card can have; ``repr`` shows none, for logs and error reports."""

    secret: str
    number: str | None = None
    pin: str | None = None

    def as_bytes(self) -> bytes:
        """Compact JSON, as it is sealed: also under a shop's key, unchanged."""
        return pack(self.secret, self.number or "", self.pin or "")

    @classmethod
    def from_bytes(cls, plain: bytes) -> CardCode:
        data = json.loads(plain)
        return cls(secret=data["s"], number=data.get("n"), pin=data.get("p"))

    def __repr__(self) -> str:
        return "<CardCode>"


def pack(secret: str, number: str, pin: str) -> bytes:
    """``CardCode.as_bytes`` for a million codes."""
    if not number and not pin:
        return ('{"s":' + _encode(secret) + "}").encode()
    data = {"s": secret}
    if number:
        data["n"] = number
    if pin:
        data["p"] = pin
    return _encode(data).encode()
