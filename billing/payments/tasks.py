"""Jobs of the outbox."""

import uuid
from typing import Any

from billing.payments import refunds, simulation
from tenants.outbox import handler


@handler(refunds.TASK, atomic=False)
def send_refund(*, payload: dict[str, Any], shop: Any) -> None:
    refunds.send_refund(payload=payload)


# A payment that arrives while the shop is suspended is refunded, not dropped.
@handler(simulation.TASK, atomic=False, finishes_paid_orders=True)
def sandbox_callback(*, payload: dict[str, Any], shop: Any) -> None:
    simulation.send(attempt_id=uuid.UUID(payload["attempt"]), mode=payload["mode"])
