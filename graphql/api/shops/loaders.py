"""What a shop's type asks of other tables, for all shops of an answer at once."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from api.batches import Batch
from billing.ledger.codes import outside, shop_earnings, shop_wallet
from billing.ledger.models import Account
from billing.ledger.pages import balances_of
from billing.ledger.queries import AccountBalance
from billing.ledger.wallets import wallets_of
from tenants.accounts.models import User
from tenants.audit.models import AuditEvent
from tenants.launch.models import ShopMember
from tenants.registry.models import Domain, ShopLaunch
from tenants.reporting.queries import (
    DeliveryTime,
    Sales,
    delivery_times,
    held_of_shops,
    sales_of_shops,
)

# What moves a shop's state, or is said of its launch.
STATE_ACTIONS = (
    "shop.launched",
    "shop.opened",
    "shop.suspended",
    "shop.reinstated",
    "shop.closed",
    "launch.resumed",
    "launch.abandoned",
)
HISTORY_MOST = 50


def hosts_of(shop_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The primary host of each shop, by the order of ``registry.urls.shop_host``. One query."""
    found: dict[uuid.UUID, str] = {}
    rows = Domain.objects.filter(
        Q(kind=Domain.Kind.PLATFORM) | Q(proven_at__isnull=False), tenant_id__in=shop_ids
    )
    for domain in rows.order_by("-is_primary", "kind"):
        found.setdefault(domain.tenant_id, domain.domain)
    return found


def hosts(context: Any) -> Batch[uuid.UUID, str]:
    return context.loaded.setdefault("hosts", Batch(hosts_of))


def _domains_of(shop_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Domain]]:
    found: dict[uuid.UUID, list[Domain]] = {}
    rows = Domain.objects.filter(tenant_id__in=shop_ids).order_by("-is_primary", "domain")
    for domain in rows:
        found.setdefault(domain.tenant_id, []).append(domain)
    return found


def domains(context: Any) -> Batch[uuid.UUID, list[Domain]]:
    return context.loaded.setdefault("domains", Batch(_domains_of))


@dataclass(frozen=True, slots=True)
class Member:
    person: uuid.UUID
    email: str | None
    role: str
    since: Any


def _members_of(shop_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Member]]:
    rows = list(ShopMember.objects.filter(shop_id__in=shop_ids).order_by("created_at"))
    people = User.objects.filter(pk__in={row.person for row in rows})
    emails = dict(people.values_list("pk", "email"))
    found: dict[uuid.UUID, list[Member]] = {}
    for row in rows:
        member = Member(row.person, emails.get(row.person), row.role, row.created_at)
        found.setdefault(row.shop_id, []).append(member)
    return found


def members(context: Any) -> Batch[uuid.UUID, list[Member]]:
    return context.loaded.setdefault("members", Batch(_members_of))


def launches(context: Any) -> Batch[uuid.UUID, ShopLaunch]:
    def launches_of(shop_ids: list[uuid.UUID]) -> dict[uuid.UUID, ShopLaunch]:
        rows = ShopLaunch.objects.filter(shop_id__in=shop_ids).select_related("shop")
        return {row.shop_id: row for row in rows}

    return context.loaded.setdefault("launches", Batch(launches_of))


def wallets(context: Any) -> Batch[uuid.UUID, Any]:
    return context.loaded.setdefault("wallets", Batch(wallets_of))


def _accounts_of(shop_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[AccountBalance]]:
    owners = {code(pk): pk for pk in shop_ids for code in (shop_wallet, shop_earnings, outside)}
    rows = list(Account.objects.filter(code__in=owners).order_by("code", "currency"))
    held = balances_of([row.pk for row in rows])
    found: dict[uuid.UUID, list[AccountBalance]] = {}
    for row in rows:
        found.setdefault(owners[row.code], []).append(AccountBalance(row.code, held[row.pk]))
    return found


def accounts(context: Any) -> Batch[uuid.UUID, list[AccountBalance]]:
    return context.loaded.setdefault("shop accounts", Batch(_accounts_of))


def _history_of(shop_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[AuditEvent]]:
    rows = AuditEvent.objects.filter(shop_id__in=shop_ids, action__in=STATE_ACTIONS)
    found: dict[uuid.UUID, list[AuditEvent]] = {}
    for event in rows.order_by("-id"):
        known = found.setdefault(event.shop_id, [])  # type: ignore[arg-type]
        if len(known) < HISTORY_MOST:
            known.append(event)
    return found


def history(context: Any) -> Batch[uuid.UUID, list[AuditEvent]]:
    return context.loaded.setdefault("shop history", Batch(_history_of))


@dataclass(slots=True)
class Figures:
    """A shop's trade of some days."""

    days: int
    held: int = 0
    sales: list[Sales] = field(default_factory=list)
    times: DeliveryTime | None = None


def figures(context: Any, days: int) -> Batch[uuid.UUID, Figures]:
    def figures_of(shop_ids: list[uuid.UUID]) -> dict[uuid.UUID, Figures]:
        until = timezone.now()
        since = until - timedelta(days=days)
        sold = sales_of_shops(shop_ids=shop_ids, since=since, until=until)
        held = held_of_shops(shop_ids=shop_ids)
        times = delivery_times(since=since, until=until)
        return {
            pk: Figures(days, held.get(pk, 0), sold.get(pk, []), times.get(pk)) for pk in shop_ids
        }

    return context.loaded.setdefault(f"figures {days}", Batch(figures_of))


def announce(context: Any, shop_ids: Iterable[uuid.UUID]) -> None:
    """Shops are coming: what is asked of one is loaded for all."""
    ids = list(shop_ids)
    context.loaded.setdefault("shops coming", []).extend(ids)
    for batch in (hosts, domains, members, launches, wallets, accounts, history):
        batch(context).announce(ids)
