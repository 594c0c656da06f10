"""A shop with a receiver, and a clock that can be moved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from storefronts.webhooks import services
from storefronts.webhooks.kinds import KINDS
from storefronts.webhooks.models import Delivery, Endpoint
from tenants.kernel import sql
from tenants.kernel.actor import Actor
from tenants.outbox import dispatch
from tests.webhooks.receiver import Receiver, receiving

BOSS = Actor(kind="shop_staff", id="1", label="owner@shop.test")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


@pytest.fixture
def other() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


@pytest.fixture(autouse=True)
def _patience(settings: Any) -> None:
    settings.WEBHOOKS_TIMEOUT_S = 1


@dataclass
class Listener:
    endpoint: Endpoint
    secret: str

    @property
    def deliveries(self) -> list[Delivery]:
        return list(Delivery.objects.filter(endpoint=self.endpoint).order_by("version"))

    def now(self) -> Endpoint:
        return Endpoint.objects.get(pk=self.endpoint.pk)


@pytest.fixture
def listen(in_aurora: Any) -> Callable[..., Listener]:
    """``listen(receiver, "order.paid")``: an endpoint of aurora; to all events unless told."""

    def make(receiver: Receiver, *kinds: str) -> Listener:
        endpoint, secret = services.create_endpoint(
            shop=in_aurora, url=receiver.url, kinds=kinds or KINDS, actor=BOSS
        )
        return Listener(endpoint, secret)

    # What the making of the test's shops owes is not the test's matter.
    sql.run("DELETE FROM public.outbox_job")
    return make


class Clock:
    """``timezone.now()`` for the code; jobs are due by it in ``work()``."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)
        self._real = timezone.now

    def now(self) -> datetime:
        return self._real() + self.ahead

    def advance(self, **by: float) -> None:
        self.ahead += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", clock.now)
    return clock


@pytest.fixture
def work(clock: Clock) -> Callable[[], Any]:
    """Run the jobs that are due by the clock."""
    return lambda: dispatch.drain(as_of=clock.now(), seconds=60)
