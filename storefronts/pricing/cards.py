"""Cards of the shelf: a product and its denominations as a shopper sees them.

Nothing here is private: no cost, wholesale or supplier. Names choose the active language.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenants.catalogue.buyer_fields import BuyerField, buyer_fields
from tenants.catalogue.models import in_language
from tenants.catalogue.queries import ProductFacts
from tenants.catalogue.tree import Node
from tenants.kernel.money import Money

IN_STOCK, LOW, OUT_OF_STOCK, ON_REQUEST = "in_stock", "low", "out_of_stock", "on_request"


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """The price of one piece from a quantity on."""

    min_quantity: int
    price: Money


@dataclass(frozen=True, slots=True)
class PriceStep:
    """What the total of a line follows from, from a quantity on: `unit` is one piece in the shop's
    currency with six decimals, `percent_off` the sale or member price that is on.

    The total of a line is unit × quantity, rounded half-up, less its percentage, rounded likewise.
    """

    min_quantity: int
    unit: Decimal
    percent_off: Decimal


@dataclass(frozen=True, slots=True)
class DenominationCard:
    """A denomination as a shopper sees it. `price` is for one piece at the least quantity."""

    id: uuid.UUID
    sku: str
    name_zh: str
    name_en: str
    kind: str
    face_value: Decimal | None
    face_currency: str
    price: Money
    breaks: tuple[PriceBreak, ...]
    min_quantity: int
    max_quantity: int
    buyer_fields_schema: dict[str, Any]
    promise_seconds: int | None
    warranty_days: int
    warranty_zh: str
    warranty_en: str
    low_stock_at: int
    holds_codes: bool
    # False: its price is below the floor, so nothing is sold (case 12).
    sells: bool
    availability: str = OUT_OF_STOCK
    # The price of one piece without the sale or member price; None where there is none.
    was: Money | None = None
    # How many can be bought at once, counted to 100; None where nothing is counted.
    left: int | None = None

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)

    @property
    def warranty(self) -> str:
        return in_language(self.warranty_zh, self.warranty_en)

    @property
    def can_be_bought(self) -> bool:
        return self.availability != OUT_OF_STOCK

    @property
    def buyer_fields(self) -> list[BuyerField]:
        """The fields of its form, in the active language."""
        return buyer_fields(self.buyer_fields_schema)


@dataclass(frozen=True, slots=True)
class ProductCard:
    """A product with its denominations, in order."""

    id: uuid.UUID
    slug: str
    facts: ProductFacts
    category: Node
    path: tuple[Node, ...]  # topmost category first
    denominations: tuple[DenominationCard, ...]
    is_featured: bool

    @property
    def name(self) -> str:
        return self.facts.name

    @property
    def description(self) -> str:
        return self.facts.description

    @property
    def instructions(self) -> str:
        return self.facts.instructions

    @property
    def issuer(self) -> str:
        return self.facts.issuer

    @property
    def region(self) -> str:
        return self.facts.region

    @property
    def image_url(self) -> str:
        return self.facts.image_url

    @property
    def created_at(self) -> datetime:
        return self.facts.created_at

    @property
    def price_from(self) -> Money | None:
        """The lowest price of what can be bought; of what is shown, where nothing can be."""
        bought = [d.price for d in self.denominations if d.can_be_bought]
        return min(bought or [d.price for d in self.denominations], default=None)

    @property
    def was_from(self) -> Money | None:
        """What the one of the lowest price costs without its sale or member price, if any is on."""
        shown = [d for d in self.denominations if d.can_be_bought] or self.denominations
        return min(shown, key=lambda d: d.price.minor).was if shown else None

    @property
    def availability(self) -> str:
        """The best of its denominations'."""
        kinds = {d.availability for d in self.denominations}
        return next((k for k in (IN_STOCK, LOW, ON_REQUEST) if k in kinds), OUT_OF_STOCK)

    @property
    def promise_seconds(self) -> int | None:
        """The shortest promise among its denominations."""
        return min(
            (d.promise_seconds for d in self.denominations if d.promise_seconds), default=None
        )
