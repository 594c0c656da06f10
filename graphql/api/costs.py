"""What a valid document may cost: one point per object, lists counted by ``first`` or by custom.

Scalars are free, a mutation is 10 points, a page of ``first`` nodes counts its nodes. Fragments are
priced once per type and multiplied, so that a document that doubles itself forty times is a large
number here and never forty doublings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

DEFAULT_PAGE = 20
# How many there are of what has no ``first``.
CUSTOM_SIZE = {
    "Product.denominations": 8,
    "Denomination.buyerFields": 2,
    "Order.lines": 3,
    "Order.payments": 2,
    "Quote.lines": 3,
    "QuoteLine.explanation": 5,
    "OwnerQuery.trialBalance": 50,
    "OwnerQuery.owedWork": 20,
    "CatalogueProduct.denominations": 8,
    "Journal.entries": 4,
    "StockPreview.sample": 12,
    "BulkOrder.failures": 20,
    "ShopQuery.categories": 20,
    "Facets.categories": 50,
    "ShopQuery.listedCategories": 50,
    "ShopQuery.shopFigures": 30,
    "ShopQuery.lowStock": 20,
    "ShopQuery.shopPages": 20,
    "Theme.tokens": 30,
    "ListedProduct.denominations": 8,
    "StaffOrder.lines": 3,
    "StaffOrder.payments": 2,
    "StaffOrderLine.explanation": 10,
}
OTHER_SIZE = 5
MUTATION = 10
INTROSPECTION = 200


def whole(value: Any) -> Any:
    """A number as coercion will read it: JSON's ``100.0`` is an Int to GraphQL."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def spent(data: Any, mutations: int) -> int:
    """What an answer cost: a point for each object in it, and its mutations."""
    objects, level = -1 + mutations * MUTATION, [data]
    while level:
        one = level.pop()
        if isinstance(one, dict):
            objects += 1
            level += [value for value in one.values() if isinstance(value, dict | list)]
        else:
            level += [value for value in one if isinstance(value, dict | list)]
    return max(0, objects)


@dataclass(slots=True)
class Pricer:
    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    _known: dict[tuple[str, int], int] = field(default_factory=dict)

    def operation(self, node: OperationDefinitionNode) -> int:
        root = self.schema.get_root_type(node.operation)
        if root is None:
            return 0
        each = MUTATION if node.operation is OperationType.MUTATION else 0
        return self._selections(node.selection_set, root, DEFAULT_PAGE, each)

    def _selections(
        self,
        selection_set: SelectionSetNode,
        parent: GraphQLObjectType | GraphQLInterfaceType,
        page: int,
        each: int = 0,
    ) -> int:
        total = 0
        for node in selection_set.selections:
            if isinstance(node, FieldNode):
                total += each + self._field(node, parent, page)
            elif isinstance(node, InlineFragmentNode):
                total += self._selections(node.selection_set, parent, page, each)
            elif isinstance(node, FragmentSpreadNode):
                total += self._fragment(node.name.value, parent, page, each)
        return total

    def _fragment(self, name: str, parent: Any, page: int, each: int) -> int:
        # A fragment on a connection is priced by the page it is spread in.
        key = (name, page)
        if key not in self._known:
            self._known[key] = 0
            self._known[key] = self._selections(
                self.fragments[name].selection_set, parent, page, each
            )
        return self._known[key]

    def _field(self, node: FieldNode, parent: Any, page: int) -> int:
        name = node.name.value
        if name in ("__schema", "__type"):
            return INTROSPECTION
        definition = parent.fields.get(name)
        if definition is None or node.selection_set is None:
            return 0
        named = get_named_type(definition.type)
        bare = definition.type.of_type if is_non_null_type(definition.type) else definition.type
        if "first" in definition.args:
            return 1 + self._selections(node.selection_set, named, self._first(node))
        size = 1
        if is_list_type(bare):
            connected = name == "edges" and parent.name.endswith("Connection")
            size = page if connected else CUSTOM_SIZE.get(f"{parent.name}.{name}", OTHER_SIZE)
        return size * (1 + self._selections(node.selection_set, named, page))

    def _first(self, node: FieldNode) -> int:
        for argument in node.arguments or ():
            if argument.name.value != "first":
                continue
            value: Any = None
            if isinstance(argument.value, IntValueNode):
                value = int(argument.value.value)
            elif isinstance(argument.value, VariableNode):
                value = whole(self.variables.get(argument.value.name.value))
            # What is no number is refused by coercion, and a negative one by the resolver.
            if isinstance(value, int) and not isinstance(value, bool) and value > 0:
                return value
        return DEFAULT_PAGE
