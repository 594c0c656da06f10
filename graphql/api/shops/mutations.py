"""Launching, changing, suspending and closing shops, and their wallets."""

import base64
import hashlib
import uuid
from contextlib import suppress
from dataclasses import replace
from typing import Any

import graphene
from django.conf import settings
from django.utils.translation import gettext as _

from api.fields import mutation
from api.mutating import given, names_as_asked
from api.numbers import number
from api.payloads import answers_errors
from api.rights import need
from api.shops import inputs
from api.writes import writes
from billing.ledger.codes import shop_wallet
from billing.ledger.queries import balance
from billing.ledger.services import adjust_wallet
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid, Required
from tenants.kernel.money import Money
from tenants.launch.recovery import abandon_launch, resume_launch
from tenants.launch.services import launch_shop
from tenants.launch.terms import change_shop
from tenants.registry.errors import UnknownShop
from tenants.registry.models import Shop, ShopLaunch
from tenants.registry.services import (
    close_shop,
    reinstate_shop,
    suspend_shop,
    switch_collects,
)


class ShopMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    launch_shop = mutation(
        inputs.LaunchShopPayload,
        inputs.LaunchShopInput,
        "Live within seconds: poll `shops` for its status.",
    )
    suspend_shop = mutation(
        inputs.SuspendShopPayload,
        inputs.SuspendShopInput,
        "No new orders from now on; paid ones are still delivered.",
    )
    reinstate_shop = mutation(
        inputs.ReinstateShopPayload,
        inputs.ReinstateShopInput,
        "It sells again at once, in the state it had before.",
    )
    close_shop = mutation(
        inputs.CloseShopPayload,
        inputs.CloseShopInput,
        "For good: nothing is served any more. Refused while buyers wait for goods or money.",
    )
    switch_shop_collects = mutation(
        inputs.SwitchShopCollectsPayload,
        inputs.SwitchShopCollectsInput,
        "Refused while customers hold balances, orders are open, or the wallet is owed.",
    )
    update_shop = mutation(
        inputs.UpdateShopPayload,
        inputs.UpdateShopInput,
        "Its name and terms; what is not given stays.",
    )
    resume_launch = mutation(
        inputs.ResumeLaunchPayload,
        inputs.LaunchAgainInput,
        "A launch that stopped goes on from its step.",
    )
    abandon_launch = mutation(
        inputs.AbandonLaunchPayload,
        inputs.LaunchAgainInput,
        "A launch that stopped is given up: nothing is left of it, and its name is free.",
    )
    adjust_shop_wallet = mutation(
        inputs.AdjustShopWalletPayload,
        inputs.AdjustShopWalletInput,
        "Moves money in the ledger at once, against the adjustments account.",
    )

    @staticmethod
    @answers_errors(shop=None)
    def resolve_launch_shop(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="shops", act="launch")
        if not input.idempotency_key:
            raise Required(field="idempotencyKey")
        chosen = {name: input[name] for name in ("currency", "theme") if input.get(name)}
        shop = launch_shop(
            name=input.name,
            subdomain=input.subdomain,
            owner_email=input.owner_email,
            actor=info.context.actor,
            idempotency_key=_launch_key(info.context, input.idempotency_key),
            **chosen,
        )
        return {"shop": shop}

    @staticmethod
    @writes(shop=None)
    def resolve_suspend_shop(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="shops", act="suspend")
        shop = suspend_shop(
            shop_id=_shop_id(input.shop), reason=input.reason, actor=info.context.actor
        )
        return {"shop": shop}

    @staticmethod
    @writes(shop=None)
    def resolve_reinstate_shop(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="shops", act="reinstate")
        shop = reinstate_shop(
            shop_id=_shop_id(input.shop), reason=input.reason, actor=info.context.actor
        )
        return {"shop": shop}

    @staticmethod
    @writes(shop=None)
    def resolve_close_shop(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="shops", act="close")
        shop = _confirmed(input)
        closed = close_shop(shop_id=shop.pk, reason=input.reason, actor=info.context.actor)
        return {"shop": closed}

    @staticmethod
    @writes(shop=None)
    @names_as_asked
    def resolve_switch_shop_collects(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="shops", act="switch_collects")
        shop = switch_collects(
            shop_id=_confirmed(input).pk,
            collects=input.collects.value,
            reason=input.reason,
            actor=info.context.actor,
        )
        return {"shop": shop}

    @staticmethod
    @writes(shop=None)
    @names_as_asked
    def resolve_update_shop(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="shops", act="write")
        fields = {
            name: value
            for name, value in given(
                input,
                "name",
                "support_email",
                "time_zone",
                "default_locale",
                "tier",
                "test_mode",
            ).items()
            if value is not None
        }
        if input.get("fee_percent") is not None:
            fields["fee_percent"] = number(input.fee_percent, field="fee_percent")
        shop = change_shop(shop_id=_shop_id(input.shop), fields=fields, actor=info.context.actor)
        return {"shop": shop}

    @staticmethod
    @writes(shop=None)
    def resolve_resume_launch(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="shops", act="launch")
        resume_launch(launch=_launch(input.shop), actor=info.context.actor)
        return {"shop": _shop(input.shop)}

    @staticmethod
    @writes(shop=None)
    def resolve_abandon_launch(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="shops", area="shops", act="launch")
        abandon_launch(launch=_launch(input.shop), actor=info.context.actor)
        return {"shop": _shop(input.shop)}

    @staticmethod
    @writes(shop=None, wallet=None)
    def resolve_adjust_shop_wallet(root: Any, info: Any, input: Any) -> dict[str, Any]:
        need(info.context, scope="ledger", area="shops", act="adjust_wallet")
        shop, currency = _shop(input.shop), settings.SETTLEMENT_CURRENCY
        amount = number(input.amount, field="amount")
        money = Money.of(amount, currency)
        if money.decimal != amount:
            raise Invalid(_("This currency has no such small amounts."), field="amount")
        account = shop_wallet(shop.pk)
        adjust_wallet(
            account=account,
            money=money,
            reason=input.reason,
            actor=_person(info.context),
            key=_launch_key(info.context, input.idempotency_key),
        )
        return {"shop": shop, "wallet": balance(account, currency)}


def _shop_id(text: str) -> uuid.UUID:
    with suppress(ValueError):
        return uuid.UUID(text)
    raise UnknownShop(field="shop", shop=text[:40])


def _shop(text: str) -> Shop:
    found = Shop.objects.filter(pk=_shop_id(text)).first()
    if found is None:
        raise UnknownShop(field="shop", shop=text[:40])
    return found


def _confirmed(input: Any) -> Shop:
    """The shop, where its name was typed out besides."""
    shop = _shop(input.shop)
    if input.name.strip() != shop.name:
        raise Invalid(_("This is not the shop's name."), field="name")
    return shop


def _launch(text: str) -> ShopLaunch:
    found = ShopLaunch.objects.filter(shop_id=_shop_id(text)).select_related("shop").first()
    if found is None:
        raise UnknownShop(field="shop", shop=text[:40])
    return found


def _person(context: Any) -> Actor:
    """The ledger wants one of the platform's own people: whom the key acts for, and by which key.

    Shops have keys too, so a key's kind alone says nothing of whose money it may move.
    """
    actor: Actor = context.actor
    if context.key is None:
        return actor
    label = f"{context.user.email} (key {context.key.name})"
    return replace(actor, kind="owner_staff", id=str(context.user.pk), label=label)


def _launch_key(context: Any, key: str) -> str:
    """Whose key it is and which, in 100 characters whatever its length."""
    digest = hashlib.sha256(key.encode()).digest()
    return f"{context.idempotency_scope}:{base64.urlsafe_b64encode(digest).decode()}"
