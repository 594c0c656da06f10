"""Jobs of the outbox."""

import uuid
from typing import Any

from billing.payments import callbacks, refunds, simulation, unsettled
from tenants.outbox import handler


@handler(refunds.TASK, atomic=False)
def send_refund(*, payload: dict[str, Any], shop: Any) -> None:
    refunds.send_refund(payload=payload)


# Some days of tries: then somebody is told that money was captured and waits.
@handler(callbacks.TASK, atomic=False, attempts=60)
def settle_event(*, payload: dict[str, Any], shop: Any) -> None:
    unsettled.settle_stored(event_id=uuid.UUID(payload["event"]))


# A payment that arrives while the shop is suspended is refunded, not dropped.
@handler(simulation.TASK, atomic=False, finishes_paid_orders=True)
def sandbox_callback(*, payload: dict[str, Any], shop: Any) -> None:
    simulation.send(attempt_id=uuid.UUID(payload["attempt"]), mode=payload["mode"])
