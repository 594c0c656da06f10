"""What a change of wholesale prices did: which shops' sales were stopped at their floors.

Every shop checks its own floors, by a job of its own; what they found is read from the audit trail,
since no query crosses shops.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from storefronts.pricing.tasks import SELLING
from tenants.audit.models import AuditEvent
from tenants.outbox.models import Job
from tenants.registry.models import Shop

TASKS = ("pricing.check_floors", "pricing.check_shop_floors")
STOPPED = "sale.stopped_below_floor"


@dataclass(frozen=True, slots=True)
class Stopped:
    """A shop that does not sell it any more, since its price would not cover the cost."""

    shop_id: uuid.UUID
    at: datetime


@dataclass(slots=True)
class Effect:
    """``checks_left`` jobs have not looked yet, of those of ``shops_selling`` shops."""

    denomination_id: uuid.UUID
    shops_selling: int = 0
    checks_left: int = 0
    stopped: list[Stopped] = field(default_factory=list)


def floor_effects(
    denomination_ids: Iterable[uuid.UUID], *, since: datetime
) -> dict[uuid.UUID, Effect]:
    """By denomination, also where nothing happened. Three queries."""
    selling = Shop.objects.filter(status__in=SELLING).count()
    found = {pk: Effect(pk, shops_selling=selling) for pk in denomination_ids}
    waiting = Job.objects.filter(
        task__in=TASKS,
        state__in=[Job.State.WAITING, Job.State.RUNNING],
        payload__denomination__in=[str(pk) for pk in found],
    )
    for told in waiting.values_list("payload__denomination", flat=True):
        found[uuid.UUID(told)].checks_left += 1
    targets = {f"denomination:{pk}": pk for pk in found}
    events = AuditEvent.objects.filter(target__in=targets, action=STOPPED, at__gte=since)
    for target, shop_id, at in events.order_by("id").values_list("target", "shop_id", "at"):
        if shop_id is not None:
            found[targets[target]].stopped.append(Stopped(shop_id, at))
    return found
