"""Launching, suspending and reinstating shops."""

import base64
import hashlib
import uuid
from typing import Any

import graphene

from api.payloads import answers_errors
from api.rights import need
from api.shops.types import (
    LaunchShopInput,
    LaunchShopPayload,
    ReinstateShopInput,
    ReinstateShopPayload,
    SuspendShopInput,
    SuspendShopPayload,
)
from api.writes import writes
from tenants.kernel.errors import Required
from tenants.launch.services import launch_shop
from tenants.registry.errors import UnknownShop
from tenants.registry.services import reinstate_shop, suspend_shop


class ShopMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    launch_shop = graphene.Field(
        LaunchShopPayload,
        required=True,
        input=graphene.Argument(LaunchShopInput, required=True),
        description="Live within seconds: poll `shops` for its status.",
    )
    suspend_shop = graphene.Field(
        SuspendShopPayload,
        required=True,
        input=graphene.Argument(SuspendShopInput, required=True),
        description="No new orders from now on; paid ones are still delivered.",
    )
    reinstate_shop = graphene.Field(
        ReinstateShopPayload,
        required=True,
        input=graphene.Argument(ReinstateShopInput, required=True),
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


def _shop_id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise UnknownShop(field="shop", shop=text[:40]) from error


def _launch_key(context: Any, key: str) -> str:
    """Whose key it is and which, in the launch's 100 characters whatever its length."""
    digest = hashlib.sha256(key.encode()).digest()
    return f"{context.idempotency_scope}:{base64.urlsafe_b64encode(digest).decode()}"
