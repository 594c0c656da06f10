"""A customer as the shop's staff see them."""

from typing import Any

import graphene

from api.basics import DateTime, Money
from api.customers.loaders import groups, wallets
from api.fields import payload
from storefronts.console.customer_queries import with_figures, worth
from tenants.accounts.models import User
from tenants.kernel import money


class MemberGroup(graphene.ObjectType):
    """A member price that somebody has."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)


class Customer(graphene.ObjectType):
    """Somebody with an account in this shop who does not belong to its staff.

    Their orders are `staffOrders(filter: {customer: …})`.
    """

    id = graphene.ID(required=True)
    email = graphene.String(required=True)
    name = graphene.String(required=True)
    locale = graphene.String()
    is_active = graphene.Boolean(required=True)
    joined_at = DateTime(required=True)
    last_order_at = DateTime()
    order_count = graphene.Int(required=True, description="Paid ones.")
    spent = graphene.Field(Money, required=True, description="Less what went back.")
    wallet = graphene.Field(Money, required=True)
    group = graphene.Field(MemberGroup)

    @staticmethod
    def resolve_locale(person: Any, info: Any) -> str | None:
        return person.locale or None

    @staticmethod
    def resolve_joined_at(person: Any, info: Any) -> Any:
        return person.date_joined

    @staticmethod
    def resolve_last_order_at(person: Any, info: Any) -> Any:
        return _figures(person).last_order

    @staticmethod
    def resolve_order_count(person: Any, info: Any) -> int:
        return int(_figures(person).bought)

    @staticmethod
    def resolve_spent(person: Any, info: Any) -> money.Money:
        return worth(_figures(person), info.context.here.currency)

    @staticmethod
    def resolve_wallet(person: Any, info: Any) -> money.Money | None:
        return wallets(info.context).get(person.pk)

    @staticmethod
    def resolve_group(person: Any, info: Any) -> Any:
        return groups(info.context).get(person.pk)


def _figures(person: Any) -> Any:
    """A list brings them along; a single row, as after a change, is asked for its own."""
    if not hasattr(person, "bought"):
        own = with_figures(User.objects.filter(pk=person.pk)).get()
        for name in ("bought", "spent", "back", "last_order"):
            setattr(person, name, getattr(own, name))
    return person


class AdjustWalletInput(graphene.InputObjectType):
    customer = graphene.ID(required=True)
    amount = graphene.String(
        required=True, description='In major units: "5.00" credits, "-5.00" debits.'
    )
    reason = graphene.String(
        required=True, description="Kept in the audit trail and on the statement."
    )
    idempotency_key = graphene.String(required=True)


class SetMemberGroupInput(graphene.InputObjectType):
    customer = graphene.ID(required=True)
    group = graphene.ID(description="A member price; null takes the one that there is.")
    idempotency_key = graphene.String()


AdjustWalletPayload = payload("AdjustWallet", customer=graphene.Field(Customer))
SetMemberGroupPayload = payload("SetMemberGroup", customer=graphene.Field(Customer))
