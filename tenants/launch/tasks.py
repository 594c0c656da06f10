"""The launch as durable work."""

from datetime import timedelta
from typing import Any

import structlog
from django.utils import timezone

from tenants.kernel.actor import SYSTEM
from tenants.kernel.errors import Refusal
from tenants.launch.recovery import abandon_launch
from tenants.launch.services import MOST_TRIES, Step, _progress, carry_out
from tenants.outbox import add, handler
from tenants.outbox.errors import GiveUp
from tenants.registry.context import in_public
from tenants.registry.models import Shop, ShopLaunch

log = structlog.get_logger(__name__)
# A launch that failed keeps its name for so long; then the name is free again.
KEPT = timedelta(days=3)


@handler("launch.carry_out", atomic=False, lease_s=120)
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
            last = launch.tries >= MOST_TRIES
            _progress(launch, Step.FAILED if last else launch.step, error=type(error).__name__)
            if last:
                due = timezone.now() + KEPT
                add(task="launch.clean_up", payload=payload, due_at=due, key=payload["launch"])
        if last:
            raise GiveUp(str(launch.pk)) from error
        raise


@handler("launch.clean_up", atomic=False)
def clean_up(*, payload: dict[str, Any], shop: Shop | None) -> None:
    """Nobody tried it again: its schema goes, and its name is free."""
    with in_public():
        launch = ShopLaunch.objects.select_related("shop").get(pk=payload["launch"])
    try:
        abandon_launch(launch=launch, actor=SYSTEM)
    except Refusal:
        log.info("launch.goes_on", launch=str(launch.pk))  # it was tried again meanwhile
