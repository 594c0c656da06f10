"""The launch as durable work."""

from typing import Any

from tenants.launch.services import MOST_TRIES, Step, _progress, carry_out
from tenants.outbox import handler
from tenants.registry.context import in_public
from tenants.registry.models import Shop, ShopLaunch


@handler("launch.carry_out", atomic=False)
def carry_out_launch(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """Provision and open the shop; on failure the outbox comes back and it goes on from there."""
    with in_public():
        launch = ShopLaunch.objects.select_related("shop").get(pk=payload["launch"])
        launch.tries += 1
        launch.save(update_fields=["tries"])
    try:
        carry_out(launch=launch)
    except Exception as error:
        with in_public():
            step = Step.FAILED if launch.tries >= MOST_TRIES else launch.step
            _progress(launch, step, error=type(error).__name__)
        raise
