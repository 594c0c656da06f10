"""Caps and signing of keys, for who may run them. A bound key changes no limits, its own least."""

import uuid
from decimal import Decimal, InvalidOperation
from typing import Any

import graphene
from django.utils.translation import gettext_lazy as _

from api.keylimits.types import (
    SetKeyCapInput,
    SetKeyCapPayload,
    SetKeySigningInput,
    SetKeySigningPayload,
)
from api.rights import need_staff, need_step_up
from api.writes import writes
from tenants.accounts import services
from tenants.accounts.models import ApiKey
from tenants.kernel.errors import Forbidden, Invalid, NotFound
from tenants.kernel.money import Money


class KeyLimitMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    set_key_cap = graphene.Field(
        SetKeyCapPayload,
        required=True,
        input=graphene.Argument(SetKeyCapInput, required=True),
        description="What a key may spend in a day of the shop. Refunds do not add to it.",
    )
    set_key_signing = graphene.Field(
        SetKeySigningPayload,
        required=True,
        input=graphene.Argument(SetKeySigningInput, required=True),
        description="Whether a key's requests must be signed.",
    )

    @staticmethod
    @writes(key=None)
    def resolve_set_key_cap(root: Any, info: Any, input: Any) -> dict[str, Any]:
        key, shop = _key(info.context, input.key), info.context.here
        cap = input.get("daily_cap")
        changed = services.set_daily_cap(
            key=key,
            cap_minor=_minor(cap, shop.currency) if cap is not None else None,
            actor=info.context.actor,
            shop_id=shop.pk,
        )
        return {"key": changed}

    @staticmethod
    @writes(once=("signing_secret",), key=None, signing_secret=None)
    def resolve_set_key_signing(root: Any, info: Any, input: Any) -> dict[str, Any]:
        changed = services.set_signing(
            key=_key(info.context, input.key),
            signing=getattr(input.signing, "value", input.signing),
            actor=info.context.actor,
            shop_id=info.context.here.pk,
        )
        return {"key": changed, "signing_secret": changed.signing_secret or None}


def _key(context: Any, text: str) -> ApiKey:
    """Raises Unauthenticated, Forbidden, NotFound (also for another shop's key)."""
    need_staff(context, act="keys", scope="people")
    need_step_up(context)
    try:
        found = ApiKey.objects.filter(pk=uuid.UUID(text)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotFound(field="key")
    if context.key is not None:
        own = ApiKey.objects.get(pk=context.key.id)
        if (own.counts_as or own.pk) == (found.counts_as or found.pk):
            raise Forbidden(_("No key may change its own limits."), field="key")
        if own.daily_cap_minor is not None or own.signing == ApiKey.Signing.REQUIRED:
            raise Forbidden(_("A key with a limit of its own changes no other's."), field="key")
    return found


def _minor(text: str, currency: str) -> int:
    try:
        amount = Decimal(text)
        if not amount.is_finite():
            raise InvalidOperation
        return Money.of(amount, currency).minor
    except InvalidOperation as error:
        raise Invalid(field="dailyCap") from error
