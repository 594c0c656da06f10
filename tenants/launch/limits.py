"""How many shops one person, and one network, may launch."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.kernel.errors import RateLimited, Refusal
from tenants.launch.models import LaunchPlan, ShopMember
from tenants.registry.context import in_public
from tenants.registry.models import Shop, ShopLaunch

WINDOW = timedelta(hours=1)
MOST_SHOPS = 10
MOST_PER_PERSON = 3
MOST_PER_ADDRESS = 10


class TooManyShops(Refusal):
    code = "CONFLICT"
    message = _("You have %(most)s shops. Ask the platform if you need more.")


def refuse_too_many(*, person: uuid.UUID, address: str, key: str) -> None:
    """Raises TooManyShops, RateLimited. A launch that this key has made already is no new one."""
    if getattr(settings, "CARDFLEET_UNLIMITED", False):
        return
    with in_public():
        if ShopLaunch.objects.filter(idempotency_key=key).exists():
            return
        mine = ShopMember.objects.filter(person=person).exclude(shop__status=Shop.Status.CLOSED)
        if mine.count() >= MOST_SHOPS:
            raise TooManyShops(most=MOST_SHOPS)
        recent = LaunchPlan.objects.filter(created_at__gt=timezone.now() - WINDOW)
        by_person = recent.filter(person=person).count()
        by_address = recent.filter(~Q(address=""), address=address).count()
    if by_person >= MOST_PER_PERSON or by_address >= MOST_PER_ADDRESS:
        raise RateLimited(retry_after_s=int(WINDOW.total_seconds()))
