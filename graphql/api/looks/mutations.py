"""Changing the look."""

from typing import Any

import graphene

from api.fields import mutation
from api.looks.checking import chosen
from api.looks.types import SetLookInput, SetLookPayload
from api.rights import need_staff
from api.writes import writes
from storefronts.looks import services


class LookMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    set_look = mutation(
        SetLookPayload,
        SetLookInput,
        "Every page shows it from the next request on. What cannot be read is refused.",
    )

    @staticmethod
    @writes(look=None)
    def resolve_set_look(root: Any, info: Any, input: Any) -> dict[str, Any]:
        context = info.context
        need_staff(context, act="pages", scope="settings")
        look = services.set_look(shop=context.here, actor=context.actor, **chosen(input))
        return {"look": look}
