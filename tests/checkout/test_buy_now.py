"""The whole sale in one call: the code, the money, the evidence, and nothing twice."""

import pytest

from billing.ledger.codes import (
    ESCROW,
    FEES,
    MARGIN,
    customer_wallet,
    shop_earnings,
    supplier_payable,
)
from billing.ledger.errors import InsufficientFunds
from billing.ledger.queries import balance, trial_balance
from billing.payments.models import Attempt
from storefronts.checkout.errors import KeyReused
from storefronts.fulfilment.models import DeliveredCode, Reveal
from storefronts.orders.models import Order, OrderEvent
from tenants.audit.models import AuditEvent
from tenants.outbox.models import Job
from tenants.registry.errors import ShopSuspended
from tenants.registry.models import Shop
from tenants.supply.errors import OutOfStock
from tenants.supply.models import StockCode
from tests.factories.orders import buy, fill_wallet, make_goods, the_line
from tests.factories.supply import make_stock


def test_the_code_is_on_the_screen_and_the_order_is_completed(in_aurora):
    goods = make_goods(codes=0)
    make_stock(denomination=goods, secrets=["AAAA-BBBB"], pin="1234", number="0007")

    bought = buy(in_aurora, goods, reveal=True)

    assert [(c.code, c.pin, c.card_number) for c in bought.codes] == [("AAAA-BBBB", "1234", "0007")]
    order = Order.objects.get(pk=bought.order.pk)
    assert (order.status, order.delivery, order.refund) == ("completed", "delivered", "none")
    assert order.paid_at
    assert order.completed_at
    line = the_line(order)
    assert line.delivery == "delivered"
    assert line.revealed_at


def test_the_code_lies_in_the_order_under_the_shops_key_only(in_aurora):
    goods = make_goods(codes=0)
    make_stock(denomination=goods, secrets=["AAAA-BBBB"])
    bought = buy(in_aurora, goods)
    stock = StockCode.objects.get(denomination=goods)
    assert stock.state == "sold"
    assert stock.sealed is None
    assert stock.claim_ref == f"{in_aurora.pk}:{bought.order.pk}:{the_line(bought.order).pk}"
    delivered = DeliveredCode.objects.get(line__order=bought.order)
    assert b"AAAA-BBBB" not in bytes(delivered.sealed)
    assert delivered.stock_code_id == stock.pk


def test_supplier_platform_and_shop_get_their_parts(in_aurora):
    goods = make_goods(codes=1, wholesale="9", cost="8.5")
    bought = buy(in_aurora, goods)
    total = bought.order.total_minor
    line = the_line(bought.order)
    stock = StockCode.objects.get(denomination=goods)
    held = {
        name: balance(code, "CNY").minor
        for name, code in {
            "escrow": ESCROW,
            "supplier": supplier_payable(stock.batch.supplier_id),
            "margin": MARGIN,
            "fees": FEES,
            "shop": shop_earnings(in_aurora.pk),
        }.items()
    }
    assert held == {
        "escrow": 0,
        "supplier": 850,
        "margin": 50,
        "fees": line.fee_minor,
        "shop": total - 900 - line.fee_minor,
    }
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0
    assert line.cost_minor == 850


def test_the_payment_its_event_and_the_evidence_are_written(in_aurora):
    bought = buy(in_aurora, make_goods(), reveal=True)
    assert bought.payment
    attempt = Attempt.objects.get(pk=bought.payment.pk)
    assert attempt.status == "captured"
    assert attempt.money == bought.order.total
    assert bought.order.paid_attempt_id == attempt.pk
    kinds = list(OrderEvent.objects.filter(order=bought.order).values_list("kind", flat=True))
    assert kinds == ["placed", "paid", "delivered", "revealed"]
    reveal = Reveal.objects.get(order=bought.order)
    assert (reveal.address, reveal.device) == ("203.0.113.7", "Test phone")
    assert AuditEvent.objects.filter(target=f"order:{bought.order.pk}").count() == 1
    tasks = Job.objects.filter(payload__order=str(bought.order.pk)).values_list("task", flat=True)
    assert sorted(tasks) == ["orders.send_delivered", "reporting.order_changed"]


def test_no_reveal_is_logged_where_none_was_asked_for(in_aurora):
    bought = buy(in_aurora, make_goods())
    assert bought.codes == []
    assert not Reveal.objects.filter(order=bought.order).exists()
    assert the_line(bought.order).revealed_at is None


def test_several_lines_and_pieces_come_in_the_order_of_the_cart(in_aurora):
    first, second = make_goods(codes=5), make_goods(codes=5)
    bought = buy(in_aurora, (second, 2), (first, 3), reveal=True)
    lines = list(bought.order.lines.order_by("position"))
    assert [code.line_id for code in bought.codes] == [lines[0].pk] * 2 + [lines[1].pk] * 3
    assert len({code.code for code in bought.codes}) == 5


def test_a_wallet_pays_what_it_holds(in_aurora, buyer):
    goods = make_goods()
    fill_wallet(in_aurora, 100_000, buyer)
    bought = buy(in_aurora, goods, provider="wallet", user=buyer)
    left = balance(customer_wallet(in_aurora.pk, buyer.pk), "CNY")
    assert left.minor == 100_000 - bought.order.total_minor


def test_a_wallet_that_is_too_small_buys_nothing(in_aurora, buyer):
    goods = make_goods(codes=3)
    fill_wallet(in_aurora, 5, buyer)
    with pytest.raises(InsufficientFunds):
        buy(in_aurora, goods, provider="wallet", user=buyer)
    assert StockCode.objects.filter(denomination=goods, state="free").count() == 3
    assert not Order.objects.exists()
    assert balance(customer_wallet(in_aurora.pk, buyer.pk), "CNY").minor == 5


def test_what_is_not_on_the_shelf_is_refused_and_nothing_is_charged(in_aurora):
    goods = make_goods(codes=2)
    with pytest.raises(OutOfStock):
        buy(in_aurora, (goods, 3))
    assert StockCode.objects.filter(denomination=goods, state="free").count() == 2
    assert not Order.objects.exists()
    assert not Attempt.objects.exists()


def test_the_same_key_is_the_same_order_and_shows_the_same_code_again(in_aurora):
    goods = make_goods(codes=2)
    again = {
        "idempotency_scope": "s",
        "idempotency_key": "k",
        "email": "a@example.test",
        "reveal": True,
    }
    first = buy(in_aurora, goods, **again)
    second = buy(in_aurora, goods, **again)
    assert second.replayed
    assert second.order.pk == first.order.pk
    assert second.token == first.token
    assert [c.code for c in second.codes] == [c.code for c in first.codes]
    assert Reveal.objects.filter(order=first.order).count() == 2
    assert Order.objects.count() == 1


def test_the_last_code_is_shown_again_although_the_shelf_is_empty_now(in_aurora):
    goods = make_goods(codes=1)
    again = {"idempotency_scope": "s", "idempotency_key": "k", "email": "a@example.test"}
    first = buy(in_aurora, goods, **again)
    assert buy(in_aurora, goods, **again).order.pk == first.order.pk


def test_the_same_key_with_another_cart_is_refused(in_aurora):
    goods = make_goods(codes=5)
    again = {"idempotency_scope": "s", "idempotency_key": "k", "email": "a@example.test"}
    buy(in_aurora, goods, **again)
    with pytest.raises(KeyReused):
        buy(in_aurora, (goods, 2), **again)
    assert Order.objects.count() == 1


def test_long_keys_that_differ_at_their_end_are_two_purchases(in_aurora):
    goods = make_goods(codes=5)
    asked = {"idempotency_scope": "s", "provider": "sandbox:hosted", "email": "a@example.test"}
    one = buy(in_aurora, goods, idempotency_key="k" * 199 + "1", **asked)
    other = buy(in_aurora, goods, idempotency_key="k" * 199 + "2", **asked)
    assert (one.refused, other.refused) == (None, None)
    assert one.order.pk != other.order.pk
    assert one.payment.pk != other.payment.pk


def test_somebody_elses_key_is_another_key(in_aurora):
    goods = make_goods(codes=5)
    buy(in_aurora, goods, idempotency_scope="session:a", idempotency_key="k")
    buy(in_aurora, goods, idempotency_scope="session:b", idempotency_key="k")
    assert Order.objects.count() == 2


def test_a_shop_that_was_suspended_a_moment_ago_sells_nothing(in_aurora):
    goods = make_goods(codes=1)
    # The request still holds the shop as it was: only the row knows.
    Shop.objects.filter(pk=in_aurora.pk).update(status="suspended")
    with pytest.raises(ShopSuspended):
        buy(in_aurora, goods)
    assert StockCode.objects.filter(denomination=goods, state="free").count() == 1


def test_neither_token_lies_in_the_database(in_aurora):
    from storefronts.orders import tokens

    bought = buy(in_aurora, make_goods())
    row = Order.objects.get(pk=bought.order.pk)
    stored = bytes(row.placed_token_hash) + bytes(row.mailed_token_hash)
    for token in (bought.token, tokens.mailed_token(row.pk)):
        assert token.encode() not in stored
        assert token not in str(row.snapshot)
    assert tokens.matches(bought.token, row.placed_token_hash)
    assert not tokens.matches(bought.token, row.mailed_token_hash)


def test_the_first_order_freezes_the_shops_currency(in_aurora):
    buy(in_aurora, make_goods())
    assert Shop.objects.get(pk=in_aurora.pk).currency_frozen_at
