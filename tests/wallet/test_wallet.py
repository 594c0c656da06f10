"""Topping up: at once, by a callback, by hand; once each."""

import uuid

import pytest

from billing.ledger.codes import customer_wallet, shop_wallet
from billing.ledger.errors import InsufficientFunds, ReasonNeeded
from billing.ledger.queries import balance, trial_balance
from billing.payments.models import Attempt
from storefronts.wallet import services
from storefronts.wallet.errors import BadAmount, TopUpDeclined
from storefronts.wallet.models import TopUp
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Forbidden
from tenants.kernel.money import Money
from tenants.registry.errors import ShopSuspended
from tests.checkout.test_settle import call_back
from tests.factories.orders import SELLER, collected_by

FIFTY = Money(5000, "CNY")
CLERK = Actor(kind="owner_staff", id="clerk", label="clerk@example.test")


def top_up(shop, user=None, **changes):
    asked = {"shop": shop, "user": user, "amount": FIFTY, "provider": "sandbox", "actor": SELLER}
    return services.top_up(**{**asked, **changes})


def test_a_shopper_tops_up_at_once(in_aurora, buyer):
    row = top_up(in_aurora, buyer)
    assert row.status == "captured"
    assert services.wallet_of(shop=in_aurora, user=buyer) == FIFTY
    assert sum(one.balance.minor for one in trial_balance("CNY")) == 0
    assert AuditEvent.objects.filter(action="wallet.topped_up").count() == 1


def test_a_callback_tops_up_once(in_aurora, buyer):
    row = top_up(in_aurora, buyer, provider="sandbox:hosted")
    assert row.status == "pending"
    assert services.wallet_of(shop=in_aurora, user=buyer).minor == 0
    call_back(Attempt.objects.get(pk=row.attempt_id), times=3)
    assert services.wallet_of(shop=in_aurora, user=buyer) == FIFTY
    row.refresh_from_db()
    assert row.status == "captured"


def test_the_same_id_is_the_same_top_up(in_aurora, buyer):
    chosen = uuid.uuid4()
    top_up(in_aurora, buyer, top_up_id=chosen)
    top_up(in_aurora, buyer, top_up_id=chosen)
    assert services.wallet_of(shop=in_aurora, user=buyer) == FIFTY
    assert TopUp.objects.count() == 1


def test_a_declined_top_up_changes_nothing(in_aurora, buyer):
    with pytest.raises(TopUpDeclined):
        top_up(in_aurora, buyer, provider="sandbox:decline")
    assert TopUp.objects.get().status == "declined"
    assert services.wallet_of(shop=in_aurora, user=buyer).minor == 0


@pytest.mark.parametrize("amount", [Money(0, "CNY"), Money(-1, "CNY"), Money(1, "USD")])
def test_an_amount_that_is_none_is_refused(in_aurora, buyer, amount):
    with pytest.raises(BadAmount):
        top_up(in_aurora, buyer, amount=amount)


def test_a_suspended_shop_takes_no_shoppers_money(in_aurora, buyer):
    in_aurora.status = "suspended"
    with pytest.raises(ShopSuspended):
        top_up(in_aurora, buyer)


def test_a_shop_pays_the_platform_also_when_it_collects_itself(in_aurora):
    collected_by(in_aurora, "shop")
    top_up(in_aurora)
    assert balance(shop_wallet(in_aurora.pk), "CNY") == FIFTY
    clearing = [one for one in trial_balance("CNY") if one.account.startswith("clearing:")]
    assert [one.balance.minor for one in clearing] == [-5000]


def test_an_adjustment_needs_a_reason_and_is_audited(in_aurora, buyer):
    adjust = {"shop": in_aurora, "user": buyer, "amount": FIFTY, "actor": CLERK}
    with pytest.raises(ReasonNeeded):
        services.adjust(**adjust, reason="")
    assert services.adjust(**adjust, reason="a gift", key="g1")
    assert not services.adjust(**adjust, reason="a gift", key="g1")
    assert services.wallet_of(shop=in_aurora, user=buyer) == FIFTY
    assert AuditEvent.objects.filter(action="wallet.adjusted").count() == 1
    with pytest.raises(InsufficientFunds):
        services.adjust(**{**adjust, "amount": Money(-5001, "CNY")}, reason="too much")


def test_a_shops_staff_fills_no_wallet_of_the_shops(in_aurora):
    with pytest.raises(Forbidden):
        services.adjust(shop=in_aurora, user=None, amount=FIFTY, reason="please", actor=SELLER)
    assert services.wallet_of_shop(shop=in_aurora).minor == 0


def test_a_statement_adds_up(in_aurora, buyer):
    top_up(in_aurora, buyer)
    top_up(in_aurora, buyer, amount=Money(100, "CNY"))
    told = services.statement_of(shop=in_aurora, user=buyer)
    assert [line.money.minor for line in told.lines] == [5000, 100]
    assert told.closing == balance(customer_wallet(in_aurora.pk, buyer.pk), "CNY")
