"""What comes in under a provider's name: verified, compared, stored once, or refused and kept.

An event is what it says only if the account's secret signed it, and the attempt it names was made
for this account, this order, this amount and this currency.
"""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from billing.payments.accounts import config_of, ledger_code
from billing.payments.errors import BadSignature, CallbackRefused
from billing.payments.models import Attempt
from billing.payments.providers import PROVIDERS
from billing.payments.providers.base import AccountConfig, Event
from tenants.audit import record
from tenants.kernel import sql
from tenants.kernel.actor import Actor
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.outbox import add
from tenants.registry.context import in_shop

log = structlog.get_logger(__name__)

TASK = "payments.settle_event"
# The callback itself settles; what it could not is taken up after this time.
SETTLE_AFTER = timedelta(minutes=1)
SETTLER = "storefronts.checkout.services.settle_payment"
LARGEST_BODY = 64 * 1024
KEPT_BODY = 4 * 1024
# Forged callbacks that are kept per account and minute; more are only logged.
REFUSED_KEPT = 30

STORE = """
INSERT INTO public.payments_providerevent (id, account_id, event_id, attempt_id, kind, minor,
  currency, body, verified, outcome)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, true, '')
ON CONFLICT (account_id, event_id) WHERE verified DO NOTHING
"""
STORED = """
SELECT id, outcome, settled_at IS NOT NULL, attempt_id FROM public.payments_providerevent
WHERE account_id = %s AND event_id = %s AND verified
"""
STORE_REFUSED = """
INSERT INTO public.payments_providerevent (id, account_id, event_id, attempt_id, kind, minor,
  currency, body, verified, outcome)
SELECT %s, %s, %s, %s, '', NULL, '', %s, false, %s
WHERE (SELECT count(*) FROM (SELECT FROM public.payments_providerevent
  WHERE account_id = %s AND NOT verified AND received_at > now() - interval '1 minute'
  LIMIT %s) recent) < %s
"""


@dataclass(frozen=True, slots=True)
class VerifiedEvent:
    """A provider's word that can be acted on. ``code`` is the ledger account the money is from.

    ``settled`` tells that it was acted on before (``outcome``): answer "success" again, and do
    nothing. An event that is repeated but not settled is acted on now.
    """

    id: uuid.UUID
    kind: str
    attempt_id: uuid.UUID
    purpose: str
    shop_id: uuid.UUID
    order_id: uuid.UUID
    order_number: str
    user_id: uuid.UUID | None
    provider: str
    money: Money
    code: str
    provider_ref: str
    repeated: bool
    settled: bool
    outcome: str


def receive_callback(
    *,
    provider: str,
    account_id: uuid.UUID,
    headers: Mapping[str, str],
    body: bytes,
    address: str = "",
) -> VerifiedEvent:
    """Verify a callback and store it once; a repetition returns the same event.

    Raises CallbackRefused, after it has been stored as refused and audited: do not call it inside
    a transaction that a refusal rolls back.
    """
    account = config_of(account_id) if provider in PROVIDERS else None
    if account is None or account.provider != provider:
        log.warning("payments.callback_for_nobody", provider=provider[:40])
        raise CallbackRefused("account")
    try:
        if len(body) > LARGEST_BODY:
            raise BadSignature("size")
        event = PROVIDERS[provider].parse(headers=headers, body=body, account=account)
    except BadSignature as problem:
        raise _refused(account, body=body, why=str(problem), address=address) from problem
    attempt = Attempt.objects.filter(pk=event.attempt_id).first()
    if why := _mismatch(event, attempt, account):
        raise _refused(account, body=body, why=why, address=address, event=event)
    assert attempt is not None
    return _store(event, attempt, account, body)


def deliver_callback(
    *,
    provider: str,
    account_id: uuid.UUID,
    headers: Mapping[str, str],
    body: bytes,
    address: str = "",
) -> VerifiedEvent:
    """Receive a callback and have the checkout act on it, as the callback's view does.

    Payments lie below the checkout: ``settings.PAYMENTS_SETTLER`` names what settles, called inside
    the event's shop as ``settle(shop=shop, event=event)``. Raises CallbackRefused, and ShopClosed
    (the event is kept, unsettled).
    """
    event = receive_callback(
        provider=provider, account_id=account_id, headers=headers, body=body, address=address
    )
    if not event.settled:
        settle(event)
    return event


def settle(event: VerifiedEvent) -> None:
    """Have the checkout act on it, inside the event's shop. Raises ShopClosed."""
    act = import_string(getattr(settings, "PAYMENTS_SETTLER", SETTLER))
    with in_shop(event.shop_id) as shop:
        act(shop=shop, event=event)


def _mismatch(event: Event, attempt: Attempt | None, account: AccountConfig) -> str:
    """What the event says otherwise than we know it; empty where all agrees."""
    if attempt is None:
        return "attempt"
    compared = {
        "account": (event.account_id, account.id),
        "attempt_account": (attempt.account_id, account.id),
        "order": (event.order_number, attempt.order_number),
        "currency": (event.money.currency, attempt.currency),
        "amount": (event.money.minor, attempt.minor),
    }
    return next((name for name, (said, known) in compared.items() if said != known), "")


def _store(event: Event, attempt: Attempt, account: AccountConfig, body: bytes) -> VerifiedEvent:
    row = (new_id(), account.id, event.event_id, attempt.pk, event.kind)
    money = (event.money.minor, event.money.currency)
    with transaction.atomic():
        new = sql.run(STORE, (*row, *money, body[:KEPT_BODY])).rowcount == 1
        if new:
            due_at = timezone.now() + SETTLE_AFTER
            add(task=TASK, payload={"event": str(row[0])}, due_at=due_at)
    stored = sql.run(STORED, (account.id, event.event_id)).fetchone()
    assert stored is not None
    event_row, outcome, settled, attempt_id = stored
    if attempt_id != attempt.pk:
        raise _refused(account, body=body, why="event_reused", address="", event=event)
    return as_verified(
        event_row,
        event.kind,
        attempt,
        account,
        provider_ref=event.provider_ref,
        repeated=not new,
        settled=settled,
        outcome=outcome,
    )


def as_verified(
    event_id: uuid.UUID, kind: str, attempt: Attempt, account: AccountConfig, **seen: Any
) -> VerifiedEvent:
    """A stored event with what is known of its attempt."""
    return VerifiedEvent(
        id=event_id,
        kind=kind,
        attempt_id=attempt.pk,
        purpose=attempt.purpose,
        shop_id=attempt.shop_id,
        order_id=attempt.order_id,
        order_number=attempt.order_number,
        user_id=attempt.user_id,
        provider=attempt.provider,
        money=attempt.money,
        code=ledger_code(account.provider, account.id, account.shop_id),
        **{"provider_ref": "", "settled": False, "outcome": "", **seen},
    )


def _refused(
    account: AccountConfig, *, body: bytes, why: str, address: str, event: Event | None = None
) -> CallbackRefused:
    """Keep what was sent and who sent it. A flood of forgeries must not fill the table."""
    log.warning("payments.callback_refused", account=str(account.id), why=why)
    # An event id that nobody vouches for is not kept as one: the body has it.
    event_id = f"refused:{hashlib.sha256(body).hexdigest()[:40]}"
    with transaction.atomic():
        kept = sql.run(
            STORE_REFUSED,
            (
                *(new_id(), account.id, event_id, event.attempt_id if event else None),
                *(body[:KEPT_BODY], why[:40], account.id, REFUSED_KEPT, REFUSED_KEPT),
            ),
        ).rowcount
        if kept:
            record(
                actor=Actor(kind="guest", label=account.provider, address=address),
                action="payment.callback_refused",
                target=f"provider_account:{account.id}",
                shop_id=account.shop_id,
                data={"why": why, "event": event_id},
            )
    return CallbackRefused(why)
