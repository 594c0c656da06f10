"""Mutations answer errors; they never raise for what a user can cause."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from tenants.kernel.errors import Refusal

from .refusals import jsonable

Resolver = Callable[..., dict[str, Any]]


def answers_errors(**empty: Any) -> Callable[[Resolver], Resolver]:
    """A Refusal becomes the payload's ``errors``; ``empty`` fills lists that may not be null."""

    def around(resolve: Resolver) -> Resolver:
        @wraps(resolve)
        def resolved(root: Any, info: Any, **arguments: Any) -> dict[str, Any]:
            try:
                payload = resolve(root, info, **arguments)
            except Refusal as refusal:
                return {**empty, "errors": [as_error(one) for one in refusal.each]}
            payload.setdefault("errors", [])
            return payload

        return resolved

    return around


def as_error(refusal: Refusal) -> dict[str, Any]:
    """In the language of the request: messages are translated when they are turned into text."""
    return {
        "code": refusal.code,
        "message": str(refusal),
        "field": refusal.field,
        "path": [str(step) for step in refusal.path] if refusal.path else None,
        "details": jsonable(refusal.details) or None,
    }
