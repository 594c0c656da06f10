"""A shop's accounts at providers: which it can open, and switching one off."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from billing.payments import accounts
from billing.payments.errors import UnknownProvider
from billing.payments.models import ProviderAccount
from billing.payments.providers import PROVIDERS
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Required


@dataclass(frozen=True, slots=True)
class Credential:
    """One thing that a provider gives its customer. It is sealed, and never shown again."""

    name: str
    label: str | Promise
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    provider: str
    label: str | Promise
    credentials: tuple[Credential, ...]


_OFFERS = (
    Offer(
        "sandbox",
        _("Sandbox: takes no money"),
        (Credential("secret", _("Secret that signs its callbacks")),),
    ),
)


class AccountIsOpen(Conflict):
    message = _("There is an active account at this provider. Switch it off first.")


def offers() -> list[Offer]:
    """Providers at which a shop can have an account of its own on this platform."""
    return [
        offer
        for offer in _OFFERS
        if offer.provider in PROVIDERS
        and (offer.provider != "sandbox" or getattr(settings, "CARDFLEET_SANDBOX", False))
    ]


def accounts_of(shop_id: uuid.UUID) -> QuerySet[ProviderAccount]:
    """Without what is sealed."""
    rows = ProviderAccount.objects.filter(shop_id=shop_id).defer("sealed")
    return rows.order_by("-is_active", "-created_at")


def open_own_account(
    *,
    shop_id: uuid.UUID,
    provider: str,
    label: str,
    credentials: Mapping[str, str],
    actor: Actor,
) -> uuid.UUID:
    """A shop's own account with what the provider gave it, sealed. Audited, without what it is.

    Raises UnknownProvider, Required (the field names the credential), AccountIsOpen.
    """
    offer = next((one for one in offers() if one.provider == provider), None)
    if offer is None:
        raise UnknownProvider(provider=provider[:40], field="provider")
    config = {one.name: credentials.get(one.name, "").strip() for one in offer.credentials}
    for one in offer.credentials:
        if one.is_needed and not config[one.name]:
            raise Required(field=one.name)
    if accounts_of(shop_id).filter(provider=provider, is_active=True).exists():
        raise AccountIsOpen(field="provider")
    return accounts.open_account(
        provider=provider,
        config=config,
        label=(label.strip() or str(offer.label))[:80],
        actor=actor,
        shop_id=shop_id,
    )


def switch_off(*, account: ProviderAccount, actor: Actor) -> None:
    """It takes no new payment (by running processes within seconds); its old ones are settled and
    refunded as before. Audited."""
    with transaction.atomic():
        rows = ProviderAccount.objects.filter(pk=account.pk, is_active=True)
        if rows.update(is_active=False):
            record(
                actor=actor,
                action="provider_account.switched_off",
                target=f"provider_account:{account.pk}",
                shop_id=account.shop_id,
                data={"provider": account.provider, "label": account.label},
            )
