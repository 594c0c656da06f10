"""Account codes: what an account is, read from its name. The table is docs/ledger.md."""

import re
import uuid
from dataclasses import dataclass
from functools import lru_cache

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# Kind, floor in minor units (None: none), and what the code looks like.
_SHAPES: tuple[tuple[str, int | None, re.Pattern[str]], ...] = tuple(
    (kind, floor, re.compile(shape.replace("{id}", _UUID)))
    for kind, floor, shape in (
        ("wallet", 0, r"(?P<owner>customer:{id}:{id}):wallet"),
        ("wallet", 0, r"(?P<owner>shop:{id}):wallet"),
        ("earnings", None, r"(?P<owner>shop:{id}):earnings"),
        ("escrow", None, r"escrow"),
        ("clearing", None, r"(?P<owner>clearing:[a-z0-9_]+:[A-Za-z0-9-]+)"),
        ("payable", None, r"(?P<owner>supplier:{id}):payable"),
        ("deposit", 0, r"(?P<owner>supplier:{id}):deposit"),
        ("fees", None, r"platform:fees"),
        ("margin", None, r"platform:margin"),
        ("rounding", None, r"platform:rounding"),
        ("adjustments", None, r"platform:adjustments"),
        ("promotions", None, r"platform:promotions"),
        ("commitments", None, r"platform:commitments"),
        ("budget", 0, r"(?P<owner>promotion:{id}):budget"),
        ("fx", None, r"fx"),
        ("outside", None, r"(?P<owner>outside:{id})"),
    )
)
_NAMESPACE = uuid.UUID("5f1c3a52-0f6e-5b0e-9d5e-2a4f6d9a7c11")

ESCROW = "escrow"
FEES = "platform:fees"
MARGIN = "platform:margin"
ROUNDING = "platform:rounding"
ADJUSTMENTS = "platform:adjustments"
PROMOTIONS = "platform:promotions"
COMMITMENTS = "platform:commitments"
FX = "fx"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a code says about its account."""

    kind: str
    owner: str
    floor: int | None


@lru_cache(maxsize=20_000)
def shape_of(code: str) -> Shape:
    """Raises ValueError for a code that is none: a mistyped account would swallow money."""
    for kind, floor, pattern in _SHAPES:
        if match := pattern.fullmatch(code):
            return Shape(kind, match.groupdict().get("owner") or "platform", floor)
    raise ValueError(f"not an account code: {code}")


@lru_cache(maxsize=20_000)
def account_id(code: str, currency: str) -> uuid.UUID:
    """The account's id, without asking the database: a version 5 UUID of code and currency."""
    return uuid.uuid5(_NAMESPACE, f"{code} {currency}")


def shop_wallet(shop_id: uuid.UUID) -> str:
    return f"shop:{shop_id}:wallet"


def shop_earnings(shop_id: uuid.UUID) -> str:
    return f"shop:{shop_id}:earnings"


def customer_wallet(shop_id: uuid.UUID, user_id: uuid.UUID) -> str:
    return f"customer:{shop_id}:{user_id}:wallet"


def clearing(provider: str, account_id: uuid.UUID | str) -> str:
    return f"clearing:{provider}:{account_id}"


def supplier_payable(supplier_id: uuid.UUID) -> str:
    return f"supplier:{supplier_id}:payable"


def promotion_budget(funding_id: uuid.UUID) -> str:
    return f"promotion:{funding_id}:budget"


def outside(shop_id: uuid.UUID) -> str:
    return f"outside:{shop_id}"
