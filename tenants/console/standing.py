"""How many shops sell now, and how many did some time ago: read back from the audit trail."""

from datetime import datetime

from django.db.models import Count

from billing.ledger.wallets import SELLING
from tenants.audit.models import AuditEvent
from tenants.registry.models import Shop

# What moves a shop into or out of the states that sell.
MOVES = ("shop.suspended", "shop.reinstated", "shop.closed")


def shops_by_state() -> dict[str, int]:
    return dict(Shop.objects.values_list("status").annotate(n=Count("pk")).order_by())


def shops_selling_at(moment: datetime) -> int:
    """How many shops sold at that time: where they are now, less what moved them since."""
    shops = Shop.objects.exclude(status=Shop.Status.LAUNCHING).values_list(
        "pk", "status", "status_before", "launched_at", "created_at"
    )
    rows = list(shops.order_by())
    moved: dict[str, str] = {}
    events = AuditEvent.objects.filter(
        target__in=[f"shop:{row[0]}" for row in rows], action__in=MOVES, at__gte=moment
    )
    for target, action in events.order_by("at", "id").values_list("target", "action"):
        moved.setdefault(target, action)
    count = 0
    for pk, status, status_before, launched_at, created_at in rows:
        if (launched_at or created_at) > moment:
            continue
        first = moved.get(f"shop:{pk}")
        if first is None:
            count += status in SELLING
        elif first == "shop.closed":
            # From a suspension, or straight out of business.
            count += not status_before
        else:
            count += first == "shop.suspended"
    return count
