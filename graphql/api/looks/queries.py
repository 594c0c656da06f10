"""Reading the look, and checking one."""

from typing import Any

import graphene

from api.basics import Error
from api.fields import listed
from api.looks.checking import chosen
from api.looks.types import Look, LookInput, Theme
from api.payloads import as_error
from api.rights import need_staff
from storefronts.looks.errors import told
from storefronts.looks.services import check_look, look_row
from themes.registry import themes


class LookQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    themes = listed(Theme)
    look = graphene.Field(Look, required=True)
    look_faults = listed(
        Error,
        input=graphene.Argument(LookInput, required=True),
        description="What `setLook` would refuse; nothing is changed.",
    )

    @staticmethod
    def resolve_themes(root: Any, info: Any) -> list[Any]:
        need_staff(info.context, act="pages", scope="settings")
        return themes()

    @staticmethod
    def resolve_look(root: Any, info: Any) -> Any:
        need_staff(info.context, act="pages", scope="settings")
        return look_row()

    @staticmethod
    def resolve_look_faults(root: Any, info: Any, input: Any) -> list[dict[str, Any]]:
        need_staff(info.context, act="pages", scope="settings")
        return [as_error(fault) for fault in told(check_look(**chosen(input)))]
