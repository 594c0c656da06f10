import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from api.batches import Batch
from tenants.registry.models import Domain


def hosts_of(shop_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The primary host of each shop, by the order of ``registry.urls.shop_host``. One query."""
    found: dict[uuid.UUID, str] = {}
    rows = Domain.objects.filter(
        Q(kind=Domain.Kind.PLATFORM) | Q(proven_at__isnull=False), tenant_id__in=shop_ids
    )
    for domain in rows.order_by("-is_primary", "kind"):
        found.setdefault(domain.tenant_id, domain.domain)
    return found


def hosts(context: Any) -> Batch[uuid.UUID, str]:
    return context.loaded.setdefault("hosts", Batch(hosts_of))
