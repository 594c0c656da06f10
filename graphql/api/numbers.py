"""Numbers as clients send them."""

from decimal import Decimal, InvalidOperation

from tenants.kernel.errors import Invalid

GREATEST = Decimal(10) ** 12
MOST_DECIMALS = 12


def number(text: str, *, field: str) -> Decimal:
    """Raises Invalid; what it may be is the service's to say."""
    try:
        found = Decimal(text.strip())
    except InvalidOperation as error:
        raise Invalid(field=field) from error
    if not found.is_finite() or abs(found) > GREATEST or found != round(found, MOST_DECIMALS):
        raise Invalid(field=field)
    return found
