"""Accounts at providers: which one takes a shop's payment, and its credentials."""

import json
import secrets
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection, transaction

from billing.ledger.codes import clearing, customer_wallet, outside
from billing.payments.errors import SignInToPay, UnknownProvider
from billing.payments.providers import provider_named
from billing.payments.providers.base import AccountConfig
from billing.payments.providers.sandbox import require_sandbox
from tenants.audit import record
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.ids import new_id
from tenants.vault import key_for, open_with

TABLE = "payments_provideraccount"
# The platform's own key has an owner like every other.
PLATFORM = uuid.UUID(int=0)
# How long a process may go on using an account that was switched off.
KNOWN_FOR_S = 10.0

FIND = """
SELECT id FROM public.payments_provideraccount
WHERE provider = %s AND shop_id IS NOT DISTINCT FROM %s::uuid AND is_active
"""
READ = """
SELECT id, provider, shop_id, key_id, sealed FROM public.payments_provideraccount WHERE id = %s
"""
INSERT = """
INSERT INTO public.payments_provideraccount
  (id, provider, shop_id, label, key_id, sealed, is_active)
VALUES (%s, %s, %s, %s, %s, %s, true) ON CONFLICT DO NOTHING
"""

_known: dict[tuple[str, str, uuid.UUID | None], tuple[uuid.UUID, float]] = {}


class Seller(Protocol):
    """The part of a shop that payments look at."""

    @property
    def pk(self) -> Any: ...
    @property
    def collects(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Source:
    """Where captured money comes from: an account at a provider (none: a wallet), and the ledger
    account that is debited at capture and credited by a refund."""

    provider: str
    mode: str
    account_id: uuid.UUID | None
    code: str


def source_for(*, shop: Seller, provider: str, user_id: uuid.UUID | None = None) -> Source:
    """Who would pay this shop by ``provider`` ("wallet", "sandbox", "sandbox:delay").

    Raises UnknownProvider (also for a sandbox outside the demo), SignInToPay.
    """
    found, mode = provider_named(provider)
    if not found.has_accounts:
        if user_id is None:
            raise SignInToPay(field="provider")
        return Source(found.name, mode, None, customer_wallet(shop.pk, user_id))
    if found.name == "sandbox":
        require_sandbox()
    owner = shop.pk if shop.collects == "shop" else None
    account_id = _active(found.name, owner)
    if account_id is None and found.name == "sandbox":
        account_id = open_sandbox_account(shop_id=owner)
    if account_id is None:
        raise UnknownProvider(provider=provider, field="provider")
    return Source(found.name, mode, account_id, ledger_code(found.name, account_id, owner))


def ledger_code(provider: str, account_id: uuid.UUID, shop_id: uuid.UUID | None) -> str:
    """What a shop collects itself never reaches the platform: it is booked outside."""
    return outside(shop_id) if shop_id else clearing(provider, account_id)


def open_account(
    *,
    provider: str,
    config: Mapping[str, Any],
    label: str,
    actor: Actor,
    shop_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Store credentials for ``provider``, sealed. The owner's active account stays if it has one.

    Returns the id of the active account.
    """
    account_id = new_id()
    key = key_for("shop", shop_id) if shop_id else key_for("platform", PLATFORM)
    sealed = key.seal(json.dumps(dict(config)).encode(), table=TABLE, row=account_id)
    with transaction.atomic():
        row = (account_id, provider, shop_id, label[:80], key.id, sealed)
        if sql.run(INSERT, row).rowcount:
            record(
                actor=actor,
                action="provider_account.opened",
                target=f"provider_account:{account_id}",
                shop_id=shop_id,
                data={"provider": provider, "label": label[:80]},
            )
    found = sql.run(FIND, (provider, shop_id)).fetchone()
    return found[0] if found else account_id


def open_sandbox_account(*, shop_id: uuid.UUID | None) -> uuid.UUID:
    """The sandbox needs no contract: an account with a secret of its own at first use."""
    require_sandbox()
    return open_account(
        provider="sandbox",
        config={"secret": secrets.token_urlsafe(32)},
        label="Sandbox",
        actor=SYSTEM,
        shop_id=shop_id,
    )


def config_of(account_id: uuid.UUID) -> AccountConfig | None:
    """The account with its credentials, active or not; None for an unknown one."""
    row = sql.run(READ, (account_id,)).fetchone()
    if row is None:
        return None
    found_id, provider, shop_id, key_id, sealed = row
    plain = open_with(key_id, bytes(sealed), table=TABLE, row=found_id)
    return AccountConfig(found_id, provider, shop_id, json.loads(plain))


def _active(provider: str, shop_id: uuid.UUID | None) -> uuid.UUID | None:
    name = (connection.settings_dict["NAME"], provider, shop_id)
    known = _known.get(name)
    if known is not None and known[1] > time.monotonic():
        return known[0]
    row = sql.run(FIND, (provider, shop_id)).fetchone()
    if row is None:
        return None
    account_id: uuid.UUID = row[0]
    # After the commit: an account of a transaction that is undone must not be remembered.
    transaction.on_commit(
        lambda: _known.update({name: (account_id, time.monotonic() + KNOWN_FOR_S)})
    )
    return account_id
