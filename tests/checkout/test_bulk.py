"""Bulk orders: paid at once for what can be had, delivered by and by, never half a line."""

import pytest
from django.utils import timezone

from billing.ledger.codes import ESCROW, customer_wallet
from billing.ledger.queries import balance, discrepancies, trial_balance
from storefronts.checkout.errors import NoLineTaken, PaysLater, TooManyPieces
from storefronts.checkout.models import BulkOrder
from storefronts.checkout.services import bulk as bulk_orders
from storefronts.checkout.services import place_bulk_order, resume_held
from storefronts.checkout.services.bulk import progress_of, work_off, working
from storefronts.fulfilment.models import DeliveredCode
from storefronts.orders.models import Order, OrderLine
from storefronts.orders.services import refund_line
from storefronts.pricing.engine import LineRequest
from storefronts.pricing.errors import NothingToBuy, TooManyLines
from tenants.catalogue.models import Denomination
from tenants.kernel.actor import Actor
from tenants.outbox.models import Job
from tenants.supply.models import StockCode
from tests.factories.catalogue import make_denomination
from tests.factories.orders import SELLER, fill_wallet, lines_of, make_goods

PRICE = 990
_KEY = Actor(kind="api_key", id="", label="ERP")


@pytest.fixture
def rich(in_aurora, buyer):
    fill_wallet(in_aurora, 1_000_000, buyer)
    return buyer


def place(shop, user, lines, *, key="k", **how):
    return place_bulk_order(
        **{
            "shop": shop,
            "lines": lines,
            "email": user.email,
            "locale": "en",
            "actor": _KEY,
            "user": user,
            "idempotency_scope": "key:1",
            "idempotency_key": key,
            **how,
        }
    )


def told(bulk):
    progress = progress_of([bulk])[bulk.order_id]
    failures = [(one.position, one.code, one.refunded_minor) for one in progress.failures]
    return progress.total, progress.done, progress.open, failures


def order_of(bulk):
    return Order.objects.get(pk=bulk.order_id)


def money_of(shop, user):
    return balance(customer_wallet(shop.pk, user.pk), "CNY").minor


def books_are_right():
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0
    assert list(discrepancies()) == []


def test_lines_are_paid_at_once_and_delivered_by_and_by(in_aurora, rich):
    goods = make_goods(codes=10)
    bulk = place(in_aurora, rich, lines_of((goods, 2), (goods, 3), (goods, 1)))
    order = order_of(bulk)
    assert (order.status, order.delivery, order.total_minor) == ("paid", "pending", 6 * PRICE)
    assert money_of(in_aurora, rich) == 1_000_000 - 6 * PRICE
    assert told(bulk) == (3, 0, 3, [])
    assert work_off(order_id=bulk.order_id) == 3
    order = order_of(bulk)
    assert (order.status, order.delivery) == ("completed", "delivered")
    assert told(bulk) == (3, 3, 0, [])
    assert DeliveredCode.objects.count() == 6
    assert balance(ESCROW, "CNY").minor == 0
    books_are_right()


def test_lines_that_cannot_be_had_are_left_out_and_not_paid(in_aurora, rich):
    goods, few, unpriced = make_goods(codes=5), make_goods(codes=1), make_goods()
    unpriced.wholesale_prices.all()._raw_delete("default")
    wanted = [
        *lines_of((goods, 2), (few, 2), (unpriced, 1), (few, 1)),
        LineRequest(goods.pk, 0),
        LineRequest(goods.pk, 101),
        LineRequest(in_aurora.pk, 1),
    ]
    bulk = place(in_aurora, rich, wanted)
    failed = [
        (1, "OUT_OF_STOCK", 0),
        (2, "NOT_FOUND", 0),
        (4, "INVALID", 0),
        (5, "INVALID", 0),
        (6, "NOT_FOUND", 0),
    ]
    assert told(bulk) == (7, 0, 2, failed)
    assert money_of(in_aurora, rich) == 1_000_000 - 3 * PRICE
    work_off(order_id=bulk.order_id)
    assert told(bulk) == (7, 2, 0, failed)
    assert sorted(OrderLine.objects.values_list("position", flat=True)) == [0, 3]
    books_are_right()


def test_where_nothing_can_be_had_nothing_happens(in_aurora, rich):
    sold_out = make_goods(codes=0)
    with pytest.raises(NoLineTaken) as refused:
        place(in_aurora, rich, lines_of(sold_out, (make_goods(), 500)))
    assert {n: r.code for n, r in refused.value.refusals.items()} == {
        0: "OUT_OF_STOCK",
        1: "INVALID",
    }
    assert not Order.objects.exists()
    assert money_of(in_aurora, rich) == 1_000_000


def test_a_threshold_is_only_reached_by_what_is_had(in_aurora, rich):
    """A line that drops out takes its part of the discount with it."""
    from decimal import Decimal

    from storefronts.promotions.services import save_promotion

    goods, gone = make_goods(codes=5, cost="1", wholesale="2"), make_goods(codes=0)
    save_promotion(
        shop=in_aurora,
        actor=SELLER,
        kind="threshold",
        name="10 off 1",
        off="amount",
        value=Decimal("0.10"),
        spend=Decimal("10"),
    )
    bulk = place(in_aurora, rich, lines_of((goods, 1), (gone, 5)))
    assert order_of(bulk).total_minor == 220
    line = OrderLine.objects.get()
    assert (line.total_minor, line.discount_minor) == (220, 0)
    assert StockCode.objects.filter(state="reserved", line_id=line.pk).count() == 1


@pytest.mark.parametrize("count", [0, 501])
def test_how_many_lines_there_may_be(count, in_aurora, rich):
    goods = make_goods(codes=1)
    with pytest.raises((NothingToBuy, TooManyLines)):
        place(in_aurora, rich, lines_of(*[goods] * count))


def test_how_many_pieces_there_may_be(in_aurora, rich):
    goods = make_goods(codes=1, max_quantity=10_000)
    with pytest.raises(TooManyPieces):
        place(in_aurora, rich, lines_of((goods, 5_001)))


def test_a_provider_that_answers_later_is_not_for_bulk(in_aurora, rich):
    with pytest.raises(PaysLater):
        place(in_aurora, rich, lines_of(make_goods()), provider="sandbox:delay")


def test_a_repetition_is_the_first_one_as_it_is_by_now(in_aurora, rich):
    goods = make_goods(codes=3)
    lines = lines_of((goods, 3))
    first = place(in_aurora, rich, lines)
    work_off(order_id=first.order_id)
    again = place(in_aurora, rich, lines)
    assert again == first
    assert told(again) == (1, 1, 0, [])
    assert BulkOrder.objects.count() == 1


def test_what_was_set_aside_and_is_gone_is_taken_from_the_shelf_or_refunded(in_aurora, rich):
    goods, other = make_goods(codes=2), make_goods(codes=1)
    bulk = place(in_aurora, rich, lines_of(goods, other))
    today = timezone.now().date()
    # Both went bad in the meantime; of one there is another.
    StockCode.objects.filter(state="reserved").update(sell_by=today)
    work_off(order_id=bulk.order_id)
    assert told(bulk) == (2, 1, 0, [(1, "OUT_OF_STOCK", PRICE)])
    order = order_of(bulk)
    assert (order.status, order.refund, order.refunded_minor) == ("completed", "partial", PRICE)
    assert money_of(in_aurora, rich) == 1_000_000 - PRICE
    assert Job.objects.filter(task="orders.send_refunded").count() == 1
    books_are_right()


def test_all_that_fails_is_refunded_and_the_order_ends(in_aurora, rich):
    goods = make_goods(codes=2)
    bulk = place(in_aurora, rich, lines_of(goods, goods))
    StockCode.objects.update(sell_by=timezone.now().date())
    work_off(order_id=bulk.order_id)
    order = order_of(bulk)
    assert (order.status, order.refund, order.delivery) == ("cancelled", "full", "failed")
    assert money_of(in_aurora, rich) == 1_000_000
    [mail] = Job.objects.filter(task="orders.send_refunded")
    assert mail.payload["minor"] == str(2 * PRICE)
    books_are_right()


def test_parts_are_small_and_a_worker_that_dies_between_them_is_followed_by_another(
    in_aurora, rich, monkeypatch
):
    monkeypatch.setattr(working, "LINES_A_PART", 2)
    goods = make_goods(codes=5)
    bulk = place(in_aurora, rich, lines_of(*[goods] * 5))
    real, calls = working.deliver, []

    def dies_at_the_second(**how):
        calls.append(len(how["only"]))
        if len(calls) == 2:
            raise SystemExit
        return real(**how)

    monkeypatch.setattr(working, "deliver", dies_at_the_second)
    with pytest.raises(SystemExit):
        work_off(order_id=bulk.order_id)
    assert told(bulk) == (5, 2, 3, [])
    assert order_of(bulk).delivery == "delivering"
    assert work_off(order_id=bulk.order_id) == 3
    assert calls == [2, 2, 2, 1]
    assert told(bulk) == (5, 5, 0, [])
    assert DeliveredCode.objects.count() == 5
    assert Job.objects.filter(task="orders.send_delivered").count() == 1
    books_are_right()


def test_a_line_that_is_refunded_meanwhile_leaves_the_others_what_is_theirs(in_aurora, rich):
    goods = make_goods(codes=3)
    bulk = place(in_aurora, rich, lines_of(*[goods] * 3))
    refund_line(line=OrderLine.objects.get(position=1), reason="by mistake", actor=SELLER)
    assert StockCode.objects.filter(state="reserved").count() == 2
    work_off(order_id=bulk.order_id)
    assert told(bulk) == (3, 2, 0, [(1, "NOT_DELIVERED", PRICE)])
    assert StockCode.objects.filter(state="free").count() == 1
    books_are_right()


def test_a_short_wallet_of_the_shop_holds_the_rest(in_aurora, rich, monkeypatch):
    monkeypatch.setattr(working, "LINES_A_PART", 1)
    in_aurora.collects = "shop"
    in_aurora.save(update_fields=["collects"])
    fill_wallet(in_aurora, 1_000)  # wholesale and fee of one card
    goods = make_goods(codes=3)
    bulk = place(in_aurora, rich, lines_of(*[goods] * 3), provider="sandbox")
    work_off(order_id=bulk.order_id)
    assert order_of(bulk).status == "held"
    assert told(bulk) == (3, 1, 2, [])
    assert StockCode.objects.filter(state="reserved").count() == 2
    fill_wallet(in_aurora, 10_000)
    assert resume_held(order_id=bulk.order_id)
    assert told(bulk) == (3, 3, 0, [])
    assert DeliveredCode.objects.count() == 3
    books_are_right()


def test_what_a_person_delivers_stays_open_until_then(in_aurora, rich):
    service = make_denomination(kind=Denomination.Kind.SERVICE)
    bulk = place(in_aurora, rich, lines_of(make_goods(), service))
    work_off(order_id=bulk.order_id)
    assert told(bulk) == (2, 1, 1, [])
    assert order_of(bulk).status == "paid"


def test_the_job_is_owed_with_the_payment(in_aurora, rich):
    bulk = place(in_aurora, rich, lines_of(make_goods()))
    [job] = Job.objects.filter(task="checkout.work_off_bulk")
    assert job.payload == {"order": str(bulk.order_id)}


def test_the_limits_are_said():
    assert (bulk_orders.MOST_LINES, bulk_orders.MOST_PIECES) == (500, 5_000)
