"""The trial balance."""

from typing import Any

import graphene

from api.ledger.types import AccountBalance
from api.rights import need
from billing.ledger import queries


class LedgerQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    trial_balance = graphene.List(
        graphene.NonNull(AccountBalance),
        required=True,
        currency=graphene.String(),
        description="Every ledger account with its balance; sums to zero per currency.",
    )

    @staticmethod
    def resolve_trial_balance(root: Any, info: Any, currency: str | None = None) -> list[Any]:
        need(info.context, scope="ledger", area="money", act="view")
        return queries.trial_balance(currency.upper() if currency else None)
