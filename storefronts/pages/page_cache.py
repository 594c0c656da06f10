"""Whole browsing pages out of memory for visitors without a session.

These pages are the same for everyone: they hold no token, no name, no basket. A page is kept in
the process, keyed by shop, address and theme; it counts while the versions of catalogue, prices,
exchange rates and pages stand, and for a few seconds only, since stock moves without a version.
When those are over, one request renders it anew and the others get the old one meanwhile.
"""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from tenants.catalogue.memory import Memory, memory_seconds
from tenants.kernel import versions

Handler = Callable[[HttpRequest], HttpResponse]

# How old the stock on a page may be. The sale itself asks again.
STOCK_S = 3.0
# How much older while somebody renders the page anew.
GRACE_S = 5.0
# A change by the shop or the owner shows within this time; within it no stamp is asked for.
STAMP_S = 0.5
MOST_PAGES = 800
LONGEST_QUERY = 200
_PAGES = re.compile(r"^/(?:zh-hans|en)/(?:|search/|suggest\.json|[cp]/[-a-z0-9_]{1,80}/)$")
_QUERY = re.compile(r"^(?:(?:q|sort|stock|kind|page)=[^&=]*(?:&|$))*$")


@dataclass(frozen=True, slots=True)
class Kept:
    """A rendered page, as it is and squeezed."""

    body: bytes
    squeezed: bytes
    etag: str
    language: str
    content_type: str
    fresh_until: float


_pages: Memory[Kept] = Memory(most=MOST_PAGES, seconds=STOCK_S + GRACE_S)
_at_work: set[Any] = set()
_stamps: dict[Any, tuple[float, tuple[int, ...]]] = {}


class PageCacheMiddleware:
    """Stands right behind the tenant middleware: a hit runs no session, locale or auth code."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return _their_own(request, self.get_response(request))
        stamp = _stamp(request)
        kept = _pages.get(key, stamp)
        if kept is not None and (kept.fresh_until > time.monotonic() or key in _at_work):
            return _answer(request, kept)
        _at_work.add(key)
        try:
            response = self.get_response(request)
            if response.status_code != 200 or response.cookies or response.streaming:
                return response
            return _answer(request, _pages.put(key, stamp, _keep(response)))
        finally:
            _at_work.discard(key)


def _key(request: HttpRequest) -> tuple[object, ...] | None:
    """None for what is not the same for everyone: signed in, written to, or not a browsing page."""
    shop = request.shop  # type: ignore[attr-defined]
    if (
        shop is None
        or request.method != "GET"
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or "messages" in request.COOKIES
        or getattr(request, "is_dummy", False)
        or not _PAGES.match(request.path)
    ):
        return None
    query = request.META.get("QUERY_STRING", "")
    if len(query) > LONGEST_QUERY or not _QUERY.match(query):
        return None
    row: tuple[object, ...] = (shop.name, shop.status, shop.currency, shop.test_mode)
    row += (shop.support_email, shop.default_locale, *shop.locales)
    return (shop.pk, request.path, query, shop.theme, row)


def _their_own(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A browsing page for somebody with a session: perhaps with member prices, so kept nowhere."""
    if _PAGES.match(request.path) and not response.has_header("Cache-Control"):
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, ["Cookie"])
    return response


def _stamp(request: HttpRequest) -> tuple[int, ...]:
    shop = request.shop  # type: ignore[attr-defined]
    now = time.monotonic()
    known = _stamps.get(shop.pk)
    if known is not None and known[0] > now:
        return known[1]
    stamp = versions.stamp(
        "catalogue", f"pricing:{shop.pk}", "fx", f"pages:{shop.pk}", f"look:{shop.pk}"
    )
    if len(_stamps) > 5_000:
        _stamps.clear()
    _stamps[shop.pk] = (now + min(STAMP_S, memory_seconds()), stamp)
    return stamp


def _keep(response: HttpResponse) -> Kept:
    body = response.content
    return Kept(
        body=body,
        squeezed=gzip.compress(body, 6, mtime=0),
        etag=f'W/"{blake2b(body, digest_size=12).hexdigest()}"',
        language=response.get("Content-Language", ""),
        content_type=response.get("Content-Type", "text/html; charset=utf-8"),
        fresh_until=time.monotonic() + STOCK_S,
    )


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    # Nothing secret is in these pages, so squeezing them gives nothing away (BREACH).
    squeezed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    headers = {
        "ETag": kept.etag,
        # The browser keeps it and asks each time; nothing in between may mix up the readers.
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Encoding, Cookie",
        "Content-Language": kept.language,
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }
    if request.META.get("HTTP_IF_NONE_MATCH") == kept.etag:
        return HttpResponseNotModified(headers=headers)
    if squeezed:
        headers["Content-Encoding"] = "gzip"
    return HttpResponse(
        kept.squeezed if squeezed else kept.body, content_type=kept.content_type, headers=headers
    )


def forget() -> None:
    """Drop every page kept in this process."""
    _pages.forget()
    _stamps.clear()
