"""Placed now, paid later: reservation, limits, and every way in which paying is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from billing.payments.models import Attempt
from storefronts.checkout import caps, services
from storefronts.checkout.errors import (
    BadEmail,
    PaymentDeclined,
    PriceChanged,
    QuoteExpired,
    TooManyUnpaid,
)
from storefronts.checkout.models import Quote
from storefronts.orders.errors import AlreadyPaid, IllegalTransition, OrderNotPayable
from storefronts.orders.models import Order
from storefronts.pricing.engine import LineRequest
from storefronts.pricing.errors import BadQuantity
from tenants.accounts.models import IdempotencyRecord
from tenants.kernel.actor import Actor
from tenants.outbox.models import Job
from tenants.registry.errors import ShopSuspended
from tenants.registry.models import Shop
from tenants.supply.errors import OutOfStock
from tenants.supply.models import StockCode
from tests.factories.catalogue import set_wholesale
from tests.factories.orders import GUEST, lines_of, make_goods, pay, place, the_line


def states_of(goods):
    return sorted(StockCode.objects.filter(denomination=goods).values_list("state", flat=True))


def expire(order):
    Order.objects.filter(pk=order.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    services.expire_order(order_id=order.pk)


def test_placing_reserves_and_plants_the_timer(in_aurora):
    goods = make_goods(codes=3)
    placed = place(in_aurora, (goods, 2))
    assert placed.order.status == "awaiting_payment"
    assert states_of(goods) == ["free", "reserved", "reserved"]
    timer = Job.objects.get(task="checkout.expire_order")
    assert timer.payload == {"order": str(placed.order.pk)}
    assert timer.due_at == placed.order.expires_at


def test_a_code_that_expired_in_its_reservation_is_not_delivered(in_aurora):
    goods = make_goods(codes=2)
    order = place(in_aurora, goods).order
    stale = StockCode.objects.get(denomination=goods, state="reserved")
    StockCode.objects.filter(pk=stale.pk).update(sell_by=timezone.now().date())
    paid = pay(in_aurora, order)
    assert paid.order.status == "completed"
    sold = StockCode.objects.get(denomination=goods, state="sold")
    assert sold.pk != stale.pk
    assert len(services.reveal_codes(order=paid.order, actor=GUEST)) == 1


def test_where_only_expired_codes_are_left_nothing_is_charged(in_aurora):
    goods = make_goods(codes=1)
    order = place(in_aurora, goods).order
    StockCode.objects.filter(denomination=goods).update(sell_by=timezone.now().date())
    with pytest.raises(OutOfStock):
        pay(in_aurora, order)
    assert not Attempt.objects.exists()
    order.refresh_from_db()
    assert order.status == "awaiting_payment"


def test_paying_delivers_what_was_reserved(in_aurora):
    goods = make_goods(codes=3)
    placed = place(in_aurora, (goods, 2))
    paid = pay(in_aurora, placed.order)
    assert paid.payment.status == "captured"
    assert (paid.order.status, paid.order.delivery) == ("completed", "delivered")
    assert states_of(goods) == ["free", "sold", "sold"]
    assert Order.objects.get(pk=placed.order.pk).status == "completed"
    assert len(services.reveal_codes(order=paid.order, actor=GUEST)) == 2


def test_a_shortage_leaves_no_order_behind(in_aurora):
    goods = make_goods(codes=1)
    with pytest.raises(OutOfStock):
        place(in_aurora, (goods, 2))
    assert not Order.objects.exists()
    assert not IdempotencyRecord.objects.exists()
    assert states_of(goods) == ["free"]


@pytest.mark.parametrize("quantity", [0, -1, 10**9, 1.5, float("nan"), "2", True, None])
def test_a_quantity_that_is_none_is_refused_and_nothing_is_written(in_aurora, quantity):
    goods = make_goods(codes=1)
    with pytest.raises(BadQuantity) as refused:
        place(in_aurora, lines=[LineRequest(goods.pk, quantity)])
    assert refused.value.path == ["lines", "0", "quantity"]
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    "email", ["", "nobody", "a@b", "a@b.c\nBcc: x@y.z", "x" * 300 + "@a.example"]
)
def test_an_address_that_no_mail_could_reach_is_refused(in_aurora, email):
    with pytest.raises(BadEmail):
        place(in_aurora, make_goods(), email=email)


def test_a_quote_holds_and_a_changed_price_stops_the_order(
    in_aurora, django_capture_on_commit_callbacks
):
    goods = make_goods(codes=2)
    quoted = services.quote(shop=in_aurora, lines=lines_of(goods), actor=GUEST)
    placed = place(in_aurora, goods, quote_id=quoted.quote.pk)
    assert placed.order.total == quoted.cart.total

    with django_capture_on_commit_callbacks(execute=True):
        set_wholesale(goods, "20")
    with pytest.raises(PriceChanged):
        place(in_aurora, goods, quote_id=quoted.quote.pk)


def test_a_quote_ends(in_aurora):
    goods = make_goods()
    quoted = services.quote(shop=in_aurora, lines=lines_of(goods), actor=GUEST)
    Quote.objects.update(expires_at=timezone.now())
    with pytest.raises(QuoteExpired):
        place(in_aurora, goods, quote_id=quoted.quote.pk)


def test_a_quote_is_for_its_own_cart(in_aurora):
    goods = make_goods()
    quoted = services.quote(shop=in_aurora, lines=lines_of(goods), actor=GUEST)
    with pytest.raises(PriceChanged):
        place(in_aurora, (goods, 2), quote_id=quoted.quote.pk)


def test_paying_twice_is_refused_and_charges_once(in_aurora):
    placed = place(in_aurora, make_goods())
    pay(in_aurora, placed.order)
    with pytest.raises(AlreadyPaid):
        pay(in_aurora, placed.order)
    assert Attempt.objects.count() == 1


def test_the_same_payment_key_answers_with_the_same_payment(in_aurora):
    placed = place(in_aurora, make_goods())
    key = {"idempotency_scope": "s", "idempotency_key": "p"}
    first = pay(in_aurora, placed.order, **key)
    second = pay(in_aurora, placed.order, **key)
    assert second.replayed
    assert second.payment.pk == first.payment.pk


def test_an_expired_order_gives_its_stock_back_and_cannot_be_paid(in_aurora):
    goods = make_goods(codes=1)
    placed = place(in_aurora, goods)
    expire(placed.order)
    assert Order.objects.get(pk=placed.order.pk).status == "expired"
    assert states_of(goods) == ["free"]
    with pytest.raises(OrderNotPayable):
        pay(in_aurora, placed.order)


def test_the_timer_does_nothing_to_a_paid_order(in_aurora):
    placed = place(in_aurora, make_goods())
    pay(in_aurora, placed.order)
    expire(placed.order)
    assert Order.objects.get(pk=placed.order.pk).status == "completed"


def test_a_cancelled_order_gives_its_stock_back_once(in_aurora):
    goods = make_goods(codes=1)
    placed = place(in_aurora, goods)
    services.cancel_order(order=placed.order, actor=GUEST)
    services.cancel_order(order=placed.order, actor=GUEST)
    assert states_of(goods) == ["free"]
    with pytest.raises(OrderNotPayable):
        pay(in_aurora, placed.order)


def test_a_paid_order_is_not_cancelled(in_aurora):
    placed = place(in_aurora, make_goods())
    pay(in_aurora, placed.order)
    with pytest.raises(IllegalTransition):
        services.cancel_order(order=placed.order, actor=GUEST)


def test_a_shop_suspended_in_mid_checkout_takes_no_payment(in_aurora):
    placed = place(in_aurora, make_goods())
    Shop.objects.filter(pk=in_aurora.pk).update(status="suspended")
    with pytest.raises(ShopSuspended):
        pay(in_aurora, placed.order)
    with pytest.raises(ShopSuspended):
        pay(in_aurora, placed.order, provider="sandbox:delay")
    assert not Attempt.objects.exists()


def test_a_declined_payment_leaves_the_order_payable(in_aurora):
    placed = place(in_aurora, make_goods())
    with pytest.raises(PaymentDeclined):
        pay(in_aurora, placed.order, provider="sandbox:decline")
    assert Order.objects.get(pk=placed.order.pk).status == "awaiting_payment"
    assert pay(in_aurora, placed.order).order.status == "completed"


def test_a_provider_that_answers_later_leaves_a_pending_payment(in_aurora):
    placed = place(in_aurora, make_goods())
    paid = pay(in_aurora, placed.order, provider="sandbox:hosted")
    assert paid.payment.status == "pending"
    assert placed.order.number in paid.payment.redirect_url
    assert paid.order.status == "awaiting_payment"


def test_unpaid_reservations_are_capped_for_a_guest(in_aurora, monkeypatch):
    monkeypatch.setattr(caps, "MOST_PER_SESSION", 2)
    goods = make_goods(codes=5)
    who = {"idempotency_scope": "session:x"}
    place(in_aurora, goods, **who)
    second = place(in_aurora, goods, **who)
    with pytest.raises(TooManyUnpaid):
        place(in_aurora, goods, **who)
    pay(in_aurora, second.order)
    place(in_aurora, goods, **who)


@pytest.mark.parametrize(
    ("cap", "same"),
    [
        ("MOST_PER_EMAIL", {"email": "One@example.test"}),
        ("MOST_PER_ADDRESS", {}),
        ("MOST_PER_SHOP", {}),
    ],
)
def test_unpaid_reservations_are_capped_by_mail_address_and_shop(in_aurora, monkeypatch, cap, same):
    monkeypatch.setattr(caps, cap, 1)
    goods = make_goods(codes=5)
    place(in_aurora, goods, **same)
    with pytest.raises(TooManyUnpaid):
        place(in_aurora, goods, **{key: value.lower() for key, value in same.items()})


def test_a_key_of_a_reseller_is_capped_by_the_shop_only(in_aurora, monkeypatch):
    monkeypatch.setattr(caps, "MOST_PER_SESSION", 1)
    goods = make_goods(codes=5)
    reseller = Actor(kind="api_key", id="k", label="reseller", address="203.0.113.9")
    for _ in range(3):
        place(in_aurora, goods, actor=reseller, idempotency_scope="key:k")


def test_the_snapshot_outlives_a_change_of_the_goods(in_aurora):
    goods = make_goods(codes=1)
    placed = place(in_aurora, goods)
    goods.name_en = "Something else"
    goods.save()
    line = the_line(placed.order)
    assert "Something else" not in line.name_en
    assert line.terms["sku"] == goods.sku
    assert line.wholesale_minor == 900
    assert line.explanation[0]["code"] == "wholesale"
