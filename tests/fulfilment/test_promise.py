"""The delivery promise is kept by the clock: delivered by then, or the money goes back."""

from billing.ledger.codes import ESCROW, shop_wallet
from billing.ledger.queries import balance
from storefronts.fulfilment.tasks import promise_is_due
from storefronts.orders.models import Order
from storefronts.orders.services import mark_line_delivered
from tenants.outbox.models import Job
from tests.factories.orders import SELLER, buy, collected_by, fill_wallet, make_goods, the_line


def due(shop):
    job = Job.objects.get(task="fulfilment.check_promise")
    promise_is_due(payload=job.payload, shop=shop)
    return job


def test_a_missed_promise_is_refunded_by_itself(in_aurora):
    goods = make_goods(codes=0, kind="top_up", promise_seconds=30)
    order = buy(in_aurora, goods).order
    job = due(in_aurora)
    assert (job.due_at - order.paid_at).total_seconds() == 30
    due(in_aurora)
    order = Order.objects.get(pk=order.pk)
    assert (order.status, order.delivery, order.refund) == ("cancelled", "failed", "full")
    assert balance(ESCROW, "CNY").minor == 0


def test_a_promise_that_was_kept_changes_nothing(in_aurora):
    goods = make_goods(codes=0, kind="service", promise_seconds=30)
    order = buy(in_aurora, goods).order
    mark_line_delivered(line=the_line(order), actor=SELLER)
    due(in_aurora)
    order = Order.objects.get(pk=order.pk)
    assert (order.status, order.refund) == ("completed", "none")


def test_codes_are_there_at_once_and_need_no_timer(in_aurora):
    buy(in_aurora, make_goods(promise_seconds=30))
    assert not Job.objects.filter(task="fulfilment.check_promise").exists()


def test_work_that_is_done_counts_although_the_shops_wallet_is_short(in_aurora):
    collected_by(in_aurora, "shop")
    order = buy(in_aurora, make_goods(codes=0, kind="top_up", promise_seconds=30)).order
    line = the_line(order)
    mark_line_delivered(line=line, actor=SELLER)
    order.refresh_from_db()
    assert (order.status, order.delivery, order.refund) == ("completed", "delivered", "none")
    owed = line.wholesale_minor + line.fee_minor
    wallet = shop_wallet(in_aurora.pk)
    assert balance(wallet, "CNY").minor == -owed
    assert balance(ESCROW, "CNY").minor == 0
    due(in_aurora)
    order.refresh_from_db()
    assert order.refund == "none"
    # The next sale waits: what comes in pays the debt first.
    fill_wallet(in_aurora, owed)
    assert balance(wallet, "CNY").minor == 0
    assert buy(in_aurora, make_goods()).order.status == "held"
