"""Sending what is due to one endpoint: one at a time, in order, and never in the way of others.

Write the intent, commit, call, write the outcome. A worker that dies in between leaves the attempt
as "interrupted"; who comes next sends the event again, under the same `webhook-id`.

One run has an endpoint (an advisory lock of the session, which ends with its process). A receiver
that fails rests for a while, as a whole. And of those that have failed, or were slow, one of each
shop and only a few on the whole platform are tried at the same time: however many receivers hang,
most workers stay free, and one shop's do not keep another's waiting.
"""

import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from storefronts.webhooks import kinds, signing, wire
from storefronts.webhooks.models import Attempt, Delivery, Endpoint, Event
from storefronts.webhooks.services import pause_endpoint, send_soon
from tenants.kernel.actor import SYSTEM
from tenants.kernel.sql import run
from tenants.registry.models import Shop

# The schedule that Standard Webhooks recommends: ten tries in a little more than three days.
SCHEDULE = [
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
]
# How long an endpoint rests after so many failures in a row.
RESTS_S = [0, 5, 15, 60, 300]
# One run lasts no longer: other jobs wait for this worker.
RUN_S = 5.0
AGAIN_S = 2.0
# The first of the advisory locks that stand for the places of failing receivers, and what makes a
# shop's own lock of its number: another than the one of its tests.
_PLACES = 0x776562686F6F6B00
_OF_SHOPS = 0x736C6F77

# Of an object nothing is sent before all that came before it is done with.
_FIRST = """
FROM webhooks_delivery AS mine WHERE mine.endpoint_id = %s AND mine.state = 'waiting'
  AND NOT EXISTS (SELECT FROM webhooks_delivery AS before
    WHERE before.endpoint_id = mine.endpoint_id AND before.object_id = mine.object_id
      AND before.version < mine.version AND before.state IN ('waiting', 'sending'))
"""
NEXT = f"""
SELECT mine.id {_FIRST} AND mine.next_try_at <= %s
ORDER BY mine.next_try_at, mine.version LIMIT 1
"""
NEXT_AT = f"SELECT min(mine.next_try_at) {_FIRST}"
# What a run that died has left behind. A test is sent by a page, which may be at it just now.
TAKE_UP = """
UPDATE webhooks_delivery SET
  state = CASE WHEN event.kind = 'ping' THEN 'failed' ELSE 'waiting' END,
  last_error = 'interrupted', next_try_at = %s
FROM webhooks_event AS event
WHERE event.id = webhooks_delivery.event_id AND webhooks_delivery.endpoint_id = %s
  AND webhooks_delivery.state = 'sending'
  AND (event.kind <> 'ping' OR webhooks_delivery.created_at < %s)
"""


@dataclass(frozen=True, slots=True)
class Underway:
    """A delivery whose attempt is written and about to be made."""

    delivery: Delivery
    event: Event
    attempt: Attempt


def send_due(*, shop: Shop, endpoint_id: UUID) -> None:
    """Send what is due, for some seconds at most, and owe the rest. Outside of a transaction."""
    with alone(endpoint_id.int % 2**63) as mine:
        if not mine:
            return  # who is at it looks once more before it ends
        now = timezone.now()
        run(TAKE_UP, (now, endpoint_id, now - timedelta(minutes=5)))
        crowded = _send_some(shop, endpoint_id)
    _owe_the_rest(shop, endpoint_id, crowded=crowded)


def _send_some(shop: Shop, endpoint_id: UUID) -> bool:
    """Returns whether it has to come again since others that fail are being tried."""
    stop_at = time.monotonic() + RUN_S
    while time.monotonic() < stop_at:
        endpoint, now = Endpoint.objects.filter(pk=endpoint_id).first(), timezone.now()
        if endpoint is None or not endpoint.is_active:
            return False
        if endpoint.rest_until and endpoint.rest_until > now:
            return False
        if not endpoint.failures and not endpoint.is_slow:
            if not _send_next(shop, endpoint, now):
                return False
            continue
        with _place(shop) as has_place:
            if not has_place:
                return True
            if not _send_next(shop, endpoint, now):
                return False
    return False


def _send_next(shop: Shop, endpoint: Endpoint, now: datetime) -> bool:
    row = run(NEXT, (endpoint.pk, now)).fetchone()
    if row is None:
        return False
    underway = _begin(row[0], now)
    settle(shop=shop, underway=underway, answer=exchange(endpoint, underway))
    return True


def _begin(delivery_id: UUID, now: datetime) -> Underway:
    with transaction.atomic():
        delivery = Delivery.objects.select_related("event").get(pk=delivery_id)
        delivery.state = Delivery.State.SENDING
        delivery.tries += 1
        delivery.save(update_fields=["state", "tries"])
        attempt = Attempt.objects.create(delivery=delivery, at=now)
    return Underway(delivery, delivery.event, attempt)


def exchange(
    endpoint: Endpoint, underway: Underway, *, seconds: float | None = None
) -> wire.Answer:
    """The event over the wire. Waits for the receiver: never inside a transaction."""
    body, now = body_of(underway.event), timezone.now()
    headers = signing.headers(
        endpoint=endpoint, message_id=message_id(underway.event), body=body, at=now
    )
    return wire.post(endpoint.url, body=body.encode(), headers=headers, seconds=seconds)


def message_id(event: Event) -> str:
    """The same for every endpoint and every try: by it a receiver knows a repetition."""
    return f"msg_{event.pk.hex}"


def body_of(event: Event) -> str:
    """The same bytes at every try: they are signed."""
    told = {
        "type": event.kind,
        "timestamp": event.at.isoformat().replace("+00:00", "Z"),
        "version": event.version,
        "data": event.data,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=False)


# ------------------------------------------------------------------ what comes of it


def settle(*, shop: Shop, underway: Underway, answer: wire.Answer) -> None:
    """Write down how it went, and what follows for the delivery and the endpoint."""
    now = timezone.now()
    with transaction.atomic():
        endpoint = _health(underway.delivery.endpoint_id, answer, now)
        why = _why_paused(endpoint, answer, now) if endpoint else ""
        # What the pause interrupts waits for the end of it, even at its last try.
        note(underway, answer, now, waits=bool(why))
        if endpoint and why:  # it may have been taken away meanwhile, with all its deliveries
            pause_endpoint(shop=shop, endpoint=endpoint, actor=SYSTEM, why=why)


def _why_paused(endpoint: Endpoint, answer: wire.Answer, now: datetime) -> str:
    if answer.is_gone:
        return kinds.GONE
    if endpoint.failing_since and now - endpoint.failing_since >= _patience():
        return kinds.FAILING
    return ""


def note(
    underway: Underway,
    answer: wire.Answer,
    now: datetime,
    *,
    again: bool = True,
    waits: bool = False,
) -> None:
    """The attempt's outcome, and the delivery's next try, if there is one.

    `waits`: there is one in any case, once the endpoint is resumed.
    """
    delivery, attempt = underway.delivery, underway.attempt
    Attempt.objects.filter(pk=attempt.pk).update(
        status=answer.status,
        error=answer.error,
        duration_ms=answer.duration_ms,
        answer=answer.body,
    )
    changes: dict[str, Any] = {"last_status": answer.status, "last_error": answer.error}
    if answer.is_good:
        changes |= {"state": Delivery.State.DELIVERED, "done_at": now, "next_try_at": None}
    elif again and (waits or delivery.tries <= len(SCHEDULE)):
        changes |= {"state": Delivery.State.WAITING, "next_try_at": now + _delay(delivery, answer)}
    else:
        changes |= {"state": Delivery.State.FAILED, "done_at": now, "next_try_at": None}
    # Who resumed or replayed it meanwhile has changed nothing: it was being sent.
    Delivery.objects.filter(pk=delivery.pk).update(**changes)


def _health(endpoint_id: UUID, answer: wire.Answer, now: datetime) -> Endpoint | None:
    endpoint = Endpoint.objects.select_for_update(no_key=True).filter(pk=endpoint_id).first()
    if endpoint is None:
        return None
    if answer.is_good:
        endpoint.failures, endpoint.failing_since, endpoint.rest_until = 0, None, None
    else:
        endpoint.failures += 1
        endpoint.failing_since = endpoint.failing_since or now
        # One that cannot be reached at all rests at once; an error may be this one event's.
        grade = endpoint.failures - (1 if answer.error in ("status", "redirect") else 0)
        rest = timedelta(seconds=RESTS_S[min(grade, len(RESTS_S) - 1)])
        endpoint.rest_until = now + rest if rest else None
    endpoint.took_ms = answer.duration_ms
    endpoint.save(update_fields=["failures", "failing_since", "rest_until", "took_ms"])
    return endpoint


def _delay(delivery: Delivery, answer: wire.Answer) -> timedelta:
    """By the schedule, up to a tenth later so that many do not come at once; not before asked."""
    planned = SCHEDULE[min(delivery.tries, len(SCHEDULE)) - 1] * random.uniform(1, 1.1)  # noqa: S311 - spreads load
    asked = timedelta(seconds=answer.retry_after_s) if answer.status in (429, 503) else planned
    return max(planned, min(asked, SCHEDULE[-1]))


def _patience() -> timedelta:
    return timedelta(days=settings.WEBHOOKS_PAUSE_AFTER_DAYS)


def _owe_the_rest(shop: Shop, endpoint_id: UUID, *, crowded: bool) -> None:
    endpoint = Endpoint.objects.filter(pk=endpoint_id).first()
    if endpoint is None or not endpoint.is_active:
        return
    found = run(NEXT_AT, (endpoint_id,)).fetchone()
    if found is None or found[0] is None:
        return
    now = timezone.now()
    # Not all at the same moment: whoever comes first has the place.
    again_s = AGAIN_S * random.uniform(1, 2)  # noqa: S311 - spreads load
    soonest = now + timedelta(seconds=again_s) if crowded else now
    due = max(filter(None, (found[0], endpoint.rest_until, soonest)))
    send_soon(shop_id=shop.pk, endpoint_id=endpoint_id, due_at=due)


# ------------------------------------------------------------------ one at a time


@contextmanager
def alone(number: int) -> Iterator[bool]:
    """An advisory lock of this session, if nobody has it."""
    row = run("SELECT pg_try_advisory_lock(%s::bigint)", (number,)).fetchone()
    mine = bool(row and row[0])
    try:
        yield mine
    finally:
        if mine:
            run("SELECT pg_advisory_unlock(%s::bigint)", (number,))


@contextmanager
def _place(shop: Shop) -> Iterator[bool]:
    """One of the few places for receivers that fail or are slow: of a shop it is one."""
    with alone((shop.pk.int ^ _OF_SHOPS) % 2**63) as ours:
        if not ours:
            yield False
            return
        with one_of(_PLACES, max(1, settings.WEBHOOKS_FAILING_AT_ONCE)) as mine:
            yield mine


@contextmanager
def one_of(first: int, count: int) -> Iterator[bool]:
    """One of so many advisory locks, if there is one that nobody has."""
    for number in range(count):
        with alone(first + number) as mine:
            if mine:
                yield True
                return
    yield False
