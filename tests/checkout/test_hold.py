"""A shop that collects and is short of money: its order is held, and goes on by itself."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from billing.ledger.codes import ESCROW, outside, shop_wallet
from billing.ledger.queries import balance, trial_balance
from storefronts.checkout import services, tasks
from storefronts.orders.errors import NotDelivered
from storefronts.orders.models import Order
from storefronts.orders.services import refund_order
from storefronts.orders.tasks import send_held_returned
from storefronts.wallet import services as wallet
from tenants.kernel.money import Money
from tenants.outbox.errors import Retry
from tenants.outbox.models import Job
from tenants.supply.models import StockCode
from tests.checkout.test_settle import call_back, started
from tests.factories.orders import (
    GUEST,
    SELLER,
    buy,
    collected_by,
    fill_wallet,
    make_goods,
    pay,
    place,
)


@pytest.fixture
def collecting(in_aurora):
    collected_by(in_aurora, "shop")
    return in_aurora


def state_of(order):
    order = Order.objects.get(pk=order.pk)
    return order.status, order.delivery, order.needs_attention


def held_codes(goods):
    return StockCode.objects.filter(denomination=goods, state="reserved").count()


def test_a_full_wallet_pays_wholesale_and_fee(collecting):
    fill_wallet(collecting, 10_000)
    order = buy(collecting, make_goods()).order
    line = order.lines.get()
    spent = 10_000 - balance(shop_wallet(collecting.pk), "CNY").minor
    assert spent == line.wholesale_minor + line.fee_minor
    assert balance(ESCROW, "CNY").minor == 0
    assert balance(outside(collecting.pk), "CNY").minor == 0


@pytest.mark.parametrize("way", ["at once", "in two calls", "by a callback"])
def test_a_short_wallet_holds_the_order_and_its_codes(collecting, way):
    goods = make_goods(codes=2)
    if way == "at once":
        order = buy(collecting, goods).order
    else:
        order = place(collecting, goods).order
        if way == "in two calls":
            pay(collecting, order)
        else:
            call_back(started(collecting, order))
    assert state_of(order) == ("held", "pending", True)
    assert held_codes(goods) == 1
    assert balance(ESCROW, "CNY") == order.total
    with pytest.raises(NotDelivered):
        services.reveal_codes(order=order, actor=GUEST)
    tasks = set(Job.objects.values_list("task", flat=True))
    assert {"orders.send_wallet_short", "checkout.resume_held", "orders.send_receipt"} <= tasks


def test_a_top_up_lets_it_go_on(collecting):
    order = buy(collecting, make_goods()).order
    assert services.resume_all_held() == 0
    wallet.top_up(
        shop=collecting, user=None, amount=Money(5000, "CNY"), provider="sandbox", actor=SELLER
    )
    assert Job.objects.filter(task="checkout.resume_all_held").exists()
    assert services.resume_all_held() == 1
    assert state_of(order) == ("completed", "delivered", False)
    assert len(services.reveal_codes(order=order, actor=GUEST)) == 1
    assert balance(ESCROW, "CNY").minor == 0


def test_the_oldest_goes_first_and_the_rest_waits(collecting):
    first, second = buy(collecting, make_goods()).order, buy(collecting, make_goods()).order
    fill_wallet(collecting, 950)
    assert services.resume_all_held() == 1
    assert state_of(first)[0] == "completed"
    assert state_of(second)[0] == "held"


def test_resuming_twice_delivers_once(collecting):
    order = buy(collecting, make_goods()).order
    fill_wallet(collecting, 10_000)
    assert services.resume_held(order_id=order.pk)
    left = balance(shop_wallet(collecting.pk), "CNY")
    assert services.resume_held(order_id=order.pk)
    assert balance(shop_wallet(collecting.pk), "CNY") == left


def run_resume(shop, order):
    tasks.resume(payload={"order": str(order.pk)}, shop=shop)


def test_a_held_order_that_waited_for_too_long_goes_back_by_itself(collecting, mailoutbox):
    goods = make_goods(codes=1)
    order = buy(collecting, goods).order
    with pytest.raises(Retry):
        run_resume(collecting, order)
    long_ago = timezone.now() - timedelta(days=settings.HELD_ORDER_DAYS, minutes=1)
    Order.objects.filter(pk=order.pk).update(paid_at=long_ago)
    for _ in range(2):
        run_resume(collecting, order)
    order.refresh_from_db()
    assert (order.status, order.refund, order.needs_attention) == ("cancelled", "full", False)
    assert StockCode.objects.get(denomination=goods).state == "free"
    assert balance(ESCROW, "CNY").minor == 0
    owed = {job.task: job for job in Job.objects.all()}
    assert "orders.send_refunded" in owed
    send_held_returned(payload=owed["orders.send_held_returned"].payload, shop=collecting)
    assert order.number in mailoutbox[0].subject


def test_a_held_order_is_refunded_and_its_codes_are_free_again(collecting):
    goods = make_goods(codes=1)
    order = buy(collecting, goods).order
    refund_order(order=order, reason="the buyer will not wait", actor=SELLER)
    order.refresh_from_db()
    assert (order.status, order.refund) == ("cancelled", "full")
    assert StockCode.objects.get(denomination=goods).state == "free"
    assert balance(ESCROW, "CNY").minor == 0
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0


def test_a_late_payment_that_can_neither_be_delivered_nor_held_goes_back(collecting):
    from billing.payments.models import Refund
    from tests.checkout.test_place_and_pay import expire

    goods = make_goods(codes=1)
    order = place(collecting, goods).order
    payment = started(collecting, order)
    expire(order)
    StockCode.objects.filter(denomination=goods).delete()
    call_back(payment)
    assert Refund.objects.get(attempt=payment).money == order.total
    assert balance(ESCROW, "CNY").minor == 0
