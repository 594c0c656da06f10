"""AES-256-GCM as NIST SP 800-38D has it: random 96-bit nonces, and what a text belongs to as
associated data. With random nonces a key must not seal more than 2**32 texts; rotate before.

A sealed text is ``0x01 | nonce (12) | ciphertext and tag (16)``.
"""

import base64
import binascii
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from tenants.vault.errors import BadMasterKeys, Unreadable

KEY_BYTES = 32
_FORMAT = b"\x01"
_NONCE_BYTES = 12
_OVERHEAD = 1 + _NONCE_BYTES + 16


def seal(cipher: AESGCM, plain: bytes, belongs_to: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return _FORMAT + nonce + cipher.encrypt(nonce, plain, belongs_to)


def sealer(cipher: AESGCM, begins: bytes, texts: int) -> Callable[[bytes, bytes], bytes]:
    """``seal`` for so many texts: the nonces come from one draw, which is half of the cost."""
    drawn = os.urandom(_NONCE_BYTES * texts)
    nonces = (drawn[at : at + _NONCE_BYTES] for at in range(0, len(drawn), _NONCE_BYTES))
    encrypt = cipher.encrypt

    def seal_next(row: bytes, plain: bytes) -> bytes:
        nonce = next(nonces)
        return _FORMAT + nonce + encrypt(nonce, plain, begins + row)

    return seal_next


def unseal(cipher: AESGCM, sealed: bytes, belongs_to: bytes) -> bytes:
    """The plain text. Raises Unreadable."""
    sealed = bytes(sealed)
    if len(sealed) < _OVERHEAD or sealed[:1] != _FORMAT:
        raise Unreadable("This is not a sealed text of the vault.")
    try:
        return cipher.decrypt(sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :], belongs_to)
    except InvalidTag as error:
        raise Unreadable("The text was sealed for another place, or has been changed.") from error


@dataclass(frozen=True, repr=False)
class Masters:
    """The master keys by version; ``current`` wraps, every version unwraps."""

    current: int
    keys: dict[int, bytes]

    def wrap(self, data_key: bytes, *, key_id: UUID, owner_id: UUID) -> bytes:
        return seal(AESGCM(self.keys[self.current]), data_key, _wrapping(key_id, owner_id))

    def unwrap(self, wrapped: bytes, *, version: int, key_id: UUID, owner_id: UUID) -> bytes:
        if version not in self.keys:
            raise BadMasterKeys(
                f"A data key is wrapped by master key {version}, which VAULT_MASTER_KEYS lacks. "
                "Add it behind the current one until `rotate_vault_keys` has run."
            )
        return unseal(AESGCM(self.keys[version]), wrapped, _wrapping(key_id, owner_id))


def _wrapping(key_id: UUID, owner_id: UUID) -> bytes:
    return b"cardfleet data key" + owner_id.bytes + key_id.bytes


@lru_cache(maxsize=8)
def parse_masters(text: str) -> Masters:
    """``"2:<base64 of 32 bytes>,1:<base64>"``, the first being current. Raises BadMasterKeys."""
    keys: dict[int, bytes] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        version, _, encoded = part.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError) as error:
            raise BadMasterKeys("VAULT_MASTER_KEYS: a key is not base64.") from error
        if not version.isdecimal() or len(key) != KEY_BYTES:
            raise BadMasterKeys(
                "VAULT_MASTER_KEYS must read '<version>:<base64 of 32 bytes>', with commas between."
            )
        if int(version) in keys:
            raise BadMasterKeys(f"VAULT_MASTER_KEYS names version {version} twice.")
        keys[int(version)] = key
    if not keys:
        raise BadMasterKeys("VAULT_MASTER_KEYS is not set: the vault has no master key.")
    return Masters(current=next(iter(keys)), keys=keys)


def masters() -> Masters:
    return parse_masters(settings.VAULT_MASTER_KEYS)
