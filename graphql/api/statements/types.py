"""Entries of an account, each with the balance after it."""

from typing import Any

import graphene

from api.basics import DateTime, Money
from api.statements.loaders import order_numbers
from storefronts.wallet.views import entry_name


class StatementEntry(graphene.ObjectType):
    """One change of a balance. `reference` is unique, and the same for ever."""

    id = graphene.ID(required=True)
    at = DateTime(required=True)
    event = graphene.String(required=True, description='A verb in the past: "wallet.topped_up".')
    label = graphene.String(required=True)
    reference = graphene.String(required=True)
    order_number = graphene.String(description="Of the order that it was for.")
    amount = graphene.Field(Money, required=True)
    balance = graphene.Field(Money, required=True, description="After this entry.")

    @staticmethod
    def resolve_id(line: Any, info: Any) -> Any:
        return line.journal_id

    @staticmethod
    def resolve_label(line: Any, info: Any) -> str:
        return entry_name(line.event)

    @staticmethod
    def resolve_reference(line: Any, info: Any) -> str:
        return line.ref

    @staticmethod
    def resolve_order_number(line: Any, info: Any) -> str | None:
        return order_numbers(info.context).get(line.ref)

    @staticmethod
    def resolve_amount(line: Any, info: Any) -> Any:
        return line.money


class StaffStatementEntry(StatementEntry):
    """With the reason that staff gave for a change by hand."""

    reason = graphene.String()

    @staticmethod
    def resolve_reason(line: Any, info: Any) -> str | None:
        return line.memo.get("reason") or None
