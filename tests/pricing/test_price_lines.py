"""Pricing a cart: levels, breaks, tiers, one rounding, and nothing that the client says."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from billing.ledger.fx import set_fx_rate
from storefronts.listings.services import set_listing
from storefronts.pricing.engine import LineRequest, price_lines, unit_prices
from storefronts.pricing.errors import BadQuantity, NotForSale, NothingToBuy, TooManyLines
from storefronts.pricing.explain import PriceStep, public_steps
from storefronts.pricing.services import set_ending
from tenants.catalogue.errors import BadBuyerField, MissingBuyerField
from tenants.catalogue.models import PriceTier
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tests.factories.catalogue import (
    CategoryFactory,
    DenominationFactory,
    ProductFactory,
    make_denomination,
    set_wholesale,
)
from tests.pricing.conftest import SELLER

PHONE = {
    "type": "object",
    "required": ["phone"],
    "properties": {"phone": {"type": "string", "pattern": r"^1\d{10}$"}},
}


def price(shop, denomination, quantity=1, **line):
    wanted = LineRequest(denomination.pk, quantity, **line)
    return price_lines(shop=shop, lines=[wanted]).lines[0]


def test_a_shop_without_a_rule_sells_with_ten_percent_on_top(in_aurora):
    line = price(in_aurora, make_denomination(wholesale="9"))
    assert line.unit == Decimal("9.9")
    assert line.total == Money(990, "CNY")


def test_the_most_exact_rule_counts(in_aurora, markup):
    parent = CategoryFactory()
    child = CategoryFactory(parent=parent)
    card = make_denomination(wholesale="10", product=ProductFactory(category=child))
    markup(None, "20")
    assert price(in_aurora, card).unit == 12
    markup(parent, "30")
    assert price(in_aurora, card).unit == 13
    markup(child, "40")
    assert price(in_aurora, card).unit == 14
    markup(card.product, "50")
    assert price(in_aurora, card).unit == 15
    markup(card, "60")
    assert price(in_aurora, card).unit == 16


def test_buying_more_reaches_a_lower_wholesale_price(in_aurora, markup):
    card = make_denomination(wholesale="10")
    set_wholesale(card, "8", min_quantity=10)
    markup(None, "50")
    assert price(in_aurora, card, 9).unit == 15
    assert price(in_aurora, card, 10).unit == 12


def test_a_shop_of_a_better_tier_buys_cheaper_and_falls_back_to_the_standard_one(in_aurora):
    gold = PriceTier.objects.create(code="gold", name="Gold")
    card = make_denomination(wholesale="10")
    set_wholesale(card, "5", tier=gold)
    only_standard = make_denomination(wholesale="10")
    in_aurora.tier = "gold"
    assert price(in_aurora, card).wholesale_unit == 5
    assert price(in_aurora, only_standard).wholesale_unit == 10


def test_the_total_of_a_line_is_the_one_place_that_rounds(in_aurora, markup):
    set_ending(shop=in_aurora, ending="none", actor=SELLER)
    in_aurora.fee_percent = Decimal(0)
    markup(None, "0.5")
    card = make_denomination(wholesale="0.333333", max_quantity=1_000)
    line = price(in_aurora, card, 1_000)
    assert line.unit == Decimal("0.335000")
    assert line.total == Money(33500, "CNY")
    assert line.wholesale_total == Money(33333, "CNY")


def test_a_line_in_another_currency_keeps_the_rate_it_was_priced_at(in_aurora, markup):
    since = timezone.now() - timedelta(hours=1)
    set_fx_rate(base="USD", quote="CNY", rate=Decimal("7.2"), valid_from=since, actor=SYSTEM)
    in_aurora.currency = "USD"
    markup(None, "25")
    line = price(in_aurora, make_denomination(wholesale="72"))
    assert line.total == Money(1250, "USD")
    assert line.wholesale_total == Money(7200, "CNY")
    assert line.fee.currency == settings.SETTLEMENT_CURRENCY
    assert line.floor.currency == "USD"
    assert round(line.fx_rate, 6) == Decimal("0.138889")


def test_the_fee_is_of_the_shoppers_total(in_aurora, markup):
    in_aurora.fee_percent = Decimal("2.5")
    markup(None, "11", kind="fixed")
    line = price(in_aurora, make_denomination(wholesale="9"), 4)
    assert line.total == Money(4400, "CNY")
    assert line.fee == Money(110, "CNY")
    assert line.floor == Money(3710, "CNY")
    assert line.margin == Money(690, "CNY")


def test_the_explanation_adds_up_and_shows_a_shopper_no_cost(in_aurora, markup):
    markup(None, "12", ending="99")
    line = price(in_aurora, make_denomination(wholesale="9"), 2)
    steps = {step.code: step.amount.minor for step in line.steps}
    assert steps["wholesale"] + steps["markup.shop.percent"] + steps["ending"] == steps["list"]
    assert steps["total"] == line.total.minor == 2198
    assert steps["margin"] == line.total.minor - steps["wholesale"] - steps["fee"]
    assert [step.code for step in public_steps(line.steps)] == ["list", "total"]
    kept = [PriceStep.from_json(step.as_json()) for step in line.steps]
    assert [step.label for step in kept] == [step.label for step in line.steps]


@pytest.mark.parametrize("bad", [0, -1, 101, 10**9, 1.5, float("nan"), True, "1", None])
def test_a_quantity_outside_the_range_or_not_whole_is_refused(in_aurora, bad):
    card = make_denomination()
    with pytest.raises(BadQuantity) as refused:
        price(in_aurora, card, bad)
    assert refused.value.path == ["lines", "0", "quantity"]


def test_the_greatest_quantity_counts_over_all_lines_of_one_denomination(in_aurora):
    card = make_denomination(max_quantity=5)
    lines = [LineRequest(card.pk, 3), LineRequest(card.pk, 3)]
    with pytest.raises(BadQuantity) as refused:
        price_lines(shop=in_aurora, lines=lines)
    assert refused.value.path == ["lines", "1", "quantity"]


def test_no_lines_and_too_many_lines_are_refused(in_aurora):
    card = make_denomination()
    with pytest.raises(NothingToBuy):
        price_lines(shop=in_aurora, lines=[])
    with pytest.raises(TooManyLines):
        price_lines(shop=in_aurora, lines=[LineRequest(card.pk, 1)] * 51)


def test_unknown_archived_hidden_and_unpriced_have_one_answer(in_aurora):
    archived = make_denomination(is_archived=True)
    in_archived_category = make_denomination(
        product=ProductFactory(category=CategoryFactory(parent=CategoryFactory(is_archived=True)))
    )
    hidden = make_denomination()
    set_listing(shop=in_aurora, target=hidden, is_listed=False, actor=SELLER)
    unpriced = DenominationFactory()
    for wanted in (uuid.uuid4(), archived.pk, in_archived_category.pk, hidden.pk, unpriced.pk):
        with pytest.raises(NotForSale) as refused:
            price_lines(shop=in_aurora, lines=[LineRequest(wanted, 1)])
        assert str(refused.value) == str(NotForSale())
        assert refused.value.path == ["lines", "0", "denomination"]


def test_buyer_fields_are_checked_where_given_and_needed_at_the_order(in_aurora):
    card = make_denomination(kind="top_up", buyer_fields=PHONE)
    assert price(in_aurora, card).buyer_fields == {}
    assert price(in_aurora, card, buyer_fields={"phone": " 13800138000 "}).buyer_fields == {
        "phone": "13800138000"
    }
    with pytest.raises(BadBuyerField) as refused:
        price(in_aurora, card, buyer_fields={"phone": "no"})
    assert refused.value.path == ["lines", "0", "buyerFields", "phone"]
    with pytest.raises(MissingBuyerField):
        price_lines(shop=in_aurora, lines=[LineRequest(card.pk, 1)], need_buyer_fields=True)


def test_a_list_shows_what_is_charged(in_aurora, markup):
    markup(None, "17", ending="90")
    card = make_denomination(wholesale="8.88")
    hidden = make_denomination()
    set_listing(shop=in_aurora, target=hidden, is_listed=False, actor=SELLER)
    found = unit_prices(shop=in_aurora, denomination_ids=[card.pk, hidden.pk, uuid.uuid4()])
    assert found == {card.pk: price(in_aurora, card).unit}


def test_the_cart_is_the_sum_of_its_lines(in_aurora):
    cards = [make_denomination(wholesale=w) for w in ("1.111", "2.222", "3.333")]
    cart = price_lines(shop=in_aurora, lines=[LineRequest(c.pk, 3) for c in cards])
    assert cart.total.minor == sum(line.total.minor for line in cart.lines)


@hypothesis_settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    wholesale=st.decimals(min_value="0.01", max_value=5_000, places=4),
    percent=st.decimals(min_value=0, max_value=300, places=2),
    fee=st.decimals(min_value=0, max_value=10, places=2),
    quantity=st.integers(min_value=1, max_value=100),
    ending=st.sampled_from(["none", "minor", "00", "88", "99"]),
)
def test_every_part_of_a_line_adds_up(in_aurora, wholesale, percent, fee, quantity, ending):
    from storefronts.pricing.engine import price_line
    from storefronts.pricing.facts import shop_prices
    from storefronts.pricing.rules import Rule
    from tenants.catalogue.queries import skus

    card = make_denomination(wholesale=str(wholesale))
    in_aurora.fee_percent = fee
    prices = shop_prices(in_aurora).with_ending(ending)
    prices = prices.with_rule(Rule("shop", None, "percent", percent))
    line = price_line(prices, skus([card.pk])[card.pk], quantity)
    assert line is not None
    assert line.total == Money.of(line.unit * quantity, "CNY")
    assert line.floor == line.wholesale_total + line.fee
    assert line.margin + line.fee + line.wholesale_total == line.total
    # Without a fee no markup of zero or more falls below what the line costs.
    assert fee or not line.below_floor
    steps = {step.code: step.amount.minor for step in line.steps}
    markup = steps["wholesale"] + steps["markup.shop.percent"] + steps.get("ending", 0)
    assert abs(markup - steps["list"]) <= 1
