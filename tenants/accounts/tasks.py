"""What is forgotten on the owner host; each shop has its own such task."""

from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from tenants.accounts.repeating import forget_old
from tenants.registry.context import in_public


@shared_task(name="accounts.sweep", ignore_result=True)
def sweep() -> None:
    """Keys of repeatable writes after 72 hours, and sessions that are over. Twice does no more."""
    with in_public():
        forget_old()
        Session.objects.filter(expire_date__lt=timezone.now()).delete()
