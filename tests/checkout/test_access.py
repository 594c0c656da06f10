"""Who may see, pay, cancel and reveal an order: tokens, accounts, six digits by mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from storefronts.checkout import services
from storefronts.checkout.access import Access
from storefronts.checkout.errors import NotAllowed
from storefronts.customers import one_time_codes
from storefronts.customers.errors import WrongOneTimeCode
from storefronts.customers.models import OneTimeCode
from storefronts.customers.tasks import send_one_time_code
from storefronts.fulfilment.models import Reveal
from storefronts.orders import tokens
from storefronts.orders.errors import NotDelivered, OrderNotFound
from storefronts.orders.models import Order
from storefronts.orders.services import mark_line_delivered
from tenants.kernel.errors import RateLimited
from tenants.outbox.models import Job
from tenants.registry.context import in_shop
from tests.factories.orders import GUEST, SELLER, buy, make_goods, place


def find(order, **how):
    return services.find_order(number=order.number, **how)[1]


def test_each_proof_gives_its_own_right(in_aurora, buyer, seller):
    bought = buy(in_aurora, make_goods(), user=buyer)
    order = bought.order
    assert find(order, token=bought.token) is Access.PLACED
    assert find(order, token=tokens.mailed_token(order.pk)) is Access.MAILED
    assert find(order, user=buyer) is Access.OWNER
    assert find(order, user=seller) is Access.STAFF


def test_the_mailed_link_only_views(in_aurora):
    for access, pay, cancel, reveal in [
        (Access.PLACED, True, True, True),
        (Access.OWNER, True, True, True),
        (Access.PROVEN, False, False, True),
        (Access.STAFF, False, True, False),
        (Access.MAILED, False, False, False),
    ]:
        assert (access.may_pay, access.may_cancel, access.may_reveal) == (pay, cancel, reveal)
    with pytest.raises(NotAllowed):
        services.require(Access.MAILED.may_reveal)


def test_no_proof_and_no_order_get_the_same_answer(in_aurora):
    order = buy(in_aurora, make_goods()).order
    answers = []
    for number, how in [
        (order.number, {}),
        (order.number, {"token": "guessed"}),
        ("ZZZZ-ZZZZZZ", {"token": "guessed"}),
    ]:
        with pytest.raises(OrderNotFound) as refused:
            services.find_order(number=number, **how)
        answers.append((refused.value.code, str(refused.value)))
    assert len(set(answers)) == 1


def test_a_token_of_one_shop_is_nothing_in_another(aurora, borealis):
    with in_shop(aurora):
        bought = buy(aurora, make_goods())
    with in_shop(borealis), pytest.raises(OrderNotFound):
        services.find_order(number=bought.order.number, token=bought.token)


def test_six_digits_by_mail_open_the_codes_once(in_aurora):
    order = buy(in_aurora, make_goods(), locale="zh-hans").order
    services.request_one_time_code(shop=in_aurora, order=order, actor=GUEST)
    row = OneTimeCode.objects.get()
    job = Job.objects.get(task="customers.send_one_time_code")
    send_one_time_code(payload=job.payload, shop=in_aurora)
    digits = one_time_codes.digits_of(row.pk)
    assert mail.outbox[0].to == [order.email]
    assert digits in mail.outbox[0].body
    assert digits not in str(job.payload)
    assert services.prove_email(order=order, digits=digits) is Access.PROVEN
    with pytest.raises(WrongOneTimeCode):
        services.prove_email(order=order, digits=digits)


def test_five_wrong_tries_end_a_code(in_aurora):
    order = buy(in_aurora, make_goods()).order
    services.request_one_time_code(shop=in_aurora, order=order, actor=GUEST)
    right = one_time_codes.digits_of(OneTimeCode.objects.get().pk)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(one_time_codes.MOST_TRIES):
        with pytest.raises(WrongOneTimeCode):
            services.prove_email(order=order, digits=wrong)
    with pytest.raises(WrongOneTimeCode):
        services.prove_email(order=order, digits=right)


def test_a_code_ends_after_ten_minutes(in_aurora):
    order = buy(in_aurora, make_goods()).order
    services.request_one_time_code(shop=in_aurora, order=order, actor=GUEST)
    OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(WrongOneTimeCode):
        services.prove_email(
            order=order, digits=one_time_codes.digits_of(OneTimeCode.objects.get().pk)
        )


def test_a_code_of_one_order_is_none_of_another(in_aurora):
    first, second = buy(in_aurora, make_goods()).order, buy(in_aurora, make_goods()).order
    services.request_one_time_code(shop=in_aurora, order=first, actor=GUEST)
    with pytest.raises(WrongOneTimeCode):
        services.prove_email(
            order=second, digits=one_time_codes.digits_of(OneTimeCode.objects.get().pk)
        )


def test_asking_for_codes_is_limited(in_aurora):
    order = buy(in_aurora, make_goods()).order
    for _ in range(one_time_codes.MOST_PER_TARGET):
        services.request_one_time_code(shop=in_aurora, order=order, actor=GUEST)
    with pytest.raises(RateLimited):
        services.request_one_time_code(shop=in_aurora, order=order, actor=GUEST)


def test_a_look_up_mails_only_where_number_and_address_belong_together(in_aurora):
    order = buy(in_aurora, make_goods()).order
    shop = in_aurora
    assert services.look_up(shop=shop, number=order.number, email="x@y.zz", actor=GUEST) is None
    assert services.look_up(shop=shop, number="NONE", email=order.email, actor=GUEST) is None
    assert not OneTimeCode.objects.exists()
    services.look_up(shop=shop, number=order.number.lower(), email=order.email.upper(), actor=GUEST)
    assert OneTimeCode.objects.get().email == order.email


def test_every_reveal_is_written_down_and_shows_the_same(in_aurora):
    order = buy(in_aurora, (make_goods(), 2)).order
    first = services.reveal_codes(order=order, actor=GUEST)
    second = services.reveal_codes(order=order, actor=GUEST)
    assert [one.code for one in first] == [one.code for one in second]
    assert len({one.code for one in first}) == 2
    assert Reveal.objects.filter(order=order).count() == 2
    line = order.lines.get()
    assert line.revealed_at == Reveal.objects.order_by("at").first().at


def test_a_delivered_line_without_codes_is_no_reveal(in_aurora):
    order = buy(in_aurora, make_goods(), make_goods(codes=0, kind="top_up")).order
    card, work = order.lines.order_by("position")
    mark_line_delivered(line=work, actor=SELLER)
    services.reveal_codes(order=order, actor=GUEST)
    assert [one.line_id for one in Reveal.objects.all()] == [card.pk]
    work.refresh_from_db()
    card.refresh_from_db()
    assert (work.revealed_at, bool(card.revealed_at)) == (None, True)


def test_nothing_is_revealed_before_it_is_paid(in_aurora):
    order = place(in_aurora, make_goods()).order
    with pytest.raises(NotDelivered):
        services.reveal_codes(order=order, actor=GUEST)
    assert not Reveal.objects.exists()


def test_no_code_shows_in_the_repr_of_an_answer(in_aurora):
    bought = buy(in_aurora, make_goods(), reveal=True)
    assert bought.codes[0].code not in repr(bought)
    assert bought.codes[0].code not in repr(Order.objects.get(pk=bought.order.pk).__dict__)
