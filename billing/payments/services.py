"""Being paid: the attempt, its capture or refusal. Effects on an order are the checkout's.

Instant (a wallet, the sandbox as it is): ``source_for`` and ``capture_inline`` inside the sale.
Others: ``start_payment``, then the provider calls back (callbacks.py), and the checkout settles.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from psycopg.types.json import Jsonb

from billing.payments.accounts import Seller, Source, config_of, source_for
from billing.payments.models import Attempt
from billing.payments.providers import provider_named
from billing.payments.providers.base import Asked, Started
from billing.payments.simulation import schedule
from tenants.kernel import sql
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money

INSERT_ATTEMPT = """
INSERT INTO public.payments_attempt (id, purpose, shop_id, order_id, order_number, user_id,
  provider, mode, account_id, minor, currency, refunded_minor, status, provider_ref, redirect_url,
  qr, meta, captured_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, %s, %s, %s, '', %s,
  CASE WHEN %s THEN now() END)
"""
INSERT_EVENT = """
INSERT INTO public.payments_providerevent (id, account_id, event_id, attempt_id, kind, minor,
  currency, body, verified, outcome, settled_at)
VALUES (%s, %s, %s, %s, 'captured', %s, %s, '', true, 'captured', now())
"""
CAPTURE = """
UPDATE public.payments_attempt SET status = 'captured', captured_at = now(),
  provider_ref = CASE WHEN provider_ref = '' THEN %s ELSE provider_ref END
WHERE id = %s AND status IN ('pending', 'declined')
"""
DECLINE = (
    "UPDATE public.payments_attempt SET status = 'declined' WHERE id = %s AND status = 'pending'"
)
SETTLED = """
UPDATE public.payments_providerevent SET outcome = %s, settled_at = now() WHERE id = %s
"""


def captures_inline(provider: str) -> bool:
    """Whether ``capture_inline`` may be used: at once, in the sale's transaction, no network.

    Raises UnknownProvider.
    """
    found, mode = provider_named(provider)
    return found.inline and not mode


def capture_inline(
    *,
    source: Source,
    money: Money,
    order_id: uuid.UUID,
    order_number: str,
    shop_id: uuid.UUID,
    user_id: uuid.UUID | None = None,
    purpose: str = "order",
) -> uuid.UUID:
    """Record a captured attempt, and its event, in the caller's transaction; the attempt's id.

    Works inside ``sql.pipeline()``: no answer is needed. The caller posts the money in the same
    transaction, from ``source.code``: the wallet's floor is what refuses.
    """
    attempt_id = new_id()
    _insert(
        attempt_id,
        source=source,
        money=money,
        order_id=order_id,
        order_number=order_number,
        shop_id=shop_id,
        user_id=user_id,
        purpose=purpose,
        status="captured",
        started=Started(status="captured", provider_ref=str(attempt_id)),
    )
    if source.account_id is not None:
        event = (new_id(), source.account_id, f"inline_{attempt_id.hex}", attempt_id)
        sql.run(INSERT_EVENT, (*event, money.minor, money.currency))
    return attempt_id


def start_payment(
    *,
    shop: Seller,
    provider: str,
    money: Money,
    order_id: uuid.UUID,
    order_number: str,
    user_id: uuid.UUID | None = None,
    purpose: str = "order",
    pay_url: str = "",
    meta: Mapping[str, Any] | None = None,
) -> Attempt:
    """Ask a provider that answers later to take ``money``; the attempt, pending or declined.

    Call it outside a transaction: the intent is committed before the provider is asked. ``pay_url``
    is where the payer goes when the provider has no page of its own ("sandbox:hosted"). Raises
    UnknownProvider, SignInToPay, ProviderUnreachable (the attempt stays pending: its outcome is
    unknown, not bad).
    """
    source = source_for(shop=shop, provider=provider, user_id=user_id)
    attempt_id = new_id()
    _insert(
        attempt_id,
        source=source,
        money=money,
        order_id=order_id,
        order_number=order_number,
        shop_id=shop.pk,
        user_id=user_id,
        purpose=purpose,
        status="pending",
        started=Started(status="pending", redirect_url=pay_url),
        meta=meta,
    )
    found, mode = provider_named(provider)
    started = found.start(
        attempt=Asked(attempt_id, order_number, money, mode),
        account=config_of(source.account_id) if source.account_id else None,
    )
    with transaction.atomic():
        attempt = Attempt.objects.select_for_update().get(pk=attempt_id)
        attempt.provider_ref = attempt.provider_ref or started.provider_ref
        attempt.redirect_url = started.redirect_url or attempt.redirect_url
        attempt.qr = started.qr
        # The callback may have been faster than the answer.
        if attempt.status == Attempt.Status.PENDING and started.status == "declined":
            attempt.status = Attempt.Status.DECLINED
        attempt.save(update_fields=["provider_ref", "redirect_url", "qr", "status"])
        if source.provider == "sandbox":
            schedule(attempt=attempt)
    return attempt


def capture(*, attempt_id: uuid.UUID, provider_ref: str = "") -> bool:
    """Mark an attempt captured, in the transaction that acts on it. False: it was before.

    Locks the attempt: of two callbacks about it one does the work and the other sees it done.
    """
    return sql.run(CAPTURE, (provider_ref, attempt_id)).rowcount == 1


def decline(*, attempt_id: uuid.UUID) -> bool:
    """Mark a pending attempt declined. False: it is captured, or was declined before."""
    return sql.run(DECLINE, (attempt_id,)).rowcount == 1


def event_settled(*, event_id: uuid.UUID, outcome: str) -> None:
    """Note what came of a verified event ("captured", "duplicate", "refunded", "late")."""
    sql.run(SETTLED, (outcome[:40], event_id))


def _insert(
    attempt_id: uuid.UUID,
    *,
    source: Source,
    money: Money,
    order_id: uuid.UUID,
    order_number: str,
    shop_id: uuid.UUID,
    user_id: uuid.UUID | None,
    purpose: str,
    status: str,
    started: Started,
    meta: Mapping[str, Any] | None = None,
) -> None:
    sql.run(
        INSERT_ATTEMPT,
        (
            *(attempt_id, purpose, shop_id, order_id, order_number, user_id),
            *(source.provider, source.mode, source.account_id, money.minor, money.currency),
            *(status, started.provider_ref, started.redirect_url, Jsonb(dict(meta or {}))),
            status == "captured",
        ),
    )
