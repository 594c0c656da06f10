"""Changing what a shop says of itself: brand, contact, legal numbers, languages, currency, mail.

One service: the shop's row is locked, so that the first order and a change of the currency cannot
pass each other.
"""

import re
import zoneinfo
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from billing.ledger.errors import NoRate
from billing.ledger.fx import fx_rate
from billing.ledger.models import FxRate
from tenants.audit import record
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Invalid, Refusal, Required
from tenants.registry.context import in_public
from tenants.registry.legal import KINDS, LONGEST
from tenants.registry.middleware import forget_hosts
from tenants.registry.models import Shop

FIELDS = (
    "name support_email support_contact sender_name reply_to legal locales default_locale "
    "currency time_zone"
).split()
LONGEST_OF = {"name": 80, "support_contact": 120, "sender_name": 60}
EMAILS = ("support_email", "reply_to")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class CurrencyFrozen(Conflict):
    message = _("The currency is fixed since the first order was placed.")


class NoRateYet(Refusal):
    code = "CONFLICT"
    message = _(
        "Prices in %(quote)s need an exchange rate from %(base)s, and there is none yet. "
        "Ask the platform to set it."
    )


def change_settings(*, shop: Shop, actor: Actor, **wanted: Any) -> Shop:
    """Write those of FIELDS that are given and differ; show them at once. Audited with before and
    after. Raises Required, Invalid, CurrencyFrozen, NoRateYet (the field says which)."""
    unknown = wanted.keys() - set(FIELDS)
    assert not unknown, unknown
    with in_public(), transaction.atomic():
        found = Shop.objects.select_for_update().get(pk=shop.pk)
        cleaned = {name: _clean(name, value) for name, value in wanted.items()}
        before = {name: getattr(found, name) for name in cleaned}
        changed = {name: value for name, value in cleaned.items() if value != before[name]}
        for name, value in changed.items():
            setattr(found, name, value)
        _refuse(found, changed)
        if changed:
            found.save(update_fields=list(changed))
            record(
                actor=actor,
                action="shop.settings_changed",
                target=f"shop:{shop.pk}",
                shop_id=shop.pk,
                data={"before": {name: before[name] for name in changed}, "after": changed},
            )
            transaction.on_commit(forget_hosts)
            for name in ("pages", "pricing"):
                versions.bump(f"{name}:{shop.pk}")
    return found


def currencies(shop: Shop) -> list[str]:
    """What the platform has an exchange rate for."""
    base = settings.SETTLEMENT_CURRENCY
    quoted = FxRate.objects.filter(base=base).values_list("quote", flat=True).distinct()
    return sorted({base, shop.currency, *quoted})


def _clean(name: str, value: Any) -> Any:
    if name == "legal":
        codes = {kind.code for kind in KINDS}
        return [
            {"kind": code, "number": number}
            for code, text in value.items()
            if code in codes and (number := _CONTROL.sub("", str(text)).strip()[:LONGEST])
        ]
    if name == "locales":
        return [code for code, _label in settings.LANGUAGES if code in value]
    return " ".join(_CONTROL.sub(" ", value).split())


def _refuse_email(name: str, address: str) -> None:
    try:
        if address:
            validate_email(address)
    except ValidationError as error:
        raise Invalid(_("This is not an e-mail address."), field=name) from error


def _refuse(shop: Shop, changed: dict[str, Any]) -> None:
    if not shop.name:
        raise Required(field="name")
    for name, longest in LONGEST_OF.items():
        if len(getattr(shop, name)) > longest:
            text = _("This is too long: at most %(longest)s characters.")
            raise Invalid(text, field=name, longest=longest)
    for name in EMAILS:
        _refuse_email(name, changed.get(name, ""))
    if not shop.locales:
        raise Required(field="locales")
    if shop.default_locale not in shop.locales:
        raise Invalid(
            _("The first language must be one that the shop speaks."), field="default_locale"
        )
    if "time_zone" in changed and shop.time_zone not in zoneinfo.available_timezones():
        raise Invalid(field="time_zone")
    if "currency" in changed:
        if shop.currency_frozen_at:
            raise CurrencyFrozen(field="currency")
        if not re.fullmatch(r"[A-Z]{3}", shop.currency):
            raise Invalid(field="currency")
        try:
            fx_rate(settings.SETTLEMENT_CURRENCY, shop.currency)
        except NoRate as error:
            raise NoRateYet(field="currency", **error.details) from error
