"""How far bulk orders are: counted from their orders' lines, for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q

from storefronts.checkout.models import BulkOrder
from storefronts.checkout.services.claiming import SHORTAGE
from storefronts.orders.models import DeliveryStatus, OrderLine
from tenants.supply.errors import OutOfStock


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that was not had. `refunded_minor` went back; 0 where it was never paid."""

    position: int
    denomination_id: str
    quantity: int
    code: str
    refunded_minor: int = 0


@dataclass(slots=True)
class Progress:
    """Lines of one bulk order: `total` = `done` + `failed` + `open`."""

    total: int
    done: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return len(self.failures)

    @property
    def open(self) -> int:
        return self.total - self.done - self.failed


def progress_of(bulks: Sequence[BulkOrder]) -> dict[UUID, Progress]:
    """By order. Two queries, however many there are."""
    found = {
        bulk.order_id: Progress(
            total=bulk.asked,
            failures=[
                Failure(one["position"], one["denomination"], one["quantity"], one["code"])
                for one in bulk.refused
            ],
        )
        for bulk in bulks
    }
    lines = OrderLine.objects.filter(order_id__in=found)
    counted = lines.values("order_id").annotate(
        done=Count("id", filter=Q(delivery=DeliveryStatus.DELIVERED))
    )
    for row in counted.order_by():
        found[row["order_id"]].done = row["done"]
    for line in lines.filter(delivery=DeliveryStatus.FAILED).order_by("order_id", "position"):
        found[line.order_id].failures.append(
            Failure(
                position=line.position,
                denomination_id=str(line.denomination_id),
                quantity=line.quantity,
                code=OutOfStock.code if line.failure == SHORTAGE else "NOT_DELIVERED",
                refunded_minor=line.refunded_minor,
            )
        )
    for progress in found.values():
        progress.failures.sort(key=lambda failure: failure.position)
    return found
