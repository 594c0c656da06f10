"""Verified events that their callback could not settle: taken up again until they are."""

import uuid

from django.db import transaction

from billing.ledger.codes import ESCROW
from billing.ledger.posting import post
from billing.payments import callbacks
from billing.payments.accounts import config_of
from billing.payments.callbacks import VerifiedEvent, as_verified
from billing.payments.models import ProviderEvent
from billing.payments.refunds import request_refund
from billing.payments.services import capture, decline, event_settled
from tenants.kernel.actor import SYSTEM
from tenants.registry.errors import ShopClosed


def settle_stored(*, event_id: uuid.UUID) -> None:
    """Settle a verified event that its callback left unsettled, whether it is sent again or not.

    Owed from the moment it is stored. A shop that was closed meanwhile sells nothing, so what was
    captured for it goes back.
    """
    row = ProviderEvent.objects.get(pk=event_id)
    attempt = row.attempt if row.attempt_id else None
    account = config_of(row.account_id)
    if row.settled_at is not None or attempt is None or account is None:
        return
    event = as_verified(row.pk, row.kind, attempt, account, repeated=True)
    try:
        callbacks.settle(event)
    except ShopClosed:
        _give_back(event)


def _give_back(event: VerifiedEvent) -> None:
    """Nobody enters the shop any more: the money is booked in and out, and goes back."""
    with transaction.atomic():
        outcome = event.kind
        if event.kind == "declined":
            decline(attempt_id=event.attempt_id)
        elif capture(attempt_id=event.attempt_id, provider_ref=event.provider_ref):
            outcome = "returned"
            for name, money in (("captured", event.money), ("returned", -event.money)):
                post(
                    ref=f"payment.{name}:{event.attempt_id}",
                    event=f"payment.{name}",
                    entries=[(event.code, -money), (ESCROW, money)],
                    shop_id=event.shop_id,
                )
            request_refund(
                attempt_id=event.attempt_id,
                money=event.money,
                ref=f"payment.returned:{event.attempt_id}",
                reason="shop closed",
                actor=SYSTEM,
            )
        event_settled(event_id=event.id, outcome=outcome)
