"""Look-ahead: which fields a client asks for below the field that is being resolved."""

from typing import Any

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode


def asked(info: Any) -> frozenset[str]:
    """Dotted paths of schema names, e.g. ``edges.node.priceFrom``; remembered with the document.

    A field under ``@skip`` or ``@include`` counts as asked: reading too much is not wrong.
    """
    remembered: dict[int, frozenset[str]] = info.context.operation.asked
    node = info.field_nodes[0]
    if len(info.field_nodes) > 1:
        return _paths(info.field_nodes, info.fragments)
    known = remembered.get(id(node))
    if known is None:
        known = remembered[id(node)] = _paths(info.field_nodes, info.fragments)
    return known


def _paths(nodes: list[FieldNode], fragments: Any) -> frozenset[str]:
    found: set[str] = set()
    for node in nodes:
        if node.selection_set:
            _collect(node.selection_set, "", fragments, found)
    return frozenset(found)


def _collect(selections: SelectionSetNode, prefix: str, fragments: Any, found: set[str]) -> None:
    for node in selections.selections:
        if isinstance(node, FieldNode):
            path = prefix + node.name.value
            found.add(path)
            if node.selection_set:
                _collect(node.selection_set, path + ".", fragments, found)
        elif isinstance(node, InlineFragmentNode):
            _collect(node.selection_set, prefix, fragments, found)
        elif isinstance(node, FragmentSpreadNode):
            _collect(fragments[node.name.value].selection_set, prefix, fragments, found)
