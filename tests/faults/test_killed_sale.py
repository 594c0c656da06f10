"""Case 15: the process is killed, or PostgreSQL goes away, at each step of a sale.

Afterwards the client (or the provider, or the sweeper) does what it does anyway: it tries again.
Then there is one delivery or one clean refund, and never a half.
"""

from contextlib import suppress
from functools import partial

import pytest

from billing.ledger.queries import discrepancies, trial_balance
from billing.payments.accounts import config_of
from billing.payments.callbacks import deliver_callback
from billing.payments.models import Attempt, Refund
from billing.payments.providers import sandbox
from billing.payments.providers.base import Asked
from storefronts.fulfilment.models import DeliveredCode
from storefronts.orders import services as orders
from storefronts.orders.errors import NothingToRefund
from storefronts.orders.models import Order
from tenants.registry.context import in_shop
from tenants.supply.models import StockCode
from tests.factories.fresh import forget_everything
from tests.factories.orders import SELLER, buy, make_goods, pay, place
from tests.faults import dying

HOWS = [dying.KILLED, dying.LOST_DATABASE]
# Warm caches (keys, prices, accounts) make the child's steps those of a running server.
pytestmark = pytest.mark.slow


@pytest.fixture
def shop(fresh_database, aurora):
    forget_everything()
    with in_shop(aurora):
        buy(aurora, make_goods())
        order = place(aurora, make_goods()).order
        pay(aurora, order)
    return aurora


def each_step(shop, prepare, work, how):
    """Prepare, then be struck at step 1, 2, 3 ... until the work ends untouched."""
    at = 0
    while True:
        at += 1
        with in_shop(shop):
            thing = prepare(at)
        ended, steps = dying.run(partial(in_place, shop, work, thing), at=at, how=how)
        assert ended or how == dying.KILLED
        assert steps < at or ended == (how != dying.KILLED)
        yield thing
        if ended and steps < at:
            assert at > 10, "the work took hardly a step: nothing was tried"
            return


def in_place(shop, work, thing):
    with in_shop(shop):
        return work(thing)


def codes_of(goods):
    return sorted(StockCode.objects.filter(denomination=goods).values_list("state", flat=True))


def books_are_right():
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0
    assert list(discrepancies()) == []


@pytest.mark.parametrize("how", HOWS)
def test_a_sale_in_one_call(shop, how):
    def prepare(n):
        return make_goods(codes=2), f"key-{n}"

    def work(thing):
        goods, key = thing
        return buy(
            shop,
            goods,
            reveal=True,
            email="buyer@example.test",
            idempotency_scope="session:fault",
            idempotency_key=key,
        )

    for thing in each_step(shop, prepare, work, how):
        with in_shop(shop):
            goods, _key = thing
            # All of it or nothing, already before anybody tries again.
            assert codes_of(goods) in (["free", "free"], ["free", "sold"])
            bought = work(thing)
            assert bought.order.status == "completed"
            assert len(bought.codes) == 1
            assert codes_of(goods) == ["free", "sold"]
            assert Order.objects.filter(lines__denomination_id=goods.pk).count() == 1
            assert Attempt.objects.filter(order_id=bought.order.pk).count() == 1
    with in_shop(shop):
        books_are_right()


@pytest.mark.parametrize("how", HOWS)
def test_placing(shop, how):
    def prepare(n):
        return make_goods(codes=2), f"key-{n}"

    def work(thing):
        goods, key = thing
        return place(
            shop,
            goods,
            email="buyer@example.test",
            idempotency_scope=f"session:{key}",
            idempotency_key=key,
            actor=SELLER,
        )

    for thing in each_step(shop, prepare, work, how):
        with in_shop(shop):
            placed = work(thing)
            assert codes_of(thing[0]) == ["free", "reserved"]
            assert Order.objects.filter(lines__denomination_id=thing[0].pk).count() == 1
            Order.objects.filter(pk=placed.order.pk).update(status="cancelled")


@pytest.mark.parametrize("how", HOWS)
def test_paying(shop, how):
    def prepare(n):
        goods = make_goods(codes=2)
        return goods, place(shop, goods, actor=SELLER).order, f"pay-{n}"

    def work(thing):
        _goods, order, key = thing
        return pay(shop, order, idempotency_scope="session:fault", idempotency_key=key)

    for thing in each_step(shop, prepare, work, how):
        goods, order, _key = thing
        with in_shop(shop):
            assert codes_of(goods) in (["free", "reserved"], ["free", "sold"])
            assert work(thing).order.status == "completed"
            assert codes_of(goods) == ["free", "sold"]
            assert DeliveredCode.objects.filter(line__order=order).count() == 1
            assert Attempt.objects.filter(order_id=order.pk).count() == 1
    with in_shop(shop):
        books_are_right()


@pytest.mark.parametrize("how", HOWS)
def test_a_callback(shop, how):
    def prepare(n):
        goods = make_goods(codes=2)
        order = place(shop, goods, actor=SELLER).order
        return goods, order, pay(shop, order, provider="sandbox:hosted").payment

    def work(thing):
        _goods, _order, payment = thing
        account = config_of(payment.account_id)
        made = sandbox.callback(
            attempt=Asked(payment.pk, payment.order_number, payment.money), account=account
        )
        return deliver_callback(
            provider="sandbox", account_id=account.id, headers=made.headers, body=made.body
        )

    for thing in each_step(shop, prepare, work, how):
        goods, order, payment = thing
        with in_shop(shop):
            work(thing)
            work(thing)
            order.refresh_from_db()
            assert order.status == "completed"
            assert codes_of(goods) == ["free", "sold"]
            assert DeliveredCode.objects.filter(line__order=order).count() == 1
            assert not Refund.objects.filter(attempt=payment).exists()
    with in_shop(shop):
        books_are_right()


@pytest.mark.parametrize("how", HOWS)
def test_a_refund(shop, how):
    def prepare(n):
        return buy(shop, make_goods(codes=1)).order

    def work(order):
        return orders.refund_order(order=order, reason="sorry", actor=SELLER)

    for order in each_step(shop, prepare, work, how):
        with in_shop(shop):
            with suppress(NothingToRefund):
                work(order)
            order.refresh_from_db()
            assert order.refund == "full"
            assert Refund.objects.filter(attempt_id=order.paid_attempt_id).count() == 1
    with in_shop(shop):
        books_are_right()
