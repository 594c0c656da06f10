"""Answers as HTTP: bytes, a status, and who may keep them."""

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags

from . import http, masking
from .answers import Content, Cost
from .budgets import Standing
from .refusals import Denied, RateLimited, Unavailable, WrongMethod


def encode(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def content(body: dict[str, Any], cost: Cost) -> Content:
    """An answer that may be kept: its bytes up to the cost, whose standing is another each time."""
    head = encode(body)[:-1]
    return Content(head, cost)


def named(made: Content) -> Content:
    """With a weak validator: the same data, whatever is left of the asker's points."""
    digest = hashlib.blake2b(made.head, digest_size=12).hexdigest()
    return Content(made.head, made.cost, f'W/"{digest}"')


def answered(made: Content, standing: Standing, media_type: str) -> HttpResponse:
    cost = made.cost
    tail = (
        f',"extensions":{{"cost":{{"requested":{cost.requested},"spent":{cost.spent},'
        f'"left":{standing.left},"refill":{standing.refill},"max":{cost.maximum}}}}}}}'
    )
    return json_response(made.head + tail.encode(), media_type=media_type)


def json_response(content: bytes, *, media_type: str, status: int = 200) -> HttpResponse:
    return HttpResponse(content, content_type=f"{media_type}; charset=utf-8", status=status)


def invalid(request: HttpRequest, errors: list[Any], media_type: str) -> HttpResponse:
    """A request that the standard refuses: 400, but 200 for who names application/json."""
    body = encode({"errors": [masking.shown(error) for error in errors]})
    status = 200 if http.is_lenient(request) and media_type == http.JSON else 400
    return private(json_response(body, media_type=media_type, status=status))


def refused(denied: Denied, media_type: str) -> HttpResponse:
    error = {"message": denied.message, "extensions": denied.extensions}
    body = encode({"errors": [error]})
    response = private(json_response(body, media_type=media_type, status=denied.status))
    if isinstance(denied, RateLimited | Unavailable):
        response["Retry-After"] = str(denied.retry_after_s)
    if denied.status == 401:
        response["WWW-Authenticate"] = "Bearer"
    if isinstance(denied, WrongMethod):
        response["Allow"] = ", ".join((denied.extensions or {}).get("allowed", ["GET", "POST"]))
    return response


def private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def shared(
    request: HttpRequest, made: Content, standing: Standing, media_type: str, max_age_s: int
) -> HttpResponse:
    """What everybody sees alike. A cache on the way may keep a GET, and asks whether it is good."""
    known = request.META.get("HTTP_IF_NONE_MATCH") if request.method == "GET" else None
    if known and (known.strip() == "*" or made.etag in parse_etags(known)):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    else:
        response = answered(made, standing, media_type)
    if request.method == "GET":
        response["ETag"] = made.etag
    # Without an age: caches do not know our stamps, so they may keep it, and must ask.
    response["Cache-Control"] = f"public, max-age={max_age_s}" if max_age_s else "no-cache"
    response["Vary"] = "Accept, Accept-Language, Cookie, Authorization"
    return response
