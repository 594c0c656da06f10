"""Registering queries for a key, and binding it to them."""

from typing import Any

import graphene

from api.registered.queries import key_for_staff
from api.registered.types import (
    RegisterQueriesInput,
    RegisterQueriesPayload,
    UnregisterQueriesInput,
    UnregisterQueriesPayload,
)
from api.rights import need_step_up
from api.writes import writes
from tenants.accounts import registered


class RegisteredMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    register_queries = graphene.Field(
        RegisterQueriesPayload,
        required=True,
        input=graphene.Argument(RegisterQueriesInput, required=True),
        description="The key may send these by hash; with `registeredOnly` it sends nothing else.",
    )
    unregister_queries = graphene.Field(
        UnregisterQueriesPayload,
        required=True,
        input=graphene.Argument(UnregisterQueriesInput, required=True),
    )

    @staticmethod
    @writes(queries=[])
    def resolve_register_queries(root: Any, info: Any, input: Any) -> dict[str, Any]:
        key = key_for_staff(info.context, input.key)
        need_step_up(info.context)
        who = {"actor": info.context.actor, "shop_id": info.context.shop and info.context.shop.pk}
        rows: list[Any] = []
        if input.queries or input.get("replace"):
            texts = [registered.Text(one.text, one.get("name") or "") for one in input.queries]
            rows = registered.register_queries(
                key=key, queries=texts, replace=bool(input.get("replace")), **who
            )
        if input.get("registered_only") is not None:
            registered.set_registered_only(key=key, on=input.registered_only, **who)
        return {"queries": rows, "registered_only": key.registered_only}

    @staticmethod
    @writes()
    def resolve_unregister_queries(root: Any, info: Any, input: Any) -> dict[str, Any]:
        key = key_for_staff(info.context, input.key)
        need_step_up(info.context)
        removed = registered.unregister_queries(
            key=key,
            hashes=input.hashes,
            actor=info.context.actor,
            shop_id=info.context.shop and info.context.shop.pk,
        )
        return {"removed": removed}
