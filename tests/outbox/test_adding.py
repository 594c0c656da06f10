"""add(): owed if and only if the transaction commits; once per key while it waits."""

import threading
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tenants.kernel import sql
from tenants.outbox import add, lease, nudge
from tenants.outbox.models import Job

pytestmark = pytest.mark.usefixtures("public")


def test_a_job_is_owed_from_now_on() -> None:
    shop_id = uuid.uuid4()
    add(task="orders.send_receipt", payload={"order": "1"}, shop_id=shop_id)
    job = Job.objects.get()
    assert (job.task, job.payload, job.shop_id) == (
        "orders.send_receipt",
        {"order": "1"},
        shop_id,
    )
    assert (job.state, job.attempts, job.last_error) == ("waiting", 0, "")
    assert job.due_at <= timezone.now()


def test_what_is_rolled_back_is_not_owed() -> None:
    with transaction.atomic():
        add(task="orders.send_receipt", payload={})
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_it_rides_in_a_pipeline() -> None:
    with transaction.atomic(), sql.pipeline():
        add(task="a", payload={})
        add(task="b", payload={}, key="k")
        add(task="b", payload={}, key="k")
    assert sorted(Job.objects.values_list("task", flat=True)) == ["a", "b"]


def test_one_job_waits_per_task_and_key_and_is_due_no_later_than_asked() -> None:
    soon, later = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(hours=2)
    add(task="orders.expire", payload={"n": 1}, key="order:1", due_at=later)
    add(task="orders.expire", payload={"n": 2}, key="order:1", due_at=soon)
    add(task="orders.expire", payload={"n": 3}, key="order:1", due_at=later)
    add(task="orders.expire", payload={"n": 4}, key="order:2", due_at=later)
    add(task="orders.remind", payload={"n": 5}, key="order:1", due_at=later)
    assert Job.objects.count() == 3
    job = Job.objects.get(task="orders.expire", key="order:1")
    assert (job.payload, job.due_at) == ({"n": 1}, soon)


def test_a_job_that_runs_does_not_stand_for_a_later_change() -> None:
    add(task="reporting.order_changed", payload={}, key="order:1")
    assert lease.claim() is not None
    add(task="reporting.order_changed", payload={}, key="order:1")
    assert sorted(Job.objects.values_list("state", flat=True)) == ["running", "waiting"]


@pytest.mark.usefixtures("fresh_database")
class TestWithOthersAtWork:
    def in_thread(self, work: Any) -> None:
        def run() -> None:
            try:
                work()
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        thread.join(timeout=20)
        assert not thread.is_alive()

    def test_no_worker_takes_a_job_before_the_change_it_now_announces_is_committed(self) -> None:
        """The job waits from before. A worker that took it now would read the order as it was."""
        add(task="reporting.order_changed", payload={}, key="order:1")
        taken: list[Any] = []
        with transaction.atomic():
            add(task="reporting.order_changed", payload={}, key="order:1")
            self.in_thread(lambda: taken.append(lease.claim()))
            assert taken == [None]
        self.in_thread(lambda: taken.append(lease.claim()))
        assert taken[1] is not None

    def test_a_job_of_an_open_transaction_is_nobodys(self) -> None:
        taken: list[Any] = []
        with transaction.atomic():
            add(task="orders.send_receipt", payload={})
            self.in_thread(lambda: taken.append(lease.claim()))
        assert taken == [None]

    def test_two_workers_never_take_one_job(self) -> None:
        for number in range(60):
            add(task="t", payload={"n": number})
        taken: list[uuid.UUID] = []

        def work() -> None:
            while job := lease.claim():
                taken.append(job.id)

        threads = [threading.Thread(target=self.in_thread, args=(work,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(taken) == len(set(taken)) == 60


class TestTheNudge:
    @pytest.fixture
    def sent(self, monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
        settings.OUTBOX_NUDGE = True
        sent: list[str] = []
        monkeypatch.setattr(nudge.current_app, "send_task", lambda name, **how: sent.append(name))
        return sent

    def wait_for(self, condition: Any) -> None:
        end = threading.Event()
        for _ in range(100):
            if condition():
                return
            end.wait(0.02)
        raise AssertionError("it did not come")

    def test_many_commits_are_one_or_two_messages(
        self, sent: list[str], django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            for number in range(50):
                add(task="t", payload={"n": number})
        self.wait_for(lambda: sent)
        threading.Event().wait(3 * nudge.EVERY_S)
        assert 1 <= len(sent) <= 2
        assert set(sent) == {"outbox.drain"}

    def test_a_job_for_later_nudges_nobody(
        self, sent: list[str], django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            add(task="t", payload={}, due_at=timezone.now() + timedelta(hours=1))
        threading.Event().wait(2 * nudge.EVERY_S)
        assert sent == []

    def test_a_broker_that_is_down_costs_the_request_nothing(
        self,
        monkeypatch: pytest.MonkeyPatch,
        settings: Any,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        settings.OUTBOX_NUDGE = True
        tried = threading.Event()

        def down(name: str, **how: Any) -> None:
            tried.set()
            raise ConnectionError("broker down")

        monkeypatch.setattr(nudge.current_app, "send_task", down)
        with django_capture_on_commit_callbacks(execute=True):
            add(task="t", payload={})
        assert tried.wait(2)
        assert Job.objects.get().state == "waiting"
