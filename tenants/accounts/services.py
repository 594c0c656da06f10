"""Making and using API keys."""

import ipaddress
import secrets
import string
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import ApiKey, User
from tenants.accounts.registered import carry_over
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Invalid, Required
from tenants.kernel.ids import new_id, token_hash
from tenants.vault.text import seal_text

_ALPHABET = string.ascii_lowercase + string.digits
# The first four are a reseller's and of old; each of the others names an area of staff's work.
SHOP_SCOPES = tuple(
    (
        "catalogue orders spend staff customers listings prices promotions settings refunds finance"
        " webhooks people"
    ).split()
)
OWNER_SCOPES = tuple("shops audit ledger supply catalogue".split())
MOST_ADDRESSES = 20
GREATEST_CAP_MINOR = 10**12


class KeyIsGone(Conflict):
    message = _("This key is revoked or expired already. Make a new one.")


class KeyExists(Conflict):
    message = _("This key exists already. Its secret was shown once; rotate it to get another.")


def as_network(address: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    """Raises Invalid."""
    try:
        return ipaddress.ip_network(address)
    except ValueError as error:
        raise Invalid(
            _("“%(address)s” is not an address or a network such as 192.0.2.0/24."),
            field="addresses",
            address=address[:50],
        ) from error


def create_api_key(
    *,
    user: User,
    name: str,
    scopes: Sequence[str],
    actor: Actor,
    addresses: Sequence[str] = (),
    expires_at: datetime | None = None,
    secret: str | None = None,
    prefix: str | None = None,
    shop_id: uuid.UUID | None = None,
    key_id: uuid.UUID | None = None,
    daily_cap_minor: int | None = None,
    signing: str = "",
    counts_as: uuid.UUID | None = None,
) -> tuple[ApiKey, str]:
    """A key and its full text, which is shown this once. Audited.

    ``addresses`` are networks in CIDR form. ``key_id`` makes a repeated form harmless. The cap is
    in minor units of the shop's currency. With ``signing`` ("optional", "required") the returned
    key carries its ``signing_secret``, this once too. Raises Required, Invalid (the field says
    which), KeyExists.
    """
    if not name.strip():
        raise Required(field="name")
    if not scopes:
        raise Required(field="scopes")
    if len(addresses) > MOST_ADDRESSES:
        raise Invalid(field="addresses")
    for address in addresses:
        as_network(address)
    if expires_at is not None and expires_at <= timezone.now():
        raise Invalid(_("This is in the past."), field="expires_at")
    check_cap(daily_cap_minor)
    if signing not in ApiKey.Signing.values:
        raise Invalid(field="signing")
    key_id = key_id or new_id()
    prefix = prefix or "".join(secrets.choice(_ALPHABET) for _i in range(8))
    secret = secret or secrets.token_hex(24)
    try:
        with transaction.atomic():
            key = ApiKey.objects.create(
                id=key_id,
                user=user,
                name=name.strip()[:80],
                prefix=prefix,
                secret_hash=token_hash(secret),
                scopes=list(scopes),
                addresses=list(addresses),
                expires_at=expires_at,
                daily_cap_minor=daily_cap_minor,
                counts_as=counts_as,
                signing=signing,
            )
            if signing:
                _give_signing_secret(key)
            _audit(
                "api_key.created",
                key,
                actor,
                shop_id,
                name=key.name,
                scopes=list(scopes),
                daily_cap_minor=daily_cap_minor,
                signing=signing,
            )
    except IntegrityError as error:
        raise KeyExists() from error
    return key, f"cf_{prefix}_{secret}"


@transaction.atomic
def rotate_api_key(
    *, key: ApiKey, overlap: timedelta, actor: Actor, shop_id: uuid.UUID | None = None
) -> tuple[ApiKey, str]:
    """A new key with the same rights; the old one is refused after ``overlap``. Audited.

    Both count against one daily cap; a key that signs gets another signing secret too.
    Raises KeyIsGone: what is revoked or expired has nothing to hand over.
    """
    key, now = _live(key), timezone.now()
    fresh, text = create_api_key(
        user=key.user,
        name=key.name,
        scopes=key.scopes,
        addresses=key.addresses,
        expires_at=key.expires_at,
        actor=actor,
        shop_id=shop_id,
        signing=key.signing,
        counts_as=key.counts_as or key.pk,
        daily_cap_minor=key.daily_cap_minor,
    )
    carry_over(old=key, fresh=fresh)
    key.expires_at = min(filter(None, (key.expires_at, now + overlap)))
    key.save(update_fields=["expires_at"])
    _audit("api_key.rotated", key, actor, shop_id, to=str(fresh.pk), until=str(key.expires_at))
    return fresh, text


@transaction.atomic
def revoke_api_key(*, key: ApiKey, actor: Actor, shop_id: uuid.UUID | None = None) -> None:
    """From now on the key is refused (by running processes within a few seconds). Audited."""
    if ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now()):
        _audit("api_key.revoked", key, actor, shop_id, name=key.name)


@transaction.atomic
def set_daily_cap(
    *, key: ApiKey, cap_minor: int | None, actor: Actor, shop_id: uuid.UUID | None = None
) -> ApiKey:
    """What the key may spend in a day of the shop from now on; None lifts the cap. Audited.

    What it has spent today under a cap counts on. Raises KeyIsGone, Invalid.
    """
    check_cap(cap_minor)
    key = _live(key)
    before, key.daily_cap_minor = key.daily_cap_minor, cap_minor
    key.save(update_fields=["daily_cap_minor"])
    _audit("api_key.cap_set", key, actor, shop_id, minor=cap_minor, before=before)
    return key


@transaction.atomic
def set_signing(
    *, key: ApiKey, signing: str, actor: Actor, shop_id: uuid.UUID | None = None
) -> ApiKey:
    """Whether its requests are signed ("", "optional", "required"). Audited.

    A key that has no signing secret yet gets one: the returned key carries it, this once. Off
    forgets the secret. Raises KeyIsGone, Invalid.
    """
    if signing not in ApiKey.Signing.values:
        raise Invalid(field="signing")
    key = _live(key)
    before, key.signing = key.signing, signing
    key.save(update_fields=["signing"])
    if not signing:
        key.signing_sealed = ""
        key.save(update_fields=["signing_sealed"])
    elif not key.signing_sealed:
        _give_signing_secret(key)
    _audit("api_key.signing_set", key, actor, shop_id, signing=signing, before=before)
    return key


def check_cap(minor: int | None) -> None:
    """Raises Invalid for a cap that is none."""
    if minor is not None and not 0 < minor <= GREATEST_CAP_MINOR:
        raise Invalid(_("A cap is an amount above zero."), field="daily_cap")


def signing_kind(key_id: uuid.UUID) -> str:
    """What the vault binds a signing secret to: in another key's row it does not open."""
    return f"api_key.signing:{key_id}"


def _give_signing_secret(key: ApiKey) -> None:
    """256 bits, kept sealed; in the clear on this instance only."""
    key.signing_secret = f"cfs_{secrets.token_urlsafe(32)}"
    key.signing_sealed = seal_text(key.signing_secret, kind=signing_kind(key.pk))
    key.save(update_fields=["signing_sealed"])


def _live(key: ApiKey) -> ApiKey:
    key = ApiKey.objects.select_for_update(of=("self",)).select_related("user").get(pk=key.pk)
    if key.revoked_at or (key.expires_at and key.expires_at <= timezone.now()):
        raise KeyIsGone()
    return key


def _audit(
    action: str, key: ApiKey, actor: Actor, shop_id: uuid.UUID | None, **data: object
) -> None:
    record(actor=actor, action=action, target=f"api_key:{key.pk}", shop_id=shop_id, data=data)
