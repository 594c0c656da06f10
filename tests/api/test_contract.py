"""Clients rely on the contract: every name, argument and nullability in it stands here."""

from pathlib import Path

import graphql
import pytest
from django.core.management import CommandError, call_command
from graphql.language import ast

CONTRACT = Path(__file__).with_name("contract.graphql")
# They come with billing and with compliance, and not before they are real.
LATER_FIELDS = {
    ("OwnerQuery", "invoices"),
    ("OwnerQuery", "complianceDocuments"),
    ("OwnerMutation", "runBilling"),
    ("OwnerMutation", "decideDocument"),
}
LATER_TYPES = (
    "Invoice",
    "ComplianceDocument",
    "DocumentStatus",
    "Decision",
    "RunBilling",
    "Decide",
)
OWNER_ROOTS = ("OwnerQuery", "OwnerMutation")


def definitions(document: graphql.DocumentNode) -> dict[str, ast.TypeDefinitionNode]:
    return {node.name.value: node for node in document.definitions if hasattr(node, "name")}


@pytest.fixture(scope="module")
def contract() -> dict[str, ast.TypeDefinitionNode]:
    return definitions(graphql.parse(CONTRACT.read_text()))


@pytest.fixture(scope="module")
def ours() -> dict[str, ast.TypeDefinitionNode]:
    from api import schema

    both = [
        definitions(graphql.parse(graphql.print_schema(s))) for s in (schema.SHOP, schema.OWNER)
    ]
    return {**both[0], **both[1]}


def described(field: ast.FieldDefinitionNode | ast.InputValueDefinitionNode) -> str:
    arguments = getattr(field, "arguments", ()) or ()
    inside = ", ".join(sorted(f"{a.name.value}: {graphql.print_ast(a.type)}" for a in arguments))
    return f"({inside}): {graphql.print_ast(field.type)}"


def without_what_may_be_left_out(
    field: ast.FieldDefinitionNode, contracts: ast.FieldDefinitionNode
) -> ast.FieldDefinitionNode:
    """An argument that came later and is optional breaks nobody who does not know it."""
    known = {argument.name.value for argument in contracts.arguments}
    kept = [
        argument
        for argument in field.arguments
        if argument.name.value in known or isinstance(argument.type, ast.NonNullTypeNode)
    ]
    return ast.FieldDefinitionNode(name=field.name, arguments=tuple(kept), type=field.type)


def test_every_type_of_the_contract_is_there(contract, ours):
    missing = [name for name in contract if name not in ours and not name.startswith(LATER_TYPES)]
    assert missing == []


def test_every_field_has_the_type_and_the_arguments_of_the_contract(contract, ours):
    different = []
    for name, theirs in contract.items():
        if not getattr(theirs, "fields", None) or name.startswith(LATER_TYPES):
            continue
        have = {field.name.value: field for field in ours[name].fields}
        for field in theirs.fields:
            at = (name, field.name.value)
            if at in LATER_FIELDS:
                continue
            if field.name.value not in have:
                different.append(f"{at} is missing")
                continue
            mine = have[field.name.value]
            if isinstance(mine, ast.FieldDefinitionNode):
                mine = without_what_may_be_left_out(mine, field)
            if described(mine) != described(field):
                different.append(f"{at}: {described(mine)}")
    assert different == []


def test_new_inputs_of_the_contracts_types_are_optional(contract, ours):
    demanding = []
    for name, theirs in contract.items():
        if not isinstance(theirs, ast.InputObjectTypeDefinitionNode) or name not in ours:
            continue
        known = {field.name.value for field in theirs.fields}
        demanding += [
            (name, field.name.value)
            for field in ours[name].fields
            if field.name.value not in known and isinstance(field.type, ast.NonNullTypeNode)
        ]
    assert demanding == []


def test_enums_have_grown_at_most(contract, ours):
    for name, theirs in contract.items():
        if isinstance(theirs, ast.EnumTypeDefinitionNode) and not name.startswith(LATER_TYPES):
            wanted = {value.name.value for value in theirs.values}
            assert wanted <= {value.name.value for value in ours[name].values}, name


def test_what_is_not_real_yet_is_not_announced(ours):
    for name in OWNER_ROOTS:
        fields = {field.name.value for field in ours[name].fields}
        assert not fields & {field for root, field in LATER_FIELDS if root == name}


def test_the_published_files_say_what_the_code_says():
    call_command("graphql_schema", check=True)


def test_a_published_file_that_says_something_else_is_told(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "graphql").mkdir()
    with pytest.raises(CommandError, match=r"shop\.graphql, owner\.graphql"):
        call_command("graphql_schema", check=True)


def test_graphql_core_is_not_shadowed_by_our_folder():
    assert "site-packages" in (graphql.__file__ or "")
