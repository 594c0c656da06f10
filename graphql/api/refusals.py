"""Errors of the GraphQL layer itself: typed by ``extensions.code``, safe to show to anybody."""

from typing import Any

from graphql import GraphQLError

from tenants.kernel.errors import Refusal


class Denied(GraphQLError):
    """The request is refused before anything runs. ``status`` is HTTP's, whatever is accepted."""

    code = "INVALID"
    status = 400

    def __init__(self, message: str, **extensions: Any) -> None:
        super().__init__(message, extensions={"code": self.code, **extensions})


class NotAcceptable(Denied):
    status = 406


class TooExpensive(Denied):
    """``limit`` names the limit; ``maximum`` and, where it was counted, ``requested``."""

    code = "TOO_EXPENSIVE"


class Unauthenticated(Denied):
    code = "UNAUTHENTICATED"
    status = 401


class BadSignature(Unauthenticated):
    """``signature`` says what is wrong with it."""


class Unavailable(Denied):
    """Something that must be asked does not answer. Nothing was done; try again soon."""

    code = "UNAVAILABLE"
    status = 503

    def __init__(self, message: str, *, retry_after_s: int = 5) -> None:
        super().__init__(message, retryAfter=retry_after_s)
        self.retry_after_s = retry_after_s


class Forbidden(Denied):
    code = "FORBIDDEN"
    status = 403


class RateLimited(Denied):
    code = "RATE_LIMITED"
    status = 429

    def __init__(self, message: str, *, retry_after_s: int, **extensions: Any) -> None:
        super().__init__(message, retryAfter=retry_after_s, **extensions)
        self.retry_after_s = retry_after_s


class NotRegistered(Denied):
    """The key runs only the queries that were registered for it."""

    code = "QUERY_NOT_REGISTERED"
    status = 403


class UnknownQuery(Denied):
    """Automatic persisted queries: the client is to send the text once, with its hash. The message,
    the code and the status are the protocol's own."""

    code = "PERSISTED_QUERY_NOT_FOUND"
    status = 200

    def __init__(self) -> None:
        super().__init__("PersistedQueryNotFound")


class WrongMethod(Denied):
    status = 405


class WrongMediaType(Denied):
    status = 415


class TooLarge(Denied):
    code = "TOO_EXPENSIVE"
    status = 413


def as_graphql_error(refusal: Refusal) -> GraphQLError:
    """A query has no ``errors`` field of its own: a refusal travels in the answer's ``errors``."""
    extensions: dict[str, Any] = {"code": refusal.code}
    if refusal.field:
        extensions["field"] = refusal.field
    if refusal.details:
        extensions["details"] = jsonable(refusal.details)
    return GraphQLError(str(refusal), extensions=extensions)


def jsonable(value: Any) -> Any:
    """Details of a refusal as JSON: numbers stay, everything unknown becomes text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, dict):
        return {str(k): jsonable(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(v) for v in value]
    return str(value)
