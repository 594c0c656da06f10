import graphene

from api.basics import Money


class AccountBalance(graphene.ObjectType):
    """A ledger account with what it holds."""

    account = graphene.String(required=True)
    balance = graphene.Field(Money, required=True)
