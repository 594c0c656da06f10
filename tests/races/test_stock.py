"""Many buyers, few codes. Each race is first run with the lock off, where it must oversell."""

import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from tenants.registry.context import in_public
from tenants.supply import statements, stock
from tenants.supply.errors import OutOfStock
from tenants.supply.models import StockCode
from tests.factories.supply import make_stock

BUYERS, CODES, AT_ONCE = 200, 10, 20


@pytest.fixture
def ten_codes(fresh_database):
    with in_public():
        yield make_stock(CODES)


def everybody_buys(batch):
    """200 buyers, 20 at a time, each wanting one code: the secrets that they were handed."""
    ready = Barrier(AT_ONCE)

    def buy(number):
        try:
            with in_public():
                if number < AT_ONCE:
                    ready.wait(timeout=30)
                with transaction.atomic():
                    codes = stock.claim_now(
                        shop_id=uuid.uuid4(),
                        order_id=uuid.uuid4(),
                        line_id=uuid.uuid4(),
                        denomination_id=batch.denomination_id,
                        quantity=1,
                    )
                return [stock.unseal(c).secret for c in codes]
        except OutOfStock:
            return []
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [secret for secrets in pool.map(buy, range(BUYERS)) for secret in secrets]


def test_200_buyers_of_10_codes_get_exactly_10(ten_codes):
    handed_out = everybody_buys(ten_codes)
    assert len(handed_out) == CODES
    assert set(Counter(handed_out).values()) == {1}
    assert StockCode.objects.filter(state="sold").count() == CODES


def test_with_the_lock_off_the_same_race_oversells(ten_codes, monkeypatch):
    monkeypatch.setattr(statements, "CLAIM_NOW", statements.claim_now(lock=""))
    handed_out = everybody_buys(ten_codes)
    assert len(handed_out) > CODES
    assert max(Counter(handed_out).values()) > 1


def test_two_buyers_of_the_last_code(fresh_database):
    with in_public():
        batch = make_stock(1)
        ready = Barrier(2)

        def buy(_number):
            try:
                with in_public(), transaction.atomic():
                    ready.wait(timeout=30)
                    return len(
                        stock.claim_now(
                            shop_id=uuid.uuid4(),
                            order_id=uuid.uuid4(),
                            line_id=uuid.uuid4(),
                            denomination_id=batch.denomination_id,
                            quantity=1,
                        )
                    )
            except OutOfStock:
                return 0
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(buy, range(2))) == [0, 1]


def test_a_payment_and_the_timer_of_its_reservation_at_once(fresh_database):
    """Whoever comes first has all of the order's codes; nobody has half, nobody waits for ever."""
    from datetime import timedelta

    from django.utils import timezone

    with in_public():
        batch = make_stock(40)
        orders = [uuid.uuid4() for _ in range(20)]
        for order in orders:
            stock.reserve(
                shop_id=uuid.uuid4(),
                order_id=order,
                line_id=uuid.uuid4(),
                denomination_id=batch.denomination_id,
                quantity=2,
                until=timezone.now() + timedelta(minutes=1),
            )

        def act(job):
            order, pay = job
            try:
                with in_public(), transaction.atomic():
                    return (
                        len(stock.claim_reserved(order_id=order))
                        if pay
                        else -stock.release(order_id=order)
                    )
            finally:
                connections.close_all()

        jobs = [(order, pay) for order in orders for pay in (True, False)]
        with ThreadPoolExecutor(8) as pool:
            done = list(pool.map(act, jobs))
        for paid, released in zip(done[::2], done[1::2], strict=True):
            assert (paid, released) in {(2, 0), (0, -2)}
        sold = StockCode.objects.filter(state="sold").count()
        assert sold + StockCode.objects.filter(state="free").count() == 40
