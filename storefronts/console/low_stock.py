"""What runs low of what a shop shows: how many are left, never from whom or at what cost."""

from typing import Any

from storefronts.listings.queries import shop_listing
from tenants.catalogue.queries import skus
from tenants.registry.models import Shop
from tenants.supply.models import LowStockAlert


def low_stock(shop: Shop) -> list[dict[str, Any]]:
    """``sku``, ``free`` and ``since`` of each, the least first."""
    alerts = {row.denomination_id: row for row in LowStockAlert.objects.all()}
    listing = shop_listing(shop)
    rows: list[dict[str, Any]] = [
        {"sku": sku, "free": alerts[sku.id].free, "since": alerts[sku.id].raised_at}
        for sku in skus(alerts).values()
        if listing.shows(sku)
    ]
    rows.sort(key=lambda row: row["free"])
    return rows
