"""What people do to the books: adjustments and exchange rates, both audited."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from billing.ledger.codes import ADJUSTMENTS, ESCROW, customer_wallet, shop_earnings, shop_wallet
from billing.ledger.errors import (
    AmountNeeded,
    InsufficientFunds,
    NoRate,
    NotAWallet,
    ReasonNeeded,
    Unfunded,
)
from billing.ledger.models import FxRate
from billing.ledger.posting import post
from billing.ledger.queries import balance
from billing.ledger.services import adjust_wallet, convert, fx_rate, set_fx_rate
from storefronts.pricing.tasks import check_every_shop
from tenants.audit.models import AuditEvent
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Forbidden, Invalid
from tenants.kernel.money import Money
from tenants.outbox.models import Job

pytestmark = pytest.mark.usefixtures("public")

SHOP, BUYER = uuid.uuid4(), uuid.uuid4()
CLERK = Actor(kind="owner_staff", id=str(uuid.uuid4()), label="clerk@example.test")


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


@pytest.mark.parametrize("account", [shop_wallet(SHOP), customer_wallet(SHOP, BUYER)])
def test_a_wallet_is_adjusted_with_a_reason_and_a_trace(account: str) -> None:
    assert adjust_wallet(account=account, money=cny(500), reason="Gift", actor=CLERK)
    assert adjust_wallet(account=account, money=cny(-200), reason="Mistake", actor=CLERK)
    assert balance(account, "CNY") == cny(300)
    assert balance(ADJUSTMENTS, "CNY") == cny(-300)
    first, second = AuditEvent.objects.filter(action="wallet.adjusted").order_by("at", "id")
    assert (first.actor_label, first.shop_id) == ("clerk@example.test", SHOP)
    assert second.data == {"account": account, "money": "-2.00 CNY", "reason": "Mistake"}


def test_only_the_owners_staff_moves_the_platforms_money() -> None:
    seller = Actor(kind="shop_staff", id="seller", label="seller@example.test")
    for wallet in (shop_wallet(SHOP), customer_wallet(SHOP, BUYER)):
        with pytest.raises(Forbidden):
            adjust_wallet(account=wallet, money=cny(5), reason="x", actor=seller)
        assert balance(wallet, "CNY") == cny(0)


def test_earnings_pay_for_what_they_hold_and_a_repetition_is_none() -> None:
    earnings, wallet = shop_earnings(SHOP), customer_wallet(SHOP, BUYER)
    post(ref="earned", event="test", entries=[(earnings, cny(100)), (ESCROW, cny(-100))])
    credit = {"account": wallet, "reason": "x", "actor": CLERK, "other_side": earnings}
    with pytest.raises(Unfunded) as refused:
        adjust_wallet(money=cny(101), **credit)
    assert "1.00 CNY" in str(refused.value)
    assert adjust_wallet(money=cny(100), key="all of it", **credit)
    assert not adjust_wallet(money=cny(100), key="all of it", **credit)
    assert (balance(wallet, "CNY"), balance(earnings, "CNY")) == (cny(100), cny(0))


def test_a_repeated_form_adjusts_once() -> None:
    wallet = shop_wallet(SHOP)
    assert adjust_wallet(account=wallet, money=cny(5), reason="x", actor=CLERK, key="form 1")
    assert not adjust_wallet(account=wallet, money=cny(5), reason="x", actor=CLERK, key="form 1")
    assert balance(wallet, "CNY") == cny(5)
    assert AuditEvent.objects.filter(action="wallet.adjusted").count() == 1


def test_an_adjustment_needs_a_wallet_a_reason_an_amount_and_the_money() -> None:
    wallet = shop_wallet(SHOP)
    with pytest.raises(NotAWallet):
        adjust_wallet(account=ESCROW, money=cny(5), reason="x", actor=CLERK)
    with pytest.raises(ReasonNeeded):
        adjust_wallet(account=wallet, money=cny(5), reason="  ", actor=CLERK)
    with pytest.raises(AmountNeeded):
        adjust_wallet(account=wallet, money=cny(0), reason="x", actor=CLERK)
    with pytest.raises(InsufficientFunds):
        adjust_wallet(account=wallet, money=cny(-1), reason="x", actor=CLERK)
    assert not AuditEvent.objects.filter(action="wallet.adjusted").exists()


def test_the_newest_rate_that_is_valid_counts() -> None:
    now = timezone.now()
    for days, rate in ((10, "7.0"), (5, "7.1"), (-5, "9.9")):
        set_fx_rate(
            base="USD",
            quote="CNY",
            rate=Decimal(rate),
            actor=CLERK,
            valid_from=now - timedelta(days=days),
        )
    assert fx_rate("USD", "CNY") == Decimal("7.1")
    assert fx_rate("USD", "CNY", now - timedelta(days=7)) == Decimal("7.0")
    assert fx_rate("CNY", "USD") == Decimal("0.1408450704")
    assert fx_rate("CNY", "CNY") == 1
    with pytest.raises(NoRate) as refusal:
        fx_rate("EUR", "CNY")
    # A supplier's currency is not a shopper's business.
    assert "EUR" not in str(refusal.value)
    assert not refusal.value.details
    with pytest.raises(NoRate):
        fx_rate("USD", "CNY", now - timedelta(days=30))
    with pytest.raises(NoRate):
        fx_rate("EUR", "CNY")
    assert AuditEvent.objects.filter(action="fx_rate.set").count() == 3


def test_each_rate_that_is_set_for_later_has_prices_checked_at_its_own_time() -> None:
    times = [timezone.now() + timedelta(days=days) for days in (1, 2)]
    for at in times:
        set_fx_rate(base="USD", quote="CNY", rate=Decimal(7), actor=CLERK, valid_from=at)
    jobs = Job.objects.filter(task="pricing.check_floors", due_at__gt=timezone.now())
    assert sorted(jobs.values_list("due_at", flat=True)) == times


def test_a_rate_makes_prices_stale_when_it_becomes_valid(
    django_capture_on_commit_callbacks: Any,
) -> None:
    before = versions.stamp("fx")
    with django_capture_on_commit_callbacks(execute=True):
        check_every_shop(payload={}, shop=None)
    assert versions.stamp("fx") != before


def test_converting_rounds_half_up_once_to_the_currencys_unit() -> None:
    set_fx_rate(base="USD", quote="CNY", rate=Decimal("7.125"), actor=CLERK)
    set_fx_rate(base="USD", quote="JPY", rate=Decimal("150.5"), actor=CLERK)
    assert convert(Money(100, "USD"), "CNY") == cny(713)
    assert convert(Money(100, "USD"), "JPY") == Money(151, "JPY")


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity", "1e12"])
def test_a_rate_that_is_none_is_refused(rate: str) -> None:
    with pytest.raises(Invalid):
        set_fx_rate(base="USD", quote="CNY", rate=Decimal(rate), actor=CLERK)
    assert not FxRate.objects.exists()


@pytest.mark.parametrize(("base", "quote"), [("CNY", "CNY"), ("usd", "CNY"), ("USDT", "CNY")])
def test_a_rate_joins_two_currencies(base: str, quote: str) -> None:
    with pytest.raises(Invalid):
        set_fx_rate(base=base, quote=quote, rate=Decimal(1), actor=CLERK)
