"""Making, rotating and revoking API keys."""

from datetime import timedelta
from typing import Any

import graphene
from django.utils.translation import gettext as _

from api.fields import mutation
from api.lists import find
from api.people import types
from api.rights import need_staff, need_step_up, need_within
from api.writes import writes
from tenants.accounts import services
from tenants.accounts.key_rules import check_scopes, limits_under, refuse_wider
from tenants.accounts.models import ApiKey, User
from tenants.kernel.errors import Invalid, NotFound
from tenants.kernel.money import typed_money

SECRETS = ("secret", "signing_secret")
USUAL_HOURS, MOST_HOURS = 24, 168


class KeyMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    create_api_key = mutation(
        types.CreateApiKeyPayload,
        types.CreateApiKeyInput,
        "A key gives on no more than it has itself, and its own limits.",
    )
    rotate_api_key = mutation(
        types.RotateApiKeyPayload,
        types.RotateApiKeyInput,
        "A new secret with the same rights; the old one works on for a while.",
    )
    revoke_api_key = mutation(
        types.RevokeApiKeyPayload, types.RevokeApiKeyInput, "Refused from now on."
    )

    @staticmethod
    @writes(once=SECRETS, key=None, secret=None, signing_secret=None)
    def resolve_create_api_key(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop = _shop(info.context)
        email = input.acts_for.strip()
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise NotFound(_("Nobody has an account here with this address."), field="actsFor")
        check_scopes(user=user, scopes=input.scopes)
        need_within(info.context, input.scopes)
        cap = input.get("daily_cap")
        own = _own(info.context)
        limits = limits_under(
            own,
            scopes=input.scopes,
            addresses=input.get("addresses") or (),
            expires_at=input.get("expires_at"),
            signing=input.signing.value if input.get("signing") else "",
        )
        key, secret = services.create_api_key(
            user=user,
            name=input.name,
            scopes=list(dict.fromkeys(input.scopes)),
            addresses=limits.addresses,
            expires_at=limits.expires_at,
            daily_cap_minor=None if cap is None else _minor(cap, shop.currency),
            signing=limits.signing,
            actor=info.context.actor,
            shop_id=shop.pk,
        )
        return _told(key, secret)

    @staticmethod
    @writes(once=SECRETS, key=None, secret=None, signing_secret=None)
    def resolve_rotate_api_key(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop, key = _shop(info.context), _key(input.key)
        need_within(info.context, key.scopes)
        refuse_wider(_own(info.context), key)
        hours = input.get("overlap_hours")
        hours = USUAL_HOURS if hours is None else hours
        if not 0 <= hours <= MOST_HOURS:
            raise Invalid(field="overlapHours", most=MOST_HOURS)
        fresh, secret = services.rotate_api_key(
            key=key, overlap=timedelta(hours=hours), actor=info.context.actor, shop_id=shop.pk
        )
        return _told(fresh, secret)

    @staticmethod
    @writes(key=None)
    def resolve_revoke_api_key(root: Any, info: Any, input: Any) -> dict[str, Any]:
        shop, key = _shop(info.context), _key(input.key)
        services.revoke_api_key(key=key, actor=info.context.actor, shop_id=shop.pk)
        key.refresh_from_db()
        return {"key": key}


def _shop(context: Any) -> Any:
    need_staff(context, act="keys", scope="people")
    need_step_up(context)
    return context.here


def _told(key: ApiKey, secret: str) -> dict[str, Any]:
    return {"key": key, "secret": secret, "signing_secret": key.signing_secret or None}


def _own(context: Any) -> ApiKey | None:
    """The key that asks, where one does."""
    return ApiKey.objects.get(pk=context.key.id) if context.key else None


def _minor(text: str, currency: str) -> int:
    return typed_money(text, currency, field="dailyCap").minor


def _key(text: str) -> ApiKey:
    found: ApiKey = find(ApiKey.objects.select_related("user"), text, field="key")
    return found
