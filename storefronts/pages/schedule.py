"""Pages that appear and go at a set time: one job of the outbox for each time, no clock to poll."""

from datetime import datetime
from typing import Any

from django.core.management import call_command
from django.utils import timezone

from tenants.kernel import versions
from tenants.outbox.services import add
from tenants.registry.context import current_shop


def keep(page: Any) -> None:
    """Have the shop's due pages published or taken down when this one is due."""
    for when in (page.go_live_at, page.expire_at):
        if isinstance(when, datetime) and when > timezone.now():
            shop = current_shop()
            add(
                task="pages.publish_due",
                payload={},
                shop_id=shop.pk,
                due_at=when,
                key=f"{shop.pk}:{when.isoformat()}",
            )


def publish_due() -> None:
    """What is approved and due goes live, what has run out goes; as Wagtail's own command does."""
    call_command("publish_scheduled", verbosity=0)
    # Wagtail takes a page down as a plain one, past our save().
    versions.bump(f"pages:{current_shop().pk}")
