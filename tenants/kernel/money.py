"""Money as integer minor units with an ISO 4217 code; one rounding rule (half-up)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel.numbers import format_currency, get_currency_precision
from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import Invalid

# Beyond every amount, and within what the database counts.
GREATEST = Decimal(10) ** 12


@cache
def exponent(currency: str) -> int:
    """How many decimal places the currency has (CLDR): CNY 2, JPY 0, KWD 3."""
    return get_currency_precision(currency)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount that moves. ``Money(1999, "USD")`` is 19.99 dollars."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """Round major units half-up to the currency's smallest unit."""
        scaled = Decimal(amount).scaleb(exponent(currency))
        return cls(int(scaled.to_integral_value(ROUND_HALF_UP)), currency)

    @classmethod
    def zero(cls, currency: str) -> Money:
        return cls(0, currency)

    @property
    def decimal(self) -> Decimal:
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    @property
    def amount(self) -> str:
        """Major units as the API shows them: ``"19.99"``."""
        return f"{self.decimal:.{exponent(self.currency)}f}"

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"cannot combine {self.currency} with {other.currency}")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.minor <= other.minor

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def typed_money(text: str, currency: str, *, field: str = "amount") -> Money:
    """What somebody typed: major units, with commas between thousands, exact to the smallest unit.

    Raises Invalid for what is no number, or has more decimals than the currency.
    """
    try:
        number = Decimal(text.strip().replace(",", ""))
    except ArithmeticError as error:
        raise Invalid(_("This is not an amount."), field=field) from error
    if not number.is_finite() or abs(number) > GREATEST:
        raise Invalid(_("This is not an amount."), field=field)
    if number != round(number, exponent(currency)):
        raise Invalid(_("This is not an amount."), field=field)
    return Money.of(number, currency)


def format_money(money: Money, locale: str = "en") -> str:
    """The amount as a reader of ``locale`` (Django's code, e.g. ``zh-hans``) writes it."""
    return format_currency(money.decimal, money.currency, locale=babel_locale(locale))


def babel_locale(code: str) -> str:
    return "zh_Hans_CN" if code.lower().startswith("zh") else "en_US"
