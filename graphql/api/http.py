"""GraphQL over HTTP: what a request must look like, and what an answer looks like.

Follows https://graphql.github.io/graphql-over-http/draft/ with these choices: JSON bodies only,
no batches, mutations by POST only.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict, RawPostDataException, UnreadablePostError

from .limits import check_variables
from .options import Options
from .refusals import Denied, TooLarge, WrongMediaType, WrongMethod

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
HTML = "text/html"
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A well-formed request: what to run, with what. `source` or `sha` is there, or both."""

    source: str | None
    sha: str | None
    variables: dict[str, Any]
    operation_name: str | None
    by_get: bool


def read_body(request: HttpRequest, options: Options) -> bytes:
    """The bytes of a JSON POST, at most ``max_body_bytes``. Raises WrongMediaType, TooLarge."""
    media_type, _, parameters = request.META.get("CONTENT_TYPE", "").partition(";")
    if media_type.strip().lower() != JSON:
        raise WrongMediaType("Send the query as application/json.")
    charset = parameters.partition("charset=")[2].strip(' "').lower()
    if charset not in ("", "utf-8", "utf8"):
        raise WrongMediaType("Send the query in UTF-8.")
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > options.max_body_bytes:
        raise TooLarge(
            f"The body is over the limit of {options.max_body_bytes} bytes.",
            limit="body",
            maximum=options.max_body_bytes,
            requested=length,
        )
    try:
        return request.body
    except (UnreadablePostError, RawPostDataException) as error:  # and when it is asked again
        raise Denied("The body did not come to its end.") from error


def read_post(body: bytes, options: Options) -> Asked:
    """Raises Denied for what is not one GraphQL request."""
    try:
        given = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Denied("The body is not valid JSON.") from error
    if isinstance(given, list):
        raise Denied("Batches are not served: send one request each.", limit="batch", maximum=1)
    if not isinstance(given, dict):
        raise Denied("The body is not a JSON object.")
    return _asked(given, options, by_get=False)


def read_get(request: HttpRequest, options: Options) -> Asked:
    given: dict[str, Any] = {}
    asked = parameters_of(request)
    for name in ("query", "operationName"):
        if name in asked:
            given[name] = asked[name] or None
    for name in ("variables", "extensions"):
        if asked.get(name):
            try:
                given[name] = json.loads(asked.get(name, ""), parse_constant=_no_constant)
            except (ValueError, RecursionError) as error:
                raise Denied(f"“{name}” is not valid JSON.") from error
    return _asked(given, options, by_get=True)


def parameters_of(request: HttpRequest) -> QueryDict:
    """What stands after the question mark. Raises Denied for more of them than Django reads."""
    try:
        return request.GET
    except SuspiciousOperation as error:
        raise Denied("The address has too many parameters.") from error


def _asked(given: dict[str, Any], options: Options, *, by_get: bool) -> Asked:
    operation_name = given.get("operationName")
    if operation_name is not None and not isinstance(operation_name, str):
        raise Denied("“operationName” is not a text.")
    for name in ("variables", "extensions"):
        if given.get(name) is not None and not isinstance(given[name], dict):
            raise Denied(f"“{name}” is not an object.")
    sha = _hash(given.get("extensions") or {})
    source = given.get("query") or None
    if not isinstance(source, str) and (source is not None or sha is None):
        raise Denied("“query” is missing: it is the text of a GraphQL document.")
    check_text(source)
    variables = given.get("variables") or {}
    check_variables(variables, options.max_variables_depth)
    check_text(variables)
    return Asked(source, sha, variables, operation_name or None, by_get)


def _hash(extensions: dict[str, Any]) -> str | None:
    """Of Apollo's ``persistedQuery``, version 1. Raises Denied for another form of it."""
    given = extensions.get("persistedQuery")
    if given is None:
        return None
    if not isinstance(given, dict) or given.get("version") != 1:
        raise Denied("“persistedQuery” is served in version 1.")
    sha = given.get("sha256Hash")
    if not isinstance(sha, str) or not _SHA256.fullmatch(sha):
        raise Denied("“sha256Hash” is not a SHA-256 in lower-case hexadecimal.")
    return sha


def check_text(value: Any) -> None:
    """Refuse NUL and lone surrogates: JSON can write them, and no database text holds them."""
    if isinstance(value, str):
        if "\x00" in value or not _encodes(value):
            raise Denied("A text contains a character that is not allowed.")
    elif isinstance(value, dict):
        for key, item in value.items():
            check_text(key)
            check_text(item)
    elif isinstance(value, list):
        for item in value:
            check_text(item)


def _encodes(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def check_method(request: HttpRequest) -> None:
    if request.method not in ("GET", "POST"):
        raise WrongMethod("Use POST, or GET for queries.")


def accepted(request: HttpRequest) -> str | None:
    """The media type to answer in, or None where the client takes neither."""
    header = request.META.get("HTTP_ACCEPT", "")
    if not header or header == "*/*":
        return JSON
    kinds = [part.partition(";")[0].strip().lower() for part in header.split(",")]
    # The first that we know, as written: clients that send both put the new one first.
    for kind in kinds:
        if kind in (GRAPHQL_JSON, JSON):
            return kind
    return JSON if "*/*" in kinds or "application/*" in kinds else None


def wants_page(request: HttpRequest) -> bool:
    """A browser that is shown this address: it names HTML before any JSON."""
    header = request.META.get("HTTP_ACCEPT", "")
    if request.method != "GET" or HTML not in header:
        return False
    kinds = [part.partition(";")[0].strip().lower() for part in header.split(",")]
    return next((kind for kind in kinds if kind in (HTML, JSON, GRAPHQL_JSON)), "") == HTML


def is_lenient(request: HttpRequest) -> bool:
    """A client that names application/json is old enough to expect 200 for a bad document."""
    return JSON in request.META.get("HTTP_ACCEPT", "")
