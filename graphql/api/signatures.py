"""Signed requests: HTTP Message Signatures (RFC 9421), algorithm ``hmac-sha256``.

A key that is set to it proves each request by a secret that never travels:

    Content-Digest: sha-256=:<base64 of the body's SHA-256>:                      (RFC 9530)
    Signature-Input: sig=("@method" "@authority" "@path" "@query" "content-digest")
        ;created=1764115200;nonce="<new each time>";keyid="cf_<prefix>";alg="hmac-sha256"
    Signature: sig=:<base64 of the HMAC-SHA256 over the signature base>:

Covered must be the method, the host, the path, the query where there is one, and the digest of the
body where there is one: a request that was listened to is of no use for another shop, another
operation, or later. ``created`` may differ from our clock by WINDOW_S, an ``expires`` is respected,
and a nonce is taken once within that time. Nonces are remembered in the cache server for all
processes; while it does not answer, signed requests are refused (fail closed), unlike rates, which
fail open.
"""

import base64
import binascii
import hashlib
import hmac
import re
import time
from dataclasses import dataclass
from typing import NoReturn

import structlog
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from tenants.accounts.services import signing_kind
from tenants.registry.context import connection
from tenants.vault.text import open_text

from .keys import Key, note_refused
from .refusals import BadSignature, Unavailable

log = structlog.get_logger(__name__)

WINDOW_S = 300
LONGEST_HEADER = 2_048
LONGEST_NONCE = 128
_MEMBER = re.compile(
    r'(?P<label>[a-z*][a-z0-9_.*-]*)=(?P<params>\((?P<inner>(?: *"[^"\\]*")*) *\)(?P<rest>[^,]*))'
)
_NAME = re.compile(r'"([^"\\]*)"')
_PARAM = re.compile(r';\s*(?P<name>[a-z*][a-z0-9_.*-]*)=(?:"(?P<text>[^"\\]*)"|(?P<number>-?\d+))')
_BYTES = re.compile(r"(?P<label>[a-z*][a-z0-9_.*-]*)=:(?P<value>[A-Za-z0-9+/=]*):")
_HEADER = re.compile(r"[a-z0-9!#$%&'*+.^_`|~-]+")

WORDS = {
    "missing": "This key signs its requests, and this one is not signed.",
    "form": "The headers Signature-Input and Signature cannot be read.",
    "components": "The signature does not cover @method, @authority, @path, and @query and"
    " content-digest where there is a query or a body.",
    "algorithm": "Only hmac-sha256 is taken here.",
    "created": f"The signature's time is more than {WINDOW_S} seconds off. Check your clock.",
    "expires": "The signature has expired.",
    "nonce": "The signature needs a nonce of 8 to 128 characters.",
    "digest": "The Content-Digest is not that of the body.",
    "mismatch": "The signature is not that of this request.",
    "replayed": "This nonce was used before: every request needs a new one.",
}


@dataclass(frozen=True, slots=True)
class Signature:
    """One member of Signature-Input with its value, as RFC 9421 names the parts."""

    params: str  # as they came: the last line of the base
    covered: tuple[str, ...]
    created: int | None
    expires: int | None
    nonce: str
    alg: str
    value: bytes


def check(request: HttpRequest, key: Key, body: bytes) -> None:
    """Return if the key's request may pass. Raises BadSignature (audited), Unavailable."""
    if not key.signing:
        return
    given = request.META.get("HTTP_SIGNATURE_INPUT", "")
    if not given:
        if key.signing == "required":
            _refuse(request, key, "missing")
        return
    signature = read(given, request.META.get("HTTP_SIGNATURE", ""), key_id=f"cf_{key.prefix}")
    if signature is None:
        _refuse(request, key, "form")
    wrong = _wrong(request, key, body, signature)
    if wrong:
        _refuse(request, key, wrong)
    if not _is_first(key, signature.nonce, signature.created or 0):
        _refuse(request, key, "replayed")


def read(given: str, values: str, *, key_id: str) -> Signature | None:
    """The signature of this key among those that a request carries; None where it cannot be read.

    Of the dictionaries of RFC 8941 this takes what the scheme needs, and no more.
    """
    if max(len(given), len(values)) > LONGEST_HEADER:
        return None
    sealed = {m["label"]: m["value"] for m in _BYTES.finditer(values)}
    for member in _MEMBER.finditer(given):
        params = {
            m["name"]: m["text"] or m["number"] or "" for m in _PARAM.finditer(member["rest"])
        }
        if params.get("keyid") != key_id or member["label"] not in sealed:
            continue
        if _PARAM.sub("", member["rest"]).strip():
            return None
        try:
            value = base64.b64decode(sealed[member["label"]], validate=True)
            created = int(params["created"]) if "created" in params else None
            expires = int(params["expires"]) if "expires" in params else None
        except (binascii.Error, ValueError):
            return None
        return Signature(
            params=member["params"].strip(),
            covered=tuple(_NAME.findall(member["inner"])),
            created=created,
            expires=expires,
            nonce=params.get("nonce", ""),
            alg=params.get("alg", "hmac-sha256"),
            value=value,
        )
    return None


def base_of(request: HttpRequest, signature: Signature) -> bytes | None:
    """The signature base (RFC 9421, 2.5), or None where something covered is not there."""
    lines = []
    for name in signature.covered:
        value = _component(request, name)
        if value is None:
            return None
        lines.append(f'"{name}": {value}\n')
    return f'{"".join(lines)}"@signature-params": {signature.params}'.encode()


def _wrong(request: HttpRequest, key: Key, body: bytes, signature: Signature) -> str:
    """What is wrong with it, cheapest first; empty where nothing is."""
    covered = set(signature.covered)
    needed = {"@method", "@authority", "@path"}
    if request.META.get("QUERY_STRING"):
        needed.add("@query")
    if "@target-uri" in covered:
        needed -= {"@authority", "@path", "@query"}
    if body:
        needed.add("content-digest")
    if not needed <= covered or len(covered) != len(signature.covered):
        return "components"
    if signature.alg != "hmac-sha256":
        return "algorithm"
    if signature.created is None or abs(time.time() - signature.created) > WINDOW_S:
        return "created"
    if signature.expires is not None and signature.expires <= time.time():
        return "expires"
    if not 8 <= len(signature.nonce) <= LONGEST_NONCE:
        return "nonce"
    if body and not _is_digest(request.META.get("HTTP_CONTENT_DIGEST", ""), body):
        return "digest"
    base = base_of(request, signature)
    if base is None:
        return "components"
    secret = open_text(key.signing_sealed, kind=signing_kind(key.id))
    made = hmac.digest(secret.encode(), base, "sha256")
    return "" if hmac.compare_digest(made, signature.value) else "mismatch"


def _component(request: HttpRequest, name: str) -> str | None:
    host = request.get_host().lower()
    secure = settings.PUBLIC_SCHEME == "https"
    authority = host.removesuffix(":443" if secure else ":80")
    query = request.META.get("QUERY_STRING", "")
    derived = {
        "@method": request.method,
        "@authority": authority,
        "@path": request.path,
        "@query": f"?{query}",
        "@target-uri": f"{settings.PUBLIC_SCHEME}://{authority}{request.path}"
        + (f"?{query}" if query else ""),
    }
    if name in derived:
        return derived[name]
    if not _HEADER.fullmatch(name):
        return None
    value = request.headers.get(name)
    return " ".join(value.split()) if value is not None else None


def _is_digest(header: str, body: bytes) -> bool:
    digests = {m["label"]: m["value"] for m in _BYTES.finditer(header)}
    made = base64.b64encode(hashlib.sha256(body).digest()).decode()
    return hmac.compare_digest(digests.get("sha-256", ""), made)


def _is_first(key: Key, nonce: str, created: int) -> bool:
    """Take the nonce. Raises Unavailable where nobody remembers nonces."""
    name = hashlib.sha256(nonce.encode()).hexdigest()
    # From now until the clock alone refuses it.
    kept_s = max(1, int(created + WINDOW_S - time.time()) + 2)
    try:
        place = f"nonce:{connection.schema_name}:{key.id}:{name}"
        return bool(caches["platform"].add(place, 1, kept_s))
    except Exception as error:
        log.warning("api.nonces_not_remembered", error=type(error).__name__)
        raise Unavailable(
            "Signed requests cannot be checked at this moment. Nothing was done:"
            " send it again in some seconds, with a new nonce."
        ) from error


def _refuse(request: HttpRequest, key: Key, why: str) -> NoReturn:
    note_refused(request, prefix=key.prefix, why=f"signature: {why}")
    raise BadSignature(WORDS[why], signature=why)
