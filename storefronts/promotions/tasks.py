"""What the clock does to promotions."""

from typing import Any

from tenants.kernel import versions
from tenants.outbox.registry import handler
from tenants.registry.models import Shop


@handler("promotions.window_edge")
def window_edge(*, payload: dict[str, Any], shop: Shop) -> None:
    """A promotion begins or ends now: prices that were remembered are read anew."""
    versions.bump(f"pricing:{shop.pk}")
