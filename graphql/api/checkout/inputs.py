"""What a client sends, as the services take it."""

import uuid
from decimal import Decimal
from typing import Any

from api.numbers import number
from storefronts.checkout.errors import QuoteNotFound
from storefronts.pricing.engine import LineRequest
from storefronts.pricing.errors import NotForSale
from tenants.kernel.errors import Invalid

# An id that no denomination has.
UNKNOWN = uuid.UUID(int=0)


def line_requests(lines: list[Any], *, no_id: uuid.UUID | None = None) -> list[LineRequest]:
    """Raises NotForSale for an id that is no id: the same answer as for an unknown one; Invalid.

    With `no_id` it is taken for that one instead.
    """
    return [
        LineRequest(
            denomination_id=_denomination(line.denomination, position, no_id),
            quantity=line.quantity,
            buyer_fields=line.get("buyer_fields"),
            max_total=_most(line.get("max_total"), position),
        )
        for position, line in enumerate(lines)
    ]


def _most(text: str | None, position: int) -> Decimal | None:
    if text is None:
        return None
    try:
        found = number(text, field="maxTotal")
        if found < 0:
            raise Invalid(field="maxTotal")
    except Invalid as error:
        error.path = ["lines", str(position), "maxTotal"]
        raise
    return found


def quote_id(text: str | None) -> uuid.UUID | None:
    if not text:
        return None
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise QuoteNotFound(field="quote") from error


def _denomination(text: str, position: int, no_id: uuid.UUID | None) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        if no_id is not None:
            return no_id
        raise NotForSale(path=["lines", str(position), "denomination"]) from error
