"""A key asks about itself."""

from typing import Any

import graphene

from api.keylimits.types import KeyLimits
from tenants.accounts.models import ApiKey


class KeyLimitQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    this_key = graphene.Field(
        KeyLimits, description="The API key that asks, with its cap and what is left of it today."
    )

    @staticmethod
    def resolve_this_key(root: Any, info: Any) -> ApiKey | None:
        key = info.context.key
        return ApiKey.objects.filter(pk=key.id).first() if key else None
