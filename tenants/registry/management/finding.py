"""Which shop a person at the command line means."""

import uuid
from contextlib import suppress

from django.core.management.base import CommandError
from django.db.models import Q

from tenants.registry.context import in_public
from tenants.registry.models import Shop


def shop_named(named: str) -> Shop:
    """By id, domain or schema. Raises CommandError."""
    with in_public():
        found = Q(schema_name=named) | Q(domains__domain=named.lower())
        with suppress(ValueError):
            found |= Q(pk=uuid.UUID(named))
        shop = Shop.objects.filter(found).distinct().first()
    if shop is None:
        raise CommandError(f"There is no shop {named}.")
    return shop
