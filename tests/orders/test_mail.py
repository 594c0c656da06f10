"""Mail to buyers: in their language, with the link that only views, and never with a code."""

import pytest
from django.core import mail

from storefronts.orders import services, tasks, tokens
from tenants.outbox.models import Job
from tests.factories.orders import SELLER, buy, make_goods, the_line
from tests.factories.supply import make_stock

HANDLERS = {
    "orders.send_receipt": tasks.send_receipt,
    "orders.send_delivered": tasks.send_delivered,
    "orders.send_refunded": tasks.send_refunded,
}


def send_all(shop):
    for job in Job.objects.filter(task__in=HANDLERS).order_by("created_at", "id"):
        HANDLERS[job.task](payload=job.payload, shop=shop)
    return mail.outbox


def whole(message):
    return "\n".join(
        [message.subject, message.body, *(part.content for part in message.alternatives)]
    )


@pytest.mark.parametrize(
    ("locale", "said", "path"),
    [("en", "Your order is delivered", "/en/"), ("zh-hans", "已送达", "/zh-hans/")],
)
def test_a_delivered_order_is_announced_in_the_buyers_language(in_aurora, locale, said, path):
    goods = make_goods(codes=0)
    make_stock(denomination=goods, secrets=["CANARY-1234"], pin="987654")
    order = buy(in_aurora, goods, locale=locale).order
    (message,) = send_all(in_aurora)
    assert message.to == [order.email]
    assert said in message.body
    assert order.number in message.subject
    assert f"{path}" in message.body
    assert tokens.mailed_token(order.pk) in message.body
    text = whole(message)
    assert tokens.placing_token(order.pk) not in text
    assert "CANARY" not in text
    assert "987654" not in text


def test_a_paid_order_that_waits_gets_a_receipt_first(in_aurora):
    order = buy(in_aurora, make_goods(codes=0, kind="top_up")).order
    (receipt,) = send_all(in_aurora)
    assert "payment" in receipt.body
    mail.outbox.clear()
    Job.objects.all().delete()
    services.mark_line_delivered(line=the_line(order), actor=SELLER)
    (delivered,) = send_all(in_aurora)
    assert "delivered" in delivered.body


def test_a_refund_says_how_much_and_how(in_aurora):
    order = buy(in_aurora, make_goods()).order
    Job.objects.all().delete()
    services.refund_order(order=order, reason="sorry", actor=SELLER)
    (message,) = send_all(in_aurora)
    assert "9.90" in message.body
    assert "back the way you paid" in message.body


def test_no_job_carries_more_than_ids(in_aurora):
    order = buy(in_aurora, make_goods()).order
    for job in Job.objects.all():
        assert order.email not in str(job.payload)
        assert set(job.payload) <= {"order", "line", "minor", "way", "shop"}


def test_names_with_markup_are_harmless(in_aurora):
    goods = make_goods(name_en="<script>alert(1)</script>", name_zh="<b>卡</b>")
    buy(in_aurora, goods)
    (message,) = send_all(in_aurora)
    assert "<script>" not in message.alternatives[0].content
    assert "\n" not in message.subject
