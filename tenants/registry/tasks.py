"""What becomes of a shop that has left."""

from typing import Any

from tenants.kernel.actor import SYSTEM
from tenants.outbox import handler
from tenants.registry.models import Shop
from tenants.vault.services import destroy_keys


@handler("registry.destroy_shop_keys")
def destroy_shop_keys(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """Erase a closed shop's codes by erasing its keys. A shop that is open again keeps them."""
    leaver = Shop.objects.get(pk=payload["shop"])
    if leaver.status == Shop.Status.CLOSED:
        destroy_keys(leaver.pk, actor=SYSTEM)
