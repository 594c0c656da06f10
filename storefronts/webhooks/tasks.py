"""What webhooks owe. Each may run twice: an event then arrives twice, under one `webhook-id`."""

from typing import Any
from uuid import UUID

from storefronts.customers import mail
from storefronts.webhooks import retention
from storefronts.webhooks.events import TASK as HAND_OUT
from storefronts.webhooks.handing_out import hand_out
from storefronts.webhooks.models import Endpoint
from storefronts.webhooks.sending import send_due
from storefronts.webhooks.services import tidy_later
from tenants.outbox.registry import handler
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url


@handler(HAND_OUT, finishes_paid_orders=True)
def make_deliveries(*, payload: dict[str, Any], shop: Shop) -> None:
    """Something was told: a delivery for each endpoint that wants it."""
    hand_out(shop_id=shop.pk, object_ids=[UUID(one) for one in payload["objects"]])


@handler("webhooks.send", atomic=False, finishes_paid_orders=True, lease_s=120)
def send(*, payload: dict[str, Any], shop: Shop) -> None:
    """What is due to one endpoint. It owes its next run by itself."""
    send_due(shop=shop, endpoint_id=UUID(payload["endpoint"]))


@handler("webhooks.send_paused", atomic=False, finishes_paid_orders=True)
def send_paused(*, payload: dict[str, Any], shop: Shop) -> None:
    """To the shop: an endpoint gets nothing more until somebody has looked at it."""
    endpoint = Endpoint.objects.filter(pk=payload["endpoint"]).first()
    to = shop.owner_email or shop.support_email
    if endpoint is None or endpoint.is_active or not to:
        return
    mail.send(
        name="webhook_paused",
        to=to,
        locale=shop.default_locale,
        shop=shop,
        context={
            "host": endpoint.url.split("/")[2],
            "why": endpoint.why,
            "console_url": shop_url(shop, f"/console/shop/settings/webhooks/{endpoint.pk}/"),
        },
    )


@handler("webhooks.tidy", atomic=False, finishes_paid_orders=True)
def tidy(*, payload: dict[str, Any], shop: Shop) -> None:
    """Once a day, as long as there is anything."""
    retention.tidy()
    if retention.has_anything():
        tidy_later(shop_id=shop.pk)
