"""A client that signs as RFC 9421 says, written without the code that checks it."""

import base64
import hashlib
import hmac
import json
import time
import uuid
from typing import Any

COVERED = ("@method", "@authority", "@path", "content-digest")


def digest_of(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def signed(
    *,
    secret: str,
    prefix: str,
    body: bytes = b"",
    method: str = "POST",
    authority: str = "aurora.localhost",
    path: str = "/graphql/",
    query: str = "",
    covered: tuple[str, ...] = COVERED,
    created: int | None = None,
    nonce: str | None = None,
    alg: str = "hmac-sha256",
    more: str = "",
) -> dict[str, str]:
    """The headers of a signed request, as Django's test client takes them."""
    created = int(time.time()) if created is None else created
    nonce = uuid.uuid4().hex if nonce is None else nonce
    values = {
        "@method": method,
        "@authority": authority,
        "@path": path,
        "@query": f"?{query}",
        "@target-uri": f"http://{authority}{path}" + (f"?{query}" if query else ""),
        "content-digest": digest_of(body),
    }
    names = " ".join(f'"{name}"' for name in covered)
    params = f'({names});created={created};nonce="{nonce}";keyid="cf_{prefix}";alg="{alg}"{more}'
    lines = [f'"{name}": {values[name]}' for name in covered]
    base = "\n".join([*lines, f'"@signature-params": {params}'])
    made = hmac.new(secret.encode(), base.encode(), hashlib.sha256).digest()
    headers = {
        "HTTP_SIGNATURE_INPUT": f"sig={params}",
        "HTTP_SIGNATURE": f"sig=:{base64.b64encode(made).decode()}:",
    }
    if body:
        headers["HTTP_CONTENT_DIGEST"] = digest_of(body)
    return headers


def body_of(query: str, **variables: Any) -> bytes:
    return json.dumps({"query": query, "variables": variables}).encode()
