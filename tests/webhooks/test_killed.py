"""A real worker, killed with SIGKILL between the answer and the record of it (case 15)."""

import subprocess
import sys
from typing import Any

import pytest
from django.utils import timezone

from storefronts.webhooks.events import News, tell
from storefronts.webhooks.models import Attempt, Delivery
from tenants.kernel.ids import new_id
from tenants.outbox import dispatch, lease
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tests.webhooks.receiver import Receiver

pytestmark = [pytest.mark.usefixtures("fresh_database"), pytest.mark.slow]


def test_the_event_comes_again_under_the_same_id_and_ends_as_delivered(
    fresh_database: None,
    aurora: Any,
    receiver: Receiver,
    process_environment: dict[str, str],
) -> None:
    from storefronts.webhooks.services import create_endpoint
    from tests.webhooks.conftest import BOSS

    with in_public():
        Job.objects.all().delete()
    with in_shop(aurora):
        create_endpoint(shop=aurora, url=receiver.url, kinds=["order.paid"], actor=BOSS)
        tell(shop_id=aurora.pk, at=timezone.now(), news=[News("order.paid", new_id(), {})])
    with subprocess.Popen(
        [sys.executable, "-m", "tests.webhooks.worker"],
        env=process_environment,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, b"")
        assert any(line.strip() == b"sent" for line in lines)
        process.kill()
    with in_shop(aurora):
        assert Delivery.objects.get().state == "sending"
    with in_public():
        # Its lease ends by itself; the test does not wait for that.
        Job.objects.filter(state="running").update(locked_until=timezone.now())
        assert lease.revive_expired() == 1
        Job.objects.filter(task="webhooks.send").update(due_at=timezone.now())
        dispatch.drain()
    with in_shop(aurora):
        assert Delivery.objects.get().state == "delivered"
        assert sorted(Attempt.objects.values_list("error", flat=True)) == ["", "interrupted"]
    assert len(receiver.got) == 2
    assert receiver.got[0].id == receiver.got[1].id
    assert receiver.got[0].body == receiver.got[1].body
