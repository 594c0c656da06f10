"""What is forgotten, and when: events with all their deliveries and attempts after thirty days."""

from datetime import timedelta

from django.utils import timezone

from storefronts.webhooks.models import Endpoint, Event, Secret
from tenants.kernel.sql import run

KEPT_DAYS = 30
# By the database's own references, some at a time: a shop may have very many.
FORGET = """
DELETE FROM webhooks_event WHERE id IN
  (SELECT id FROM webhooks_event WHERE at < %s ORDER BY at LIMIT 2000)
"""


def tidy() -> int:
    """Forget old events and secrets that have ended; how many events. Outside of a transaction:
    each part is one of its own, so that no lock is held for long."""
    now, total = timezone.now(), 0
    while count := run(FORGET, (now - timedelta(days=KEPT_DAYS),)).rowcount:
        total += count
    Secret.objects.filter(ends_at__lt=now).delete()
    return total


def has_anything() -> bool:
    """Whether there will be anything to forget later."""
    return Endpoint.objects.exists() or Event.objects.exists()
