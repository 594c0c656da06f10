"""The keys under which writes may be repeated, and when they are forgotten."""

from datetime import timedelta

from django.utils import timezone

from tenants.accounts.models import IdempotencyRecord

KEPT_FOR = timedelta(hours=72)


def forget_old() -> int:
    """In the schema at hand. Returns how many."""
    old = IdempotencyRecord.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)
    return old.delete()[0]
