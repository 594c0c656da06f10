"""Which scopes a shop's key may carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tenants.accounts.models import ApiKey, User
from tenants.accounts.services import SHOP_SCOPES, as_network
from tenants.kernel.errors import Forbidden, Invalid

# What a buyer's key can do. Each of the others is an area of staff's work.
BUYERS = frozenset(("catalogue", "orders", "spend"))


# What a key under a cap gives to no other: buying, and the right to set caps.
BESIDE_THE_CAP = frozenset(("orders", "spend", "people"))


@dataclass(frozen=True, slots=True)
class Limits:
    """What bounds a new key; the addresses are networks in CIDR form."""

    addresses: Sequence[str]
    expires_at: datetime | None
    signing: str


def limits_under(
    own: ApiKey | None,
    *,
    scopes: Sequence[str],
    addresses: Sequence[str],
    expires_at: datetime | None,
    signing: str,
) -> Limits:
    """The limits of a key that ``own`` makes: what is not given is ``own``'s.

    Raises Forbidden for wider ones, and for a key that would buy or run keys beside ``own``'s cap;
    a key that runs registered queries only makes none, for no query would bind them.
    """
    asked = Limits(addresses, expires_at, signing)
    if own is None:
        return asked
    asked = Limits(addresses or own.addresses, expires_at or own.expires_at, signing or own.signing)
    _refuse_beside_cap(own, scopes)
    if own.registered_only:
        raise Forbidden(_("A key that runs registered queries only makes no keys."), field="scopes")
    _refuse_beyond(own, asked)
    return asked


def refuse_wider(own: ApiKey | None, other: ApiKey) -> None:
    """A key takes the place of no other that is bound less than itself. Raises Forbidden."""
    if own is None or own.pk == other.pk:
        return
    _refuse_beside_cap(own, other.scopes)
    if own.registered_only and not other.registered_only:
        raise Forbidden(_("That key is bound less than the one that asks."), field="key")
    _refuse_beyond(own, Limits(other.addresses, other.expires_at, other.signing))


def _refuse_beside_cap(own: ApiKey, scopes: Sequence[str]) -> None:
    if own.daily_cap_minor is not None and not BESIDE_THE_CAP.isdisjoint(scopes):
        raise Forbidden(
            _("A key with a daily cap makes no keys that buy or that run keys."), field="scopes"
        )


def _refuse_beyond(own: ApiKey, asked: Limits) -> None:
    if own.addresses and not (asked.addresses and all(_inside(a, own) for a in asked.addresses)):
        raise Forbidden(
            _("A key is used from no more addresses than the one that asks."), field="addresses"
        )
    if own.expires_at and (asked.expires_at is None or asked.expires_at > own.expires_at):
        raise Forbidden(_("A key lasts no longer than the one that asks."), field="expiresAt")
    if own.signing == ApiKey.Signing.REQUIRED and asked.signing != ApiKey.Signing.REQUIRED:
        raise Forbidden(_("A key that must sign makes keys that must sign."), field="signing")


def _inside(address: str, own: ApiKey) -> bool:
    """Raises Invalid for what is no network, as the making of the key would."""
    network = as_network(address)
    return any(
        network.version == outer.version and network.subnet_of(outer)  # type: ignore[arg-type]
        for outer in map(as_network, own.addresses)
    )


def check_scopes(*, user: User, scopes: Sequence[str]) -> None:
    """Raises Invalid for a scope that there is not, or that only staff can have."""
    if unknown := sorted(set(scopes) - set(SHOP_SCOPES)):
        raise Invalid(_("There is no scope “%(scope)s”."), field="scopes", scope=unknown[0][:40])
    if set(scopes) - BUYERS and not user.is_staff:
        raise Invalid(_("This account does not belong to the staff."), field="scopes")
