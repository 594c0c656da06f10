"""The keyed fingerprint: the same code is known again on the whole platform, and not read by it."""

import hmac
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tenants.vault.keys import key_for

# The fingerprint secret is a data key of the platform's own: wrapped like the others, so a new
# master key re-wraps it and every fingerprint stays what it was. It is never rotated.
SECRET_OWNER = UUID(int=1)


def normalise(secret: str) -> str:
    """NFKC without white space; letters keep their case, which some issuers mean."""
    if not secret.isascii():
        secret = unicodedata.normalize("NFKC", secret)
    return "".join(secret.split())


def fingerprint(issuer: str, secret: str) -> bytes:
    """32 bytes: HMAC-SHA256 of the issuer and the normalised secret."""
    return fingerprinter(issuer)(secret)


def fingerprinter(issuer: str) -> Callable[[str], bytes]:
    """``fingerprint`` for many secrets of one issuer."""
    key = _derive(key_for("platform", SECRET_OWNER).material)
    # The issuer is the catalogue's spelling of a name, not part of a secret: its case is folded.
    prefix = normalise(issuer).casefold().encode() + b"\x00"

    def of(secret: str) -> bytes:
        return hmac.digest(key, prefix + normalise(secret).encode(), "sha256")

    return of


@lru_cache(maxsize=4)
def _derive(material: bytes) -> bytes:
    return HKDF(
        algorithm=SHA256(), length=32, salt=None, info=b"cardfleet code fingerprint v1"
    ).derive(material)
