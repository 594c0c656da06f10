"""Operations for root fields that have none yet: everything that a field leads to but lists."""

import re

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    parse,
    print_ast,
    visit,
)
from graphql.language import ast

from scripts.clients.model import PAGE, operations_of

PLAIN = {
    "Money": " { amount currency }",
    "Error": " { code message field path details }",
    "PageInfo": " { hasNextPage endCursor }",
}


def missing(schema: GraphQLSchema, document: ast.DocumentNode) -> list[str]:
    """Root fields that no operation asks."""
    asked = {
        selection.name.value
        for operation in operations_of(document)
        for selection in operation.selection_set.selections
    }
    roots = [kind for kind in (schema.query_type, schema.mutation_type) if kind]
    return [name for root in roots for name in root.fields if name not in asked]


def drafts(name: str, schema: GraphQLSchema, document: ast.DocumentNode) -> str:
    known = {one.name.value for one in document.definitions if one.kind == "fragment_definition"}
    writer = Drafts(known)
    made = []
    for field in missing(schema, document):
        for kind, root in (("query", schema.query_type), ("mutation", schema.mutation_type)):
            if root and field in root.fields:
                made.append(writer.operation(kind, field, root.fields[field]))
    text = "\n\n".join([*writer.made.values(), *made])
    told = [f"# clients/operations/{name}"]
    told += [f"# asked nowhere: {one}" for one in unasked(schema, document)]
    return "\n".join([*told, "", laid_out(text) if text else "# Every root field has one."])


def unasked(schema: GraphQLSchema, document: ast.DocumentNode) -> list[str]:
    """Fields that no operation selects: a new one belongs into its fragment."""
    types = TypeInfo(schema)
    asked = set()

    class Look(Visitor):
        def enter_field(self, node: ast.FieldNode, *_: object) -> None:
            parent = types.get_parent_type()
            asked.add((parent.name if parent else "", node.name.value))

    visit(document, TypeInfoVisitor(types, Look()))
    return [
        f"{kind.name}.{name}"
        for kind in schema.type_map.values()
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__")
        if not kind.name.endswith(("Connection", "Edge", "PageInfo"))
        for name, field in kind.fields.items()
        if (kind.name, name) not in asked and not field.deprecation_reason
    ]


def laid_out(text: str) -> str:
    """As the files beside it are: what is small stays on one line."""
    text = print_ast(parse(text))
    small = r"\{\s+(amount\s+currency|hasNextPage\s+endCursor|\.\.\.\w+|code\s+message[\w\s]+)\s+\}"
    text = re.sub(small, lambda found: f"{{ {' '.join(found[1].split())} }}", text)
    return re.sub(r"edges \{\s+node (\{ \.\.\.\w+ \})\s+\}", r"edges { node \1 }", text)


class Drafts:
    def __init__(self, known: set[str]) -> None:
        self.known = known
        self.made: dict[str, str] = {}

    def operation(self, kind: str, name: str, field: GraphQLField) -> str:
        title = name[0].upper() + name[1:]
        declared = ", ".join(f"${n}: {a.type}" for n, a in field.args.items())
        given = ", ".join(f"{n}: ${n}" for n in field.args)
        around = f"({declared})" if declared else ""
        call = f"{name}({given})" if given else name
        return f"{kind} {title}{around} {{\n  {call}{self.selection(field, (), kind)}\n}}"

    def selection(self, field: GraphQLField, path: tuple[str, ...], kind: str = "") -> str:
        target = get_named_type(field.type)
        if not isinstance(target, GraphQLObjectType):
            return ""
        if target.name in PLAIN:
            return PLAIN[target.name]
        if target.name.endswith("Connection"):
            node = target.fields["edges"].type
            node = get_named_type(get_named_type(node).fields["node"].type)
            return f" {{ edges {{ node {{ ...{self.fragment(node, path)} }} }} {PAGE} }}"
        if kind == "mutation":
            return self.body(target, path)
        return f" {{ ...{self.fragment(target, path)} }}"

    def fragment(self, target: GraphQLObjectType, path: tuple[str, ...]) -> str:
        if target.name not in self.known:
            self.known.add(target.name)
            self.made[target.name] = ""  # what it needs is written before it
            body = self.body(target, (*path, target.name))
            del self.made[target.name]
            self.made[target.name] = f"fragment {target.name} on {target.name}{body}"
        return target.name

    def body(self, target: GraphQLObjectType, path: tuple[str, ...]) -> str:
        lines = []
        for name, field in target.fields.items():
            kind = get_named_type(field.type)
            if any(is_required_argument(one) for one in field.args.values()):
                continue
            if is_leaf_type(kind):
                lines.append(f"  {name}")
            elif kind.name not in path and not kind.name.endswith("Connection"):
                lines.append(f"  {name}{self.selection(field, path)}")
        return " {\n" + "\n".join(lines) + "\n}"
