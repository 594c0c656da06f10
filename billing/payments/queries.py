"""Ways to pay, and payments made."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from billing.ledger.codes import customer_wallet
from billing.ledger.queries import balance
from billing.payments.accounts import Seller
from billing.payments.models import Attempt, ProviderAccount
from tenants.kernel.money import Money


@dataclass(frozen=True, slots=True)
class WayToPay:
    """A choice of the payment page. ``covers`` is false for a wallet that holds too little."""

    provider: str
    label: str | Promise
    covers: bool = True


def ways_to_pay(*, shop: Seller, total: Money, user_id: uuid.UUID | None = None) -> list[WayToPay]:
    """What this payer can pay this total with, the best first."""
    ways = []
    if user_id is not None:
        held = balance(customer_wallet(shop.pk, user_id), total.currency)
        ways.append(WayToPay("wallet", _("Balance"), covers=total <= held))
    owner = shop.pk if shop.collects == "shop" else None
    accounts = ProviderAccount.objects.filter(shop_id=owner, is_active=True)
    for account in accounts.exclude(provider="sandbox").order_by("created_at"):
        ways.append(WayToPay(account.provider, account.label))
    if getattr(settings, "CARDFLEET_SANDBOX", False):
        ways.append(WayToPay("sandbox", _("Test payment")))
    return ways


def payments_of(*, shop_id: uuid.UUID, order_id: uuid.UUID) -> QuerySet[Attempt]:
    """The attempts to pay an order, oldest first."""
    return Attempt.objects.filter(shop_id=shop_id, order_id=order_id).order_by("created_at", "id")
