"""What `make clients` writes: complete, in step with the schemas, and within the API's limits."""

import dataclasses
import sys

import pytest
from graphql import build_schema, parse

import cardfleet.owner.documents
import cardfleet.owner.inputs
import cardfleet.shop.documents
import cardfleet.shop.inputs
from api.documents import Documents
from api.options import options
from api.schema import OWNER, SHOP
from cardfleet.values import camel
from scripts import build_clients
from scripts.clients.draft import missing

WHOLE = {"shop": SHOP, "owner": OWNER}
DOCUMENTS = {"shop": cardfleet.shop.documents.ALL, "owner": cardfleet.owner.documents.ALL}
EACH = [(name, one) for name, all_ in DOCUMENTS.items() for one in all_]


@pytest.mark.parametrize(("schema", "document"), EACH, ids=[one.name for __, one in EACH])
def test_every_operation_is_valid_and_affordable(schema, document):
    documents = Documents(schema=WHOLE[schema], options=options())
    operation = documents.find(document.text).operation(document.name)
    cost = operation.cost(documents.schema, {"first": 100})
    assert cost <= options().max_cost_signed_in


def test_a_root_field_without_an_operation_is_told():
    schema = build_schema("type Query { a: Int b: Int } type Mutation { c: Int }")
    assert missing(schema, parse("query A { a }")) == ["b", "c"]


def test_a_drift_is_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["build_clients.py", "--check"])
    assert build_clients.main() == 0
    monkeypatch.setattr(build_clients, "HEADER", '"""Another."""\n')
    assert build_clients.main() == 1
    assert "shop/client.py is out of date: run `make clients`" in capsys.readouterr().out


@pytest.mark.parametrize("module", [cardfleet.shop.inputs, cardfleet.owner.inputs])
def test_inputs_are_sent_under_the_names_of_the_schema(module):
    name = module.__name__.split(".")[1]
    kinds = WHOLE[name].type_map
    classes = [one for one in vars(module).values() if dataclasses.is_dataclass(one)]
    assert classes
    for one in classes:
        names = {camel(field.name) for field in dataclasses.fields(one)}
        assert names == set(kinds[one.__name__].fields), one.__name__
