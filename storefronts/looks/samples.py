"""An order that nobody has placed, for the preview: its code is no code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from storefronts.pricing.cards import ProductCard
from tenants.kernel.money import Money
from tenants.registry.models import Shop

NUMBER = "LOOK-000000"
CODE = "XXXX-XXXX-XXXX"


def order(shop: Shop, goods: Sequence[ProductCard]) -> dict[str, Any]:
    """What shop/order.html shows of an order whose codes are on the screen."""
    now = timezone.now()
    name, art = (goods[0].name, goods[0].image_url) if goods else (shop.name, "")
    price = goods[0].price_from if goods else None
    total = price or Money(1990, shop.currency)
    return {
        "order": SimpleNamespace(number=NUMBER, total=total),
        "state": {
            "title": _("Delivered"),
            "text": _("A sample: this order was never placed."),
            "tone": "ok",
            "icon": "circle-check",
        },
        "vouchers": {"items": [{"name": name, "code": CODE}], "several": False},
        "timeline": [
            {"name": _("Delivered"), "tone": "done", "at": now, "text": ""},
            {"name": _("Paid"), "tone": "done", "at": now - timedelta(seconds=3), "text": ""},
            {"name": _("Placed"), "tone": "done", "at": now - timedelta(seconds=41), "text": ""},
        ],
        "lines": [{"name": name, "art": art, "quantity": 1, "unit": total, "total": total}],
        "instructions": [{"name": "", "text": _("How to redeem it stands here.")}],
        "is_paid": True,
        "masked_email": "b•••@example.com",
        "download_url": "#main",
        "order_url": "#main",
        "again_url": "#main",
    }
