"""What a shop's checkout forgets: old idempotency keys, quotes, sessions, one-time codes."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from storefronts.checkout.models import Quote
from storefronts.customers.models import OneTimeCode
from tenants.accounts.repeating import forget_old

QUOTES_KEPT = timedelta(days=1)
ONE_TIME_CODES_KEPT = timedelta(days=1)


def sweep() -> None:
    """Forget what nobody can use any more. Cheap where there is nothing to forget."""
    now = timezone.now()
    forget_old()
    Quote.objects.filter(expires_at__lt=now - QUOTES_KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    OneTimeCode.objects.filter(created_at__lt=now - ONE_TIME_CODES_KEPT).delete()
