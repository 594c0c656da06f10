"""Who is asking."""

from typing import Any

import graphene

from api.viewers.types import Viewer


class ViewerQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    me = graphene.Field(Viewer, description="Null for an outsider.")

    @staticmethod
    def resolve_me(root: Any, info: Any) -> Any:
        return info.context.user
