"""API keys: ``Authorization: Bearer cf_<prefix>_<secret>``, found by prefix, compared by hash."""

import hmac
import ipaddress
import re
import time
import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from threading import Lock
from typing import NoReturn

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import HttpRequest
from django.utils import timezone

from tenants.accounts.models import ApiKey, RegisteredQuery, User
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.addresses import network_of
from tenants.kernel.ids import token_hash
from tenants.registry.context import connection

from .options import options
from .rates import Meter
from .refusals import RateLimited, Unauthenticated

_FORM = re.compile(r"cf_([a-z0-9]{4,16})_([A-Za-z0-9_-]{16,128})")
# A revoked key is refused by every process after this long at the latest.
_TTL_S = 3.0
_USED_EVERY_S = 60.0
_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Key:
    """What a request needs to know of a key and of whom it acts for."""

    id: uuid.UUID
    name: str
    prefix: str
    secret_hash: bytes
    user: User
    scopes: frozenset[str]
    addresses: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
    expires_at: float | None
    # Whether requests are signed ("", "optional", "required"), and by what, sealed.
    signing: str = ""
    signing_sealed: str = field(default="", repr=False)
    # The hashes of its registered queries, and whether it runs no others.
    registered: frozenset[str] = frozenset()
    registered_only: bool = False
    # The first of a line of rotations, in which this key has the place of those before it.
    family: uuid.UUID | None = None

    def allows(self, address: str) -> bool:
        if not self.addresses:
            return True
        try:
            there = ipaddress.ip_address(address)
        except ValueError:
            return False
        there = getattr(there, "ipv4_mapped", None) or there
        return any(there.version == n.version and there in n for n in self.addresses)

    def actor(self, request: HttpRequest) -> Actor:
        return Actor(
            kind="api_key",
            id=str(self.id),
            label=self.name,
            address=request.META.get("REMOTE_ADDR", "") or "",
            device=request.META.get("HTTP_USER_AGENT", "")[:200],
            request_id=getattr(request, "request_id", ""),
        )


_QUERIES = RegisteredQuery.objects.filter(key=OuterRef("pk")).values("sha256")


class KeyRing:
    """The keys that were used lately, per schema, for a few seconds. Safe between threads."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[float, Key]] = {}
        self._used: dict[uuid.UUID, float] = {}
        self._lock = Lock()

    def find(self, prefix: str) -> Key | None:
        """The live key of this prefix in the current schema."""
        place = (connection.schema_name, prefix)
        now = time.monotonic()
        known = self._known.get(place)
        if known and known[0] > now:
            return known[1]
        row = (
            ApiKey.objects.select_related("user")
            .filter(prefix=prefix, revoked_at=None, user__is_active=True)
            .annotate(hashes=ArraySubquery(_QUERIES))
            .first()
        )
        with self._lock:
            self._known.pop(place, None)
            if row is None:
                return None
            if len(self._known) >= _KEPT:
                self._known.clear()
            key = _read(row)
            self._known[place] = (now + _TTL_S, key)
            return key

    def knows(self, prefix: str) -> bool:
        """Whether ``find`` would answer without asking the database."""
        known = self._known.get((connection.schema_name, prefix))
        return known is not None and known[0] > time.monotonic()

    def mark_used(self, key: Key) -> None:
        """Write ``last_used_at``, at most once a minute for each key and process."""
        now = time.monotonic()
        with self._lock:
            if self._used.get(key.id, -_USED_EVERY_S) + _USED_EVERY_S > now:
                return
            if len(self._used) >= _KEPT:
                self._used.clear()
            self._used[key.id] = now
        moment = timezone.now()
        ApiKey.objects.filter(pk=key.id).exclude(
            last_used_at__gt=moment - timedelta(seconds=_USED_EVERY_S)
        ).update(last_used_at=moment)

    def forget(self) -> None:
        with self._lock:
            self._known.clear()
            self._used.clear()


ring = KeyRing()


@cache
def _failures() -> Meter:
    return Meter(name="failed-keys", rate=options().rate_failed_keys)


def authenticate(request: HttpRequest) -> Key | None:
    """The key of the request, or None where it brings none.

    Raises Unauthenticated for a key that is unknown here (also another shop's), wrong, expired,
    revoked or used from elsewhere: one answer for all, audited with the reason; and RateLimited
    for an address that keeps trying: it is not looked up any more, unless it is in use here.
    """
    header = request.META.get("HTTP_AUTHORIZATION")
    if not header:
        return None
    address = request.META.get("REMOTE_ADDR", "") or ""
    identity = network_of(address)
    form = _FORM.fullmatch(header[7:].strip()) if header[:7].lower() == "bearer " else None
    if form is None:
        _refuse(request, identity, prefix="", why="form")
    if not ring.knows(form[1]):
        _turn_away(identity)
    key, why = _check(form[1], form[2], address)
    if key is None:
        _refuse(request, identity, prefix=form[1], why=why)
    ring.mark_used(key)
    return key


def registered_text(key: Key, sha: str) -> str | None:
    """The registered query of this hash."""
    return (
        RegisteredQuery.objects.filter(key=key.id, sha256=sha)
        .values_list("text", flat=True)
        .first()
    )


def _check(prefix: str, secret: str, address: str) -> tuple[Key | None, str]:
    key = ring.find(prefix)
    # Hash in every case: the time must not tell whether a prefix exists.
    presented = token_hash(secret)
    if key is None:
        return None, "unknown"
    if not hmac.compare_digest(presented, key.secret_hash):
        return None, "secret"
    if key.expires_at is not None and key.expires_at <= time.time():
        return None, "expired"
    if not key.allows(address):
        return None, "address"
    return key, ""


def _turn_away(identity: str) -> None:
    """Raises RateLimited for who has brought too many wrong keys."""
    wait_s = _failures().is_closed(identity)
    if wait_s:
        seconds = int(wait_s + 0.999)
        raise RateLimited(
            f"Too many wrong keys. Please wait {seconds} seconds.", retry_after_s=seconds
        )


def _refuse(request: HttpRequest, identity: str, *, prefix: str, why: str) -> NoReturn:
    _turn_away(identity)
    note_refused(request, prefix=prefix, why=why)
    raise Unauthenticated("This API key is not valid here.")


def note_refused(request: HttpRequest, *, prefix: str, why: str) -> None:
    """A key, or what came with it, was refused: counted for its address, and audited."""
    _count_failure(network_of(request.META.get("REMOTE_ADDR", "") or ""))
    shop = getattr(request, "shop", None)
    record(
        actor=Actor.of_request(request),
        action="api_key.refused",
        target=f"api_key:{prefix or '-'}",
        shop_id=shop.pk if shop else None,
        data={"why": why},
    )


def _count_failure(identity: str) -> None:
    try:
        _failures().admit(identity)
    except RateLimited:
        return


def _read(row: ApiKey) -> Key:
    return Key(
        id=row.pk,
        name=row.name,
        prefix=row.prefix,
        secret_hash=bytes(row.secret_hash),
        user=row.user,
        scopes=frozenset(row.scopes),
        addresses=tuple(ipaddress.ip_network(a) for a in row.addresses),
        expires_at=row.expires_at.timestamp() if row.expires_at else None,
        signing=row.signing,
        signing_sealed=row.signing_sealed,
        registered=frozenset(row.hashes),  # type: ignore[attr-defined]
        registered_only=row.registered_only,
        family=row.counts_as or row.pk,
    )
