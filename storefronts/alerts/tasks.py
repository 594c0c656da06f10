"""Looking whether something is back."""

import uuid
from typing import Any

from storefronts.alerts import services, shelves
from tenants.outbox.registry import handler
from tenants.registry.models import Shop


@handler("alerts.look", atomic=False)
def look(*, payload: dict[str, Any], shop: Shop) -> None:
    """Tell who waits for a denomination, or look again later."""
    services.tell_if_back(shop=shop, denomination_id=uuid.UUID(payload["denomination"]))


@handler("alerts.look_at_shelves", atomic=False)
def look_at_shelves(*, payload: dict[str, Any], shop: Shop) -> None:
    """Tell who waits for anything on a shelf, or look again later."""
    shelves.tell_if_stocked(shop=shop)
