"""The shop's money with the platform. Margins are here: no shopper's type leads here."""

from typing import Any

import graphene
from django.conf import settings

from api.basics import JSON, Date, DateTime, Money, Page
from api.fields import listed, paged, payload
from api.rights import need_staff
from api.statements.pages import statement_of
from api.statements.types import StaffStatementEntry
from billing.ledger.codes import shop_earnings, shop_wallet
from billing.ledger.queries import balance
from tenants.kernel import money


class Book(graphene.ObjectType):
    """An account of the shop: what it holds, and how that came about."""

    balance = graphene.Field(Money, required=True)
    statement = paged(StaffStatementEntry, "Newest first.")

    # The root is the account's code and its currency.

    @staticmethod
    def resolve_balance(book: tuple[str, str], info: Any) -> money.Money:
        return balance(*book)

    @staticmethod
    def resolve_statement(
        book: tuple[str, str], info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        return statement_of(info.context, *book, first=first, after=after)


class ShopMoney(graphene.ObjectType):
    """Earnings where the platform collects, the prepaid wallet where the shop does."""

    collects = graphene.String(required=True, description='Who takes the money: "platform"/"shop".')
    earnings = graphene.Field(
        Book,
        required=True,
        description="The shop's part of delivered orders, until it is paid out.",
    )
    wallet = graphene.Field(
        Book, required=True, description="Pays wholesale and fees where the shop collects."
    )

    @staticmethod
    def resolve_earnings(shop: Any, info: Any) -> tuple[str, str]:
        return shop_earnings(shop.pk), shop.currency

    @staticmethod
    def resolve_wallet(shop: Any, info: Any) -> tuple[str, str]:
        return shop_wallet(shop.pk), settings.SETTLEMENT_CURRENCY


class DayFigures(graphene.ObjectType):
    """A day of the shop's own time zone. Sales are what was paid less what went back."""

    day = Date(required=True)
    orders = graphene.Int(required=True)
    sales = graphene.Field(Money, required=True)
    margin = graphene.Field(Money, description="Null without the right to margins.")

    @staticmethod
    def resolve_sales(day: Any, info: Any) -> money.Money:
        return money.Money(day.sales, info.context.here.currency)

    @staticmethod
    def resolve_margin(day: Any, info: Any) -> money.Money:
        need_staff(info.context, act="margin", scope="finance")
        return money.Money(day.margin, info.context.here.currency)


class LowStock(graphene.ObjectType):
    """A face value that runs low, of those that the shop shows."""

    denomination = graphene.ID(required=True)
    name = graphene.String(required=True)
    left = graphene.Int(required=True)
    since = DateTime(required=True)


class PaymentAccount(graphene.ObjectType):
    """The shop's account at a provider. What it was opened with is sealed, and never told."""

    id = graphene.ID(required=True)
    provider = graphene.String(required=True)
    label = graphene.String(required=True)
    is_active = graphene.Boolean(required=True)
    created_at = DateTime(required=True)


class Credential(graphene.ObjectType):
    """Something that a provider gives its customer."""

    name = graphene.String(required=True)
    label = graphene.String(required=True)
    is_needed = graphene.Boolean(required=True)


class PaymentProvider(graphene.ObjectType):
    """A provider at which a shop can have an account of its own."""

    provider = graphene.String(required=True)
    label = graphene.String(required=True)
    credentials = listed(Credential)


class OpenPaymentAccountInput(graphene.InputObjectType):
    provider = graphene.String(required=True)
    label = graphene.String(description="What buyers read; the provider's name unless told.")
    credentials = JSON(required=True, description="By name; sealed at once, and never told again.")
    idempotency_key = graphene.String()


class SwitchOffPaymentAccountInput(graphene.InputObjectType):
    account = graphene.ID(required=True)
    idempotency_key = graphene.String()


OpenPaymentAccountPayload = payload("OpenPaymentAccount", account=graphene.Field(PaymentAccount))
SwitchOffPaymentAccountPayload = payload(
    "SwitchOffPaymentAccount", account=graphene.Field(PaymentAccount)
)
