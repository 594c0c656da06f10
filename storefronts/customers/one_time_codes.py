"""Six digits by mail that prove an address: derived, so that they lie nowhere, and short-lived.

A code is the HMAC of its row's id: the mail task derives it again (a task carries ids only), and
the row keeps a second HMAC to compare with. Ten minutes, five tries, and a new code ends the old.
"""

import hmac
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from storefronts.customers.errors import WrongOneTimeCode
from storefronts.customers.models import OneTimeCode
from tenants.kernel.actor import Actor
from tenants.kernel.addresses import network_of
from tenants.kernel.errors import RateLimited
from tenants.kernel.ids import new_id, token_hash
from tenants.kernel.sql import run
from tenants.outbox import services as outbox

LIVES = timedelta(minutes=10)
MOST_TRIES = 5
DIGITS = 6
WINDOW = timedelta(hours=1)
MOST_PER_TARGET = 5
MOST_PER_ADDRESS = 20


def issue(*, email: str, target: str, locale: str, actor: Actor, shop_id: UUID) -> OneTimeCode:
    """Have a new code mailed. Raises RateLimited: 5 an hour for a target, 20 for an address."""
    with transaction.atomic():
        # One at a time for a target, or a burst would pass the count together.
        run("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"otc:{shop_id}:{target}",))
        _refuse_too_many(target=target, address=network_of(actor.address))
        now = timezone.now()
        row_id = new_id()
        row = OneTimeCode.objects.create(
            id=row_id,
            email=email,
            target=target,
            code_hash=_hash(row_id, digits_of(row_id)),
            created_at=now,
            expires_at=now + LIVES,
            address=network_of(actor.address)[:64],
        )
        outbox.add(
            task="customers.send_one_time_code",
            payload={"code": str(row_id), "locale": locale},
            shop_id=shop_id,
        )
    return row


def use(*, target: str, digits: str) -> OneTimeCode:
    """The newest code of `target`, now used up. Raises WrongOneTimeCode, and counts the try."""
    with transaction.atomic():
        row = (
            OneTimeCode.objects.select_for_update()
            .filter(target=target)
            .order_by("-created_at", "-id")
            .first()
        )
        if (
            row is None
            or row.used_at
            or row.expires_at <= timezone.now()
            or row.attempts >= MOST_TRIES
        ):
            right = False
        else:
            row.attempts += 1
            right = hmac.compare_digest(bytes(row.code_hash), _hash(row.id, digits.strip()))
            if right:
                row.used_at = timezone.now()
            row.save(update_fields=["attempts", "used_at"])
    # Outside the transaction: a wrong try must stay counted.
    if not right or row is None:
        raise WrongOneTimeCode(field="oneTimeCode")
    return row


def digits_of(row_id: UUID) -> str:
    """The six digits that the mail shows."""
    digest = hmac.new(
        settings.SECRET_KEY.encode(), b"cardfleet:one-time-code:" + row_id.bytes, sha256
    ).digest()
    return str(int.from_bytes(digest[:8], "big") % 10**DIGITS).zfill(DIGITS)


def _hash(row_id: UUID, digits: str) -> bytes:
    return token_hash(f"one-time-code:{row_id}:{digits}")


def _refuse_too_many(*, target: str, address: str) -> None:
    since = timezone.now() - WINDOW
    who = Q(target=target) | (Q(address=address) if address else Q())
    counts = OneTimeCode.objects.filter(who, created_at__gt=since).aggregate(
        target=Count("id", filter=Q(target=target)),
        address=Count("id", filter=Q(address=address)),
    )
    if counts["target"] >= MOST_PER_TARGET or (address and counts["address"] >= MOST_PER_ADDRESS):
        raise RateLimited(retry_after_s=int(WINDOW.total_seconds()))
