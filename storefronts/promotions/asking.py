"""A promotion that the platform is to pay: asking for it, and when that has to be done anew."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from billing.funding.models import Funding
from billing.funding.queries import fundings
from billing.funding.services import OPEN, ask, withdraw
from storefronts.promotions.errors import BadPromotion
from storefronts.promotions.models import Promotion
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Required
from tenants.kernel.money import Money
from tenants.registry.models import Shop

Funder, Kind = Promotion.Funder, Promotion.Kind
GREATEST = Decimal(10) ** 9


def terms_of(promotion: Promotion) -> dict[str, Any]:
    """What the platform decides about. The name is the shop's own affair."""
    return {
        "kind": promotion.kind,
        "code": promotion.code,
        "off": promotion.off,
        "value": f"{promotion.value.normalize():f}",
        "spend_minor": promotion.spend_minor,
        "categories": promotion.category_ids,
        "products": promotion.product_ids,
        "starts_at": _in_utc(promotion.starts_at),
        "ends_at": _in_utc(promotion.ends_at),
        "most_uses": promotion.most_uses,
        "most_per_customer": promotion.most_per_customer,
    }


def _in_utc(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None


def most_cost(promotion: Promotion, shop: Shop) -> Money | None:
    """The most that its own terms let it cost; None where only a budget limits it."""
    if promotion.kind != Kind.COUPON or promotion.off != "amount" or promotion.most_uses is None:
        return None
    return Money.of(promotion.value * promotion.most_uses, shop.currency)


def as_before(promotion_id: uuid.UUID | None) -> tuple[str, Decimal | None, str]:
    """Who pays for a promotion, the amount that was asked for, and the note."""
    promotion = Promotion.objects.filter(pk=promotion_id).first() if promotion_id else None
    if promotion is None or promotion.funding_id is None:
        return Funder.SHOP, None, ""
    funding = fundings([promotion.funding_id])[promotion.funding_id]
    return promotion.funded_by, funding.wanted.decimal, funding.note


def refuse_funding(*, funded_by: str, budget: Decimal | None, note: str) -> None:
    """Raises BadPromotion, Required: a request says how much, and what for."""
    if funded_by not in Funder.values:
        raise BadPromotion(field="funded_by", reason=_("nobody of that name pays"))
    if funded_by == Funder.SHOP:
        return
    if budget is None:
        raise Required(field="budget")
    if not budget.is_finite() or not 0 < budget < GREATEST:
        raise BadPromotion(field="budget", reason=_("the number is too small or too large"))
    if not note.strip():
        raise Required(field="note")


def settle_funding(
    promotion: Promotion, *, shop: Shop, budget: Decimal | None, note: str, actor: Actor
) -> None:
    """Ask the platform, ask it anew where the terms have changed, or withdraw what was asked.

    What was approved stands while the terms do: amount and note are then past changing, until it is
    used up and the shop asks for more.
    """
    if promotion.funded_by == Funder.SHOP:
        if promotion.funding_id is not None:
            withdraw(shop_id=shop.pk, promotion_id=promotion.pk, actor=actor)
            promotion.funding_id = None
        return
    terms, wanted = terms_of(promotion), Money.of(budget or 0, shop.currency)
    known = fundings([promotion.funding_id])[promotion.funding_id] if promotion.funding_id else None
    if known is not None and known.state in OPEN and known.is_for(terms):
        same = known.wanted == wanted and known.note == note.strip()[:500]
        if same or known.state == Funding.State.APPROVED:
            return
    promotion.funding_id = ask(
        shop_id=shop.pk,
        promotion_id=promotion.pk,
        name=promotion.name,
        terms=terms,
        wanted=wanted,
        most=most_cost(promotion, shop),
        note=note,
        actor=actor,
    ).pk
