"""Sending again what was sent before, and sending a test."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from storefronts.webhooks.errors import (
    JustTested,
    NoSuchDelivery,
    NotATestToReplay,
    StillUnderway,
    TestsBusy,
)
from storefronts.webhooks.events import News
from storefronts.webhooks.kinds import PING
from storefronts.webhooks.models import Attempt, Delivery, Endpoint, Event
from storefronts.webhooks.retention import KEPT_DAYS
from storefronts.webhooks.sending import Underway, alone, exchange, note, one_of
from storefronts.webhooks.services import locked, send_soon
from tenants.audit.services import record
from tenants.kernel.actor import Actor
from tenants.registry.models import Shop

BETWEEN_TESTS = timedelta(seconds=3)
TEST_S, TESTS_AT_ONCE = 5.0, 2
# The first of the advisory locks that stand for the places of tests.
_PLACES = 0x7765627465737400
AFRESH = {"state": Delivery.State.WAITING, "tries": 0, "done_at": None}
State = Delivery.State


def send_test(*, shop: Shop, endpoint: Endpoint, actor: Actor) -> Delivery:
    """Send a `ping` now, also to a paused endpoint, once; the delivery with its attempt.

    Waits for the receiver, while a person waits for the page: some seconds at most, one test of a
    shop at a time and few on the whole platform, so that receivers that hang take no web workers
    away. Not within a transaction. Raises NoSuchEndpoint, JustTested, TestsBusy.
    """
    with alone(shop.pk.int % 2**63) as ours, one_of(_PLACES, TESTS_AT_ONCE) as place:
        if not (ours and place):
            raise TestsBusy
        return _send_test(shop, endpoint, actor)


def _send_test(shop: Shop, endpoint: Endpoint, actor: Actor) -> Delivery:
    now = timezone.now()
    with transaction.atomic():
        row = locked(endpoint.pk)
        tests = Delivery.objects.filter(endpoint=row, event__kind=PING)
        if tests.filter(created_at__gt=now - BETWEEN_TESTS).exists():
            raise JustTested
        news = News(PING, row.pk, {"endpoint": str(row.pk)})
        event = Event.objects.create(
            kind=news.kind,
            object_id=news.object_id,
            version=int(now.timestamp() * 1_000_000),
            at=now,
            data=news.data,
            handed_out_at=now,
        )
        delivery = Delivery.objects.create(
            event=event,
            endpoint=row,
            object_id=event.object_id,
            version=event.version,
            state=State.SENDING,
            tries=1,
            created_at=now,
        )
        attempt = Attempt.objects.create(delivery=delivery, at=now)
        _audit(shop, row, "tested", actor)
    underway = Underway(delivery, event, attempt)
    note(underway, exchange(row, underway, seconds=TEST_S), timezone.now(), again=False)
    delivery.refresh_from_db()
    return delivery


@transaction.atomic
def replay(*, shop: Shop, delivery: Delivery, actor: Actor) -> Delivery:
    """Send one event again to its endpoint, as it was told then, under the same id.

    Where the endpoint is paused, it is sent when that is resumed. One that waits for its next try
    is tried now. Raises NoSuchDelivery, StillUnderway, NotATestToReplay.
    """
    row = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("event", "endpoint")
        .filter(pk=delivery.pk)
        .first()
    )
    if row is None:
        raise NoSuchDelivery(days=KEPT_DAYS)
    if row.event.kind == PING:
        raise NotATestToReplay
    if row.state == State.SENDING:
        raise StillUnderway
    _afresh(row, timezone.now())
    Endpoint.objects.filter(pk=row.endpoint_id).update(rest_until=None)
    _audit(shop, row.endpoint, "replayed", actor, delivery=str(row.pk), deliveries=1)
    send_soon(shop_id=shop.pk, endpoint_id=row.endpoint_id)
    return row


@transaction.atomic
def replay_failed(*, shop: Shop, endpoint: Endpoint, since: datetime, actor: Actor) -> int:
    """Send again all that has failed for good since then, in its order; how many.

    Raises NoSuchEndpoint.
    """
    row, now = locked(endpoint.pk), timezone.now()
    failed = Delivery.objects.filter(endpoint=row, state=State.FAILED, created_at__gte=since)
    count = failed.exclude(event__kind=PING).update(next_try_at=now, **AFRESH)
    if count:
        Endpoint.objects.filter(pk=row.pk).update(rest_until=None)
        _audit(shop, row, "replayed", actor, since=since.isoformat(), deliveries=count)
        send_soon(shop_id=shop.pk, endpoint_id=row.pk)
    return count


def _afresh(row: Delivery, now: datetime) -> None:
    row.state, row.tries, row.done_at, row.next_try_at = State.WAITING, 0, None, now
    row.save(update_fields=["state", "tries", "done_at", "next_try_at"])


def _audit(shop: Shop, endpoint: Endpoint, verb: str, actor: Actor, **data: object) -> None:
    record(
        actor=actor,
        action=f"webhook_endpoint.{verb}",
        target=f"webhook_endpoint:{endpoint.pk}",
        shop_id=shop.pk,
        data=data,
    )
