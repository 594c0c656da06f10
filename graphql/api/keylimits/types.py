"""The key that asks, and what is changed of any."""

from typing import Any

import graphene
from django.utils import timezone

from api.basics import DateTime, Error, Money
from tenants.accounts.models import ApiKey
from tenants.accounts.spending import spent_today
from tenants.kernel import money


class Signing(graphene.Enum):
    """Whether a key's requests are signed (RFC 9421, hmac-sha256)."""

    OFF = ""
    OPTIONAL = "optional"
    REQUIRED = "required"


class KeyLimits(graphene.ObjectType):
    """An API key and what binds it. Its secrets are told once, when they are made."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    prefix = graphene.String(required=True)
    scopes = graphene.List(graphene.NonNull(graphene.String), required=True)
    expires_at = DateTime()
    signing = Signing(required=True)
    daily_cap = graphene.Field(Money, description="What it may spend in a day of the shop.")
    spent_today = graphene.Field(Money, description="Null without a cap: it is not counted then.")
    left_today = graphene.Field(Money)

    @staticmethod
    def resolve_daily_cap(key: ApiKey, info: Any) -> money.Money | None:
        if key.daily_cap_minor is None:
            return None
        return money.Money(key.daily_cap_minor, info.context.here.currency)

    @staticmethod
    def resolve_spent_today(key: ApiKey, info: Any) -> money.Money | None:
        if key.daily_cap_minor is None:
            return None
        return money.Money(_spent(key, info), info.context.here.currency)

    @staticmethod
    def resolve_left_today(key: ApiKey, info: Any) -> money.Money | None:
        if key.daily_cap_minor is None:
            return None
        left = max(0, key.daily_cap_minor - _spent(key, info))
        return money.Money(left, info.context.here.currency)


def _spent(key: ApiKey, info: Any) -> int:
    known: dict[Any, int] = info.context.loaded.setdefault("spent today", {})
    if key.pk not in known:
        zone = info.context.here.time_zone
        known.update(spent_today(keys=[key], at=timezone.now(), zone=zone))
    return known[key.pk]


class SetKeyCapInput(graphene.InputObjectType):
    key = graphene.ID(required=True)
    daily_cap = graphene.String(
        description="An amount in the shop's currency such as `500.00`; without it there is no cap."
    )
    idempotency_key = graphene.String()


class SetKeyCapPayload(graphene.ObjectType):
    key = graphene.Field(KeyLimits)
    errors = graphene.List(graphene.NonNull(Error), required=True)


class SetKeySigningInput(graphene.InputObjectType):
    key = graphene.ID(required=True)
    signing = Signing(required=True)
    idempotency_key = graphene.String()


class SetKeySigningPayload(graphene.ObjectType):
    key = graphene.Field(KeyLimits)
    signing_secret = graphene.String(
        description="Where it was made by this call: told this once. Null in a repetition."
    )
    errors = graphene.List(graphene.NonNull(Error), required=True)
