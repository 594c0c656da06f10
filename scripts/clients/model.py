"""What is to be written: choices, inputs, classes and methods, in the words of the operations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_required_input_field,
    print_ast,
    type_from_ast,
)
from graphql.language import ast

PAGE = "pageInfo { hasNextPage endCursor }"
SCALARS = {
    "ID": "str", "String": "str", "Int": "int", "Float": "float", "Boolean": "bool",
    "DateTime": "datetime", "Date": "date", "JSON": "Any",
}  # fmt: skip
# Written by hand in the client.
GIVEN = {"Money": "Money", "Error": "Fault", "PageInfo": "PageInfo"}
READERS = {"DateTime": "instant", "Date": "day"}


@dataclass
class Class:
    name: str
    doc: str | None
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)  # type, how it is read


@dataclass
class Argument:
    name: str
    type: str
    required: bool
    wire: str


@dataclass
class Method:
    name: str
    doc: str | None
    kind: str
    operation: str
    text: str
    used: list[str]
    path: list[str]
    type: str
    read: str
    arguments: list[Argument]
    keyed: bool


class Model:
    def __init__(self, schema: GraphQLSchema, document: ast.DocumentNode) -> None:
        self.schema = schema
        self.fragments = {
            one.name.value: one
            for one in document.definitions
            if isinstance(one, ast.FragmentDefinitionNode)
        }
        self.texts = {name: print_ast(one) for name, one in self.fragments.items()}
        self.classes: dict[str, Class] = {}
        self.choices: dict[str, GraphQLEnumType] = {}
        self.inputs: dict[str, GraphQLInputObjectType] = {}
        self.methods = [self._method(one) for one in operations_of(document)]

    # ---------------------------------------------------------------- methods

    def _method(self, operation: ast.OperationDefinitionNode) -> Method:
        kind = operation.operation.value
        at = self.schema.query_type if kind == "query" else self.schema.mutation_type
        assert at is not None
        doc, path, node = None, [], operation
        while len(chosen := node.selection_set.selections) == 1 and isinstance(
            chosen[0], ast.FieldNode
        ):
            node = chosen[0]
            found = at.fields[node.name.value]
            path.append(node.name.value)
            doc = found.description or doc
            at = get_named_type(found.type)
            if node.selection_set is None or at.name.endswith("Connection"):
                break
            if isinstance(get_nullable_type(found.type), GraphQLList):
                break
        type_, read = self._value(found.type, node)
        name = operation.name.value
        arguments, keyed = self._arguments(operation, kind)
        return Method(
            name=snake(name), doc=doc, kind=kind, operation=name,
            text=print_ast(operation), used=self._used(operation),
            path=path, type=type_, read=read, arguments=arguments, keyed=keyed,
        )  # fmt: skip

    def _arguments(self, operation, kind: str) -> tuple[list[Argument], bool]:
        declared = [
            (one.variable.name.value, type_from_ast(self.schema, one.type))
            for one in operation.variable_definitions
        ]
        if kind == "query":
            made = [self._argument(n, t, isinstance(t, GraphQLNonNull)) for n, t in declared]
            return made, False
        ((__, type_),) = declared
        fields = get_named_type(type_).fields
        made = [
            self._argument(
                name, one.type, is_required_input_field(one) and name != "idempotencyKey"
            )
            for name, one in fields.items()
        ]
        return made, "idempotencyKey" in fields

    def _argument(self, name: str, type_, required: bool) -> Argument:
        return Argument(snake(name), self.taken(type_), required, name)

    def _used(self, node: ast.Node, found: dict[str, None] | None = None) -> list[str]:
        """The fragments that it needs, also those that they need."""
        found = {} if found is None else found
        for one in node.selection_set.selections if node.selection_set else ():
            if isinstance(one, ast.FragmentSpreadNode):
                name = one.name.value
                if name not in found:
                    found[name] = None
                    self._used(self.fragments[name], found)
            else:
                self._used(one, found)
        return list(found)

    # ---------------------------------------------------------------- what is taken

    def taken(self, type_) -> str:
        """The annotation of an argument; None is allowed where null is."""
        if isinstance(type_, GraphQLNonNull):
            return self._taken(type_.of_type)
        return f"{self._taken(type_)} | None"

    def _taken(self, type_) -> str:
        if isinstance(type_, GraphQLList):
            return f"Sequence[{self.taken(type_.of_type)}]"
        if isinstance(type_, GraphQLEnumType):
            self.choices[type_.name] = type_
        elif isinstance(type_, GraphQLInputObjectType) and type_.name not in self.inputs:
            self.inputs[type_.name] = type_
            for one in type_.fields.values():
                self.taken(one.type)
        return SCALARS.get(type_.name, type_.name)

    # ---------------------------------------------------------------- what is answered

    def _value(self, type_, node: ast.FieldNode) -> tuple[str, str]:
        """Annotation, and the expression that reads `{}`."""
        if not isinstance(type_, GraphQLNonNull):
            inner, read = self._value(GraphQLNonNull(type_), node)
            if inner == "Any":
                return inner, read
            plain = read == "{}"
            return f"{inner} | None", read if plain else f"maybe({{}}, {reader(read)})"
        type_ = type_.of_type
        if isinstance(type_, GraphQLList):
            inner, read = self._value(type_.of_type, node)
            each = read.replace("{}", "one")
            return f"list[{inner}]", "{}" if read == "{}" else f"[{each} for one in {{}}]"
        if isinstance(type_, GraphQLObjectType):
            return self._object(type_, node)
        if isinstance(type_, GraphQLEnumType):
            self.choices[type_.name] = type_
            return type_.name, f"{type_.name}({{}})"
        convert = READERS.get(type_.name)
        return SCALARS[type_.name], f"{convert}({{}})" if convert else "{}"

    def _object(self, type_: GraphQLObjectType, node) -> tuple[str, str]:
        if type_.name in GIVEN:
            return GIVEN[type_.name], f"{GIVEN[type_.name]}.read({{}})"
        if type_.name.endswith("Connection"):
            edges = next(one for one in node.selection_set.selections if one.name.value == "edges")
            inner = get_named_type(type_.fields["edges"].type)
            (leaf,) = edges.selection_set.selections
            class_, read = self._object(get_named_type(inner.fields["node"].type), leaf)
            return f"Page[{class_}]", f"page_of({{}}, {reader(read)})"
        return (name := self._class(type_, node)), f"{name}.read({{}})"

    def _class(self, type_: GraphQLObjectType, node) -> str:
        chosen = node.selection_set.selections
        if len(chosen) == 1 and isinstance(chosen[0], ast.FragmentSpreadNode):
            name = chosen[0].name.value
            if name not in self.classes:
                self._fill(Class(name, type_.description), type_, self.fragments[name])
            return name
        made = Class(type_.name, type_.description)
        before = self.classes.get(type_.name)
        self._fill(made, type_, node)
        if before and before != made:
            raise SystemExit(f"{type_.name} is selected in two ways: make a fragment of each")
        return type_.name

    def _fill(self, made: Class, type_: GraphQLObjectType, node) -> None:
        for one in node.selection_set.selections:
            if not isinstance(one, ast.FieldNode) or one.alias:
                raise SystemExit(f"{made.name}: only fields, without aliases, beside a fragment")
            name = one.name.value
            type_of, read = self._value(type_.fields[name].type, one)
            made.fields[snake(name)] = (type_of, read.replace("{}", f'data["{name}"]'))
        self.classes[made.name] = made


def reader(read: str) -> str:
    """`Order.read({})` as a function."""
    head, sep, tail = read.partition("({})")
    if sep and not tail and re.fullmatch(r"[\w.]+", head):
        return head
    return f"lambda one: {read.replace('{}', 'one')}"


def operations_of(document: ast.DocumentNode) -> Iterator[ast.OperationDefinitionNode]:
    for one in document.definitions:
        if isinstance(one, ast.OperationDefinitionNode):
            yield one


def snake(name: str) -> str:
    made = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    return f"{made}_" if made in {"from", "class", "is", "in", "global"} else made
