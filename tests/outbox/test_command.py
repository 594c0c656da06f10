"""manage.py outbox: what is owed, failed jobs again, and the work without workers."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command

from tenants.outbox import GiveUp, add
from tenants.outbox.dispatch import drain
from tenants.outbox.models import Job

pytestmark = pytest.mark.usefixtures("public")


def say(*words: str) -> str:
    out = io.StringIO()
    call_command("outbox", *words, stdout=out)
    return out.getvalue()


def test_status_retry_and_drain(handle: Callable[..., Any]) -> None:
    broken = [True]

    def work(*, payload: dict[str, Any], shop: Any) -> None:
        if broken:
            raise GiveUp("not today")

    handle("tests.work", work)
    add(task="tests.work", payload={})
    drain()
    assert "failed   tests.work" in say("status")
    assert say("retry", "--task", "another") == "0 jobs are due again\n"
    broken.clear()
    assert say("retry") == "1 jobs are due again\n"
    assert say("drain") == "done: 1\n"
    assert say("status") == ""
    assert Job.objects.get().state == "done"
