"""Asking for the platform's money for a promotion, and deciding about it.

A budget is a ledger account with a floor of zero, filled against ``platform:commitments``. Orders
take their part out of it when they are placed (storefronts.orders.funded), so that no number of
parallel sales can spend more than was approved; what is left goes back when the funding ends.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from billing.funding.errors import AlreadyDecided, BadBudget, ReasonNeeded
from billing.funding.models import Funding
from billing.funding.queries import budget_of
from billing.ledger.codes import COMMITMENTS, account_id, promotion_budget
from billing.ledger.models import Account
from billing.ledger.posting import post
from tenants.audit import record
from tenants.kernel import versions
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.errors import NotFound, Required
from tenants.kernel.ids import new_id
from tenants.kernel.money import Money
from tenants.outbox import add

State = Funding.State
OPEN = (State.ASKED, State.APPROVED, State.USED_UP)
GREATEST_MAJOR = 10**9


def ask(
    *,
    shop_id: uuid.UUID,
    promotion_id: uuid.UUID,
    name: str,
    terms: dict[str, Any],
    wanted: Money,
    most: Money | None,
    note: str,
    actor: Actor,
) -> Funding:
    """A shop asks the platform to pay for a promotion; any earlier request for it is withdrawn.

    ``terms`` is what is decided about, as plain values: kind, off, value, spend, categories,
    products, starts_at, ends_at, most_uses, most_per_customer. Raises Required, BadBudget.
    """
    if not note.strip():
        raise Required(field="note")
    _refuse_amount(wanted, field="budget")
    with transaction.atomic():
        withdraw(shop_id=shop_id, promotion_id=promotion_id, actor=actor)
        funding = Funding.objects.create(
            shop_id=shop_id,
            promotion_id=promotion_id,
            name=name,
            currency=wanted.currency,
            terms=terms,
            wanted_minor=wanted.minor,
            most_minor=most.minor if most else None,
            note=note.strip()[:500],
            asked_by=(actor.label or actor.kind)[:254],
        )
        _note(funding, "asked", actor, wanted=str(wanted))
        add(task="funding.tell_owner", payload={"funding": str(funding.pk), "news": "asked"})
    return funding


@transaction.atomic
def withdraw(*, shop_id: uuid.UUID, promotion_id: uuid.UUID, actor: Actor) -> None:
    """The shop pays by itself after all, or asks for something else."""
    for funding in Funding.objects.select_for_update().filter(
        shop_id=shop_id, promotion_id=promotion_id, state__in=OPEN
    ):
        _end(funding, State.WITHDRAWN, actor)


@transaction.atomic
def approve(*, funding_id: uuid.UUID, cap: Money, actor: Actor) -> Funding:
    """The platform pays, up to ``cap``. Raises NotFound, AlreadyDecided, BadBudget."""
    funding = _locked(funding_id, State.ASKED)
    _refuse_amount(cap, field="cap", currency=funding.currency)
    funding.state, funding.cap_minor = State.APPROVED, cap.minor
    _decided(funding, actor, "")
    _fill(funding, cap, ref=f"promotion.approved:{funding.pk}", event="promotion.approved")
    _note(funding, "approved", actor, cap=str(cap))
    _tell_shop(funding, "approved")
    return funding


@transaction.atomic
def decline(*, funding_id: uuid.UUID, reason: str, actor: Actor) -> Funding:
    """The platform does not pay. Raises NotFound, AlreadyDecided, ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    funding = _locked(funding_id, State.ASKED)
    funding.state = State.DECLINED
    _decided(funding, actor, reason)
    _note(funding, "declined", actor, reason=funding.reason)
    _tell_shop(funding, "declined")
    return funding


@transaction.atomic
def raise_budget(*, funding_id: uuid.UUID, more: Money, actor: Actor) -> Funding:
    """Add to a budget, also to one that was used up. Raises NotFound, AlreadyDecided, BadBudget."""
    funding = _locked(funding_id, State.APPROVED, State.USED_UP)
    _refuse_amount(more, field="more", currency=funding.currency)
    # The little that was left when it was used up had gone back to the platform.
    missing = Money(more.minor + funding.swept_minor, more.currency)
    funding.state, funding.swept_minor = State.APPROVED, 0
    funding.cap_minor += more.minor
    _refuse_amount(funding.cap, field="more")
    funding.save(update_fields=["state", "cap_minor", "swept_minor"])
    _fill(funding, missing, ref=f"promotion.raised:{new_id()}", event="promotion.raised")
    _note(funding, "raised", actor, more=str(more), cap=str(funding.cap))
    _tell_shop(funding, "approved")
    return funding


@transaction.atomic
def stop(*, funding_id: uuid.UUID, reason: str, actor: Actor) -> Funding:
    """Pay no further order; what orders have taken stands. Raises as decline does."""
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    funding = _locked(funding_id, State.APPROVED, State.USED_UP)
    funding.reason = reason.strip()[:500]
    _end(funding, State.STOPPED, actor, reason=funding.reason)
    _tell_shop(funding, "stopped")
    return funding


@transaction.atomic
def use_up(*, funding_id: uuid.UUID) -> bool:
    """Too little is left for another order: shop and owner are told, once. Whether it was news."""
    funding = Funding.objects.select_for_update().filter(pk=funding_id).first()
    if funding is None or funding.state != State.APPROVED:
        return False
    _end(funding, State.USED_UP, SYSTEM)
    _tell_shop(funding, "used_up")
    add(task="funding.tell_owner", payload={"funding": str(funding.pk), "news": "used_up"})
    return True


def turned_away(*, funding_id: uuid.UUID) -> bool:
    """An order did not fit into what is left. Used up, unless that order was a large one."""
    funding = Funding.objects.filter(pk=funding_id).first()
    if funding is None or budget_of(funding).left.minor > funding.cap_minor // 10:
        return False
    return use_up(funding_id=funding_id)


@transaction.atomic
def run_out(*, funding_id: uuid.UUID, at: datetime) -> bool:
    """The promotion's time is over: what is left of its budget is the platform's again."""
    funding = Funding.objects.select_for_update().filter(pk=funding_id).first()
    if funding is None or funding.state not in OPEN:
        return False
    ends_at = funding.terms.get("ends_at")
    if not ends_at or datetime.fromisoformat(ends_at) > at:
        return False
    _end(funding, State.OVER, SYSTEM)
    return True


@transaction.atomic
def sweep(*, funding_id: uuid.UUID) -> int:
    """Orders that ended without a sale have given something back to a budget that ended before."""
    funding = Funding.objects.select_for_update().get(pk=funding_id)
    return 0 if funding.state == State.APPROVED else _sweep(funding)


def _locked(funding_id: uuid.UUID, *states: str) -> Funding:
    funding = Funding.objects.select_for_update().filter(pk=funding_id).first()
    if funding is None:
        raise NotFound()
    if funding.state not in states:
        raise AlreadyDecided(state=funding.state)
    return funding


def _end(funding: Funding, state: str, actor: Actor, **data: Any) -> None:
    funding.state = state
    funding.save(update_fields=["state", "reason"])
    _sweep(funding)
    _note(funding, state, actor, **data)


def _decided(funding: Funding, actor: Actor, reason: str) -> None:
    funding.reason = reason.strip()[:500]
    funding.decided_by = (actor.label or actor.kind)[:254]
    funding.decided_at = timezone.now()
    funding.save()


def _fill(funding: Funding, money: Money, *, ref: str, event: str) -> None:
    post(
        ref=ref,
        event=event,
        entries=[(promotion_budget(funding.pk), money), (COMMITMENTS, -money)],
        shop_id=funding.shop_id,
    )


def _sweep(funding: Funding) -> int:
    """Take what is left back. Locked first: an order may be taking its part at this moment."""
    key = account_id(promotion_budget(funding.pk), funding.currency)
    held = Account.objects.select_for_update(no_key=True).filter(pk=key)
    minor = held.values_list("balance", flat=True).first() or 0
    if minor > 0:
        funding.swept_minor += minor
        funding.save(update_fields=["swept_minor"])
        _fill(
            funding,
            Money(-minor, funding.currency),
            ref=f"promotion.swept:{new_id()}",
            event="promotion.swept",
        )
    return minor


def _refuse_amount(money: Money, *, field: str, currency: str = "") -> None:
    if not 0 < money.decimal < GREATEST_MAJOR or (currency and money.currency != currency):
        raise BadBudget(field=field)


def _note(funding: Funding, verb: str, actor: Actor, **data: Any) -> None:
    record(
        actor=actor,
        action=f"promotion_funding.{verb}",
        target=f"promotion:{funding.promotion_id}",
        shop_id=funding.shop_id,
        data={"funding": str(funding.pk), "name": funding.name, **data},
    )
    versions.bump(f"pricing:{funding.shop_id}")


def _tell_shop(funding: Funding, news: str) -> None:
    add(
        task="promotions.funding_news",
        payload={"funding": str(funding.pk), "news": news},
        shop_id=funding.shop_id,
    )
