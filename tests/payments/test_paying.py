"""Who pays a shop, by which account, and what an attempt becomes."""

import uuid
from typing import Any

import pytest
from django.db import transaction

from billing.ledger.codes import customer_wallet
from billing.payments import accounts
from billing.payments.accounts import config_of, open_account, source_for
from billing.payments.errors import SandboxRefused, SignInToPay, UnknownProvider
from billing.payments.models import Attempt, ProviderAccount, ProviderEvent
from billing.payments.queries import payments_of, ways_to_pay
from billing.payments.services import (
    capture,
    capture_inline,
    captures_inline,
    decline,
    start_payment,
)
from tenants.audit.models import AuditEvent
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tenants.vault import Unreadable
from tests.factories.billing import captured_payment, pending_payment, top_up
from tests.factories.orders import collected_by

pytestmark = pytest.mark.usefixtures("in_aurora")
USER = uuid.uuid4()


def test_a_wallet_pays_without_an_account_and_needs_its_owner(aurora: Any) -> None:
    source = source_for(shop=aurora, provider="wallet", user_id=USER)
    assert (source.account_id, source.code) == (None, customer_wallet(aurora.pk, USER))
    with pytest.raises(SignInToPay):
        source_for(shop=aurora, provider="wallet")


def test_the_platforms_account_takes_what_the_platform_collects(aurora: Any) -> None:
    source = source_for(shop=aurora, provider="sandbox")
    account = ProviderAccount.objects.get()
    assert (account.shop_id, source.account_id) == (None, account.pk)
    assert source.code == f"clearing:sandbox:{account.pk}"
    assert source_for(shop=aurora, provider="sandbox:delay").account_id == account.pk


def test_a_shops_own_account_takes_what_the_shop_collects(aurora: Any) -> None:
    collected_by(aurora, "shop")
    source = source_for(shop=aurora, provider="sandbox")
    assert ProviderAccount.objects.get().shop_id == aurora.pk
    assert source.code == f"outside:{aurora.pk}"


@pytest.mark.parametrize("name", ["stripe", "", "sandbox:unheard", "wallet:delay", "SANDBOX"])
def test_an_unknown_way_to_pay_is_refused(aurora: Any, name: str) -> None:
    with pytest.raises(UnknownProvider):
        source_for(shop=aurora, provider=name, user_id=USER)


def test_the_sandbox_is_refused_outside_demo_and_tests(aurora: Any, settings: Any) -> None:
    settings.CARDFLEET_SANDBOX = False
    with pytest.raises(SandboxRefused):
        source_for(shop=aurora, provider="sandbox")
    with pytest.raises(SandboxRefused):
        pending_payment(aurora)
    ways = ways_to_pay(shop=aurora, total=Money(1, "CNY"))
    assert [way.provider for way in ways] == []
    assert not Attempt.objects.exists()


def test_credentials_are_sealed_to_their_row_and_hidden_in_a_repr(aurora: Any) -> None:
    account_id = open_account(
        provider="sandbox", config={"secret": "s3cret"}, label="Main", actor=SYSTEM
    )
    row = ProviderAccount.objects.get(pk=account_id)
    assert b"s3cret" not in bytes(row.sealed)
    config = config_of(account_id)
    assert config is not None
    assert config.config == {"secret": "s3cret"}
    assert "s3cret" not in repr(config)
    event = AuditEvent.objects.get(action="provider_account.opened")
    assert "s3cret" not in str(event.data)
    other = open_account(
        provider="sandbox",
        config={"secret": "other"},
        label="Own",
        actor=SYSTEM,
        shop_id=aurora.pk,
    )
    ProviderAccount.objects.filter(pk=other).update(sealed=row.sealed, key_id=row.key_id)
    with pytest.raises(Unreadable):
        config_of(other)


def test_an_owner_has_one_active_account_at_a_provider(aurora: Any) -> None:
    first = source_for(shop=aurora, provider="sandbox").account_id
    again = open_account(provider="sandbox", config={}, label="Second", actor=SYSTEM)
    assert again == first
    assert ProviderAccount.objects.count() == 1


def test_only_the_plain_names_capture_inside_the_sale() -> None:
    assert captures_inline("wallet")
    assert captures_inline("sandbox")
    assert not captures_inline("sandbox:delay")
    with pytest.raises(UnknownProvider):
        captures_inline("nobody")


def test_an_inline_capture_is_an_attempt_and_an_event_in_one_round_trip(aurora: Any) -> None:
    source, order_id = source_for(shop=aurora, provider="sandbox"), uuid.uuid4()
    with transaction.atomic(), sql.pipeline():
        attempt_id = capture_inline(
            source=source,
            money=Money(1999, "CNY"),
            order_id=order_id,
            order_number="A-1",
            shop_id=aurora.pk,
        )
    attempt = payments_of(shop_id=aurora.pk, order_id=order_id).get()
    assert (attempt.pk, attempt.status, attempt.money) == (
        attempt_id,
        "captured",
        Money(1999, "CNY"),
    )
    assert attempt.captured_at is not None
    event = ProviderEvent.objects.get(attempt=attempt)
    assert (event.verified, event.outcome, event.minor) == (True, "captured", 1999)


def test_an_attempt_waits_and_is_captured_once(aurora: Any) -> None:
    attempt = pending_payment(aurora, pay_url="https://aurora.example/pay/1")
    assert (attempt.status, attempt.redirect_url) == ("pending", "https://aurora.example/pay/1")
    assert capture(attempt_id=attempt.pk)
    assert not capture(attempt_id=attempt.pk)
    assert not decline(attempt_id=attempt.pk)
    attempt.refresh_from_db()
    assert attempt.status == "captured"


def test_a_declined_attempt_says_so_at_once(aurora: Any) -> None:
    attempt = pending_payment(aurora, provider="sandbox:decline")
    assert attempt.status == "declined"
    assert not decline(attempt_id=attempt.pk)


def test_ways_to_pay_tell_whether_the_balance_covers_the_total(aurora: Any) -> None:
    top_up(customer_wallet(aurora.pk, USER), 1_000)
    ways = ways_to_pay(shop=aurora, total=Money(1_001, "CNY"), user_id=USER)
    assert [(way.provider, way.covers) for way in ways] == [("wallet", False), ("sandbox", True)]
    ways = ways_to_pay(shop=aurora, total=Money(1_000, "CNY"), user_id=USER)
    assert ways[0].covers


def test_an_account_that_is_switched_off_takes_nothing_new_and_is_still_verified(
    aurora: Any,
) -> None:
    attempt = captured_payment(aurora)
    ProviderAccount.objects.update(is_active=False)
    accounts._known.clear()
    replacement = source_for(shop=aurora, provider="sandbox").account_id
    assert replacement != attempt.account_id
    assert config_of(attempt.account_id) is not None


def test_starting_outside_a_shops_providers_writes_nothing(aurora: Any) -> None:
    with pytest.raises(UnknownProvider):
        start_payment(
            shop=aurora,
            provider="stripe",
            money=Money(1, "CNY"),
            order_id=uuid.uuid4(),
            order_number="A-1",
        )
    assert not Attempt.objects.exists()
