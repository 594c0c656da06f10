"""Reading what the platform pays, and what is left of it."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from billing.funding.models import Funding
from billing.ledger.codes import account_id, promotion_budget
from billing.ledger.models import Account
from tenants.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Budget:
    """An approved funding and what is left of it at this moment."""

    funding: Funding
    left: Money

    @property
    def taken(self) -> Money:
        """By orders: those that are not paid yet among them."""
        return self.funding.cap - Money(self.funding.swept_minor, self.left.currency) - self.left


def fundings(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Funding]:
    return Funding.objects.in_bulk(list(ids)) if ids else {}


def left(budgets: Collection[tuple[uuid.UUID, str]]) -> dict[uuid.UUID, int]:
    """What is left of budgets (funding, currency), in minor units. One query; none for none."""
    keys = {account_id(promotion_budget(pk), currency): pk for pk, currency in budgets}
    if not keys:
        return {}
    rows = Account.objects.filter(pk__in=keys).values_list("pk", "balance")
    return {pk: 0 for pk, _currency in budgets} | {keys[key]: held or 0 for key, held in rows}


def running(ids: Collection[uuid.UUID], currency: str) -> dict[uuid.UUID, int]:
    """Of these the approved ones in this currency, with what is left. Two queries at most."""
    found = Funding.objects.filter(
        pk__in=list(ids), state=Funding.State.APPROVED, currency=currency
    ).values_list("pk", flat=True)
    return left([(pk, currency) for pk in found]) if ids else {}


def budget_of(funding: Funding) -> Budget:
    held = left([(funding.pk, funding.currency)])
    return Budget(funding, Money(held[funding.pk], funding.currency))


def waiting() -> int:
    """How many requests nobody has decided yet."""
    return Funding.objects.filter(state=Funding.State.ASKED).count()
