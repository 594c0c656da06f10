"""Who collects is switched only when nothing is promised: promised money must not turn into
earnings, nor earnings into a promise."""

import copy

import pytest
from django.utils import timezone, translation

from billing.ledger.codes import ESCROW, customer_wallet, outside, shop_earnings, shop_wallet
from billing.ledger.posting import post
from billing.ledger.queries import balance, trial_balance
from billing.payments.models import Attempt
from storefronts.checkout.errors import TermsChanged
from storefronts.orders.closing import OrdersOpen
from storefronts.orders.models import Order, OrderStatus
from storefronts.orders.refunds import TO_WALLET, refund_order
from storefronts.wallet import services as wallet
from storefronts.wallet.models import TopUp
from storefronts.wallet.switching import (
    UNDER_WAY,
    BalancesPromised,
    ShopOwes,
    TopUpsUnderWay,
    WalletIsOwed,
)
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid, Required
from tenants.kernel.money import Money
from tenants.registry.context import in_public, in_shop
from tenants.registry.errors import ShopClosed
from tenants.registry.models import Shop
from tenants.registry.services import close_shop, suspend_shop, switch_collects
from tests.checkout.test_settle import call_back
from tests.factories.orders import SELLER, buy, collected_by, fill_wallet, make_goods, pay, place

OWNER = Actor(kind="owner_staff", label="owner@example.test")
TEN = Money(1000, "CNY")


@pytest.fixture(autouse=True)
def on_the_owner_host(db):
    with in_public():
        yield


def switch(shop, to="shop", reason="their own contract"):
    return switch_collects(shop_id=shop.pk, collects=to, reason=reason, actor=OWNER)


def refused(shop, why, to="shop"):
    before = Shop.objects.get(pk=shop.pk).collects
    with translation.override("en"), pytest.raises(why) as refusal:
        switch(shop, to)
    assert Shop.objects.get(pk=shop.pk).collects == before
    assert not AuditEvent.objects.filter(action="shop.collects_switched").exists()
    with translation.override("en"):
        return str(refusal.value)


def held(code):
    return balance(code, "CNY").minor


def test_with_nothing_promised_it_is_switched_and_audited(aurora):
    assert switch(aurora).collects == "shop"
    assert switch(aurora).collects == "shop"
    [event] = AuditEvent.objects.filter(action="shop.collects_switched")
    assert event.data == {"before": "platform", "after": "shop", "reason": "their own contract"}
    assert switch(aurora, "platform").collects == "platform"


def test_without_a_reason_or_into_nonsense_nothing_happens(aurora):
    with pytest.raises(Required):
        switch(aurora, reason=" ")
    with pytest.raises(Invalid):
        switch(aurora, "nobody")
    assert Shop.objects.get(pk=aurora.pk).collects == "platform"


def test_a_closed_shop_is_paid_nothing_more(aurora):
    suspend_shop(shop_id=aurora.pk, reason="left", actor=OWNER)
    assert switch(aurora).collects == "shop"
    close_shop(shop_id=aurora.pk, reason="left", actor=OWNER)
    with pytest.raises(ShopClosed):
        switch(aurora, "platform")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (OrderStatus.AWAITING_PAYMENT, "0 paid and not finished, 1 waiting"),
        (OrderStatus.PAID, "1 paid and not finished, 0 waiting"),
        (OrderStatus.HELD, "1 paid and not finished, 0 waiting"),
    ],
)
@pytest.mark.parametrize("to", ["shop", "platform"])
def test_open_orders_refuse_it(aurora, status, said, to):
    collected_by(aurora, "platform" if to == "shop" else "shop")
    with in_shop(aurora):
        order = place(aurora, make_goods()).order
        Order.objects.filter(pk=order.pk).update(status=status)
    assert said in refused(aurora, OrdersOpen, to)
    with in_shop(aurora):
        Order.objects.filter(pk=order.pk).update(status=OrderStatus.COMPLETED)
    assert switch(aurora, to).collects == to


@pytest.mark.parametrize("to", ["shop", "platform"])
def test_customers_balances_refuse_it(aurora, borealis, buyer, to):
    collected_by(aurora, "platform" if to == "shop" else "shop")
    fill_wallet(aurora, 1234, buyer)
    said = refused(aurora, BalancesPromised, to)
    assert "1, together" in said
    assert "12.34" in said
    assert switch(borealis).collects == "shop"  # another shop's customers are not asked
    fill_wallet(aurora, -1234, buyer)
    assert switch(aurora, to).collects == to


def test_a_top_up_under_way_refuses_it_for_a_day(aurora, buyer):
    with in_shop(aurora):
        row = wallet.top_up(
            shop=aurora, user=buyer, amount=TEN, provider="sandbox:hosted", actor=SELLER
        )
    assert "not paid yet: 1" in refused(aurora, TopUpsUnderWay)
    with in_shop(aurora):
        TopUp.objects.filter(pk=row.pk).update(created_at=timezone.now() - UNDER_WAY)
    assert switch(aurora).collects == "shop"


def test_a_prepaid_wallet_that_holds_money_refuses_the_way_back(aurora):
    fill_wallet(aurora, 5000)
    assert switch(aurora, "shop").collects == "shop"  # prepaid before the first sale
    with translation.override("en"), pytest.raises(WalletIsOwed) as refusal:
        switch(aurora, "platform")
    with translation.override("en"):
        assert "50.00" in str(refusal.value)
    assert Shop.objects.get(pk=aurora.pk).collects == "shop"
    fill_wallet(aurora, -5000)
    assert switch(aurora, "platform").collects == "platform"


@pytest.mark.parametrize(
    ("code", "to"), [(shop_wallet, "platform"), (shop_earnings, "shop")], ids=["wallet", "earnings"]
)
def test_a_debt_that_the_other_way_would_not_pay_refuses_it(aurora, code, to):
    collected_by(aurora, "platform" if to == "shop" else "shop")
    post(
        ref="test.debt",
        event="test.debt",
        entries=[(code(aurora.pk), -TEN), (ESCROW, TEN)],
        shop_id=aurora.pk,
        passes_floors=True,
    )
    assert "10.00" in refused(aurora, ShopOwes, to)


def test_what_was_earned_stays_earned(aurora):
    with in_shop(aurora):
        buy(aurora, make_goods())
    earned = held(shop_earnings(aurora.pk))
    assert earned > 0
    switch(aurora)
    assert held(shop_earnings(aurora.pk)) == earned


def test_an_order_placed_in_the_moment_of_the_switch_is_not_paid(aurora):
    with in_shop(aurora):
        order = place(aurora, make_goods()).order
    stale = copy.copy(aurora)
    collected_by(aurora, "shop")
    for shop in (stale, aurora):
        with in_shop(shop), pytest.raises(TermsChanged):
            pay(shop, order)
    with in_shop(stale), pytest.raises(TermsChanged):
        place(stale, make_goods(sku="other"))
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("taken", ["platform", "shop"])
def test_a_top_up_that_comes_after_all_is_the_promise_of_who_collects_now(aurora, buyer, taken):
    """Taken by one, it is spent with the other: who delivers the goods is left with the money."""
    collected_by(aurora, taken)
    with in_shop(aurora):
        goods = make_goods()
        row = wallet.top_up(
            shop=aurora, user=buyer, amount=TEN, provider="sandbox:hosted", actor=SELLER
        )
    collected_by(aurora, "shop" if taken == "platform" else "platform")
    fill_wallet(aurora, 10_000)
    with in_shop(aurora):
        call_back(Attempt.objects.get(pk=row.attempt_id))
        assert held(customer_wallet(aurora.pk, buyer.pk)) == 1000
        # Bought from the balance, what is due to the shop in sum is the same as ever.
        paid = buy(aurora, goods, provider="wallet", user=buyer, email=buyer.email).order
    spent = paid.total_minor
    assert 0 < spent <= 1000
    left = 1000 - spent
    if taken == "platform":
        # The platform has the money and owes it to the shop, which owes what is left of it.
        assert (held(shop_earnings(aurora.pk)), held(outside(aurora.pk))) == (1000, -left)
    else:
        # The shop has it: it earned the sale's part, and owes the platform what it took.
        assert held(outside(aurora.pk)) == 0
        assert -1000 < held(shop_earnings(aurora.pk)) < 0
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0


@pytest.mark.parametrize("taken", ["platform", "shop"])
def test_a_refund_into_a_balance_after_the_switch_is_the_promise_of_who_collects_now(
    aurora, buyer, taken
):
    collected_by(aurora, taken)
    fill_wallet(aurora, 10_000)
    with in_shop(aurora):
        order = buy(aurora, make_goods(), user=buyer, email=buyer.email).order
    earned = held(shop_earnings(aurora.pk))
    collected_by(aurora, "shop" if taken == "platform" else "platform")
    with in_shop(aurora):
        refund_order(order=order, reason="goodwill", actor=SELLER, way=TO_WALLET)
    total = order.total_minor
    assert held(customer_wallet(aurora.pk, buyer.pk)) == total
    if taken == "platform":
        assert held(shop_earnings(aurora.pk)) == earned, "what it earned, it keeps"
        assert held(outside(aurora.pk)) == -total, "and promises goods for"
    else:
        assert held(shop_earnings(aurora.pk)) == earned - total, "the money is with the shop"
        assert held(outside(aurora.pk)) == 0
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0
