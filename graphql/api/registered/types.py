import graphene
from graphene_django import DjangoObjectType

from api.basics import DateTime, Error, connection
from tenants.accounts import models


class RegisteredQuery(DjangoObjectType):
    """A document that a key sends by its hash alone: `extensions.persistedQuery.sha256Hash`."""

    class Meta:
        model = models.RegisteredQuery
        fields = ("sha256", "name", "text")

    id = graphene.ID(required=True)
    created_at = DateTime(required=True)


RegisteredQueryConnection = connection(RegisteredQuery)


class QueryTextInput(graphene.InputObjectType):
    """A document, byte for byte as the client will hash it."""

    text = graphene.String(required=True)
    name = graphene.String(description="For people; the name of its operation unless told.")


class RegisterQueriesInput(graphene.InputObjectType):
    """All of them, or none."""

    key = graphene.String(required=True, description="The key's id, or its prefix.")
    queries = graphene.List(graphene.NonNull(QueryTextInput), required=True)
    replace = graphene.Boolean(description="Forget the key's other queries.")
    registered_only = graphene.Boolean(
        description="True: the key runs nothing else from now on. False: it runs everything again."
    )
    idempotency_key = graphene.String()


class RegisterQueriesPayload(graphene.ObjectType):
    queries = graphene.List(graphene.NonNull(RegisteredQuery), required=True)
    registered_only = graphene.Boolean()
    errors = graphene.List(graphene.NonNull(Error), required=True)


class UnregisterQueriesInput(graphene.InputObjectType):
    key = graphene.String(required=True, description="The key's id, or its prefix.")
    hashes = graphene.List(graphene.NonNull(graphene.String), required=True)
    idempotency_key = graphene.String()


class UnregisterQueriesPayload(graphene.ObjectType):
    removed = graphene.Int()
    errors = graphene.List(graphene.NonNull(Error), required=True)
