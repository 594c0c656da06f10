"""The doorway of the streams: a key, its scope, and bytes as they come."""

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from functools import cache

from django.http import HttpRequest, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from api import http, keys, masking, responses, signatures
from api.keys import Key
from api.options import options
from api.rates import Meter
from api.refusals import Denied, Forbidden, Unauthenticated, WrongMethod, as_graphql_error
from api.streams import formats
from api.streams.formats import FORMATS, Format
from api.streams.lists import KINDS, Prepared, csv_rows
from api.streams.places import Places
from tenants.kernel.errors import Refusal
from tenants.registry.context import in_shop
from tenants.registry.models import Shop

_PATH = re.compile(r"/api/(?P<name>[a-z-]{1,40})\.(?P<format>ndjson|csv)")


def serve(request: HttpRequest, shop: Shop) -> HttpResponseBase | None:
    """The list that the path names, or None where it names none. Every refusal is JSON."""
    found = _PATH.fullmatch(request.path_info)
    if found is None or found["name"] not in KINDS:
        return None
    try:
        return _serve(request, shop, found["name"], found["format"])
    except Denied as denied:
        return responses.refused(denied, http.JSON)
    except Refusal as refusal:
        error = as_graphql_error(refusal)
        body = {"errors": [{"message": error.message, "extensions": error.extensions}]}
        content = responses.encode(body)
        return responses.private(responses.json_response(content, media_type=http.JSON, status=400))
    except Exception as error:  # noqa: BLE001 - the last guard: nothing leaks, all is logged
        content = responses.encode({"errors": [masking.failed(error)]})
        return responses.private(responses.json_response(content, media_type=http.JSON, status=500))


@cache
def _meter() -> Meter:
    return Meter(name="lists", rate=options().rate_lists)


@cache
def _places() -> Places:
    return Places(total=options().lists_open, each=options().lists_open_key)


class _Stream(StreamingHttpResponse):
    """Gives its place back when it has ended, or its reader has gone."""

    def __init__(self, parts: Iterator[bytes], leave: Callable[[], None], **more: str) -> None:
        super().__init__(parts, **more)
        self._leave = leave

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._leave()


def _serve(request: HttpRequest, shop: Shop, name: str, written: str) -> HttpResponseBase:
    if request.method != "GET":
        raise WrongMethod("Lists are read by GET.", allowed=["GET"])
    key = keys.authenticate(request)
    if key is None:
        raise Unauthenticated("A list needs an API key: Authorization: Bearer cf_…")
    _meter().admit(str(key.id))
    signatures.check(request, key, b"")
    kind = KINDS[name]
    if kind.scope not in key.scopes:
        raise Forbidden(f"This key lacks the scope {kind.scope}.")
    language = translation.get_language_from_request(request)
    with translation.override(language):
        prepared = kind.prepare(request, shop, key.user)
    etag = _etag(prepared, key, shop, language, written)
    if etag and etag in [tag.strip() for tag in _none_match(request)]:
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        leave = _places().take(str(key.id))
        response = _stream(request, shop, prepared, name, FORMATS[written], language, leave)
        if written == "csv":
            response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    for header, value in prepared.headers.items():
        response[header] = value
    # Prices and money are the key's own: kept by who asked, and asked for again.
    response["Cache-Control"] = "private, no-cache" if etag else "no-store"
    response["Vary"] = "Accept-Encoding, Accept-Language, Authorization"
    response["X-Content-Type-Options"] = "nosniff"
    if etag:
        response["ETag"] = etag
    return response


def _stream(
    request: HttpRequest,
    shop: Shop,
    prepared: Prepared,
    name: str,
    form: Format,
    language: str,
    leave: Callable[[], None],
) -> _Stream:
    parts = _parts(shop, prepared, name, form, language, leave)
    wants_gzip = re.search(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", _encodings(request))
    response = _Stream(
        formats.gzipped(parts) if wants_gzip else parts,
        leave,
        content_type=f"{form.media_type}; charset=utf-8",
    )
    if wants_gzip:
        response["Content-Encoding"] = "gzip"
    return response


def _parts(
    shop: Shop,
    prepared: Prepared,
    name: str,
    form: Format,
    language: str,
    leave: Callable[[], None],
) -> Iterator[bytes]:
    """Each chunk in the shop, and nothing of it between them: the reader may be slow.

    Raises TimeoutError for one that is too slow: the connection ends without the list's end.
    """
    until = time.monotonic() + options().lists_most_s
    yield form.head(prepared.columns) + form.note(prepared.head)
    while True:
        if time.monotonic() > until:
            raise TimeoutError(f"{name} took over {options().lists_most_s} s to read")
        with in_shop(shop), translation.override(language):
            rows = next(prepared.chunks, None)
            if rows is None:
                break
            part = form.chunk(
                csv_rows(name, rows) if form is FORMATS["csv"] else rows, prepared.columns
            )
        if part:
            yield part
    yield form.note(prepared.tail())
    leave()  # before the reader knows that it has all, and asks for the next one


def _etag(prepared: Prepared, key: Key, shop: Shop, language: str, written: str) -> str | None:
    """Weak: the bytes may be gzipped. It moves with all that the list is made of, stock too."""
    if prepared.etag is None:
        return None
    parts = (*prepared.etag, shop.pk, key.user.pk, language, written)
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def _none_match(request: HttpRequest) -> list[str]:
    return request.META.get("HTTP_IF_NONE_MATCH", "").split(",")


def _encodings(request: HttpRequest) -> str:
    return request.META.get("HTTP_ACCEPT_ENCODING", "")[:200].lower()


def forget() -> None:
    """For tests: the options may be others."""
    _meter.cache_clear()
    _places.cache_clear()
