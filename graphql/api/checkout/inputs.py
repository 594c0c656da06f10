"""What a client sends, as the services take it."""

import uuid
from typing import Any

from storefronts.checkout.errors import QuoteNotFound
from storefronts.pricing.engine import LineRequest
from storefronts.pricing.errors import NotForSale


def line_requests(lines: list[Any]) -> list[LineRequest]:
    """Raises NotForSale for an id that is no id: the same answer as for an unknown one."""
    return [
        LineRequest(
            denomination_id=_denomination(line.denomination, position),
            quantity=line.quantity,
            buyer_fields=line.get("buyer_fields"),
        )
        for position, line in enumerate(lines)
    ]


def quote_id(text: str | None) -> uuid.UUID | None:
    if not text:
        return None
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise QuoteNotFound(field="quote") from error


def _denomination(text: str, position: int) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise NotForSale(path=["lines", str(position), "denomination"]) from error
