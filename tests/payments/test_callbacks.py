"""A callback is verified, compared, stored once, or refused and kept apart (case 13)."""

import json
import uuid
from typing import Any
from unittest.mock import Mock

import pytest
from django.utils import timezone

from billing.ledger.errors import NoRate
from billing.ledger.models import Journal
from billing.ledger.queries import balance
from billing.payments import callbacks
from billing.payments.accounts import open_account
from billing.payments.callbacks import deliver_callback, receive_callback
from billing.payments.errors import CallbackRefused
from billing.payments.models import Attempt, ProviderEvent, Refund
from billing.payments.providers import sandbox
from tenants.audit.models import AuditEvent
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public
from tenants.registry.errors import ShopClosed
from tenants.registry.models import Shop
from tests.factories.billing import pending_payment, sandbox_callback

pytestmark = pytest.mark.usefixtures("in_aurora")


@pytest.fixture
def payment(in_aurora: Any) -> Attempt:
    return pending_payment(in_aurora)


def refused(callback: dict[str, Any], *, why: str) -> None:
    with pytest.raises(CallbackRefused) as refusal:
        receive_callback(**callback)
    assert refusal.value.why == why
    event = ProviderEvent.objects.get(verified=False)
    assert event.outcome == why
    assert bytes(event.body) == callback["body"][: callbacks.KEPT_BODY]
    audited = AuditEvent.objects.get(action="payment.callback_refused")
    assert audited.data["why"] == why
    assert not ProviderEvent.objects.filter(verified=True).exists()


def test_a_true_callback_says_whose_money_it_is(payment: Attempt, aurora: Any) -> None:
    event = receive_callback(**sandbox_callback(payment))
    assert (event.kind, event.attempt_id, event.money) == ("captured", payment.pk, payment.money)
    assert (event.shop_id, event.order_number) == (aurora.pk, payment.order_number)
    assert event.code == f"clearing:sandbox:{payment.account_id}"
    assert (event.repeated, event.settled) == (False, False)


def test_a_callback_repeated_a_hundred_times_is_one_event_settled_once(
    payment: Attempt, settled: list[str]
) -> None:
    callback = sandbox_callback(payment)
    seen = [deliver_callback(**callback) for _ in range(100)]
    assert settled == ["captured"]
    assert len({event.id for event in seen}) == 1
    assert (seen[-1].repeated, seen[-1].settled, seen[-1].outcome) == (True, True, "captured")
    assert ProviderEvent.objects.count() == 1


def test_an_event_that_was_stored_and_not_settled_is_settled_when_it_is_sent_again(
    payment: Attempt, settled: list[str]
) -> None:
    """The process died between the two: the provider's repetition makes it good."""
    receive_callback(**sandbox_callback(payment))
    deliver_callback(**sandbox_callback(payment))
    assert settled == ["captured"]


def drained() -> dict[str, int]:
    with in_public():
        return dict(drain(as_of=timezone.now() + callbacks.SETTLE_AFTER))


def test_an_event_that_could_not_be_settled_is_settled_without_being_sent_again(
    payment: Attempt, settled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sql.run("DELETE FROM public.outbox_job")
    with monkeypatch.context() as patched:
        patched.setattr(callbacks, "settle", Mock(side_effect=NoRate(base="EUR", quote="CNY")))
        with pytest.raises(NoRate):
            deliver_callback(**sandbox_callback(payment))
    assert settled == []
    assert drained() == {"done": 1}
    assert settled == ["captured"]
    assert ProviderEvent.objects.get().settled_at is not None


def test_an_event_that_was_settled_by_its_callback_is_left_alone(
    payment: Attempt, settled: list[str]
) -> None:
    sql.run("DELETE FROM public.outbox_job")
    deliver_callback(**sandbox_callback(payment))
    assert drained() == {"done": 1}
    assert settled == ["captured"]


def test_what_was_captured_for_a_shop_that_is_closed_goes_back(
    payment: Attempt, settled: list[str], aurora: Any
) -> None:
    sql.run("DELETE FROM public.outbox_job")
    Shop.objects.filter(pk=aurora.pk).update(status=Shop.Status.CLOSED)
    with in_public(), pytest.raises(ShopClosed):
        deliver_callback(**sandbox_callback(payment))
    assert drained() == {"done": 2}
    event, refund = ProviderEvent.objects.get(), Refund.objects.get()
    assert (event.outcome, settled) == ("returned", [])
    assert (refund.money, refund.status) == (payment.money, "done")
    assert balance(f"clearing:sandbox:{payment.account_id}", "CNY").minor == 0
    assert Journal.objects.filter(ref__endswith=str(payment.pk)).count() == 2


def test_declined_after_captured_changes_nothing(payment: Attempt, settled: list[str]) -> None:
    deliver_callback(**sandbox_callback(payment))
    deliver_callback(**sandbox_callback(payment, type_="payment.declined"))
    assert settled == ["captured", "repeated"]
    payment.refresh_from_db()
    assert payment.status == "captured"


def test_captured_after_declined_is_money_all_the_same(
    payment: Attempt, settled: list[str]
) -> None:
    deliver_callback(**sandbox_callback(payment, type_="payment.declined"))
    deliver_callback(**sandbox_callback(payment))
    assert settled == ["declined", "captured"]


def test_a_forged_signature_is_refused_kept_and_audited(payment: Attempt) -> None:
    refused(sandbox_callback(payment, secret="guessed"), why="signature")


def test_an_unsigned_callback_is_refused(payment: Attempt) -> None:
    refused({**sandbox_callback(payment), "headers": {}}, why="signature")


def test_a_body_that_was_changed_on_its_way_is_refused(payment: Attempt) -> None:
    callback = sandbox_callback(payment)
    refused({**callback, "body": callback["body"].replace(b"1999", b"9999")}, why="signature")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"amount": 1}, "amount"),
        ({"amount": 199_900}, "amount"),
        ({"currency": "JPY"}, "currency"),
        ({"order": "T0THER"}, "order"),
        ({"attempt": str(uuid.uuid4())}, "attempt"),
        ({"account": str(uuid.uuid4())}, "account"),
    ],
)
def test_a_rightly_signed_event_about_something_else_is_refused(
    payment: Attempt, said: dict[str, Any], why: str
) -> None:
    refused(sandbox_callback(payment, said), why=why)


def test_another_accounts_signature_does_not_pay_this_ones_order(
    payment: Attempt, borealis: Any
) -> None:
    """A shop with an account of its own cannot vouch for a payment at the platform's."""
    other = open_account(
        provider="sandbox",
        config={"secret": "the other's"},
        label="Own",
        actor=SYSTEM,
        shop_id=borealis.pk,
    )
    refused(sandbox_callback(payment, sent_to=other), why="attempt_account")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"amount": "12"}',
        b'{"amount": true}',
        b"1" * 9000,
    ],
)
def test_a_signed_body_that_cannot_be_read_is_refused(payment: Attempt, body: bytes) -> None:
    callback = sandbox_callback(payment)
    signature = sandbox.sign(body, callbacks.config_of(payment.account_id).config["secret"])
    with pytest.raises(CallbackRefused):
        receive_callback(**{**callback, "body": body, "headers": {sandbox.SIGNATURE: signature}})
    assert ProviderEvent.objects.get().verified is False


def test_an_amount_of_a_float_is_refused(payment: Attempt) -> None:
    with pytest.raises(CallbackRefused):
        receive_callback(**sandbox_callback(payment, {"amount": 1999.0}))


def test_a_huge_body_is_refused_and_only_its_beginning_kept(payment: Attempt) -> None:
    callback = {**sandbox_callback(payment), "body": b"x" * (callbacks.LARGEST_BODY + 1)}
    refused(callback, why="size")


def test_a_forged_event_does_not_take_the_true_ones_place(
    payment: Attempt, settled: list[str]
) -> None:
    with pytest.raises(CallbackRefused):
        receive_callback(**sandbox_callback(payment, secret="guessed"))
    deliver_callback(**sandbox_callback(payment))
    assert settled == ["captured"]


def test_one_event_id_for_two_payments_is_refused(payment: Attempt, aurora: Any) -> None:
    first = receive_callback(**sandbox_callback(payment))
    event_id = json.loads(sandbox_callback(payment)["body"])["id"]
    with pytest.raises(CallbackRefused) as refusal:
        receive_callback(**sandbox_callback(pending_payment(aurora), {"id": event_id}))
    assert refusal.value.why == "event_reused"
    assert ProviderEvent.objects.get(verified=True).pk == first.id


@pytest.mark.parametrize("provider", ["sandbox", "wallet", "nobody"])
def test_a_callback_for_no_account_is_refused_and_not_kept(payment: Attempt, provider: str) -> None:
    callback = {**sandbox_callback(payment), "provider": provider, "account_id": uuid.uuid4()}
    with pytest.raises(CallbackRefused):
        receive_callback(**callback)
    assert not ProviderEvent.objects.exists()


def test_a_flood_of_forgeries_does_not_fill_the_table(payment: Attempt, settled: list[str]) -> None:
    for _ in range(callbacks.REFUSED_KEPT + 20):
        with pytest.raises(CallbackRefused):
            receive_callback(**sandbox_callback(payment, secret="guessed"))
    assert ProviderEvent.objects.filter(verified=False).count() == callbacks.REFUSED_KEPT
    assert AuditEvent.objects.filter(action="payment.callback_refused").count() == 30
    deliver_callback(**sandbox_callback(payment))
    assert settled == ["captured"]


def test_the_sandbox_verifies_nothing_outside_demo_and_tests(
    payment: Attempt, settings: Any
) -> None:
    callback = sandbox_callback(payment)
    settings.CARDFLEET_SANDBOX = False
    with pytest.raises(Exception, match="sandbox"):
        receive_callback(**callback)
    assert not ProviderEvent.objects.exists()
