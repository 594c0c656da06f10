"""What the platform and a shop have agreed on: name, tier, fee, test mode. Changed by the owner."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenants.audit import record
from tenants.catalogue.models import PriceTier
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Invalid
from tenants.registry.errors import UnknownShop
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Shop

# States move by tenants.registry.services, each with its reason.
FIELDS = (
    "name",
    "support_email",
    "time_zone",
    "default_locale",
    "tier",
    "fee_percent",
    "test_mode",
)
# Prices follow from them: who asks for what has changed since then is told.
PRICING = frozenset(("tier", "fee_percent"))


class ShopIsClosed(Conflict):
    message = _("This shop is closed. Nothing of it changes any more.")


def change_shop(*, shop_id: UUID, fields: Mapping[str, Any], actor: Actor) -> Shop:
    """Change what is given of FIELDS. Raises UnknownShop, Invalid, ShopIsClosed. Audited."""
    with transaction.atomic():
        shop = Shop.objects.select_for_update().filter(pk=shop_id).first()
        if shop is None:
            raise UnknownShop(field="shop", shop=str(shop_id))
        if shop.status == Shop.Status.CLOSED:
            raise ShopIsClosed(field="shop")
        changed = {
            name: value
            for name, value in fields.items()
            if name in FIELDS and getattr(shop, name) != value
        }
        if not changed:
            return shop
        before = {name: str(getattr(shop, name)) for name in changed}
        for name, value in changed.items():
            setattr(shop, name, value)
        _check(shop, set(changed))
        shop.save(update_fields=list(changed))
        record(
            actor=actor,
            action="shop.changed",
            target=f"shop:{shop.pk}",
            shop_id=shop.pk,
            data={"before": before, "after": {name: str(changed[name]) for name in changed}},
        )
        if not PRICING.isdisjoint(changed):
            versions.bump(f"pricing:{shop.pk}")
        transaction.on_commit(forget_hosts)
    return shop


def _check(shop: Shop, changed: set[str]) -> None:
    try:
        shop.clean_fields(exclude=[f.name for f in shop._meta.fields if f.name not in changed])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Invalid(messages[0], field=field) from error
    if "name" in changed and not shop.name.strip():
        raise Invalid(field="name")
    if "fee_percent" in changed and not 0 <= shop.fee_percent < 100:
        raise Invalid(_("A fee is from 0 to 100 percent."), field="fee_percent")
    if "tier" in changed and not PriceTier.objects.filter(code=shop.tier).exists():
        raise Invalid(_("There is no price tier of this short name."), field="tier")
    if "default_locale" in changed and shop.default_locale not in shop.locales:
        raise Invalid(_("The shop does not speak this language."), field="default_locale")
    if "time_zone" in changed:
        _check_zone(shop.time_zone)


def _check_zone(name: str) -> None:
    if name not in available_timezones():
        raise Invalid(_("There is no time zone of this name."), field="time_zone")
