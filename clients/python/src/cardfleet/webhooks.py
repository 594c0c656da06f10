"""Verifying what a shop's webhooks send (Standard Webhooks)."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any

from cardfleet.errors import BadSignature

TOLERANCE_S = 300


def verified(
    secret: str, headers: Mapping[str, str], body: bytes, *, now: float | None = None
) -> Any:
    """The event in ``body``, as it was sent. BadSignature where it is not the shop's, or old."""
    found = {name.lower(): value for name, value in headers.items()}
    try:
        message, sent_at = found["webhook-id"], found["webhook-timestamp"]
        signatures = found["webhook-signature"].split()
        at = int(sent_at)
    except (KeyError, ValueError):
        raise BadSignature("the headers of a webhook are missing") from None
    if abs((time.time() if now is None else now) - at) > TOLERANCE_S:
        raise BadSignature("too old, or from the future")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.digest(key, f"{message}.{sent_at}.".encode() + body, hashlib.sha256)
    expected = f"v1,{base64.b64encode(mac).decode()}"
    # Several, with spaces between them, while a secret is rotated.
    if not any(hmac.compare_digest(one.encode(), expected.encode()) for one in signatures):
        raise BadSignature("not signed with this secret")
    return json.loads(body)
