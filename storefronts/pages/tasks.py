"""Work that a shop's pages owe."""

from typing import Any

from storefronts.pages import reviews, schedule
from tenants.outbox.registry import handler
from tenants.registry.models import Shop


@handler("pages.publish_due")
def publish_due(*, payload: dict[str, Any], shop: Shop) -> None:
    """A page's time has come. Twice does nothing more."""
    schedule.publish_due()


@handler("pages.review_asked", atomic=False)
def review_asked(*, payload: dict[str, Any], shop: Shop) -> None:
    """One mail to one who may publish."""
    reviews.tell_asked(shop=shop, state_id=payload["state"], to=payload["to"])


@handler("pages.review_answered", atomic=False)
def review_answered(*, payload: dict[str, Any], shop: Shop) -> None:
    """One mail to the author."""
    reviews.tell_answered(
        shop=shop, state_id=payload["state"], to=payload["to"], how=payload.get("how", "")
    )
