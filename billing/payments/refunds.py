"""Sending money back: the promise is written first, then the provider is asked, then its answer."""

import uuid
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone

from billing.ledger.codes import customer_wallet
from billing.payments.accounts import config_of, ledger_code
from billing.payments.errors import NotCaptured, RefundsWait, RefundTooMuch
from billing.payments.models import Attempt, ProviderAccount, Refund
from billing.payments.providers import PROVIDERS
from billing.payments.providers.base import Asked
from tenants.audit import record
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.outbox import GiveUp, Retry, add
from tenants.registry.models import Shop

log = structlog.get_logger(__name__)

TASK = "payments.send_refund"
ASK_AGAIN_S = 60.0


def destination_of(attempt: Attempt) -> str:
    """The ledger account that a refund of this attempt is posted to: where the money came from."""
    if attempt.account_id is None:
        assert attempt.user_id is not None
        return customer_wallet(attempt.shop_id, attempt.user_id)
    owner = ProviderAccount.objects.values_list("shop_id", flat=True).get(pk=attempt.account_id)
    return ledger_code(attempt.provider, attempt.account_id, owner)


def request_refund(
    *, attempt_id: uuid.UUID, money: Money, ref: str, reason: str, actor: Actor
) -> Refund:
    """Promise to send ``money`` of a captured attempt back, in the caller's transaction.

    The caller posts it in the same transaction, to ``destination_of(attempt)``. A wallet has it
    with that; a provider is asked after the commit, through the outbox. The same ``ref`` again
    returns the first refund. Raises NotCaptured, RefundTooMuch.
    """
    with transaction.atomic():
        # Two refunds of one attempt wait for each other here, so that their sum is known.
        attempt = Attempt.objects.select_for_update().get(pk=attempt_id)
        if before := Refund.objects.filter(ref=ref).first():
            return before
        if attempt.status not in (Attempt.Status.CAPTURED, Attempt.Status.REFUNDED):
            raise NotCaptured
        left = attempt.refundable
        if money.currency != left.currency or not 0 < money.minor <= left.minor:
            raise RefundTooMuch(wanted=money, left=left)
        instant = attempt.account_id is None
        refund = Refund.objects.create(
            id=new_id(),
            ref=ref,
            attempt=attempt,
            minor=money.minor,
            currency=money.currency,
            reason=reason[:200],
            status=Refund.Status.DONE if instant else Refund.Status.PENDING,
            done_at=timezone.now() if instant else None,
        )
        attempt.refunded_minor += money.minor
        if attempt.refunded_minor == attempt.minor:
            attempt.status = Attempt.Status.REFUNDED
        attempt.save(update_fields=["refunded_minor", "status"])
        record(
            actor=actor,
            action="payment.refund_requested",
            target=f"payment:{attempt.pk}",
            shop_id=attempt.shop_id,
            data={"refund": refund.pk, "money": str(money), "reason": reason[:200]},
        )
        if not instant:
            # In no shop: money that is owed is sent whatever becomes of the shop meanwhile.
            add(task=TASK, payload={"refund": str(refund.pk)})
    return refund


def no_refund_waits(shop: Shop) -> None:
    """Asked before a shop is closed. Raises RefundsWait."""
    waiting = Refund.objects.filter(attempt__shop_id=shop.pk, status=Refund.Status.PENDING).count()
    if waiting:
        raise RefundsWait(refunds=waiting)


def send_refund(*, payload: dict[str, Any]) -> None:
    """Ask the provider for one promised refund and write down its answer. Safe to repeat.

    A provider that does not answer is asked again with the same reference; one that refuses for
    good leaves a failed refund, an alert and an audit row: the money is still owed.
    """
    refund = Refund.objects.select_related("attempt").get(pk=payload["refund"])
    if refund.status != Refund.Status.PENDING:
        return
    attempt = refund.attempt
    sent = PROVIDERS[attempt.provider].refund(
        attempt=Asked(
            attempt.pk,
            attempt.order_number,
            attempt.money,
            attempt.mode,
            attempt.provider_ref,
        ),
        money=refund.money,
        ref=refund.ref,
        account=config_of(attempt.account_id) if attempt.account_id else None,
    )
    if sent.status == "pending":
        raise Retry(after_s=ASK_AGAIN_S)
    with transaction.atomic():
        Refund.objects.filter(pk=refund.pk, status=Refund.Status.PENDING).update(
            status=Refund.Status.DONE if sent.status == "done" else Refund.Status.FAILED,
            provider_ref=sent.provider_ref,
            done_at=timezone.now(),
        )
        record(
            actor=SYSTEM,
            action=f"payment.refund_{'sent' if sent.status == 'done' else 'failed'}",
            target=f"payment:{attempt.pk}",
            shop_id=attempt.shop_id,
            data={"refund": refund.pk, "money": str(refund.money)},
        )
    if sent.status == "failed":
        raise GiveUp(f"refund {refund.pk} was refused by the provider")
