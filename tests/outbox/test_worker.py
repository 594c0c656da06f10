"""Real Celery workers: a commit nudges them, the beat finds what was due later, and killing the
one that works loses nothing (case 15)."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.utils import timezone

from tenants.audit.models import AuditEvent
from tenants.outbox import add
from tenants.outbox.models import Job

pytestmark = [pytest.mark.usefixtures("fresh_database", "public"), pytest.mark.slow]


@pytest.fixture
def hanging(tmp_path: Path) -> Path:
    """Where the handler that hangs writes the id of its process."""
    return tmp_path / "hanging"


@pytest.fixture
def worker(process_environment: dict[str, str], hanging: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "celery", "-A", "tests.outbox.app", "worker"]
    # A file of its own: beat replaces what it is given, and as root even /dev/null.
    schedule = hanging.with_name("schedule")
    process = subprocess.Popen(
        [*command, "-P", "prefork", "-c", "2", "-B", "-s", str(schedule), "--loglevel", "WARNING"],
        env={**process_environment, "TEST_HANGING": str(hanging)},
    )
    yield process
    for child in [*psutil.Process(process.pid).children(recursive=True), process]:
        child.kill()
    process.wait()


def wait_for(condition: Callable[[], Any], seconds: float = 90.0) -> Any:
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come")


def ran(number: int) -> int:
    return AuditEvent.objects.filter(action="test.ran", target=f"job:{number}").count()


def test_workers_do_what_is_owed_and_finish_what_a_killed_one_began(
    worker: subprocess.Popen[bytes], hanging: Path, settings: Any
) -> None:
    settings.OUTBOX_NUDGE = True

    add(task="tests.quick", payload={"n": 1})
    wait_for(lambda: ran(1))

    add(task="tests.quick", payload={"n": 2}, due_at=timezone.now() + timedelta(seconds=2))
    assert not ran(2)
    wait_for(lambda: ran(2))

    # Kill the process that is in the middle of a job. The pool replaces it; the lease ends.
    add(task="tests.hang_once", payload={"n": 3})
    job = wait_for(lambda: Job.objects.filter(task="tests.hang_once", state="running").first())
    os.kill(int(wait_for(lambda: hanging.exists() and hanging.read_text())), signal.SIGKILL)
    Job.objects.filter(pk=job.pk).update(locked_until=timezone.now())
    wait_for(lambda: Job.objects.filter(pk=job.pk, last_error="WorkerDied"))
    Job.objects.filter(pk=job.pk).update(due_at=timezone.now())
    wait_for(lambda: ran(3))
    wait_for(lambda: not Job.objects.exclude(state="done").exists())
    assert ran(3) == 1
