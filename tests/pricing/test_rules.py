"""The arithmetic of a unit price, by properties and by example."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storefronts.pricing.models import Ending, MarkupRule
from storefronts.pricing.rules import Rule, unit_price, with_ending
from tenants.kernel.money import Money, exponent

Kind = MarkupRule.Kind
prices = st.decimals(min_value=0, max_value=10**6, places=6)
currencies = st.sampled_from(["CNY", "USD", "JPY", "KWD"])
endings = st.sampled_from(Ending.values)


def rule(kind: str, value: str, ending: str = "") -> Rule:
    return Rule(MarkupRule.Scope.SHOP, None, kind, Decimal(value), ending)


def priced(wholesale: str, by: Rule, *, fx: str = "1", ending: str = "none", currency: str = "CNY"):
    return unit_price(
        wholesale=Decimal(wholesale),
        fx_rate=Decimal(fx),
        rule=by,
        shop_ending=ending,
        currency=currency,
    )


@given(price=prices, ending=endings, currency=currencies)
def test_an_ending_only_ever_raises_a_price_and_by_less_than_a_step(price, ending, currency):
    ended = with_ending(price, ending, currency)
    decimals = exponent(currency)
    if ending == Ending.MINOR or ending == Ending.NONE:
        step = Decimal(1).scaleb(-decimals)
    else:
        step = Decimal(1) if decimals else Decimal(10)
    assert price <= ended < price + step


@given(price=prices, ending=endings, currency=currencies)
def test_an_ending_that_is_reached_stays(price, ending, currency):
    once = with_ending(price, ending, currency)
    assert with_ending(once, ending, currency) == once


@given(price=prices, ending=endings.filter(lambda e: e not in ("none", "minor")))
def test_a_price_ends_as_it_should(price, ending):
    ended = with_ending(price, ending, "CNY")
    if price > 0:
        assert f"{ended:.2f}".endswith(f".{ending}")
        assert Money.of(ended, "CNY").decimal == ended


@given(
    wholesale=prices,
    dearer=prices,
    percent=st.decimals(min_value=-100, max_value=1_000, places=4),
    ending=endings,
    currency=currencies,
)
def test_a_dearer_card_never_has_the_lower_price(wholesale, dearer, percent, ending, currency):
    low, high = sorted((wholesale, dearer))
    by = rule(Kind.PERCENT, str(percent))
    low_price = priced(str(low), by, ending=ending, currency=currency).price
    assert low_price <= priced(str(high), by, ending=ending, currency=currency).price


@given(wholesale=prices, add=st.decimals(min_value=-1_000, max_value=1_000, places=2))
def test_a_price_is_never_negative(wholesale, add):
    assert priced(str(wholesale), rule(Kind.ADD, str(add))).price >= 0


@pytest.mark.parametrize(
    ("price", "ending", "currency", "ended"),
    [
        ("9.03", "99", "CNY", "9.99"),
        ("9.99", "99", "CNY", "9.99"),
        ("9.991", "99", "CNY", "10.99"),
        ("9.90", "90", "CNY", "9.90"),
        ("9.01", "00", "CNY", "10"),
        ("9.00", "00", "CNY", "9"),
        ("9.933", "minor", "CNY", "9.94"),
        ("9.933", "none", "CNY", "9.933"),
        ("1234", "90", "JPY", "1239"),
        ("1234.2", "minor", "JPY", "1235"),
        ("1.2345", "90", "KWD", "1.900"),
        ("1.2345", "minor", "KWD", "1.235"),
        ("0", "99", "CNY", "0"),
    ],
)
def test_endings_by_example(price, ending, currency, ended):
    assert with_ending(Decimal(price), ending, currency) == Decimal(ended)


def test_percent_add_and_fixed():
    assert priced("9", rule(Kind.PERCENT, "12.5")).price == Decimal("10.125")
    assert priced("9", rule(Kind.ADD, "1.5")).price == Decimal("10.5")
    assert priced("9", rule(Kind.FIXED, "11")).price == Decimal(11)


def test_wholesale_is_exchanged_before_the_markup():
    found = priced("71.2", rule(Kind.ADD, "1"), fx="0.14", currency="USD")
    assert found.wholesale == Decimal("9.968")
    assert found.price == Decimal("10.968")


def test_a_fixed_price_is_moved_by_its_own_ending_only():
    assert priced("9", rule(Kind.FIXED, "10.5"), ending="99").price == Decimal("10.5")
    assert priced("9", rule(Kind.FIXED, "10.5", "99"), ending="00").price == Decimal("10.99")
