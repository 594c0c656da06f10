"""Signed requests: HTTP Message Signatures (RFC 9421) with hmac-sha256."""

import base64
import hashlib
import hmac
import secrets
import time
from urllib.parse import urlsplit


def signature(
    *, secret: str, key: str, method: str, url: str, body: bytes = b"", now: float | None = None
) -> dict[str, str]:
    """The headers that sign this request for ``key`` (`cf_<prefix>_<secret>`). New each time."""
    parts = urlsplit(url)
    covered = [("@method", method), ("@authority", parts.netloc.lower()), ("@path", parts.path)]
    headers = {}
    if parts.query:
        covered.append(("@query", f"?{parts.query}"))
    if body:
        digest = f"sha-256=:{_text(hashlib.sha256(body).digest())}:"
        covered.append(("content-digest", digest))
        headers["Content-Digest"] = digest
    names = " ".join(f'"{name}"' for name, __ in covered)
    created = int(time.time() if now is None else now)
    keyid = "_".join(key.split("_")[:2])
    params = (
        f'({names});created={created};nonce="{secrets.token_hex(16)}"'
        f';keyid="{keyid}";alg="hmac-sha256"'
    )
    lines = [f'"{name}": {value}' for name, value in covered]
    base = "\n".join([*lines, f'"@signature-params": {params}'])
    mac = hmac.digest(secret.encode(), base.encode(), "sha256")
    return {**headers, "Signature-Input": f"sig={params}", "Signature": f"sig=:{_text(mac)}:"}


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
