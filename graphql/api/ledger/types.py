"""Accounts, postings, statements and exchange rates."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from api.basics import JSON, DateTime, Money, Page, connection
from api.batches import Batch
from api.ledger.statements import statement_of
from billing.ledger import models
from billing.ledger.pages import balances_of
from tenants.kernel import money


class AccountBalance(graphene.ObjectType):
    """A ledger account with what it holds."""

    account = graphene.String(required=True)
    balance = graphene.Field(Money, required=True)


class StatementEntry(graphene.ObjectType):
    """One movement of an account, with what it held afterwards."""

    at = DateTime(required=True)
    event = graphene.String(required=True)
    ref = graphene.String(required=True)
    journal = graphene.ID(required=True)
    amount = graphene.Field(Money, required=True)
    balance = graphene.Field(Money, required=True, description="After it.")
    details = JSON(required=True)

    @staticmethod
    def resolve_journal(line: Any, info: Any) -> Any:
        return line.journal_id

    @staticmethod
    def resolve_amount(line: Any, info: Any) -> Any:
        return line.money

    @staticmethod
    def resolve_details(line: Any, info: Any) -> Any:
        return line.memo


StatementConnection = connection(StatementEntry, "Statement")


class LedgerAccount(DjangoObjectType):
    """One owner's money in one currency. A statement of it is `ledgerStatement`."""

    class Meta:
        model = models.Account
        fields = ("code", "kind", "owner", "currency")
        skip_registry = True

    id = graphene.ID(required=True)
    balance = graphene.Field(Money, required=True)
    floor = graphene.Field(Money, description="Spending stops there; null: no floor.")
    opened_at = DateTime(required=True)

    @staticmethod
    def resolve_balance(row: Any, info: Any) -> Any:
        return balances(info.context).get(row.pk)

    @staticmethod
    def resolve_floor(row: Any, info: Any) -> Any:
        return None if row.floor is None else money.Money(row.floor, row.currency)

    @staticmethod
    def resolve_opened_at(row: Any, info: Any) -> Any:
        return row.created_at


LedgerAccountConnection = connection(LedgerAccount)


class LedgerStatement(graphene.ObjectType):
    """An account over a time: opening + the entries = closing."""

    account = graphene.Field(LedgerAccount, required=True)
    opening = graphene.Field(Money, required=True)
    closing = graphene.Field(Money, required=True)
    entries = graphene.Field(
        StatementConnection,
        required=True,
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest first.",
    )

    @staticmethod
    def resolve_entries(
        asked: Any, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        return statement_of(asked, first=first, after=after)


class JournalEntry(graphene.ObjectType):
    """One account's part of a posting."""

    account = graphene.String(required=True)
    amount = graphene.Field(Money, required=True)

    @staticmethod
    def resolve_account(entry: Any, info: Any) -> Any:
        return account_codes(info.context).get(entry.account_id)

    @staticmethod
    def resolve_amount(entry: Any, info: Any) -> Any:
        return entry.money


class Journal(DjangoObjectType):
    """One event that moved money. Its entries sum to zero in each currency."""

    class Meta:
        model = models.Journal
        fields = ("ref", "event")
        skip_registry = True

    id = graphene.ID(required=True)
    at = DateTime(required=True)
    shop = graphene.ID()
    details = JSON(required=True)
    entries = graphene.List(graphene.NonNull(JournalEntry), required=True)

    @staticmethod
    def resolve_shop(row: Any, info: Any) -> Any:
        return row.shop_id

    @staticmethod
    def resolve_details(row: Any, info: Any) -> Any:
        return row.memo

    @staticmethod
    def resolve_entries(row: Any, info: Any) -> Any:
        return entries(info.context).get(row.pk) or []


JournalConnection = connection(Journal)


class FxRate(DjangoObjectType):
    """One unit of `base` is worth `rate` units of `quote`, from `validFrom` on."""

    class Meta:
        model = models.FxRate
        fields = ("base", "quote", "set_by")
        skip_registry = True

    id = graphene.ID(required=True)
    rate = graphene.String(required=True)
    valid_from = DateTime(required=True)

    @staticmethod
    def resolve_rate(row: Any, info: Any) -> str:
        return f"{row.rate.normalize():f}"


FxRateConnection = connection(FxRate)


# ------------------------------------------------------------------ read once for an answer


def balances(context: Any) -> Batch[Any, money.Money]:
    return context.loaded.setdefault("balances", Batch(balances_of))


def account_codes(context: Any) -> Batch[Any, str]:
    def codes_of(account_ids: list[Any]) -> dict[Any, str]:
        rows = models.Account.objects.filter(pk__in=account_ids)
        return dict(rows.values_list("pk", "code"))

    return context.loaded.setdefault("account codes", Batch(codes_of))


def entries(context: Any) -> Batch[Any, list[models.Entry]]:
    def entries_of(journal_ids: list[Any]) -> dict[Any, list[models.Entry]]:
        found: dict[Any, list[models.Entry]] = {}
        for row in models.Entry.objects.filter(journal_id__in=journal_ids).order_by("id"):
            found.setdefault(row.journal_id, []).append(row)
            account_codes(context).announce([row.account_id])
        return found

    return context.loaded.setdefault("journal entries", Batch(entries_of))
