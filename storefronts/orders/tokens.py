"""The two secrets of an order, derived and never stored; the rows keep only their HMACs.

They are derived (HMAC of the order's id under SECRET_KEY) instead of drawn, so that a replayed
answer and a mail that is sent twice carry the same secret without it lying anywhere.
"""

import base64
import hmac
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from tenants.kernel.ids import token_hash


def _derive(purpose: bytes, order_id: UUID) -> str:
    key = settings.SECRET_KEY.encode()
    digest = hmac.new(key, b"cardfleet:order:" + purpose + b":" + order_id.bytes, sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def placing_token(order_id: UUID) -> str:
    """Proof of having placed the order: views, pays, cancels, reveals. 43 characters."""
    return _derive(b"placed", order_id)


def mailed_token(order_id: UUID) -> str:
    """The secret of the mailed link: views, and reveals only with a one-time code."""
    return _derive(b"mailed", order_id)


def matches(token: str, stored: bytes | memoryview) -> bool:
    """Constant-time comparison of a presented token with a stored HMAC."""
    return hmac.compare_digest(token_hash(token), bytes(stored))
