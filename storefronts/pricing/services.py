"""Setting a shop's markups. Each change is audited, and the floors are checked after it."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from storefronts.pricing.errors import BadMarkup
from storefronts.pricing.models import Ending, MarkupRule, PricingSettings
from tenants.audit.services import record
from tenants.catalogue.models import Category, Denomination, Product
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.outbox.services import add
from tenants.registry.models import Shop

GREATEST_PERCENT = Decimal(10_000)
GREATEST_AMOUNT = Decimal(10) ** 9

Target = Category | Product | Denomination | None


@transaction.atomic
def set_markup_rule(
    *,
    shop: Shop,
    target: Target,
    kind: str,
    value: Decimal,
    actor: Actor,
    ending: str = "",
) -> MarkupRule:
    """Set the rule of a category, product or denomination, or (without a target) of the shop.

    `value` is percent, or an amount in the shop's currency; `ending` empty: the shop's own.
    Raises BadMarkup.
    """
    check_markup(kind=kind, value=value, ending=ending)
    scope, target_id = target_of(target)
    rule, __ = MarkupRule.objects.update_or_create(
        scope=scope,
        target_id=target_id,
        defaults={"kind": kind, "value": value, "ending": ending, "changed_at": timezone.now()},
    )
    _changed(
        shop=shop,
        actor=actor,
        action="markup_rule.set",
        target=f"{scope}:{target_id or shop.pk}",
        data={"kind": kind, "value": str(value), "ending": ending},
    )
    return rule


@transaction.atomic
def remove_markup_rule(*, shop: Shop, target: Target, actor: Actor) -> None:
    """Take a rule away: the next wider one counts again."""
    scope, target_id = target_of(target)
    gone, __ = MarkupRule.objects.filter(scope=scope, target_id=target_id).delete()
    if gone:
        _changed(
            shop=shop,
            actor=actor,
            action="markup_rule.removed",
            target=f"{scope}:{target_id or shop.pk}",
            data={},
        )


@transaction.atomic
def set_ending(*, shop: Shop, ending: str, actor: Actor) -> PricingSettings:
    """How prices end where a rule does not say otherwise."""
    if ending not in Ending.values:
        raise BadMarkup(field="ending", reason=_("there is no such ending"))
    return _settings(shop=shop, actor=actor, action="price_ending.set", ending=ending)


@transaction.atomic
def allow_below_floor(*, shop: Shop, allowed: bool, actor: Actor) -> PricingSettings:
    """Say in so many words that the shop sells at a loss, or that it no longer does."""
    return _settings(
        shop=shop, actor=actor, action="below_floor.allowed", allow_below_floor=allowed
    )


def check_markup(*, kind: str, value: Decimal, ending: str = "") -> None:
    """Raise BadMarkup unless a price can follow such a rule."""
    if kind not in MarkupRule.Kind.values:
        raise BadMarkup(field="kind", reason=_("there is no such kind of markup"))
    if ending and ending not in Ending.values:
        raise BadMarkup(field="ending", reason=_("there is no such ending"))
    if not value.is_finite() or value != round(value, 6):
        raise BadMarkup(field="value", reason=_("it needs a number with at most six decimals"))
    least, most = {
        MarkupRule.Kind.PERCENT: (Decimal(-100), GREATEST_PERCENT),
        MarkupRule.Kind.ADD: (-GREATEST_AMOUNT, GREATEST_AMOUNT),
        MarkupRule.Kind.FIXED: (Decimal(0), GREATEST_AMOUNT),
    }[MarkupRule.Kind(kind)]
    if not least <= value <= most:
        raise BadMarkup(field="value", reason=_("the number is too small or too large"))


def target_of(target: Target) -> tuple[MarkupRule.Scope, uuid.UUID | None]:
    """Where a rule for this belongs."""
    if target is None:
        return MarkupRule.Scope.SHOP, None
    if isinstance(target, Category):
        return MarkupRule.Scope.CATEGORY, target.pk
    if isinstance(target, Product):
        return MarkupRule.Scope.PRODUCT, target.pk
    return MarkupRule.Scope.DENOMINATION, target.pk


def _settings(*, shop: Shop, actor: Actor, action: str, **changes: Any) -> PricingSettings:
    row, __ = PricingSettings.objects.update_or_create(pk=1, defaults=changes)
    _changed(shop=shop, actor=actor, action=action, target=f"shop:{shop.pk}", data=changes)
    return row


def _changed(*, shop: Shop, actor: Actor, action: str, target: str, data: dict[str, Any]) -> None:
    record(actor=actor, action=action, target=target, shop_id=shop.pk, data=data)
    versions.bump(f"pricing:{shop.pk}")
    add(task="pricing.check_shop_floors", payload={}, shop_id=shop.pk, key=str(shop.pk))
