"""How mutations, their payloads and paged lists are written down: once."""

from typing import Any

import graphene

from .basics import Error, connection


def mutation(payload: type, given: type, description: str) -> graphene.Field:
    """A field of a mutation root: one ``input``, a payload that is always there."""
    argument = graphene.Argument(given, required=True)
    return graphene.Field(payload, required=True, input=argument, description=description)


def payload(name: str, **fields: Any) -> type[graphene.ObjectType]:
    """``<name>Payload``: what was done, and ``errors``."""
    errors = graphene.List(graphene.NonNull(Error), required=True)
    return type(f"{name}Payload", (graphene.ObjectType,), {**fields, "errors": errors})


def listed(kind: Any, **how: Any) -> graphene.List:
    """A list without holes that is always there."""
    return graphene.List(graphene.NonNull(kind), required=True, **how)


def paged(node: type[graphene.ObjectType], description: str, **arguments: Any) -> graphene.Field:
    """A connection of these nodes, made once for each kind of node."""
    known = _connections.get(node)
    if known is None:
        known = _connections[node] = connection(node)
    return graphene.Field(
        known,
        required=True,
        first=graphene.Int(),
        after=graphene.String(),
        description=description,
        **arguments,
    )


_connections: dict[type, type[graphene.ObjectType]] = {}
