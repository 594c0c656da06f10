"""Bulk orders at once: one key is one order, and two workers deliver each line once."""

import pytest

from billing.ledger.codes import customer_wallet
from billing.ledger.queries import balance
from storefronts.checkout.models import BulkOrder
from storefronts.checkout.services.bulk import place_bulk_order, work_off, working
from storefronts.fulfilment.models import DeliveredCode
from storefronts.orders.models import Order, OrderLine
from tenants.kernel.actor import Actor
from tenants.registry.context import in_shop
from tenants.supply.models import StockCode
from tests.factories.fresh import forget_everything
from tests.factories.orders import fill_wallet, lines_of, make_goods
from tests.races.test_sale import all_at_once, books_are_right

KEY = Actor(kind="api_key", id="", label="ERP")


@pytest.fixture
def shop(fresh_database, aurora):
    forget_everything()
    return aurora


def place(shop, user, lines, key):
    return place_bulk_order(
        shop=shop,
        lines=lines,
        email=user.email,
        locale="en",
        actor=KEY,
        user=user,
        idempotency_scope="key:1",
        idempotency_key=key,
    )


def test_fifty_calls_with_one_key_are_one_bulk_order(shop, buyer):
    with in_shop(shop):
        goods = make_goods(codes=100)
        fill_wallet(shop, 100_000, buyer)
    lines = lines_of((goods, 2), (goods, 3))
    answers = all_at_once(shop, 50, lambda n: place(shop, buyer, lines, "same"))
    assert len({bulk.order_id for bulk in answers}) == 1
    with in_shop(shop):
        assert (BulkOrder.objects.count(), Order.objects.count()) == (1, 1)
        assert StockCode.objects.filter(state="reserved").count() == 5
        assert balance(customer_wallet(shop.pk, buyer.pk), "CNY").minor == 100_000 - 5 * 990
        books_are_right()


def test_two_workers_at_one_bulk_order_deliver_each_line_once(shop, buyer, monkeypatch):
    monkeypatch.setattr(working, "LINES_A_PART", 2)
    with in_shop(shop):
        goods = make_goods(codes=40)
        fill_wallet(shop, 100_000, buyer)
        bulk = place(shop, buyer, lines_of(*[goods] * 24), "one")
    done = all_at_once(shop, 4, lambda n: work_off(order_id=bulk.order_id))
    assert sum(done) == 24
    with in_shop(shop):
        assert DeliveredCode.objects.count() == 24
        assert set(OrderLine.objects.values_list("delivery", flat=True)) == {"delivered"}
        books_are_right()


def test_bulk_orders_that_race_for_the_last_codes_sell_each_once(shop, buyer):
    """Twelve of ten pieces each, over thirty codes: three whole lines, the rest refused."""
    with in_shop(shop):
        goods = make_goods(codes=30)
        fill_wallet(shop, 1_000_000, buyer)
    answers = all_at_once(shop, 12, lambda n: place(shop, buyer, lines_of((goods, 10)), f"k-{n}"))
    sold = [one for one in answers if isinstance(one, BulkOrder)]
    assert len(sold) <= 3
    with in_shop(shop):
        reserved = StockCode.objects.filter(state="reserved").count()
        assert reserved == 10 * len(sold)
        for one in sold:
            work_off(order_id=one.order_id)
        assert DeliveredCode.objects.count() == reserved
        assert StockCode.objects.filter(state="free").count() == 30 - reserved
        books_are_right()
