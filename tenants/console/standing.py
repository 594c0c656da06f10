"""How the shops stand now, and how they stood some time ago: read back from ledger and audit."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db.models import Count, Sum
from django.utils import timezone

from billing.ledger.codes import account_id, shop_wallet
from billing.ledger.models import Account, Entry
from billing.ledger.queries import balance
from tenants.audit.models import AuditEvent
from tenants.registry.models import Shop
from tenants.reporting.models import DailyFigure
from tenants.reporting.queries import days_left, spent_a_day

# A prepaid wallet is low when it holds less than what it paid in this many days.
WALLET_DAYS = 3
SELLING = (Shop.Status.TRIAL, Shop.Status.ACTIVE, Shop.Status.PAST_DUE)
# What moves a shop into or out of the states that sell.
MOVES = ("shop.suspended", "shop.reinstated", "shop.closed")


def shops_by_state() -> dict[str, int]:
    return dict(Shop.objects.values_list("status").annotate(n=Count("pk")).order_by())


def shops_selling_at(moment: datetime) -> int:
    """How many shops sold at that time: where they are now, less what moved them since."""
    shops = Shop.objects.exclude(status=Shop.Status.LAUNCHING).values_list(
        "pk", "status", "status_before", "launched_at", "created_at"
    )
    rows = list(shops.order_by())
    moved: dict[str, str] = {}
    events = AuditEvent.objects.filter(
        target__in=[f"shop:{row[0]}" for row in rows], action__in=MOVES, at__gte=moment
    )
    for target, action in events.order_by("at", "id").values_list("target", "action"):
        moved.setdefault(target, action)
    count = 0
    for pk, status, status_before, launched_at, created_at in rows:
        if (launched_at or created_at) > moment:
            continue
        first = moved.get(f"shop:{pk}")
        if first is None:
            count += status in SELLING
        elif first == "shop.closed":
            # From a suspension, or straight out of business.
            count += not status_before
        else:
            count += first == "shop.suspended"
    return count


def shops_with_low_wallets(at: datetime | None = None) -> list[uuid.UUID]:
    """Shops that collect by themselves and whose wallet would not last WALLET_DAYS more (or would
    not have, at that time)."""
    collecting = Shop.objects.filter(collects=Shop.Collects.SHOP, status__in=SELLING)
    if at is not None:
        collecting = collecting.filter(created_at__lt=at)
    shops = list(collecting.values_list("pk", flat=True))
    held, paid = _held(shops, at), _paid(shops, at or timezone.now())
    return [pk for pk in shops if held.get(pk, 0) <= paid.get(pk, 0)]


def _held(shops: Sequence[uuid.UUID], at: datetime | None) -> dict[uuid.UUID, int]:
    """What the wallets hold: kept, and for a time ago less what came since."""
    currency = settings.SETTLEMENT_CURRENCY
    whose = {account_id(shop_wallet(pk), currency): pk for pk in shops}
    balances = Account.objects.filter(pk__in=whose).values_list("pk", "balance")
    held = {whose[account]: minor or 0 for account, minor in balances}
    if at is not None:
        since = Entry.objects.filter(account_id__in=whose, at__gte=at).values_list("account_id")
        for account, minor in since.annotate(n=Sum("minor")).order_by():
            held[whose[account]] -= minor
    return held


def _paid(shops: Sequence[uuid.UUID], until: datetime) -> dict[uuid.UUID, int]:
    """What they paid in the WALLET_DAYS before."""
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
