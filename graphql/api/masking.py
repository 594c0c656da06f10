"""One place that turns what went wrong in a resolver into what may be shown."""

from typing import Any

import structlog
from django.utils.translation import gettext as _
from graphql import GraphQLError

from tenants.kernel.errors import Refusal
from tenants.kernel.ids import new_id

from .refusals import Denied, as_graphql_error

log = structlog.get_logger(__name__)


def shown(error: GraphQLError) -> dict[str, Any]:
    """The error as JSON; what the caller could not cause is masked, and logged by a reference."""
    original = error.original_error
    if isinstance(original, Refusal):
        known = as_graphql_error(original)
        return _formatted(error, known.message, known.extensions or {})
    if isinstance(error, Denied) or isinstance(original, Denied):
        return _formatted(error, error.message, error.extensions or {})
    if error.path is None or (original is None and error.message.startswith("Argument ")):
        # The standard's own: syntax, validation, coercion of variables and arguments.
        return _formatted(error, error.message, {"code": "INVALID"})
    return _masked(error)


def _masked(error: GraphQLError) -> dict[str, Any]:
    reference = new_id().hex[-12:]
    original = error.original_error or error
    log.error(
        "api.failed",
        reference=reference,
        path=error.path,
        exc_info=(type(original), original, original.__traceback__),
    )
    message = _(
        "Something went wrong on our side. Nothing was lost; please try again. "
        "If it stays, tell support this reference: %(reference)s"
    ) % {"reference": reference}
    return _formatted(error, message, {"code": "INTERNAL", "reference": reference})


def failed(error: Exception) -> dict[str, Any]:
    """The same for what went wrong outside of any resolver."""
    return _masked(GraphQLError("", original_error=error))


def _formatted(error: GraphQLError, message: str, extensions: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {"message": message}
    if error.locations:
        body["locations"] = [{"line": at.line, "column": at.column} for at in error.locations]
    if error.path is not None:
        body["path"] = error.path
    body["extensions"] = extensions
    return body
