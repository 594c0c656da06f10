"""Signed, in order, tried again by the schedule, and never in the way of another receiver."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from standardwebhooks import Webhook

from storefronts.webhooks import models, replaying, sending, services
from storefronts.webhooks.errors import JustTested, NotATestToReplay, TestsBusy
from storefronts.webhooks.events import News, tell
from storefronts.webhooks.handing_out import hand_out
from storefronts.webhooks.models import Attempt, Delivery, Endpoint, Event
from tenants.audit.models import AuditEvent
from tenants.kernel.ids import new_id
from tests.webhooks.conftest import BOSS, Clock, Listener
from tests.webhooks.receiver import Receiver, drip, flood, garbage, hang, hang_up

Listen = Callable[..., Listener]
Work = Callable[[], Any]
Tell = Callable[..., Any]


@pytest.fixture
def say(in_aurora: Any, clock: Clock) -> Tell:
    """``say(n)``: the n-th event of an object; ``say(n, of=other)``: of another one."""
    usual = new_id()

    def one(number: int, *, of: Any = usual, kind: str = "order.paid") -> None:
        tell(
            shop_id=in_aurora.pk,
            at=clock.now(),
            news=[News(kind, of, {"n": number, "of": str(of)})],
        )

    return one


def numbers(receiver: Receiver) -> list[int]:
    return [one.said["data"]["n"] for one in receiver.got]


# ---------------------------------------------------------------- the scheme


def test_an_event_verifies_by_the_published_scheme(
    listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    listener = listen(receiver)
    say(1)
    work()
    (got,) = receiver.got
    assert Webhook(listener.secret).verify(got.body, got.headers) == got.said
    assert got.headers["content-type"] == "application/json"
    assert got.headers["user-agent"].startswith("Cardfleet-Webhooks/")
    assert got.path == "/hooks?shop=1"
    (delivery,) = listener.deliveries
    assert (delivery.state, delivery.last_status, delivery.tries) == ("delivered", 200, 1)
    attempt = delivery.attempts.get()
    assert (attempt.status, attempt.error, attempt.answer) == (200, "", "ok")
    assert attempt.duration_ms is not None


def test_while_a_secret_is_rotated_both_sign_and_then_only_the_new_one(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listener = listen(receiver)
    fresh = services.rotate_secret(
        shop=in_aurora, endpoint=listener.endpoint, overlap=timedelta(hours=24), actor=BOSS
    )
    say(1)
    work()
    for secret in (listener.secret, fresh):
        Webhook(secret).verify(receiver.got[0].body, receiver.got[0].headers)
    clock.advance(hours=25)
    say(2)
    work()
    later = receiver.got[1].headers["webhook-signature"].split()
    assert len(later) == 1
    stamp = datetime.fromtimestamp(int(receiver.got[1].headers["webhook-timestamp"]), tz=UTC)
    assert later == [Webhook(fresh).sign(receiver.got[1].id, stamp, receiver.got[1].body.decode())]


def test_a_secret_lies_sealed_and_is_found_by_a_rotation_of_the_shops_key(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    from tenants.kernel.actor import SYSTEM
    from tenants.vault.services import rotate_data_key

    listener = listen(receiver)
    row = listener.endpoint.secrets.get()
    assert listener.secret.encode() not in bytes(row.sealed)
    rotate_data_key(scope="shop", owner_id=in_aurora.pk, actor=SYSTEM)
    row.refresh_from_db()
    say(1)
    work()
    Webhook(listener.secret).verify(receiver.got[0].body, receiver.got[0].headers)
    assert listener.endpoint.secrets.get().key_id == row.key_id


# ---------------------------------------------------------------- order


def test_of_one_object_nothing_overtakes_what_fails_and_others_go_on(
    listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listen(receiver)
    stuck, free = new_id(), new_id()

    def refuse_the_first(handler: Any) -> None:
        bad = receiver.got[-1].said["data"] == {"n": 1, "of": str(stuck)}
        handler.send_response(500 if bad and fails else 200)
        handler.end_headers()

    receiver.answer, fails = refuse_the_first, True
    for number in (1, 2):
        say(number, of=stuck)
        say(number + 10, of=free)
    work()
    assert numbers(receiver) == [1, 11, 12]
    fails = False
    clock.advance(seconds=7)
    work()
    assert numbers(receiver) == [1, 11, 12, 1, 2]


def test_events_whose_jobs_run_in_the_wrong_order_are_sent_in_the_right_one(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    """The second event's job comes first: it takes the first event along."""
    listener = listen(receiver)
    order = new_id()
    say(1, of=order)
    say(2, of=order)
    first, second = Event.objects.order_by("version")
    assert hand_out(shop_id=in_aurora.pk, object_ids=[second.object_id]) == 2
    assert hand_out(shop_id=in_aurora.pk, object_ids=[first.object_id]) == 0
    work()
    assert numbers(receiver) == [1, 2]
    assert [one.event_id for one in listener.deliveries] == [first.pk, second.pk]


def test_a_job_that_runs_twice_delivers_once(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    listener = listen(receiver)
    say(1)
    work()
    Event.objects.update(handed_out_at=None)
    hand_out(shop_id=in_aurora.pk, object_ids=[Event.objects.get().object_id])
    work()
    assert numbers(receiver) == [1]
    sending.send_due(shop=in_aurora, endpoint_id=listener.endpoint.pk)
    assert numbers(receiver) == [1]


# ---------------------------------------------------------------- trying again


def test_it_is_tried_ten_times_in_three_days_by_the_published_schedule_and_then_fails(
    listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock, settings: Any
) -> None:
    settings.WEBHOOKS_PAUSE_AFTER_DAYS = 5
    listener = listen(receiver)
    receiver.answer = 500
    say(1)
    for _ in range(30):
        work()
        (delivery,) = listener.deliveries
        if delivery.next_try_at is None:
            break
        clock.ahead += delivery.next_try_at - clock.now() + timedelta(seconds=1)
    assert (delivery.state, delivery.last_status) == ("failed", 500)
    assert len(receiver.got) == 10
    assert len({one.id for one in receiver.got}) == 1
    assert len({one.body for one in receiver.got}) == 1
    waits = [b.at - a.at for a, b in pairwise(delivery.attempts.order_by("at"))]
    for wait, planned in zip(waits, sending.SCHEDULE, strict=True):
        assert planned <= wait <= planned * 1.1 + timedelta(seconds=5)
    assert timedelta(days=3) < sum(sending.SCHEDULE, timedelta()) < timedelta(days=3, hours=4)


def test_what_is_at_its_last_try_when_the_endpoint_is_paused_waits_for_its_end(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listener = listen(receiver)
    receiver.answer = 500
    say(1)
    for _ in range(30):
        work()
        (delivery,) = listener.deliveries
        if not listener.now().is_active:
            break
        clock.ahead += delivery.next_try_at - clock.now() + timedelta(seconds=1)
    assert (listener.now().why, delivery.state, delivery.tries) == ("failing", "waiting", 10)
    receiver.answer = 200
    services.resume_endpoint(shop=in_aurora, endpoint=listener.now(), actor=BOSS)
    clock.advance(days=2)
    work()
    assert [one.state for one in listener.deliveries] == ["delivered"]


def test_500_for_a_day_loses_nothing_and_keeps_the_order(
    listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listener = listen(receiver)
    receiver.answer = 500
    objects = [new_id() for _ in range(3)]
    for hour in range(24):
        say(hour, of=objects[hour % 3])
        work()
        clock.advance(hours=1)
    assert listener.now().is_active
    receiver.answer, before = 200, len(receiver.got)
    for _ in range(30):
        work()
        clock.advance(hours=1)
    taken = [(one.said["data"]["of"], one.said["data"]["n"]) for one in receiver.got[before:]]
    assert sorted(n for _of, n in taken) == list(range(24))
    for one in objects:
        mine = [n for of, n in taken if of == str(one)]
        assert mine == sorted(mine)
    assert listener.now().failing_since is None
    assert mail.outbox == []


def test_retry_after_is_respected(
    listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listener = listen(receiver)
    receiver.answer, receiver.headers = 429, {"Retry-After": "7200"}
    say(1)
    work()
    (delivery,) = listener.deliveries
    assert delivery.next_try_at > clock.now() + timedelta(seconds=7100)


def test_410_pauses_at_once_and_tells_the_shop(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    in_aurora.owner_email = "owner@aurora.test"
    listener = listen(receiver)
    receiver.answer = 410
    say(1)
    say(2)
    work()
    clock.advance(days=1)
    work()
    assert len(receiver.got) == 1
    assert (listener.now().state, listener.now().why) == ("paused", "gone")
    (message,) = mail.outbox
    assert message.to == ["help@aurora.example"]
    assert "127.0.0.1" in message.body
    assert str(listener.endpoint.pk) in message.body
    assert AuditEvent.objects.filter(action="webhook_endpoint.paused").count() == 1
    # What waits is not lost: resumed, it is sent.
    receiver.answer = 200
    services.resume_endpoint(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    work()
    assert numbers(receiver) == [1, 1, 2]


def test_an_endpoint_that_has_failed_for_days_is_paused_and_the_shop_told_once(
    listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listener = listen(receiver)
    receiver.answer = 503
    for hour in range(24 * 7):
        if hour % 12 == 0:
            say(hour, of=new_id())
        work()
        clock.advance(hours=1)
    endpoint = listener.now()
    assert (endpoint.state, endpoint.why) == ("paused", "failing")
    assert timedelta(days=3) <= endpoint.paused_at - endpoint.failing_since < timedelta(days=4)
    assert len(mail.outbox) == 1
    sent = len(receiver.got)
    clock.advance(days=1)
    work()
    assert len(receiver.got) == sent


def test_a_success_in_between_ends_the_count_of_days(
    listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listener = listen(receiver)
    for day in range(9):
        receiver.answer = 200 if day % 3 == 2 else 500
        say(day, of=new_id())
        work()
        clock.advance(days=1)
    assert listener.now().is_active


# ---------------------------------------------------------------- receivers that misbehave


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (hang(5), "timeout"),
        (drip(5), "timeout"),
        (drip(5, head=b""), "timeout"),
        (garbage, "connection"),
        (hang_up, "connection"),
        (302, "redirect"),
        (500, "status"),
        (404, "status"),
        (199, "status"),
    ],
)
def test_a_bad_answer_is_noted_and_tried_again(
    answer: Any, error: str, listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    listener = listen(receiver)
    receiver.answer = answer
    receiver.headers = {"Location": "http://169.254.169.254/latest/meta-data/"}
    say(1)
    begun = time.monotonic()
    work()
    assert time.monotonic() - begun < 4
    (delivery,) = listener.deliveries
    assert (delivery.state, delivery.last_error) == ("waiting", error)
    assert delivery.attempts.get().error == error
    assert len(receiver.got) == 1


def test_a_huge_answer_is_cut_and_its_status_counts(
    listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    listener, sent = listen(receiver), []
    receiver.answer = flood(64, sent)
    say(1)
    work()
    (delivery,) = listener.deliveries
    assert delivery.state == "delivered"
    assert len(delivery.attempts.get().answer) == 1024
    assert sum(sent) < 16 * 2**20


def test_an_answer_that_drips_after_its_status_has_been_given(
    listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    listener = listen(receiver)
    receiver.answer = drip(5, head=b"HTTP/1.1 204 No Content\r\n\r\n")
    say(1)
    work()
    assert listener.deliveries[0].state == "delivered"


def test_what_a_receiver_says_is_kept_as_harmless_text(
    listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    listener = listen(receiver)
    receiver.answer, receiver.body = 400, b"\x00\xff<script>" + "你".encode()
    say(1)
    work()
    assert listener.deliveries[0].attempts.get().answer == "\ufffd\ufffd<script>你"


def test_nobody_listens_there(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    listener = listen(receiver)
    url = "http://127.0.0.1:9/"
    services.update_endpoint(shop=in_aurora, endpoint=listener.endpoint, url=url, actor=BOSS)
    say(1)
    work()
    assert listener.deliveries[0].last_error == "connection"


def test_a_receiver_that_hangs_costs_one_time_limit_and_its_backlog_does_not_hold_up_others(
    listen: Listen, receiver: Receiver, other: Receiver, say: Tell, work: Work
) -> None:
    hanging = listen(receiver)
    receiver.answer = hang(3)
    for number in range(20):
        say(number, of=new_id())
    listen(other)
    say(99, of=new_id())
    work()
    assert 99 in numbers(other)
    assert len(receiver.got) == 1
    assert hanging.now().rest_until is not None
    assert {one.tries for one in hanging.deliveries} == {0, 1}


@contextmanager
def another_worker_has(*numbers: int) -> Iterator[None]:
    """Advisory locks of a session of its own, as a worker has."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            for number in numbers:
                cursor.execute("SELECT pg_advisory_lock(%s::bigint)", (number,))
        yield
    finally:
        # Closing tells the server and does not wait: it may hold them for a moment more.
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock_all()")
        other.close()


@pytest.mark.parametrize("trouble", [{"failures": 3}, {"took_ms": 2_500}])
@pytest.mark.parametrize("held", ["platform", "shop"])
def test_failing_and_slow_receivers_share_a_place_and_whoever_finds_it_taken_comes_again(
    in_aurora: Any,
    listen: Listen,
    receiver: Receiver,
    say: Tell,
    work: Work,
    clock: Clock,
    trouble: dict[str, int],
    held: str,
) -> None:
    listener = listen(receiver)
    Endpoint.objects.update(**trouble)
    say(1)
    shops = (in_aurora.pk.int ^ sending._OF_SHOPS) % 2**63
    with another_worker_has({"platform": sending._PLACES, "shop": shops}[held]):
        work()
        assert receiver.got == []
    clock.advance(seconds=5)
    work()
    assert numbers(receiver) == [1]
    assert listener.now().failures == 0
    assert not listener.now().is_slow


def test_a_receiver_that_fails_takes_no_place_of_another_shop(
    in_aurora: Any,
    listen: Listen,
    receiver: Receiver,
    say: Tell,
    work: Work,
    settings: Any,
    borealis: Any,
) -> None:
    settings.WEBHOOKS_FAILING_AT_ONCE = 2
    listen(receiver)
    Endpoint.objects.update(failures=3)
    say(1)
    theirs = (borealis.pk.int ^ sending._OF_SHOPS) % 2**63
    with another_worker_has(theirs), another_worker_has(sending._PLACES):
        work()
    assert numbers(receiver) == [1]


def test_a_receiver_that_says_yes_late_is_slow_until_it_is_quick_again(
    in_aurora: Any,
    listen: Listen,
    receiver: Receiver,
    say: Tell,
    work: Work,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(models, "SLOW_MS", 200)
    listener = listen(receiver)
    receiver.answer = drip(0.3, head=b"HTTP/1.1 200 OK\r\n\r\n")
    say(1)
    with another_worker_has(sending._PLACES):
        work()
        assert numbers(receiver) == [1], "the first time nobody knows"
        say(2)
        work()
        assert numbers(receiver) == [1]
    assert listener.now().failures == 0
    assert listener.now().is_slow


# ---------------------------------------------------------------- a worker that dies


def test_a_worker_killed_before_it_wrote_the_outcome_sends_it_again_under_the_same_id(
    in_aurora: Any,
    listen: Listen,
    receiver: Receiver,
    say: Tell,
    work: Work,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listener = listen(receiver)
    say(1)

    class Killed(BaseException):
        pass

    def die(**_what: Any) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(sending, "settle", die)
        with pytest.raises(Killed):
            work()
    assert listener.deliveries[0].state == "sending"
    assert [one.error for one in Attempt.objects.all()] == ["interrupted"]
    sending.send_due(shop=in_aurora, endpoint_id=listener.endpoint.pk)
    assert len(receiver.got) == 2
    assert receiver.got[0].id == receiver.got[1].id
    assert receiver.got[0].body == receiver.got[1].body
    assert listener.deliveries[0].state == "delivered"
    assert sorted(one.error for one in Attempt.objects.all()) == ["", "interrupted"]


# ---------------------------------------------------------------- shops that do not sell


def test_a_suspended_shops_paid_orders_are_told_and_a_closed_ones_are_not(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, clock: Clock
) -> None:
    from tenants.outbox import dispatch
    from tenants.registry.context import in_public, leave
    from tenants.registry.models import Shop

    listen(receiver)
    say(1)
    leave()
    with in_public():
        Shop.objects.filter(pk=in_aurora.pk).update(status=Shop.Status.SUSPENDED)
        dispatch.drain(as_of=clock.now())
        assert numbers(receiver) == [1]
    from tenants.registry.context import in_shop

    with in_shop(in_aurora):
        say(2)
    with in_public():
        Shop.objects.filter(pk=in_aurora.pk).update(status=Shop.Status.CLOSED)
        dispatch.drain(as_of=clock.now())
    assert numbers(receiver) == [1]


# ---------------------------------------------------------------- by hand


def test_a_test_is_sent_at_once_also_while_paused_and_is_not_tried_again(
    in_aurora: Any, listen: Listen, receiver: Receiver, work: Work, clock: Clock
) -> None:
    listener = listen(receiver, "order.paid")
    services.pause_endpoint(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    sent = replaying.send_test(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    assert (sent.state, sent.last_status) == ("delivered", 200)
    assert receiver.got[0].kind == "ping"
    Webhook(listener.secret).verify(receiver.got[0].body, receiver.got[0].headers)
    with pytest.raises(JustTested):
        replaying.send_test(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    clock.advance(seconds=5)
    receiver.answer = 500
    failed = replaying.send_test(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    assert (failed.state, failed.last_status) == ("failed", 500)
    with pytest.raises(NotATestToReplay):
        replaying.replay(shop=in_aurora, delivery=failed, actor=BOSS)
    clock.advance(days=4)
    work()
    assert len(receiver.got) == 2


@pytest.mark.parametrize("held", ["shop", "platform"])
def test_a_test_takes_no_second_web_worker_of_a_shop_and_few_of_the_platform(
    in_aurora: Any, listen: Listen, receiver: Receiver, held: str
) -> None:
    listener = listen(receiver)
    numbers = {
        "shop": [in_aurora.pk.int % 2**63],
        "platform": [replaying._PLACES + n for n in range(replaying.TESTS_AT_ONCE)],
    }[held]
    with another_worker_has(*numbers), pytest.raises(TestsBusy):
        replaying.send_test(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    assert receiver.got == []
    sent = replaying.send_test(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    assert sent.state == "delivered"


def test_a_test_waits_for_no_receiver_longer_than_a_person_would(
    in_aurora: Any, listen: Listen, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replaying, "TEST_S", 0.3)
    receiver.answer = hang(5)
    sent = replaying.send_test(shop=in_aurora, endpoint=listen(receiver).endpoint, actor=BOSS)
    assert (sent.state, sent.last_error) == ("failed", "timeout")
    assert sent.attempts.get().duration_ms < 2_000


def test_one_is_sent_again_and_all_that_failed_since(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listener, begun = listen(receiver), clock.now()
    for number in range(3):
        say(number, of=new_id())
    work()
    replaying.replay(shop=in_aurora, delivery=listener.deliveries[1], actor=BOSS)
    work()
    assert numbers(receiver) == [0, 1, 2, 1]
    assert receiver.got[3].id == receiver.got[1].id
    Delivery.objects.exclude(version=listener.deliveries[0].version).update(state="failed")
    again = {"shop": in_aurora, "endpoint": listener.endpoint, "actor": BOSS}
    assert replaying.replay_failed(since=clock.now() + timedelta(hours=1), **again) == 0
    assert replaying.replay_failed(since=begun, **again) == 2
    assert replaying.replay_failed(since=begun, **again) == 0
    work()
    assert numbers(receiver)[4:] == [1, 2]


def test_a_removed_endpoint_gets_nothing_more_and_leaves_nothing_behind(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work
) -> None:
    listener = listen(receiver)
    say(1)
    work()
    say(2)
    services.delete_endpoint(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    services.delete_endpoint(shop=in_aurora, endpoint=listener.endpoint, actor=BOSS)
    work()
    assert numbers(receiver) == [1]
    assert not Delivery.objects.exists()
    assert not Attempt.objects.exists()
    assert AuditEvent.objects.filter(action="webhook_endpoint.removed").count() == 1


def test_what_is_thirty_days_old_is_forgotten_day_by_day(
    in_aurora: Any, listen: Listen, receiver: Receiver, say: Tell, work: Work, clock: Clock
) -> None:
    listener = listen(receiver)
    say(1)
    work()
    for _ in range(31):
        clock.advance(days=1)
        work()
    assert not Event.objects.exists()
    assert not Attempt.objects.exists()
    say(2)
    clock.advance(days=1)
    work()
    assert [one.event.data["n"] for one in listener.deliveries] == [2]
