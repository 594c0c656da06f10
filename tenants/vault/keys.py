"""Data keys: made once per owner, unwrapped once in a while per process, named on every row."""

import os
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import Generic, TypeVar
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection, transaction

from tenants.kernel.ids import new_id
from tenants.vault import crypto
from tenants.vault.errors import KeyDestroyed, Unreadable

# How long a process goes on sealing with a key that another process has retired.
CURRENT_FOR_S = 30.0
# How long a process can go on opening with a key that another process has destroyed.
KNOWN_FOR_S = 300.0
_KEPT = 4096
SCOPES = ("supplier", "shop", "platform")


class Key:
    """One version of an owner's data key, unwrapped. Never printed, never pickled."""

    __slots__ = ("_cipher", "id", "material", "owner_id")

    def __init__(self, *, id: UUID, owner_id: UUID, material: bytes) -> None:
        self.id = id
        self.owner_id = owner_id
        self.material = material
        self._cipher = AESGCM(material)

    def seal(self, plain: bytes, *, table: str, row: UUID) -> bytes:
        """Ciphertext that opens only as this row of this table of this owner."""
        return crypto.seal(self._cipher, plain, self.owner_id.bytes + table.encode() + row.bytes)

    def sealer(self, *, table: str, rows: int) -> Callable[[bytes, bytes], bytes]:
        """``seal`` for many rows at once: from a row's 16 bytes and the plain text.

        It may be called ``rows`` times.
        """
        return crypto.sealer(self._cipher, self.owner_id.bytes + table.encode(), rows)

    def open(self, sealed: bytes, *, table: str, row: UUID) -> bytes:
        """The plain text. Raises Unreadable."""
        return crypto.unseal(self._cipher, sealed, self.owner_id.bytes + table.encode() + row.bytes)

    def __repr__(self) -> str:
        return f"<Key {self.id}>"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("A key does not leave its process.")


_Name = TypeVar("_Name")


class _Shelf(Generic[_Name]):
    """A bounded cache whose entries go stale. Safe with threads."""

    def __init__(self, fresh_for_s: float) -> None:
        self._fresh_for_s = fresh_for_s
        self._keys: OrderedDict[_Name, tuple[Key, float]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: _Name) -> Key | None:
        found = self._keys.get(name)
        if found is None or found[1] < time.monotonic():
            return None
        return found[0]

    def put(self, name: _Name, key: Key) -> None:
        with self._lock:
            self._keys[name] = (key, time.monotonic() + self._fresh_for_s)
            while len(self._keys) > _KEPT:
                self._keys.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._keys.clear()


_current: _Shelf[tuple[str, UUID]] = _Shelf(CURRENT_FOR_S)
_known: _Shelf[UUID] = _Shelf(KNOWN_FOR_S)
# Keys made in a transaction that has not committed. A roll-back takes the row away again, and
# whatever a cached key sealed after that could never be opened: these are not cached.
_uncommitted: set[UUID] = set()

_COLUMNS = "id, owner_id, master_version, wrapped"


def key_for(scope: str, owner_id: UUID) -> Key:
    """The owner's current key, made at first use. Raises KeyDestroyed for an owner who left."""
    key = _current.get((scope, owner_id))
    if key is None:
        key = _load_current(scope, owner_id) or _make(scope, owner_id)
        if key.id not in _uncommitted:
            _current.put((scope, owner_id), key)
    return key


def open_with(key_id: UUID, sealed: bytes, *, table: str, row: UUID) -> bytes:
    """The plain text of a sealed row that names its key. Raises Unreadable, KeyDestroyed."""
    return _by_id(key_id).open(sealed, table=table, row=row)


def forget() -> None:
    """Drop every unwrapped key of this process (they are read again when needed)."""
    _current.clear()
    _known.clear()


def make_version(*, scope: str, owner_id: UUID, version: int) -> UUID:
    """Insert one version of an owner's key, unless it is there; the id that it would have."""
    key_id = new_id()
    keyring = crypto.masters()
    wrapped = keyring.wrap(os.urandom(crypto.KEY_BYTES), key_id=key_id, owner_id=owner_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO public.vault_datakey"
            " (id, scope, owner_id, version, master_version, wrapped, created_at)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [key_id, scope, owner_id, version, keyring.current, wrapped, datetime.now(UTC)],
        )
    if connection.in_atomic_block:
        _uncommitted.add(key_id)
        transaction.on_commit(lambda: _uncommitted.discard(key_id))
    return key_id


def _make(scope: str, owner_id: UUID) -> Key:
    if scope not in SCOPES:
        raise ValueError(f"A data key belongs to one of {SCOPES}, not to a {scope!r}.")
    make_version(scope=scope, owner_id=owner_id, version=1)
    # Another process may have won the insert: its key counts. Where the owner's keys were
    # destroyed, version 1 is taken and none is current.
    key = _load_current(scope, owner_id)
    if key is None:
        raise KeyDestroyed(f"The keys of {scope} {owner_id} were destroyed.")
    return key


def _load_current(scope: str, owner_id: UUID) -> Key | None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_COLUMNS} FROM public.vault_datakey"  # noqa: S608
            " WHERE scope = %s AND owner_id = %s AND retired_at IS NULL AND wrapped IS NOT NULL",
            [scope, owner_id],
        )
        row = cursor.fetchone()
    return _unwrap(*row) if row else None


def _by_id(key_id: UUID) -> Key:
    known = _known.get(key_id)
    if known is not None:
        return known
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_COLUMNS} FROM public.vault_datakey WHERE id = %s", [key_id])  # noqa: S608
        row = cursor.fetchone()
    if row is None:
        raise Unreadable(f"There is no data key {key_id}.")
    if row[3] is None:
        raise KeyDestroyed(f"The data key {key_id} was destroyed.")
    return _unwrap(*row)


def _unwrap(key_id: UUID, owner_id: UUID, master_version: int, wrapped: bytes) -> Key:
    key = _known.get(key_id)
    if key is None:
        material = crypto.masters().unwrap(
            wrapped, version=master_version, key_id=key_id, owner_id=owner_id
        )
        key = Key(id=key_id, owner_id=owner_id, material=material)
        if key_id not in _uncommitted:
            _known.put(key_id, key)
    return key
