"""Answers as HTTP: bytes, a status, and who may keep them."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from . import http, masking
from .refusals import Denied, RateLimited, Unavailable, WrongMethod


def encode(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


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


def public(response: HttpResponse) -> HttpResponse:
    # Caches on the way do not know our stamps: they may keep it, and must ask.
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Accept, Accept-Language, Cookie, Authorization"
    return response
