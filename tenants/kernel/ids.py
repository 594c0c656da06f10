"""Identifiers: opaque, sortable by time, never enumerable."""

import hashlib
import hmac
import secrets
import uuid
from functools import cache

from django.conf import settings
from django.utils.encoding import force_bytes
from uuid_utils import compat

# Without 0/O and 1/I/L: people read order numbers to each other over the phone.
NUMBER_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_id() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): time-ordered, so that indexes grow at one end."""
    return compat.uuid7()


def new_token() -> str:
    """A secret of 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def new_number(groups: tuple[int, ...] = (4, 6)) -> str:
    """An order number to read aloud, e.g. ``A7K2-9QXM4T``: about 49 random bits."""
    return "-".join("".join(secrets.choice(NUMBER_ALPHABET) for _ in range(n)) for n in groups)


@cache
def _token_key(secret_key: str) -> bytes:
    return hashlib.sha256(b"cardfleet.token:" + force_bytes(secret_key)).digest()


def token_hash(token: str) -> bytes:
    """The 32 bytes that are stored instead of a token: HMAC-SHA256 under ``SECRET_KEY``."""
    return hmac.digest(_token_key(settings.SECRET_KEY), token.encode(), "sha256")
