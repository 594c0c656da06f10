"""What clients write for ids and times."""

import uuid
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from storefronts.webhooks import queries
from storefronts.webhooks.errors import NoSuchDelivery, NoSuchEndpoint
from storefronts.webhooks.models import Delivery, Endpoint
from storefronts.webhooks.retention import KEPT_DAYS
from tenants.kernel.errors import Invalid


def endpoint_of(text: str) -> Endpoint:
    """Raises NoSuchEndpoint, for what is no id and another shop's as for an unknown one."""
    found = as_id(text)
    if found is None:
        raise NoSuchEndpoint(field="endpoint")
    return queries.endpoint(found)


def delivery_of(text: str) -> Delivery:
    """Raises NoSuchDelivery."""
    found = as_id(text)
    if found is None:
        raise NoSuchDelivery(field="delivery", days=KEPT_DAYS)
    return queries.delivery(found)


def as_id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def moment(text: str, *, field: str) -> datetime:
    """Raises Invalid: a time without a zone could mean any of them."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise Invalid(_("Write the time like 2026-11-05T12:00:00Z."), field=field)
    return found


def plain(kinds: Any) -> list[str] | None:
    """Enum members as what the services take."""
    return None if kinds is None else [str(getattr(kind, "value", kind)) for kind in kinds]
