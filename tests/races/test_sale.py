"""Many buyers at once, through the whole sale. The guards are taken off first, to see it break."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import OperationalError, connection, connections

from billing.ledger.codes import customer_wallet
from billing.ledger.errors import InsufficientFunds
from billing.ledger.queries import balance, discrepancies, trial_balance
from storefronts.checkout import caps, services
from storefronts.checkout.errors import TooManyUnpaid
from storefronts.checkout.services import paying
from storefronts.fulfilment import revealing
from storefronts.fulfilment.models import DeliveredCode
from storefronts.orders import refunds
from storefronts.orders import services as orders
from storefronts.orders.errors import AlreadyPaid, NothingToRefund
from storefronts.orders.models import Order
from tenants.kernel.errors import Refusal
from tenants.registry.context import in_shop, leave
from tenants.supply import statements
from tenants.supply.errors import OutOfStock
from tenants.supply.models import StockCode
from tests.factories.fresh import forget_everything
from tests.factories.orders import GUEST, SELLER, buy, fill_wallet, make_goods, pay, place

AT_ONCE = 16


@pytest.fixture
def shop(fresh_database, aurora):
    forget_everything()
    return aurora


def all_at_once(shop, count, work):
    """`work(n)` for n of count, AT_ONCE threads, the first of them released together."""
    ready = Barrier(min(AT_ONCE, count))

    def run(n):
        try:
            with in_shop(shop):
                if n < ready.parties:
                    ready.wait(timeout=30)
                return work(n)
        except Refusal as refusal:
            return refusal
        finally:
            leave()
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(count)))


def books_are_right():
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0
    assert list(discrepancies()) == []


def test_200_buyers_of_10_codes_make_exactly_10_sales(shop):
    with in_shop(shop):
        goods = make_goods(codes=10)
    answers = all_at_once(shop, 200, lambda n: buy(shop, goods, reveal=True))
    sold = [one for one in answers if not isinstance(one, Exception)]
    assert len(sold) == 10
    assert all(isinstance(one, OutOfStock) for one in answers if isinstance(one, Exception))
    assert len({one.codes[0].code for one in sold}) == 10
    with in_shop(shop):
        assert Order.objects.count() == 10
        assert StockCode.objects.filter(denomination=goods, state="sold").count() == 10
        books_are_right()


def test_without_its_guards_the_same_race_sells_a_code_twice(shop, monkeypatch):
    """The positive control: no row lock at the claim, no unique code at the delivery."""
    monkeypatch.setattr(statements, "CLAIM_NOW", statements.claim_now(lock=""))
    with in_shop(shop):
        goods = make_goods(codes=10)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT conname FROM pg_constraint WHERE contype = 'u'"
                " AND conrelid = 'fulfilment_deliveredcode'::regclass"
                " AND pg_get_constraintdef(oid) LIKE '%%stock_code_id%%'"
            )
            (name,) = cursor.fetchone()
            cursor.execute(f'ALTER TABLE fulfilment_deliveredcode DROP CONSTRAINT "{name}"')
    answers = all_at_once(shop, 200, lambda n: buy(shop, goods, reveal=True))
    sold = Counter(one.codes[0].code for one in answers if not isinstance(one, Exception))
    assert max(sold.values()) > 1


def test_50_requests_with_one_key_make_one_order(shop):
    with in_shop(shop):
        goods = make_goods(codes=50)
    same = {
        "idempotency_scope": "s",
        "idempotency_key": "k",
        "email": "a@b.example",
        "reveal": True,
    }
    answers = all_at_once(shop, 50, lambda n: buy(shop, goods, **same))
    assert not [one for one in answers if isinstance(one, Exception)]
    assert len({one.order.pk for one in answers}) == 1
    assert len({one.codes[0].code for one in answers}) == 1
    assert sum(not one.replayed for one in answers) == 1
    with in_shop(shop):
        assert Order.objects.count() == 1
        assert StockCode.objects.filter(denomination=goods, state="sold").count() == 1
        books_are_right()


def test_50_placements_with_one_key_reserve_once(shop):
    with in_shop(shop):
        goods = make_goods(codes=50)
    same = {"idempotency_scope": "s", "idempotency_key": "k", "email": "a@b.example"}
    answers = all_at_once(shop, 50, lambda n: place(shop, goods, **same))
    assert len({one.order.pk for one in answers}) == 1
    with in_shop(shop):
        assert StockCode.objects.filter(denomination=goods, state="reserved").count() == 1


def test_one_order_paid_20_times_at_once_is_charged_once(shop):
    with in_shop(shop):
        order = place(shop, make_goods(codes=5)).order
    answers = all_at_once(shop, 20, lambda n: pay(shop, order))
    paid = [one for one in answers if not isinstance(one, Exception)]
    assert len(paid) == 1
    assert all(isinstance(one, AlreadyPaid) for one in answers if isinstance(one, Exception))
    with in_shop(shop):
        assert DeliveredCode.objects.count() == 1
        books_are_right()


def test_a_wallet_for_three_buys_three(shop, buyer):
    with in_shop(shop):
        goods = make_goods(codes=40)
        fill_wallet(shop, 3 * 990 + 5, buyer)
    answers = all_at_once(shop, 20, lambda n: buy(shop, goods, provider="wallet", user=buyer))
    refused = [one for one in answers if isinstance(one, Exception)]
    assert len(answers) - len(refused) == 3
    assert all(isinstance(one, InsufficientFunds) for one in refused)
    with in_shop(shop):
        assert balance(customer_wallet(shop.pk, buyer.pk), "CNY").minor == 5
        assert StockCode.objects.filter(denomination=goods, state="sold").count() == 3
        books_are_right()


def test_carts_that_share_goods_in_other_orders_do_not_wait_for_each_other(shop):
    with in_shop(shop):
        goods = [make_goods(codes=60) for _ in range(4)]

    def cart(n):
        turned = goods[n % 4 :] + goods[: n % 4]
        return buy(shop, *(turned if n % 2 else reversed(turned)))

    answers = all_at_once(shop, 40, cart)
    assert not [one for one in answers if isinstance(one, Exception)]
    with in_shop(shop):
        assert DeliveredCode.objects.count() == 160
        books_are_right()


def test_a_refund_asked_20_times_at_once_is_one(shop):
    with in_shop(shop):
        order = buy(shop, make_goods()).order
    answers = all_at_once(
        shop, 20, lambda n: orders.refund_order(order=order, reason="sorry", actor=SELLER)
    )
    refused = [one for one in answers if isinstance(one, Exception)]
    assert len(refused) == 19
    assert all(isinstance(one, NothingToRefund) for one in refused)
    with in_shop(shop):
        order.refresh_from_db()
        assert order.refunded_minor == order.total_minor
        books_are_right()


def _reveal_while_a_refund_waits(shop, monkeypatch):
    """The refund takes the order's lock while the reveal holds the lines, then waits for those."""
    with in_shop(shop):
        order = buy(shop, make_goods()).order
    holds_the_lines, holds_the_order = Event(), Event()
    opened, lines_of_it = revealing.opened, refunds.locked_lines

    def slow_opened(row):
        holds_the_lines.set()
        assert holds_the_order.wait(timeout=30)
        time.sleep(0.3)
        return opened(row)

    def locked_lines(order_id):
        holds_the_order.set()
        return lines_of_it(order_id)

    monkeypatch.setattr(revealing, "opened", slow_opened)
    monkeypatch.setattr(refunds, "locked_lines", locked_lines)

    def either(n):
        try:
            if n == 0:
                return services.reveal_codes(order=order, actor=GUEST)
            assert holds_the_lines.wait(timeout=30)
            return orders.refund_order(order=order, reason="sorry", actor=SELLER)
        except OperationalError as error:
            return error

    return order, all_at_once(shop, 2, either)


def test_a_reveal_and_a_refund_at_once_both_come_through(shop, monkeypatch):
    order, (shown, refunded) = _reveal_while_a_refund_waits(shop, monkeypatch)
    assert [one.code for one in shown]
    assert refunded.amount == order.total
    with in_shop(shop):
        order.refresh_from_db()
        assert order.refund == "full"
        assert order.lines.get().revealed_at
        books_are_right()


def test_with_the_order_locked_in_full_they_deadlock(shop, monkeypatch):
    """The positive control: the evidence of the reveal refers to the order."""
    monkeypatch.setattr(refunds, "locked", lambda pk: Order.objects.select_for_update().get(pk=pk))
    _order, answers = _reveal_while_a_refund_waits(shop, monkeypatch)
    assert [one for one in answers if isinstance(one, OperationalError)]


def test_a_paid_order_is_locked_so_that_evidence_may_refer_to_it():
    assert "FOR NO KEY UPDATE" in paying.LOCK_ORDER


def test_cancelling_and_paying_at_once_is_one_of_them(shop):
    with in_shop(shop):
        order = place(shop, make_goods(codes=1)).order

    def either(n):
        if n % 2:
            return services.cancel_order(order=order, actor=GUEST)
        return pay(shop, order)

    all_at_once(shop, 8, either)
    with in_shop(shop):
        order.refresh_from_db()
        assert order.status in ("cancelled", "completed")
        sold = StockCode.objects.filter(state="sold").count()
        assert sold == (1 if order.status == "completed" else 0)
        assert DeliveredCode.objects.count() == sold
        books_are_right()


def test_a_burst_does_not_pass_the_cap_on_unpaid_orders(shop, monkeypatch):
    monkeypatch.setattr(caps, "MOST_PER_SESSION", 3)
    with in_shop(shop):
        goods = make_goods(codes=40)
    answers = all_at_once(shop, 20, lambda n: place(shop, goods, idempotency_scope="session:one"))
    refused = [one for one in answers if isinstance(one, Exception)]
    assert len(answers) - len(refused) == 3
    assert all(isinstance(one, TooManyUnpaid) for one in refused)
