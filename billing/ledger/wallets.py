"""Shops' own accounts: what they hold, and how long a prepaid wallet lasts."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db.models import Q, Sum
from django.utils import timezone

from billing.ledger.codes import account_id, outside, shop_wallet
from billing.ledger.models import Account, Entry
from billing.ledger.pages import balances_of
from billing.ledger.queries import balance
from tenants.kernel.money import Money
from tenants.registry.models import Shop
from tenants.reporting.models import DailyFigure
from tenants.reporting.queries import days_left, spent_a_day

# A prepaid wallet is low when it holds less than what it paid in this many days.
WALLET_DAYS = 3
SELLING = (Shop.Status.TRIAL, Shop.Status.ACTIVE, Shop.Status.PAST_DUE)


@dataclass(frozen=True, slots=True)
class Held:
    account: Account
    balance: Money


def wallets_of(shop_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Money]:
    """The prepaid wallets, in the settlement currency; one that was never used holds zero."""
    currency = settings.SETTLEMENT_CURRENCY
    codes = {shop_wallet(pk): pk for pk in shop_ids}
    held = dict(
        Account.objects.filter(code__in=codes, currency=currency).values_list("code", "balance")
    )
    return {pk: Money(held.get(code) or 0, currency) for code, pk in codes.items()}


def shops_with_low_wallets(at: datetime | None = None) -> list[uuid.UUID]:
    """Shops that collect by themselves and whose wallet would not last WALLET_DAYS more (or would
    not have, at that time)."""
    collecting = Shop.objects.filter(collects=Shop.Collects.SHOP, status__in=SELLING)
    if at is not None:
        collecting = collecting.filter(created_at__lt=at)
    shops = list(collecting.values_list("pk", flat=True))
    held = {pk: money.minor for pk, money in wallets_of(shops).items()}
    for pk, minor in _came_since(shops, at).items() if at else ():
        held[pk] -= minor
    paid = _paid_before(shops, at or timezone.now())
    return [pk for pk in shops if held[pk] <= paid.get(pk, 0)]


def _came_since(shops: Iterable[uuid.UUID], at: datetime) -> dict[uuid.UUID, int]:
    """What entries have added to the prepaid wallets from ``at`` on."""
    currency = settings.SETTLEMENT_CURRENCY
    whose = {account_id(shop_wallet(pk), currency): pk for pk in shops}
    rows = Entry.objects.filter(account_id__in=whose, at__gte=at).values_list("account_id")
    return {whose[pk]: minor for pk, minor in rows.annotate(n=Sum("minor")).order_by()}


def _paid_before(shops: Iterable[uuid.UUID], until: datetime) -> dict[uuid.UUID, int]:
    """What the shops paid in the WALLET_DAYS before."""
    first = until.date() - timedelta(days=WALLET_DAYS)
    rows = DailyFigure.objects.filter(day__gte=first, day__lte=until.date(), shop_id__in=shops)
    spent = Sum("cost_minor") + Sum("margin_minor") + Sum("fee_minor")
    return dict(rows.values_list("shop_id").annotate(n=spent).order_by())


def wallet_days(shop: Shop, *, count: int = 30) -> Decimal | None:
    """How many days the prepaid wallet lasts at the pace of the last ``count``; None: not used."""
    now, currency = timezone.now(), settings.SETTLEMENT_CURRENCY
    spent = spent_a_day(since=now - timedelta(days=count), until=now).get(shop.pk, [])
    a_day = sum(money.minor for money in spent if money.currency == currency)
    return days_left(held=balance(shop_wallet(shop.pk), currency).minor, a_day=a_day)


def shop_accounts(shop: Shop) -> list[Held]:
    """The shop's own ledger accounts with what they hold. Two queries."""
    rows = Account.objects.filter(
        Q(code__startswith=f"shop:{shop.pk}:") | Q(code=outside(shop.pk))
    ).order_by("code", "currency")
    accounts = list(rows)
    held = balances_of([row.pk for row in accounts])
    return [Held(row, held[row.pk]) for row in accounts]
