"""An event becomes a delivery for each endpoint that wants it, object by object in their order."""

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from storefronts.webhooks.models import Delivery, Endpoint, Event
from storefronts.webhooks.services import send_soon


def hand_out(*, shop_id: UUID, object_ids: Collection[UUID]) -> int:
    """Make the deliveries of all that was told of these objects; how many. In a transaction.

    Not only of the event whose job this is: an earlier one of the same object may have its job
    still before it, and must not come after this one.
    """
    # Whoever has them is making their deliveries: wait, then see that nothing is left.
    events = list(
        Event.objects.select_for_update()
        .filter(object_id__in=object_ids, handed_out_at=None)
        .order_by("object_id", "version")
    )
    endpoints = list(Endpoint.objects.all())
    now = timezone.now()
    made = [
        Delivery(
            event=event,
            endpoint=endpoint,
            object_id=event.object_id,
            version=event.version,
            created_at=now,
            next_try_at=now,
        )
        for event in events
        for endpoint in endpoints
        if event.kind in endpoint.kinds
    ]
    Delivery.objects.bulk_create(made, ignore_conflicts=True)
    Event.objects.filter(pk__in=[event.pk for event in events]).update(handed_out_at=now)
    # In one order: two of these at once would otherwise wait for each other's keys.
    # Also where it is paused: somebody may be resuming it just now, who does not see these yet.
    for endpoint in sorted(endpoints, key=lambda one: one.pk):
        if any(one.endpoint_id == endpoint.pk for one in made):
            send_soon(shop_id=shop_id, endpoint_id=endpoint.pk)
    return len(made)
