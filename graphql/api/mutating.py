"""What the owner's mutations share: an input with its key, fields by the client's names."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from uuid import UUID

import graphene
from graphene.utils.str_converters import to_camel_case

from tenants.kernel.errors import NotFound, Refusal


class Repeatable(graphene.InputObjectType):
    """An input that may be sent again under the same key: the first answer comes again."""

    class Meta:
        abstract = True

    idempotency_key = graphene.String()


def names_as_asked(resolve: Callable[..., Any]) -> Callable[..., Any]:
    """Services name fields as the code does; the client is told by the schema's names."""

    @wraps(resolve)
    def resolved(*arguments: Any, **named: Any) -> Any:
        try:
            return resolve(*arguments, **named)
        except Refusal as refusal:
            for one in refusal.each:
                one.field = to_camel_case(one.field) if one.field else one.field
                if one.path:
                    one.path = [to_camel_case(str(step)) for step in one.path]
            raise

    return resolved


def an_id(text: Any, field: str) -> UUID:
    """Raises NotFound: what is no id names nothing."""
    with suppress(ValueError, AttributeError, TypeError):
        return UUID(text)
    raise NotFound(field=field)


def maybe_id(text: Any) -> UUID:
    """For filters: what is no id matches nothing, as an unknown one does."""
    with suppress(ValueError, AttributeError, TypeError):
        return UUID(text)
    return UUID(int=0)


def given(input: Any, *names: str) -> dict[str, Any]:
    """Of these fields those that were sent, also with null; enums as what they stand for."""
    return {name: _plain(input[name]) for name in names if name in input}


def _plain(value: Any) -> Any:
    return getattr(value, "value", value)
