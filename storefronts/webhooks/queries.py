"""Reading endpoints and the log of deliveries."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from storefronts.webhooks.errors import NoSuchDelivery, NoSuchEndpoint
from storefronts.webhooks.kinds import BY_HAND, KINDS, PING
from storefronts.webhooks.models import Delivery, Endpoint
from storefronts.webhooks.retention import KEPT_DAYS

State = Delivery.State


@dataclass(frozen=True, slots=True)
class Counts:
    """Deliveries of one endpoint that are kept, by where they stand."""

    waiting: int = 0
    delivered: int = 0
    failed: int = 0


def endpoint(endpoint_id: UUID) -> Endpoint:
    """Raises NoSuchEndpoint."""
    found = Endpoint.objects.filter(pk=endpoint_id).first()
    if found is None:
        raise NoSuchEndpoint
    return found


def delivery(delivery_id: UUID) -> Delivery:
    """With its event and endpoint. Raises NoSuchDelivery."""
    found = Delivery.objects.select_related("event", "endpoint").filter(pk=delivery_id).first()
    if found is None:
        raise NoSuchDelivery(days=KEPT_DAYS)
    return found


def deliveries(
    *,
    endpoint_id: UUID | None = None,
    kind: str = "",
    state: str = "",
    about: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Delivery]:
    """The log, newest first, with events. ``about``: an order's number or reference, or an id."""
    rows = Delivery.objects.select_related("event")
    if endpoint_id is not None:
        rows = rows.filter(endpoint_id=endpoint_id)
    if kind in KINDS or kind == PING:
        rows = rows.filter(event__kind=kind)
    if state == State.WAITING:
        rows = rows.filter(state__in=(State.WAITING, State.SENDING))
    elif state in State.values:
        rows = rows.filter(state=state)
    if about := about.replace("\x00", "").strip():
        rows = rows.filter(_about(about))
    if since is not None:
        rows = rows.filter(created_at__gte=since)
    if until is not None:
        rows = rows.filter(created_at__lt=until)
    return rows.order_by("-id")


def counts(endpoint_ids: list[UUID]) -> dict[UUID, Counts]:
    """Of each of these endpoints, tests left out. One query."""
    rows = (
        Delivery.objects.filter(endpoint_id__in=endpoint_ids)
        .exclude(event__kind=PING)
        .values("endpoint_id")
        .annotate(
            waiting=Count("id", filter=Q(state__in=(State.WAITING, State.SENDING))),
            delivered=Count("id", filter=Q(state=State.DELIVERED)),
            failed=Count("id", filter=Q(state=State.FAILED)),
        )
    )
    return {
        row["endpoint_id"]: Counts(row["waiting"], row["delivered"], row["failed"]) for row in rows
    }


def paused_by_us() -> list[Endpoint]:
    """Endpoints that were paused without anybody asking for it: somebody has to look."""
    return list(Endpoint.objects.filter(state=Endpoint.State.PAUSED).exclude(why=BY_HAND))


def _about(text: str) -> Q:
    wanted = Q(event__data__order__number=text.upper()) | Q(
        event__data__order__clientReference=text
    )
    try:
        one = UUID(text.removeprefix("msg_"))
    except ValueError:
        return wanted
    return wanted | Q(object_id=one) | Q(pk=one) | Q(event_id=one)
