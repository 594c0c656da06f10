"""Dispatch: each job alone, in its shop, in a transaction of its own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tenants.audit import record
from tenants.audit.models import AuditEvent
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.outbox import GiveUp, Retry, add, lease, services
from tenants.outbox.dispatch import drain, run_job
from tenants.outbox.lease import revive_expired
from tenants.outbox.models import Job
from tenants.registry.context import current_shop

pytestmark = pytest.mark.usefixtures("public")
Handle = Callable[..., Any]


def leave_a_trace(*, payload: dict[str, Any], shop: Any) -> None:
    record(actor=SYSTEM, action="test.ran", target=f"job:{payload['n']}")


def traces() -> list[str]:
    found = AuditEvent.objects.filter(action="test.ran").order_by("id")
    return [event.target for event in found]


def make_due() -> None:
    Job.objects.filter(state="waiting").update(due_at=timezone.now())


def test_due_jobs_run_in_the_order_of_their_due_times_and_later_ones_wait(handle: Handle) -> None:
    handle("tests.trace", leave_a_trace)
    now = timezone.now()
    for number, due in enumerate([now, now - timedelta(hours=1), now + timedelta(hours=1)]):
        add(task="tests.trace", payload={"n": number}, due_at=due)
    assert drain() == {"done": 2}
    assert traces() == ["job:1", "job:0"]
    assert drain(as_of=now + timedelta(hours=2)) == {"done": 1}
    assert list(Job.objects.values_list("state", flat=True)) == ["done"] * 3


def test_a_job_runs_inside_its_shop_and_leaves_it(handle: Handle, aurora: Any) -> None:
    seen: list[Any] = []
    handle("tests.where", lambda *, payload, shop: seen.append((shop.pk, current_shop().pk)))
    add(task="tests.where", payload={}, shop_id=aurora.pk)
    assert drain() == {"done": 1}
    assert seen == [(aurora.pk, aurora.pk)]
    assert connection.schema_name == "public"


def test_a_job_without_a_shop_runs_in_public_and_is_given_none(handle: Handle) -> None:
    seen: list[Any] = []
    handle("tests.where", lambda *, payload, shop: seen.append((shop, connection.schema_name)))
    add(task="tests.where", payload={})
    drain()
    assert seen == [(None, "public")]


def test_a_failing_job_is_undone_counted_and_tried_again_later(handle: Handle) -> None:
    def fail(*, payload: dict[str, Any], shop: Any) -> None:
        leave_a_trace(payload=payload, shop=shop)
        raise ZeroDivisionError("with a secret in the text")

    handle("tests.fail", fail)
    handle("tests.trace", leave_a_trace)
    add(task="tests.fail", payload={"n": 1})
    add(task="tests.trace", payload={"n": 2})
    assert drain() == {"retried": 1, "done": 1}
    assert traces() == ["job:2"]
    job = Job.objects.get(task="tests.fail")
    assert (job.state, job.attempts, job.last_error) == ("waiting", 1, "ZeroDivisionError")
    assert timedelta(seconds=3) < job.due_at - timezone.now() < timedelta(seconds=7)


def test_the_delay_doubles_up_to_an_hour() -> None:
    delays = [lease.delay_s(attempt) for attempt in range(1, 13)]
    assert 4 <= delays[0] <= 6
    assert 64 <= delays[4] <= 96
    assert max(delays) <= 4_320


def test_retry_says_when(handle: Handle) -> None:
    def not_yet(*, payload: dict[str, Any], shop: Any) -> None:
        raise Retry(after_s=900)

    handle("tests.later", not_yet)
    add(task="tests.later", payload={})
    drain()
    assert Job.objects.get().due_at > timezone.now() + timedelta(seconds=890)


def test_a_job_that_never_succeeds_is_given_up_with_an_alert_and_an_audit_row(
    handle: Handle, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*, payload: dict[str, Any], shop: Any) -> None:
        raise ZeroDivisionError("a text that must not be kept")

    handle("tests.fail", fail, attempts=3)
    add(task="tests.fail", payload={})
    for _ in range(3):
        make_due()
        drain()
    job = Job.objects.get()
    assert (job.state, job.attempts, job.last_error) == ("failed", 3, "ZeroDivisionError")
    event = AuditEvent.objects.get(action="job.given_up")
    assert event.data == {"task": "tests.fail", "error": "ZeroDivisionError", "attempts": 3}
    assert any("outbox.gave_up" in message.getMessage() for message in caplog.records)
    assert "must not be kept" not in caplog.text
    assert drain() == {}


def test_give_up_fails_at_once(handle: Handle) -> None:
    def hopeless(*, payload: dict[str, Any], shop: Any) -> None:
        raise GiveUp("for good")

    handle("tests.hopeless", hopeless)
    add(task="tests.hopeless", payload={})
    assert drain() == {"failed": 1}


def test_a_task_that_nobody_knows_waits_for_a_newer_release() -> None:
    add(task="tests.of_tomorrow", payload={})
    assert drain() == {"retried": 1}
    assert Job.objects.get().last_error == "NoHandler"


class TestLeases:
    def test_a_job_that_runs_is_nobody_elses(self, handle: Handle) -> None:
        handle("tests.trace", leave_a_trace)
        add(task="tests.trace", payload={"n": 1})
        assert lease.claim() is not None
        assert lease.claim() is None
        assert revive_expired() == 0

    def test_a_dead_workers_job_is_run_by_another(self, handle: Handle) -> None:
        handle("tests.trace", leave_a_trace)
        add(task="tests.trace", payload={"n": 1})
        assert lease.claim(lease_s=-1) is not None
        assert revive_expired() == 1
        assert Job.objects.get().last_error == "WorkerDied"
        make_due()
        assert drain() == {"done": 1}
        assert traces() == ["job:1"]

    def test_who_lost_the_lease_is_rolled_back(self, handle: Handle) -> None:
        """A slow worker finishes after another has done its job: one effect, not two."""
        handle("tests.trace", leave_a_trace)
        add(task="tests.trace", payload={"n": 1})
        slow = lease.claim(lease_s=-1)
        assert slow is not None
        revive_expired()
        make_due()
        assert drain() == {"done": 1}
        assert run_job(slow) == "lost"
        assert traces() == ["job:1"]
        assert Job.objects.get().state == "done"

    def test_without_the_fence_the_slow_worker_would_do_it_twice(
        self, handle: Handle, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The positive control of the test above."""
        monkeypatch.setattr(lease, "finish", lambda job: True)
        handle("tests.trace", leave_a_trace)
        add(task="tests.trace", payload={"n": 1})
        slow = lease.claim(lease_s=-1)
        assert slow is not None
        revive_expired()
        make_due()
        drain(limit=1)
        run_job(slow)
        assert traces() == ["job:1", "job:1"]

    def test_a_job_that_kills_its_workers_is_given_up_without_being_run(
        self, handle: Handle
    ) -> None:
        handle("tests.poison", leave_a_trace, attempts=2)
        handle("tests.trace", leave_a_trace)
        add(task="tests.poison", payload={"n": 0})
        for _ in range(2):
            make_due()
            assert lease.claim(lease_s=-1) is not None  # and the worker was never seen again
            revive_expired()
        add(task="tests.trace", payload={"n": 1})
        make_due()
        assert drain() == {"failed": 1, "done": 1}
        assert traces() == ["job:1"]
        assert Job.objects.get(task="tests.poison").last_error == "WorkerDied"

    def test_a_retry_makes_way_for_a_newer_job_with_its_key(self, handle: Handle) -> None:
        def fail_and_meet_a_newer(*, payload: dict[str, Any], shop: Any) -> None:
            raise ZeroDivisionError

        handle("tests.keyed", fail_and_meet_a_newer)
        add(task="tests.keyed", payload={"n": 1}, key="k")
        job = lease.claim()
        assert job is not None
        add(task="tests.keyed", payload={"n": 2}, key="k")
        assert run_job(job) == "retried"
        assert dict(Job.objects.values_list("payload__n", "state")) == {1: "done", 2: "waiting"}


def test_work_outside_a_transaction_commits_its_intent_first(handle: Handle) -> None:
    seen: list[bool] = []
    blocks = len(connection.savepoint_ids)
    handle(
        "tests.call",
        lambda *, payload, shop: seen.append(len(connection.savepoint_ids) > blocks),
        atomic=False,
    )
    handle(
        "tests.write", lambda *, payload, shop: seen.append(len(connection.savepoint_ids) > blocks)
    )
    add(task="tests.call", payload={})
    add(task="tests.write", payload={})
    drain()
    assert seen == [False, True]


class TestAfterwards:
    def test_failed_jobs_are_retried_on_request_one_per_key(self, handle: Handle) -> None:
        handle("tests.trace", leave_a_trace)
        for number in range(3):
            add(task="tests.trace", payload={"n": number}, key="k")
            job = lease.claim()
            assert job is not None
            lease.stop(job, state="failed", error="X")
        assert services.retry_failed(task="another") == 0
        assert services.retry_failed() == 1
        assert drain() == {"done": 1}
        assert traces() == ["job:2"]

    def test_done_jobs_are_forgotten_after_a_while_and_failed_ones_kept(
        self, handle: Handle
    ) -> None:
        handle("tests.trace", leave_a_trace)
        for number in range(2):
            add(task="tests.trace", payload={"n": number})
        drain()
        old = timezone.now() - timedelta(days=15)
        Job.objects.filter(payload__n=0).update(done_at=old)
        add(task="tests.trace", payload={"n": 3})
        Job.objects.filter(payload__n=3).update(state="failed", done_at=old)
        assert services.prune() == 1
        assert sorted(Job.objects.values_list("payload__n", flat=True)) == [1, 3]


def test_a_due_job_is_found_by_its_index_among_a_hundred_thousand_done() -> None:
    sql.run(
        "INSERT INTO public.outbox_job (id, task, payload, state)"
        " SELECT gen_random_uuid(), 't', '{}', 'done' FROM generate_series(1, 100000)"
    )
    sql.run("ANALYZE public.outbox_job")
    add(task="t", payload={})
    with transaction.atomic():
        plan = "\n".join(row[0] for row in sql.run("EXPLAIN " + lease.CLAIM.replace("%s", "NULL")))
    assert "outbox_due" in plan
    assert "Seq Scan" not in plan
