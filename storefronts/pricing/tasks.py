"""After a cost, an exchange rate or a markup has changed: whose prices no longer cover it?"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from storefronts.pricing.engine import PricedLine
from storefronts.pricing.floors import check_floors, mark_told
from storefronts.pricing.watching import look, look_later
from tenants.kernel import versions
from tenants.kernel.money import format_money
from tenants.outbox.registry import handler
from tenants.outbox.services import add
from tenants.registry.models import Shop
from tenants.registry.urls import shop_url

SELLING = (Shop.Status.TRIAL, Shop.Status.ACTIVE, Shop.Status.PAST_DUE)
MOST_NAMED = 40


@handler("pricing.check_floors")
def check_every_shop(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """A cost or exchange rate changed: each shop that it can concern checks its floors.

    Payload: `denomination` (an id), or nothing where an exchange rate changed.
    """
    shops = Shop.objects.filter(status__in=SELLING)
    if not payload:
        shops = shops.exclude(currency=settings.SETTLEMENT_CURRENCY)
        # A rate that was set for later is valid now: what was priced by the one before is stale.
        versions.bump("fx")
    denomination = payload.get("denomination")
    for shop_id in shops.values_list("pk", flat=True):
        add(
            task="pricing.check_shop_floors",
            payload={"denomination": denomination} if denomination else {},
            shop_id=shop_id,
            key=f"{shop_id}:{denomination}" if denomination else str(shop_id),
        )


@handler("pricing.check_shop_floors")
def check_one_shop(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """Keep what is below its floor, and tell the shop by mail what it has not heard of."""
    assert shop is not None
    only = payload.get("denomination")
    lines = check_floors(shop=shop, denomination_ids=[uuid.UUID(only)] if only else None)
    if lines:
        _tell(shop, lines)
        mark_told(denomination_ids=[line.denomination.id for line in lines])


@handler("pricing.watch_shelf", attempts=30_000, lease_s=300)
def watch_shelf(*, payload: dict[str, Any], shop: Shop) -> None:
    """Stock and prices that moved are told; and looked at again, while somebody listens."""
    took_s = look(shop=shop)
    if took_s is not None:
        look_later(shop=shop, took_s=took_s)


def _tell(shop: Shop, lines: list[PricedLine]) -> None:
    to = shop.owner_email or shop.support_email
    if not to:
        return
    locale = shop.default_locale
    with translation.override(locale):
        body = render_to_string(
            "pricing/mail/below_floor.txt",
            {
                "shop": shop,
                "console": shop_url(shop, "/console/"),
                "more": max(len(lines) - MOST_NAMED, 0),
                "lines": [
                    {
                        "name": f"{line.denomination.product.name} {line.denomination.name}",
                        "quantity": line.quantity,
                        "price": format_money(line.total, locale),
                        "floor": format_money(line.floor, locale),
                    }
                    for line in lines[:MOST_NAMED]
                ],
            },
        )
        subject = _("%(shop)s: sales stopped, since a price is below its cost") % {
            "shop": " ".join(shop.name.split())
        }
    EmailMessage(subject=subject, body=body, to=[to]).send()
