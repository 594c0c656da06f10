"""Refunds: whole, by line, in part; before delivery and after; never twice."""

import pytest

from billing.ledger.codes import ESCROW, customer_wallet, outside, shop_earnings, shop_wallet
from billing.ledger.queries import balance, trial_balance
from billing.payments.models import Refund
from storefronts.checkout import services as checkout
from storefronts.orders import services
from storefronts.orders.errors import (
    NotDelivered,
    NothingToRefund,
    ReasonNeeded,
    RefundTooLarge,
    RevealedNeedsReason,
)
from storefronts.orders.models import Order
from storefronts.wallet import services as wallet
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tenants.outbox.models import Job
from tests.factories.orders import (
    GUEST,
    SELLER,
    buy,
    collected_by,
    fill_wallet,
    make_goods,
    pay,
    place,
    the_line,
)


def refund(order, **changes):
    line = the_line(order)
    return services.refund_line(
        **{"line": line, "reason": "wrong card", "actor": SELLER, **changes}
    )


def test_a_delivered_line_is_paid_back_by_the_shop(in_aurora):
    order = buy(in_aurora, make_goods()).order
    earned = balance(shop_earnings(in_aurora.pk), "CNY").minor
    refund(order)
    order.refresh_from_db()
    assert (order.status, order.delivery, order.refund) == ("completed", "delivered", "full")
    assert balance(shop_earnings(in_aurora.pk), "CNY").minor == earned - order.total_minor
    assert Refund.objects.get().money == order.total
    assert Job.objects.filter(task="payments.send_refund").exists()
    assert Job.objects.filter(task="orders.send_refunded").exists()
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0


def test_a_line_that_is_not_delivered_is_paid_back_out_of_escrow(in_aurora):
    goods = make_goods(codes=0, kind="top_up")
    order = buy(in_aurora, goods).order
    assert (order.status, order.delivery) == ("paid", "delivering")
    assert balance(ESCROW, "CNY").minor == order.total_minor
    refund(order)
    order.refresh_from_db()
    assert (order.status, order.delivery, order.refund) == ("cancelled", "failed", "full")
    assert balance(ESCROW, "CNY").minor == 0
    assert balance(shop_earnings(in_aurora.pk), "CNY").minor == 0


def test_a_wallet_has_its_money_back_at_once(in_aurora, buyer):
    fill_wallet(in_aurora, 5000, buyer)
    order = buy(in_aurora, make_goods(), provider="wallet", user=buyer).order
    refund(order)
    assert balance(customer_wallet(in_aurora.pk, buyer.pk), "CNY").minor == 5000


def test_a_refund_may_go_to_the_wallet_instead_of_the_card(in_aurora, buyer):
    order = buy(in_aurora, make_goods(), user=buyer).order
    refund(order, way="wallet")
    assert balance(customer_wallet(in_aurora.pk, buyer.pk), "CNY") == order.total
    assert not Refund.objects.exists()


def test_a_part_of_a_line_and_then_the_rest_but_no_more(in_aurora):
    order = buy(in_aurora, make_goods()).order
    refund(order, amount=Money(100, "CNY"))
    order.refresh_from_db()
    assert (order.refund, order.refunded_minor) == ("partial", 100)
    with pytest.raises(RefundTooLarge):
        refund(order, amount=order.total)
    refund(order)
    order.refresh_from_db()
    assert order.refund == "full"
    with pytest.raises(NothingToRefund):
        refund(order)


@pytest.mark.parametrize("amount", [Money(-1, "CNY"), Money(1, "USD"), Money(10**12, "CNY")])
def test_an_amount_that_is_none_is_refused(in_aurora, amount):
    order = buy(in_aurora, make_goods()).order
    with pytest.raises((RefundTooLarge, ValueError)):
        refund(order, amount=amount)
    order.refresh_from_db()
    assert order.refunded_minor == 0


def test_what_was_seen_is_refunded_by_staff_only(in_aurora):
    order = buy(in_aurora, make_goods(), reveal=True).order
    for who in (SYSTEM, GUEST):
        with pytest.raises(RevealedNeedsReason):
            refund(order, actor=who)
    with pytest.raises(ReasonNeeded):
        refund(order, reason="  ")
    refund(order)


def test_what_was_refunded_unseen_stays_unseen(in_aurora):
    order = buy(in_aurora, make_goods()).order
    refund(order)
    with pytest.raises(NotDelivered):
        checkout.reveal_codes(order=order, actor=GUEST)


def test_an_unpaid_order_has_nothing_to_refund(in_aurora):
    order = place(in_aurora, make_goods()).order
    with pytest.raises(NothingToRefund):
        refund(order)


def test_a_whole_order_line_by_line(in_aurora):
    order = buy(in_aurora, make_goods(), (make_goods(), 2)).order
    services.refund_order(order=order, reason="sorry", actor=SELLER)
    order.refresh_from_db()
    assert order.refund == "full"
    assert sum(one.minor for one in Refund.objects.all()) == order.total_minor
    with pytest.raises(NothingToRefund):
        services.refund_order(order=order, reason="again", actor=SELLER)


def test_an_order_that_failed_in_part_is_refunded_for_the_rest(in_aurora):
    order = buy(in_aurora, make_goods(), make_goods(codes=0, kind="top_up")).order
    card, work = order.lines.order_by("position")
    services.mark_line_failed(line=work, reason="no such account", actor=SELLER)
    refunded = services.refund_order(order=order, reason="sorry", actor=SELLER)
    assert refunded.amount.minor == card.total_minor
    order.refresh_from_db()
    assert order.refund == "full"
    with pytest.raises(NothingToRefund):
        services.refund_order(order=order, reason="again", actor=SELLER)


@pytest.mark.parametrize("provider", ["sandbox", "wallet"])
def test_a_shop_that_collects_owes_what_goes_into_a_wallet(in_aurora, buyer, provider):
    collected_by(in_aurora, "shop")
    fill_wallet(in_aurora, 1000)
    if provider == "wallet":
        wallet.top_up(
            shop=in_aurora,
            user=buyer,
            amount=Money(5000, "CNY"),
            provider="sandbox",
            actor=SELLER,
        )
    held = balance(customer_wallet(in_aurora.pk, buyer.pk), "CNY")
    order = buy(in_aurora, make_goods(), provider=provider, user=buyer).order
    prepaid = balance(shop_wallet(in_aurora.pk), "CNY")
    refund(order, way="wallet")
    now_held = balance(customer_wallet(in_aurora.pk, buyer.pk), "CNY")
    assert now_held == (held if provider == "wallet" else order.total)
    # What shoppers hold is what the shop took and has not given back or earned.
    assert balance(outside(in_aurora.pk), "CNY") == -now_held
    assert balance(shop_wallet(in_aurora.pk), "CNY") == prepaid
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0


def test_staff_delivers_a_top_up_and_the_money_is_let_go(in_aurora):
    order = buy(in_aurora, make_goods(codes=0, kind="top_up")).order
    services.mark_line_delivered(line=the_line(order), actor=SELLER, note="receipt 17")
    order = Order.objects.get(pk=order.pk)
    assert (order.status, order.delivery) == ("completed", "delivered")
    assert balance(ESCROW, "CNY").minor == 0


def test_staff_gives_a_top_up_up_and_the_buyer_has_the_money(in_aurora):
    order = buy(in_aurora, make_goods(codes=0, kind="service")).order
    services.mark_line_failed(line=the_line(order), reason="no such account", actor=SELLER)
    order.refresh_from_db()
    assert (order.status, order.delivery, order.refund) == ("cancelled", "failed", "full")


def test_a_paid_placed_order_is_refunded_too(in_aurora):
    order = pay(in_aurora, place(in_aurora, make_goods()).order).order
    refund(order)
    order.refresh_from_db()
    assert order.refund == "full"
