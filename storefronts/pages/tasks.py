"""Work that a shop's pages owe."""

from typing import Any

from storefronts.pages import schedule
from tenants.outbox.registry import handler
from tenants.registry.models import Shop


@handler("pages.publish_due")
def publish_due(*, payload: dict[str, Any], shop: Shop) -> None:
    """A page's time has come. Twice does nothing more."""
    schedule.publish_due()
