"""Addresses that are the right themselves."""

from typing import Any

import graphene

from api.basics import DateTime
from api.files.addresses import url_of


class SignedUpload(graphene.ObjectType):
    """Where a file goes: `curl -T FILE "URL"`. For one file of exactly the announced size."""

    id = graphene.ID(required=True)
    url = graphene.String(required=True, description="The right is in the address: keep it secret.")
    method = graphene.String(required=True)
    filename = graphene.String(required=True)
    expires_at = DateTime(required=True)
    arrived_at = DateTime(description="When the file was here, whole.")

    @staticmethod
    def resolve_id(made: Any, info: Any) -> str:
        return str(made.pk)

    @staticmethod
    def resolve_url(made: Any, info: Any) -> str:
        return url_of(made)

    @staticmethod
    def resolve_method(made: Any, info: Any) -> str:
        return "PUT"

    @staticmethod
    def resolve_arrived_at(made: Any, info: Any) -> Any:
        return made.used_at


class SignedDownload(graphene.ObjectType):
    """Where a file can be fetched, once: `curl -OJ "URL"`."""

    url = graphene.String(required=True, description="The right is in the address: keep it secret.")
    expires_at = DateTime(required=True)

    @staticmethod
    def resolve_url(made: Any, info: Any) -> str:
        return url_of(made)
