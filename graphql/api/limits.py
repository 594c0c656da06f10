"""What a document may look like, checked after parsing and before validation.

Validation is quadratic in places and execution multiplies through fragments, so the shape is
bounded first, in one walk that is linear in the text: fragments are measured once, never expanded.
"""

from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
)

from .options import Options
from .refusals import Denied, TooExpensive

INTROSPECTION = frozenset({"__schema", "__type"})


@dataclass(slots=True)
class _Walk:
    """Counts while it walks, and refuses at the first count that is over."""

    options: Options
    fragments: dict[str, FragmentDefinitionNode]
    heights: dict[str, int]
    roots: dict[str, list[str]]
    fields: int = 0
    aliases: int = 0
    directives: int = 0

    def height(self, selection_set: SelectionSetNode, nesting: int = 0) -> int:
        """How deep fields are nested below ``selection_set``; counts what it meets on the way."""
        if nesting > self.options.max_depth + 20:
            raise _over("depth", self.options.max_depth)
        deepest = 0
        repeats: dict[str, int] = {}
        for node in selection_set.selections:
            self._count("directives", len(node.directives or ()))
            if isinstance(node, FieldNode):
                deepest = max(deepest, self._field(node, repeats, nesting))
            elif isinstance(node, FragmentSpreadNode):
                deepest = max(deepest, self._fragment(node.name.value, nesting))
            elif isinstance(node, InlineFragmentNode):
                deepest = max(deepest, self.height(node.selection_set, nesting + 1))
        return deepest

    def _field(self, node: FieldNode, repeats: dict[str, int], nesting: int) -> int:
        self._count("fields", 1)
        if node.alias:
            self._count("aliases", 1)
        key = node.alias.value if node.alias else node.name.value
        repeats[key] = repeats.get(key, 0) + 1
        if repeats[key] > self.options.max_repeats:
            raise _over("repeats", self.options.max_repeats, requested=repeats[key])
        if not node.selection_set:
            return 1
        below = self.height(node.selection_set, nesting + 1)
        # The depth of introspection is bounded by the standard rule, with its own numbers.
        return 1 if node.name.value in INTROSPECTION else 1 + below

    def _fragment(self, name: str, nesting: int) -> int:
        if name not in self.heights:
            fragment = self.fragments.get(name)
            # Also the value while it is being measured: a cycle adds nothing here, and is
            # refused by the standard rule.
            self.heights[name] = 0
            if fragment is not None:
                self._count("directives", len(fragment.directives or ()))
                self.heights[name] = self.height(fragment.selection_set, nesting + 1)
        return self.heights[name]

    def _count(self, what: str, by: int) -> None:
        if not by:
            return
        value = getattr(self, what) + by
        setattr(self, what, value)
        maximum = getattr(self.options, f"max_{what}")
        if value > maximum:
            raise _over(what, maximum)

    def root_names(self, selection_set: SelectionSetNode) -> list[str]:
        """The names of the fields at the root, through fragments, each fragment once."""
        names: list[str] = []
        for node in selection_set.selections:
            if isinstance(node, FieldNode):
                names.append(node.name.value)
            elif isinstance(node, InlineFragmentNode):
                names += self.root_names(node.selection_set)
            elif isinstance(node, FragmentSpreadNode):
                names += self._fragment_roots(node.name.value)
        return names

    def _fragment_roots(self, name: str) -> list[str]:
        if name not in self.roots:
            self.roots[name] = []
            if name in self.fragments:
                self.roots[name] = self.root_names(self.fragments[name].selection_set)
                if len(self.roots[name]) > self.options.max_root_fields:
                    raise _over("rootFields", self.options.max_root_fields)
        return self.roots[name]


def check_shape(document: DocumentNode, options: Options) -> dict[str | None, list[str]]:
    """Refuse an oversized document; returns the root field names of each operation by its name."""
    if len(document.definitions) > options.max_definitions:
        raise _over("definitions", options.max_definitions, requested=len(document.definitions))
    fragments = {
        node.name.value: node
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    walk = _Walk(options=options, fragments=fragments, heights={}, roots={})
    roots: dict[str | None, list[str]] = {}
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode):
            if node.operation is OperationType.SUBSCRIPTION:
                raise Denied("Subscriptions are not served: use webhooks.")
            walk._count("directives", _operation_directives(node))
            depth = walk.height(node.selection_set)
            if depth > options.max_depth:
                raise _over("depth", options.max_depth, requested=depth)
            names = walk.root_names(node.selection_set)
            mutates = node.operation is not OperationType.QUERY
            maximum = options.max_root_mutations if mutates else options.max_root_fields
            if len(names) > maximum:
                raise _over("rootFields", maximum, requested=len(names))
            roots[node.name.value if node.name else None] = names
    for name in fragments:
        # Nobody may use it, but validation will look at it.
        walk._fragment(name, 0)
    return roots


def _operation_directives(node: OperationDefinitionNode) -> int:
    variables = node.variable_definitions or ()
    return len(node.directives or ()) + sum(len(v.directives or ()) for v in variables)


def check_variables(value: Any, maximum: int) -> None:
    """Refuse variables nested deeper than ``maximum``: coercion recurses over them."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > maximum + 1:
            raise _over("variablesDepth", maximum)
        deeper: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                deeper += [v for v in item.values() if isinstance(v, dict | list)]
            elif isinstance(item, list):
                deeper += [v for v in item if isinstance(v, dict | list)]
        level = deeper


def _over(limit: str, maximum: int, *, requested: int | None = None) -> TooExpensive:
    counted = {} if requested is None else {"requested": requested}
    return TooExpensive(
        f"The document is over the limit of {maximum} for {limit}.",
        limit=limit,
        maximum=maximum,
        **counted,
    )
