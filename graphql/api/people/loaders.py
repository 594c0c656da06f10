"""Second factors and what was spent today, of a whole list at once."""

import uuid
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone

from api.batches import Batch
from tenants.accounts.models import ApiKey
from tenants.accounts.spending import spent_today


def _careful(user_ids: list[uuid.UUID]) -> dict[uuid.UUID, bool]:
    rows = Authenticator.objects.filter(user__in=user_ids)
    return dict.fromkeys(rows.values_list("user_id", flat=True), True)


def careful(context: Any) -> Batch[uuid.UUID, bool]:
    """Who has a second factor. One query for a whole list."""
    return context.loaded.setdefault("second factors", Batch(_careful))


def announce_keys(context: Any, keys: list[ApiKey]) -> None:
    """What the capped ones have spent is asked for all of them (see api.keylimits)."""
    capped = [key for key in keys if key.daily_cap_minor is not None]
    if capped:
        spent = spent_today(keys=capped, at=timezone.now(), zone=context.here.time_zone)
        context.loaded.setdefault("spent today", {}).update(spent)
