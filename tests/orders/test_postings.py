"""What a sale does to the ledger, to the cent, in one and in two currencies."""

from collections import defaultdict
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.ledger.codes import (
    ESCROW,
    FEES,
    FX,
    MARGIN,
    PROMOTIONS,
    ROUNDING,
    outside,
    shop_earnings,
    shop_wallet,
    supplier_payable,
)
from storefronts.orders import postings
from tenants.kernel.money import Money

SHOP = UUID(int=1)
SUPPLIER = UUID(int=2)
OTHER_SUPPLIER = UUID(int=3)


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


def sold(**changes):
    facts = {
        "total": cny(1000),
        "wholesale": cny(800),
        "fee": cny(10),
        "fx_rate": Decimal(1),
        "costs": [postings.Cost(SUPPLIER, Decimal("7.50"), "CNY")],
    }
    return postings.Sold(**{**facts, **changes})


def test_a_platform_collected_line_pays_supplier_platform_and_shop():
    entries = dict(postings.delivery(shop_id=SHOP, collects="platform", sold=sold()))
    assert entries == {
        ESCROW: cny(-1000),
        supplier_payable(SUPPLIER): cny(750),
        MARGIN: cny(50),
        FEES: cny(10),
        shop_earnings(SHOP): cny(190),
    }


def test_a_shop_collected_line_is_paid_out_of_the_shops_wallet():
    entries = dict(postings.delivery(shop_id=SHOP, collects="shop", sold=sold()))
    assert entries == {
        ESCROW: cny(-1000),
        outside(SHOP): cny(1000),
        shop_wallet(SHOP): cny(-810),
        supplier_payable(SUPPLIER): cny(750),
        MARGIN: cny(50),
        FEES: cny(10),
    }


def test_what_two_roundings_leave_is_posted_as_rounding():
    entries = dict(
        postings.delivery(
            shop_id=SHOP,
            collects="platform",
            sold=sold(
                wholesale=cny(3),
                costs=[
                    postings.Cost(SUPPLIER, Decimal("0.014"), "CNY"),
                    postings.Cost(OTHER_SUPPLIER, Decimal("0.014"), "CNY"),
                ],
            ),
        )
    )
    # 0.03 - 0.028 = 0.002 of margin is nothing; 3 - 1 - 1 = 1 is left and not dropped.
    assert MARGIN not in entries
    assert entries[ROUNDING] == cny(1)


def test_a_foreign_currency_passes_through_the_exchange_account():
    usd = sold(total=Money(200, "USD"), fx_rate=Decimal("0.14"))
    entries = postings.delivery(shop_id=SHOP, collects="platform", sold=usd)
    # 8.10 CNY are 1.134 USD, and that is 1.13.
    assert (FX, Money(113, "USD")) in entries
    assert (FX, cny(-810)) in entries
    assert (shop_earnings(SHOP), Money(87, "USD")) in entries


def test_an_order_of_nothing_moves_nothing():
    assert postings.capture(source=outside(SHOP), total=cny(0)) == []


def test_the_shops_own_refund_through_its_own_account_leaves_nothing_to_post():
    entries = postings.refund_by_shop(
        shop_id=SHOP,
        collects="shop",
        destination=outside(SHOP),
        amount=cny(500),
    )
    assert entries == []


def test_a_refund_into_a_wallet_is_owed_by_the_shop_that_holds_the_money():
    wallet = f"customer:{SHOP}:{SHOP}:wallet"
    entries = postings.refund_by_shop(
        shop_id=SHOP, collects="shop", destination=wallet, amount=cny(500)
    )
    assert entries == [(outside(SHOP), cny(-500)), (wallet, cny(500))]


amounts = st.integers(min_value=0, max_value=10**9)
rates = st.decimals(min_value="0.0001", max_value="10000", places=6)


@given(
    total=amounts,
    wholesale=amounts,
    fee=amounts,
    rate=rates,
    cost=rates,
    cost_rate=rates,
    cost_currency=st.sampled_from(["CNY", "EUR", "JPY"]),
    currency=st.sampled_from(["CNY", "USD", "JPY", "KWD"]),
    collects=st.sampled_from(["platform", "shop"]),
)
def test_every_delivery_sums_to_zero_in_each_currency(
    total, wholesale, fee, rate, cost, cost_rate, cost_currency, currency, collects
):
    line = postings.Sold(
        total=Money(total, currency),
        wholesale=cny(wholesale),
        fee=cny(fee),
        fx_rate=Decimal(1) if currency == "CNY" else rate,
        costs=[
            postings.Cost(
                SUPPLIER,
                cost,
                cost_currency,
                Decimal(1) if cost_currency == "CNY" else cost_rate,
            )
        ],
    )
    assert_balanced(postings.delivery(shop_id=SHOP, collects=collects, sold=line))


@pytest.mark.parametrize("collects", ["platform", "shop"])
def test_a_refund_by_the_shop_sums_to_zero(collects):
    assert_balanced(
        postings.refund_by_shop(
            shop_id=SHOP,
            collects=collects,
            destination="clearing:sandbox:x",
            amount=Money(999, "USD"),
        )
    )


def assert_balanced(entries):
    sums = defaultdict(int)
    for _account, money in entries:
        assert money.minor != 0
        sums[money.currency] += money.minor
    assert not any(sums.values()), entries


# ---------------------------------------------------------------- what the platform pays


def test_the_platforms_part_goes_to_the_shops_earnings():
    plain = dict(postings.delivery(shop_id=SHOP, collects="platform", sold=sold(total=cny(1000))))
    facts = sold(total=cny(700), funded=cny(300))
    entries = dict(postings.delivery(shop_id=SHOP, collects="platform", sold=facts))
    assert entries[PROMOTIONS] == cny(-300)
    assert entries[ESCROW] == cny(-700)
    assert entries[shop_earnings(SHOP)] == plain[shop_earnings(SHOP)]


def test_where_the_shop_collects_it_goes_into_its_wallet():
    facts = sold(total=cny(700), funded=cny(300))
    entries = dict(postings.delivery(shop_id=SHOP, collects="shop", sold=facts))
    assert entries[PROMOTIONS] == cny(-300)
    assert entries[shop_wallet(SHOP)] == cny(300 - 810)


@pytest.mark.parametrize("collects", ["platform", "shop"])
@given(total=st.integers(0, 10**6), funded=st.integers(1, 10**6), rate=st.integers(1, 10**4))
def test_with_the_platforms_part_every_currency_balances(collects, total, funded, rate):
    facts = sold(
        total=Money(total, "USD"),
        funded=Money(funded, "USD"),
        fx_rate=Decimal(rate) / 1000,
    )
    sums = defaultdict(int)
    for _account, money in postings.delivery(shop_id=SHOP, collects=collects, sold=facts):
        sums[money.currency] += money.minor
    assert not any(sums.values())
