"""A shop that does not sell: its paid orders are finished, a closed one's schema is never asked."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tenants.audit import record
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM
from tenants.outbox import add
from tenants.outbox.dispatch import drain
from tenants.outbox.models import Job
from tenants.registry.services import close_shop, reinstate_shop, suspend_shop

pytestmark = pytest.mark.usefixtures("public")
Handle = Callable[..., Any]


def leave_a_trace(*, payload: dict[str, Any], shop: Any) -> None:
    record(actor=SYSTEM, action="test.ran", target=f"job:{payload['n']}")


def traces() -> list[str]:
    found = AuditEvent.objects.filter(action="test.ran").order_by("id")
    return [event.target for event in found]


def test_a_suspended_shop_finishes_paid_orders_and_nothing_else(
    handle: Handle, aurora: Any
) -> None:
    handle("tests.deliver", leave_a_trace, finishes_paid_orders=True)
    handle("tests.campaign", leave_a_trace)
    add(task="tests.deliver", payload={"n": 1}, shop_id=aurora.pk)
    add(task="tests.campaign", payload={"n": 2}, shop_id=aurora.pk)
    suspend_shop(shop_id=aurora.pk, reason="unpaid", actor=SYSTEM)
    assert drain() == {"done": 1, "held": 1}
    assert traces() == ["job:1"]
    held = Job.objects.get(task="tests.campaign")
    assert (held.state, held.attempts, held.last_error) == ("waiting", 0, "ShopSuspended")
    reinstate_shop(shop_id=aurora.pk, reason="paid", actor=SYSTEM)
    assert drain() == {"done": 1}


def test_a_closed_shops_job_is_refused_and_its_schema_not_asked(
    handle: Handle, aurora: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle("tests.deliver", leave_a_trace, finishes_paid_orders=True)
    add(task="tests.deliver", payload={"n": 1}, shop_id=aurora.pk)
    close_shop(shop_id=aurora.pk, reason="left", actor=SYSTEM)
    entered: list[str] = []
    original = connection.set_tenant
    monkeypatch.setattr(
        connection,
        "set_tenant",
        lambda tenant, *a, **k: (entered.append(tenant.schema_name), original(tenant, *a, **k)),
    )
    assert drain() == {"refused": 1}
    assert "aurora" not in entered
    assert traces() == []
    assert Job.objects.get(task="tests.deliver").last_error == "ShopClosed"
    # Somebody is told: what was owed is not done.
    told = AuditEvent.objects.get(action="job.refused")
    assert (told.shop_id, told.data["task"]) == (aurora.pk, "tests.deliver")


def test_a_shop_that_never_was_is_refused(handle: Handle) -> None:
    handle("tests.trace", leave_a_trace)
    add(task="tests.trace", payload={"n": 1}, shop_id=uuid.uuid4())
    assert drain() == {"refused": 1}
    assert Job.objects.get().last_error == "UnknownShop"
