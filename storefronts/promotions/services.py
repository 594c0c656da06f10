"""Making, changing and ending promotions; members. Each is audited and makes prices stale."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from storefronts.promotions.asking import as_before, refuse_funding, settle_funding
from storefronts.promotions.coupons import normal_code
from storefronts.promotions.errors import BadPromotion, CodeTaken
from storefronts.promotions.models import Member, Promotion
from tenants.accounts.models import User
from tenants.audit import record
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.kernel.errors import NotFound, Required
from tenants.kernel.money import Money
from tenants.outbox import add
from tenants.registry.models import Shop

Kind, Funder = Promotion.Kind, Promotion.Funder
_CODE = re.compile(r"^[A-Z0-9][A-Z0-9_-]{2,39}$")
GREATEST = Decimal(10) ** 9
MOST_COUNTED = 2_000_000_000


def save_promotion(
    *,
    shop: Shop,
    actor: Actor,
    kind: str,
    name: str,
    off: str,
    value: Decimal,
    promotion_id: uuid.UUID | None = None,
    code: str = "",
    spend: Decimal | None = None,
    categories: Collection[uuid.UUID] = (),
    products: Collection[uuid.UUID] = (),
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    most_uses: int | None = None,
    most_per_customer: int | None = None,
    funded_by: str | None = None,
    budget: Decimal | None = None,
    note: str = "",
) -> Promotion:
    """Make a promotion, or change one (its kind stays). `spend` is in the shop's currency.

    The shop pays for it, or asks the platform to (`budget` in the shop's currency, and a `note`):
    then it does not apply before the platform has approved it, nor with other terms than those.
    Who is not told (`funded_by`) pays as before, with what was asked; a new one is the shop's.
    Raises Required, BadPromotion (the field says which), CodeTaken, NotFound.
    """
    code = normal_code(code) if kind == Kind.COUPON else ""
    _refuse(kind, name, off, value, code, spend, starts_at, ends_at)
    _refuse_counts(most_uses=most_uses, most_per_customer=most_per_customer)
    if funded_by is None:
        funded_by, budget, note = as_before(promotion_id)
    refuse_funding(funded_by=funded_by, budget=budget, note=note)
    fields: dict[str, Any] = {
        "name": " ".join(name.split())[:60],
        "code": code,
        "off": off,
        "value": value,
        "spend_minor": Money.of(spend or Decimal(0), shop.currency).minor,
        "category_ids": sorted(map(str, categories)),
        "product_ids": sorted(map(str, products)),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "most_uses": most_uses if kind == Kind.COUPON else None,
        "most_per_customer": most_per_customer if kind == Kind.COUPON else None,
        "funded_by": funded_by,
    }
    try:
        with transaction.atomic():
            promotion = _row(kind, promotion_id)
            if most_uses is not None and promotion.used > most_uses:
                raise BadPromotion(field="most_uses", reason=_("it was used more often already"))
            for field, new in fields.items():
                setattr(promotion, field, new)
            settle_funding(promotion, shop=shop, budget=budget, note=note, actor=actor)
            promotion.save()
            _changed(shop, actor, promotion, "changed" if promotion_id else "created")
    except IntegrityError as error:
        raise CodeTaken(field="code") from error
    return promotion


@transaction.atomic
def switch_promotion(
    *, shop: Shop, promotion_id: uuid.UUID, is_active: bool, actor: Actor
) -> Promotion:
    """On or off, at once. Orders that were placed keep what they were promised."""
    promotion = Promotion.objects.select_for_update().filter(pk=promotion_id).first()
    if promotion is None:
        raise NotFound()
    if promotion.is_active != is_active:
        promotion.is_active = is_active
        promotion.save(update_fields=["is_active"])
        _changed(shop, actor, promotion, "resumed" if is_active else "ended")
    return promotion


@transaction.atomic
def set_member(*, shop: Shop, user: User, promotion_id: uuid.UUID | None, actor: Actor) -> None:
    """Give somebody a member price, another one, or none."""
    if promotion_id is None:
        Member.objects.filter(user_id=user.pk).delete()
    else:
        if not Promotion.objects.filter(pk=promotion_id, kind=Kind.MEMBER).exists():
            raise NotFound()
        Member.objects.update_or_create(
            user_id=user.pk, defaults={"promotion_id": promotion_id, "since": timezone.now()}
        )
    record(
        actor=actor,
        action="promotion.member_set",
        target=f"user:{user.pk}",
        shop_id=shop.pk,
        data={"promotion": str(promotion_id or "")},
    )
    # A price list of theirs is another one now.
    versions.bump(f"pricing:{shop.pk}")


def member_of(user_id: uuid.UUID | None) -> uuid.UUID | None:
    """The member price that somebody has."""
    if user_id is None:
        return None
    found = Member.objects.filter(user_id=user_id).values_list("promotion_id", flat=True)
    return found.first()


def _row(kind: str, promotion_id: uuid.UUID | None) -> Promotion:
    if promotion_id is None:
        return Promotion(kind=kind)
    found = Promotion.objects.select_for_update().filter(pk=promotion_id, kind=kind).first()
    if found is None:
        raise NotFound()
    return found


def _refuse(
    kind: str,
    name: str,
    off: str,
    value: Decimal,
    code: str,
    spend: Decimal | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
) -> None:
    if kind not in Kind.values:
        raise BadPromotion(field="kind", reason=_("there is no such kind"))
    if not name.strip():
        raise Required(field="name")
    if off not in Promotion.Off.values or (off == "amount" and kind in (Kind.SALE, Kind.MEMBER)):
        raise BadPromotion(field="off", reason=_("it takes off a percentage"))
    most = Decimal(100) if off == "percent" else GREATEST
    if not value.is_finite() or not 0 < value <= most or value != round(value, 3):
        raise BadPromotion(field="value", reason=_("the number is too small or too large"))
    if kind == Kind.COUPON and not _CODE.match(code):
        raise BadPromotion(
            field="code", reason=_("a code has 3 to 40 of A-Z, 0-9, hyphen and underscore")
        )
    if kind == Kind.THRESHOLD and not spend:
        raise Required(field="spend")
    if spend is not None and (not spend.is_finite() or not 0 <= spend <= GREATEST):
        raise BadPromotion(field="spend", reason=_("the number is too small or too large"))
    if kind == Kind.SALE and ends_at is None:
        raise Required(field="ends_at")
    if starts_at and ends_at and ends_at <= starts_at:
        raise BadPromotion(field="ends_at", reason=_("it ends before it begins"))


def _refuse_counts(**counts: int | None) -> None:
    for field, count in counts.items():
        if count is not None and not 1 <= count <= MOST_COUNTED:
            raise BadPromotion(field=field, reason=_("the number is too small or too large"))


def _changed(shop: Shop, actor: Actor, promotion: Promotion, verb: str) -> None:
    record(
        actor=actor,
        action=f"promotion.{verb}",
        target=f"promotion:{promotion.pk}",
        shop_id=shop.pk,
        data={
            "kind": promotion.kind,
            "name": promotion.name,
            "code": promotion.code,
            "value": str(promotion.value),
            "paid_by": promotion.funded_by,
            "currency": shop.currency if promotion.off == "amount" else "%",
        },
    )
    versions.bump(f"pricing:{shop.pk}")
    # What is shown follows the clock: prices are looked at anew when the window opens and closes.
    for edge, at in (("starts", promotion.starts_at), ("ends", promotion.ends_at)):
        if at and at > timezone.now():
            add(
                task="promotions.window_edge",
                payload={"promotion": str(promotion.pk)},
                shop_id=shop.pk,
                due_at=at,
                key=f"{promotion.pk}:{edge}:{at:%Y%m%d%H%M%S}",
            )
