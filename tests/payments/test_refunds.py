"""Money goes back once, never more than came, and by the way it came (case 14)."""

import threading
import uuid
from typing import Any

import pytest
from django.db import connection, transaction

from billing.payments import refunds
from billing.payments.errors import NotCaptured, ProviderUnreachable, RefundsWait, RefundTooMuch
from billing.payments.models import Attempt, Refund
from billing.payments.providers import PROVIDERS
from billing.payments.providers.base import Sent
from billing.payments.refunds import destination_of, request_refund
from tenants.audit.models import AuditEvent
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.kernel.money import Money
from tenants.outbox.dispatch import drain
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop
from tenants.registry.services import close_shop
from tests.factories.billing import captured_payment, pending_payment
from tests.factories.orders import collected_by

USER = uuid.uuid4()


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


def ask(attempt: Attempt, minor: int, ref: str) -> Refund:
    return request_refund(
        attempt_id=attempt.pk, money=cny(minor), ref=ref, reason="test", actor=SYSTEM
    )


@pytest.fixture
def payment(in_aurora: Any) -> Attempt:
    sql.run("DELETE FROM public.outbox_job")
    return captured_payment(in_aurora, 1_000)


def test_a_refund_is_promised_then_sent(payment: Attempt) -> None:
    refund = ask(payment, 1_000, "line:1")
    assert refund.status == "pending"
    payment.refresh_from_db()
    assert payment.status == "refunded"
    assert drain() == {"done": 1}
    refund.refresh_from_db()
    assert (refund.status, refund.provider_ref != "") == ("done", True)
    actions = AuditEvent.objects.filter(action__startswith="payment.refund").order_by("id")
    assert [event.action for event in actions] == [
        "payment.refund_requested",
        "payment.refund_sent",
    ]


def test_a_refund_is_sent_although_the_shop_has_been_closed(payment: Attempt) -> None:
    refund = ask(payment, 1_000, "line:1")
    Shop.objects.filter(pk=payment.shop_id).update(status=Shop.Status.CLOSED)
    with in_public():
        assert drain() == {"done": 1}
        refund.refresh_from_db()
    assert refund.status == "done"


def test_a_shop_is_not_closed_while_a_refund_is_on_its_way(payment: Attempt) -> None:
    ask(payment, 1_000, "line:1")
    with pytest.raises(RefundsWait):
        close_shop(shop_id=payment.shop_id, reason="left", actor=SYSTEM)
    drain()
    assert close_shop(shop_id=payment.shop_id, reason="left", actor=SYSTEM).status == "closed"


def test_the_same_ref_is_one_refund(payment: Attempt) -> None:
    first, again = ask(payment, 400, "line:1"), ask(payment, 400, "line:1")
    assert first.pk == again.pk
    payment.refresh_from_db()
    assert payment.refunded_minor == 400
    assert Job.objects.count() == 1


def test_never_more_than_was_paid(payment: Attempt) -> None:
    ask(payment, 600, "line:1")
    with pytest.raises(RefundTooMuch) as refusal:
        ask(payment, 401, "line:2")
    assert refusal.value.details["left"] == cny(400)
    for minor in (0, -5):
        with pytest.raises(RefundTooMuch):
            ask(payment, minor, "line:3")
    ask(payment, 400, "line:2")
    with pytest.raises(RefundTooMuch):
        ask(payment, 1, "line:4")
    payment.refresh_from_db()
    assert (payment.refunded_minor, payment.status) == (1_000, "refunded")


def test_what_was_not_captured_is_not_refunded(payment: Attempt, in_aurora: Any) -> None:
    with pytest.raises(NotCaptured):
        ask(pending_payment(in_aurora), 1, "line:9")


def test_a_rolled_back_refund_was_never_promised(payment: Attempt) -> None:
    with transaction.atomic():
        ask(payment, 1_000, "line:1")
        transaction.set_rollback(True)
    assert not Refund.objects.exists()
    assert not Job.objects.exists()


def test_a_wallet_has_its_money_with_the_posting_and_nobody_is_asked(in_aurora: Any) -> None:
    sql.run("DELETE FROM public.outbox_job")
    attempt = captured_payment(in_aurora, provider="wallet", user_id=USER)
    assert ask(attempt, 1_999, "line:1").status == "done"
    assert destination_of(attempt) == f"customer:{in_aurora.pk}:{USER}:wallet"
    assert not Job.objects.exists()


def test_the_destination_is_where_the_money_came_from(payment: Attempt, in_aurora: Any) -> None:
    assert destination_of(payment) == f"clearing:sandbox:{payment.account_id}"
    collected_by(in_aurora, "shop")
    assert destination_of(captured_payment(in_aurora)) == f"outside:{in_aurora.pk}"


class TestAProviderThat:
    """Answers late, never, or no."""

    @pytest.fixture
    def answers(self, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        answers: list[Any] = []

        def refund(**asked: Any) -> Sent:
            answer = answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return Sent(status=answer, provider_ref="p")

        monkeypatch.setattr(PROVIDERS["sandbox"], "refund", refund, raising=False)
        return answers

    def again(self) -> Any:
        Job.objects.filter(state="waiting").update(due_at="2000-01-01T00:00:00Z")
        return drain()

    def test_does_not_answer_is_asked_again_with_the_same_reference(
        self, payment: Attempt, answers: list[Any]
    ) -> None:
        answers += [ProviderUnreachable("time-out"), "pending", "done"]
        refund = ask(payment, 500, "line:1")
        assert [self.again(), self.again(), self.again()] == [
            {"retried": 1},
            {"retried": 1},
            {"done": 1},
        ]
        refund.refresh_from_db()
        assert refund.status == "done"
        assert Refund.objects.count() == 1

    def test_says_no_leaves_a_debt_that_somebody_is_told_of(
        self, payment: Attempt, answers: list[Any]
    ) -> None:
        answers += ["failed"]
        refund = ask(payment, 500, "line:1")
        assert self.again() == {"failed": 1}
        refund.refresh_from_db()
        payment.refresh_from_db()
        assert refund.status == "failed"
        assert payment.refunded_minor == 500
        assert AuditEvent.objects.filter(action="payment.refund_failed").count() == 1
        assert AuditEvent.objects.filter(action="job.given_up").count() == 1

    def test_is_asked_twice_by_a_repeated_job_sends_once(
        self, payment: Attempt, answers: list[Any]
    ) -> None:
        answers += ["done"]
        refund = ask(payment, 500, "line:1")
        refunds.send_refund(payload={"refund": str(refund.pk)})
        refunds.send_refund(payload={"refund": str(refund.pk)})
        assert answers == []


@pytest.mark.usefixtures("fresh_database")
def test_refunds_at_once_never_exceed_the_payment(aurora: Any) -> None:
    with in_shop(aurora):
        payment = captured_payment(aurora, 1_000)
    gate, ends = threading.Barrier(6), []

    def work(number: int) -> None:
        try:
            with in_shop(aurora):
                connection.ensure_connection()
                gate.wait()
                ask(payment, 300, f"line:{number}")
                ends.append("done")
        except RefundTooMuch:
            ends.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["done"] * 3 + ["refused"] * 3
    with in_shop(aurora):
        payment.refresh_from_db()
        assert payment.refunded_minor == 900
