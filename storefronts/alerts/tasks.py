"""Looking whether something is back."""

import uuid
from typing import Any

from storefronts.alerts import services
from tenants.outbox.registry import handler
from tenants.registry.models import Shop


@handler("alerts.look", atomic=False)
def look(*, payload: dict[str, Any], shop: Shop) -> None:
    """Tell who waits for a denomination, or look again later."""
    services.tell_if_back(shop=shop, denomination_id=uuid.UUID(payload["denomination"]))
