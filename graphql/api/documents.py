"""Documents parsed, validated and measured once, and kept by their text."""

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    StringValueNode,
    Visitor,
    parse,
    specified_rules,
    validate,
    visit,
)

from .costs import Pricer, whole
from .http import check_text
from .limits import INTROSPECTION, check_shape
from .options import Options
from .refusals import Denied, TooExpensive

_COSTS_KEPT = 16
# Checking a document against the schema takes its time by the names in it: two of them about as
# long as an object takes to answer.
_NAMES = re.compile(r"[A-Za-z_]\w*", re.ASCII)
FREE_NAMES, NAMES_A_POINT = 40, 2


def reading(source: str) -> int:
    """Points for a document that has to be read, since it is not kept. A small one is free."""
    names = sum(1 for _name in _NAMES.finditer(source))
    return max(0, names - FREE_NAMES) // NAMES_A_POINT


def _free(points: int) -> None:
    """For readings that nobody pays."""


@dataclass(slots=True)
class Operation:
    """One operation of a document, with what is known of it before it runs."""

    node: OperationDefinitionNode
    roots: frozenset[str]
    fragments: dict[str, FragmentDefinitionNode]
    # The variables that its cost depends on, with their defaults.
    page_variables: dict[str, int | None]
    costs: dict[tuple[Any, ...], int] = field(default_factory=dict)
    # What resolvers remember of the selections, by the id of a field node.
    asked: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def mutates(self) -> bool:
        return self.node.operation is OperationType.MUTATION

    @property
    def introspects(self) -> bool:
        return not self.roots.isdisjoint(INTROSPECTION)

    def cost(self, schema: GraphQLSchema, variables: dict[str, Any]) -> int:
        """Points; remembered per page sizes, since a client repeats the same few."""
        pages = {
            name: whole(variables.get(name, default))
            for name, default in self.page_variables.items()
        }
        key = tuple(value if type(value) is int else None for value in pages.values())
        known = self.costs.get(key)
        if known is None:
            pricer = Pricer(schema=schema, fragments=self.fragments, variables=pages)
            known = pricer.operation(self.node)
            if len(self.costs) < _COSTS_KEPT:
                self.costs[key] = known
        return known


@dataclass(slots=True)
class Document:
    ast: DocumentNode
    operations: dict[str | None, Operation]

    def operation(self, name: str | None) -> Operation:
        """The operation to run. Raises Denied where the name does not say which."""
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        found = self.operations.get(name) if name is not None else None
        if found is not None:
            return found
        if name is None:
            raise Denied("The document has several operations: say which by operationName.")
        raise Denied("The document has no operation of that name.")


class InvalidDocument(Exception):
    """The standard's own errors: not parsed, or not valid against the schema."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__("the document is not valid")
        self.errors = errors


class Documents:
    """A cache of one schema's documents, least recently used first out. Safe between threads.

    What was refused is not kept: junk would push out what is asked every second. Nor is more text
    than ``documents_max_chars``: a tree takes some ninety times the memory of its text.
    """

    def __init__(self, *, schema: GraphQLSchema, options: Options) -> None:
        self.schema = schema
        self.options = options
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._chars = 0
        self._lock = Lock()

    def find(self, source: str, pay: Callable[[int], object] = _free) -> Document:
        """The document of ``source``, kept or read; what reading costs is paid before.

        Raises InvalidDocument, TooExpensive, and what ``pay`` raises.
        """
        with self._lock:
            document = self._kept.get(source)
            if document is not None:
                self._kept.move_to_end(source)
                return document
        self._check_length(source)
        pay(reading(source))
        return self._read(source)

    def keep(self, source: str, document: Document) -> None:
        """For the next time, once it is known that it may run at its price."""
        with self._lock:
            if source in self._kept:
                return
            self._kept[source] = document
            self._chars += len(source)
            while (
                len(self._kept) > self.options.documents_max
                or self._chars > self.options.documents_max_chars
            ):
                gone, _document = self._kept.popitem(last=False)
                self._chars -= len(gone)

    def _check_length(self, source: str) -> None:
        if len(source) > self.options.max_source_chars:
            raise TooExpensive(
                f"The document is over the limit of {self.options.max_source_chars} characters.",
                limit="source",
                maximum=self.options.max_source_chars,
                requested=len(source),
            )

    def _read(self, source: str) -> Document:
        try:
            ast = parse(
                source,
                max_lexical_tokens=self.options.max_tokens,
                max_comments=self.options.max_comments,
            )
        except GraphQLError as error:
            # The parser has one class of error for everything; its limits say "more than".
            if "contains more than" in error.message:
                raise TooExpensive(
                    f"The document is over the limit of {self.options.max_tokens} for tokens.",
                    limit="tokens",
                    maximum=self.options.max_tokens,
                ) from error
            raise InvalidDocument([error]) from error
        if "\\u" in source:
            _check_literals(ast)
        roots = check_shape(ast, self.options)
        errors = validate(self.schema, ast, specified_rules, max_errors=10, hide_suggestions=True)
        if errors:
            raise InvalidDocument(errors)
        return Document(ast=ast, operations=_operations(ast, roots))


class _Literals(Visitor):
    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        check_text(node.value)


def _check_literals(ast: DocumentNode) -> None:
    """Escapes can write what no database text holds. Raises Denied."""
    visit(ast, _Literals())


def _operations(
    ast: DocumentNode, roots: dict[str | None, list[str]]
) -> dict[str | None, Operation]:
    fragments = {
        node.name.value: node
        for node in ast.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    found: dict[str | None, Operation] = {}
    for node in ast.definitions:
        if not isinstance(node, OperationDefinitionNode):
            continue
        name = node.name.value if node.name else None
        found[name] = Operation(
            node=node,
            roots=frozenset(roots[name]),
            fragments=fragments,
            page_variables=_integers(node),
        )
    return found


def _integers(node: OperationDefinitionNode) -> dict[str, int | None]:
    """Every Int variable may be somebody's ``first``."""
    found: dict[str, int | None] = {}
    for variable in node.variable_definitions or ():
        named: Any = variable.type
        while not hasattr(named, "name"):
            named = named.type
        if named.name.value == "Int":
            default = variable.default_value
            found[variable.variable.name.value] = (
                int(default.value) if isinstance(default, IntValueNode) else None
            )
    return found
