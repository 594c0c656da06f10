"""What changed in a schema since it was published, and whether clients can live with it.

The published state is graphql/baseline. A member may go once it has been published as
``@deprecated`` with the day on which it goes, and that day has come; all else that breaks a client
(by graphql-core's rules) is refused. Every change is told in docs/api-changes.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graphql import (
    REMOVE,
    DocumentNode,
    EnumValueDefinitionNode,
    FieldDefinitionNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InputValueDefinitionNode,
    StringValueNode,
    Visitor,
    VisitorAction,
    build_ast_schema,
    build_schema,
    find_breaking_changes,
    parse,
    print_schema,
    visit,
)

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_NAMED = re.compile(r"`([A-Za-z0-9_.(:)]+)`")
Definition = FieldDefinitionNode | EnumValueDefinitionNode | InputValueDefinitionNode


@dataclass(frozen=True, slots=True)
class Member:
    """A field, argument, input field or enum value."""

    type: str
    about: str
    deprecated: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """``coordinate`` as the specification's schema coordinates: ``Order.lines``, ``A.b(c:)``."""

    verb: str
    coordinate: str
    about: str = ""

    def __str__(self) -> str:
        return f"- {self.verb} `{self.coordinate}`{': ' + self.about if self.about else '.'}"


def members(schema: GraphQLSchema) -> dict[str, Member]:
    """Everything that a client can name, by coordinate."""
    return dict(_members(schema))


def _members(schema: GraphQLSchema) -> Iterator[tuple[str, Member]]:
    for name, kind in schema.type_map.items():
        if name.startswith("__"):
            continue
        if isinstance(kind, GraphQLEnumType):
            for value, one in kind.values.items():
                yield f"{name}.{value}", Member("", _line(one.description), one.deprecation_reason)
        elif isinstance(kind, GraphQLInputObjectType):
            for field, given in kind.fields.items():
                yield f"{name}.{field}", _member(given)
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field, told in kind.fields.items():
                yield f"{name}.{field}", _member(told)
                for argument, taken in told.args.items():
                    yield f"{name}.{field}({argument}:)", _member(taken)


def _member(part: object) -> Member:
    kind, about, deprecated = (
        getattr(part, name) for name in ("type", "description", "deprecation_reason")
    )
    return Member(str(kind), _line(about), deprecated)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def changes(old: GraphQLSchema, new: GraphQLSchema) -> list[Change]:
    """What is to be told. A new type is told by the fields that lead to it."""
    before, after = members(old), members(new)
    found = []
    for name in old.type_map.keys() - new.type_map.keys():
        found.append(Change("Removed", name))
    for coordinate, one in after.items():
        known, holder = before.get(coordinate), re.split(r"[.]", coordinate)[0]
        if known is None:
            parent = coordinate.partition("(")[0]
            told_by_parent = parent != coordinate and parent not in before
            if holder in old.type_map and not told_by_parent:
                found.append(Change("Added", coordinate, one.about))
        elif known.type != one.type:
            found.append(Change("Changed", coordinate, f"`{known.type}` is `{one.type}` now."))
        if one.deprecated and (known is None or not known.deprecated):
            found.append(Change("Deprecated", coordinate, _line(one.deprecated)))
    for coordinate in before.keys() - after.keys():
        holder, parent = coordinate.split(".")[0], coordinate.partition("(")[0]
        if holder in new.type_map and (parent == coordinate or parent in after):
            found.append(Change("Removed", coordinate))
    return sorted(found, key=lambda change: (change.verb, change.coordinate))


def untold(found: list[Change], text: str) -> list[Change]:
    """The changes whose coordinate the changelog's part "Unreleased" does not name."""
    named = set(_NAMED.findall(unreleased(text)))
    return [change for change in found if change.coordinate not in named]


def unreleased(text: str) -> str:
    """The part of a changelog between "## Unreleased" and the next heading of its rank."""
    _before, _mark, rest = text.partition("## Unreleased\n")
    return re.split(r"^## ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def breaking(published: str, new: GraphQLSchema, today: date) -> list[str]:
    """What would break a client who reads the published SDL, told in sentences."""
    old = build_ast_schema(_without_expired(parse(published), today))
    # Only what is reachable: a type goes with the last field that leads to it.
    seen = GraphQLSchema(query=old.query_type, mutation=old.mutation_type)
    # As text: graphql-core takes two scalars for the same only where they are of one class.
    now = build_schema(print_schema(new))
    return sorted(change.description for change in find_breaking_changes(seen, now))


def undated(schema: GraphQLSchema) -> list[str]:
    """Deprecated members whose reason does not say on which day they go."""
    return [
        coordinate
        for coordinate, member in members(schema).items()
        if member.deprecated and _day(member.deprecated) is None
    ]


def _day(reason: str) -> date | None:
    for found in _DAY.findall(reason):
        try:
            return date.fromisoformat(found)
        except ValueError:
            continue
    return None


class _Expired(Visitor):
    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today

    def enter(self, node: object, *_: object) -> VisitorAction:
        if isinstance(node, Definition):
            for directive in node.directives or ():
                if directive.name.value == "deprecated" and self._is_due(directive.arguments):
                    return REMOVE
        return None

    def _is_due(self, arguments: object) -> bool:
        for argument in arguments or ():  # type: ignore[attr-defined]
            if isinstance(argument.value, StringValueNode):
                day = _day(argument.value.value)
                return day is not None and day <= self.today
        return False


def _without_expired(ast: DocumentNode, today: date) -> DocumentNode:
    left: DocumentNode = visit(ast, _Expired(today))
    return left
