"""A worker that is killed in mid-job, and a broker that is not there (case 15)."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from celery import Celery
from django.utils import timezone

from tenants.audit import record
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM
from tenants.outbox import add, lease
from tenants.outbox.dispatch import drain
from tenants.outbox.models import Job
from tenants.outbox.tasks import sweep

pytestmark = pytest.mark.usefixtures("fresh_database", "public")


def trace(*, payload: dict[str, Any], shop: Any) -> None:
    record(actor=SYSTEM, action="test.ran", target=f"job:{payload['n']}")


def test_a_worker_killed_in_mid_job_leaves_nothing_half_and_another_does_it_once(
    process_environment: dict[str, str], handle: Callable[..., Any]
) -> None:
    add(task="tests.slow", payload={"n": 1})
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.outbox.worker", "2"],
        env=process_environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        assert Job.objects.get().state == "running"
        assert lease.claim() is None
    finally:
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
        worker.communicate()
    assert not AuditEvent.objects.filter(action="test.ran").exists()

    handle("tests.slow", trace)
    give_up = time.monotonic() + 20
    while not lease.revive_expired() and time.monotonic() < give_up:
        time.sleep(0.1)
    Job.objects.update(due_at=timezone.now())
    assert drain() == {"done": 1}
    assert AuditEvent.objects.filter(action="test.ran").count() == 1
    job = Job.objects.get()
    assert (job.state, job.attempts) == ("done", 2)


def test_without_a_broker_the_sweep_drains_what_is_due(
    handle: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """The nudge goes to a port where nobody listens."""
    settings.OUTBOX_NUDGE = True
    handle("tests.trace", trace)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    nowhere = Celery("nowhere", broker=f"redis://127.0.0.1:{port}/0", set_as_current=False)
    monkeypatch.setattr("tenants.outbox.nudge.current_app", nowhere)
    started = time.monotonic()
    add(task="tests.trace", payload={"n": 1})
    assert time.monotonic() - started < 0.5
    time.sleep(0.5)
    assert Job.objects.get().state == "waiting"
    sweep.apply()
    assert Job.objects.get().state == "done"
    assert AuditEvent.objects.filter(action="test.ran").count() == 1
