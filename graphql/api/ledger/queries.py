"""The books, for those who may see money."""

from datetime import datetime
from typing import Any

import graphene

from api.basics import DateTime, Page
from api.keysets import a_moment, a_text, keyset_page
from api.ledger import types
from api.ledger.statements import Asked
from api.mutating import maybe_id
from api.rights import need
from billing.ledger import models, queries
from billing.ledger.pages import held_between


class LedgerAccountFilter(graphene.InputObjectType):
    search = graphene.String(description='Part of the code, such as "supplier:" or a shop\'s id.')
    kind = graphene.String(description='Such as "wallet", "earnings", "payable", "clearing".')
    currency = graphene.String()
    shop = graphene.ID(description="The shop's own accounts and its customers' wallets.")


class JournalFilter(graphene.InputObjectType):
    ref = graphene.String(description='How the reference begins: "order.paid:" or a whole one.')
    event = graphene.String()
    shop = graphene.ID()
    account = graphene.ID(description="Only postings that moved this account.")
    since = DateTime()
    until = DateTime(description="Before this.")


class LedgerQueries(graphene.ObjectType):
    class Meta:
        abstract = True

    trial_balance = graphene.List(
        graphene.NonNull(types.AccountBalance),
        required=True,
        currency=graphene.String(),
        description="Every ledger account with its balance; sums to zero per currency.",
    )
    ledger_accounts = graphene.Field(
        types.LedgerAccountConnection,
        required=True,
        filter=LedgerAccountFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="By code.",
    )
    ledger_statement = graphene.Field(
        types.LedgerStatement,
        account=graphene.ID(),
        code=graphene.String(),
        currency=graphene.String(),
        since=DateTime(),
        until=DateTime(),
        description="Of an account by its id, or by code and currency. Null where there is none.",
    )
    journals = graphene.Field(
        types.JournalConnection,
        required=True,
        filter=JournalFilter(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Postings with their entries, newest first.",
    )
    fx_rates = graphene.Field(
        types.FxRateConnection,
        required=True,
        base=graphene.String(),
        quote=graphene.String(),
        first=graphene.Int(),
        after=graphene.String(),
        description="Newest first; the newest of a pair that is valid already counts.",
    )

    @staticmethod
    def resolve_trial_balance(root: Any, info: Any, currency: str | None = None) -> list[Any]:
        _need(info.context)
        return queries.trial_balance(currency.upper() if currency else None)

    @staticmethod
    def resolve_ledger_accounts(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked, rows = filter or {}, models.Account.objects.all()
        words = (asked.get("search") or "").strip()[:160]
        if words:
            rows = rows.filter(code__contains=words)
        if asked.get("kind"):
            rows = rows.filter(kind=asked["kind"])
        if asked.get("currency"):
            rows = rows.filter(currency=asked["currency"].upper())
        if asked.get("shop"):
            # In codes a shop's id follows "shop:", "customer:" or "outside:".
            rows = rows.filter(code__contains=f":{maybe_id(asked['shop'])}")
        return keyset_page(
            rows,
            first=first,
            after=after,
            column="code",
            kind=a_text,
            descending=False,
            coming=lambda nodes: types.balances(info.context).announce(row.pk for row in nodes),
        )

    @staticmethod
    def resolve_ledger_statement(
        root: Any,
        info: Any,
        account: str | None = None,
        code: str | None = None,
        currency: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Asked | None:
        _need(info.context)
        wanted: dict[str, Any] = (
            {"pk": maybe_id(account)}
            if account
            else {"code": code or "", "currency": (currency or "").upper()}
        )
        found = models.Account.objects.filter(**wanted).first()
        if found is None:
            return None
        opening, closing = held_between(
            code=found.code, currency=found.currency, since=since, until=until
        )
        return Asked(found, opening=opening, closing=closing, since=since, until=until)

    @staticmethod
    def resolve_journals(
        root: Any, info: Any, filter: Any = None, first: int | None = None, after: str | None = None
    ) -> Page:
        _need(info.context)
        asked, rows = filter or {}, models.Journal.objects.all()
        if asked.get("ref"):
            rows = rows.filter(ref__startswith=asked["ref"][:160])
        if asked.get("event"):
            rows = rows.filter(event=asked["event"])
        if asked.get("shop"):
            rows = rows.filter(shop_id=maybe_id(asked["shop"]))
        if asked.get("account"):
            moved = models.Entry.objects.filter(account_id=maybe_id(asked["account"]))
            rows = rows.filter(pk__in=moved.values("journal_id"))
        if asked.get("since"):
            rows = rows.filter(at__gte=asked["since"])
        if asked.get("until"):
            rows = rows.filter(at__lt=asked["until"])
        return keyset_page(
            rows,
            first=first,
            after=after,
            column="at",
            kind=a_moment,
            coming=lambda nodes: types.entries(info.context).announce(row.pk for row in nodes),
        )

    @staticmethod
    def resolve_fx_rates(
        root: Any,
        info: Any,
        base: str | None = None,
        quote: str | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        _need(info.context)
        rows = models.FxRate.objects.all()
        if base:
            rows = rows.filter(base=base.upper())
        if quote:
            rows = rows.filter(quote=quote.upper())
        return keyset_page(rows, first=first, after=after, column="valid_from", kind=a_moment)


def _need(context: Any) -> None:
    need(context, scope="ledger", area="money", act="view")
