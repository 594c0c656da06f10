"""Documents are bounded in shape before they are validated, priced before they run, read once."""

from itertools import pairwise

import pytest
from graphql import build_schema

from api.documents import Document, Documents, InvalidDocument
from api.options import Options
from api.refusals import Denied, TooExpensive

SCHEMA = build_schema("""
type Query { me: Person people(first: Int, after: String): PersonConnection! name: String }
type Mutation { rename(name: String): Person }
type Person { name: String friend: Person people(first: Int): PersonConnection! }
type PersonConnection { edges: [PersonEdge!]! totalCount: Int }
type PersonEdge { node: Person! }
""")


@pytest.fixture
def documents() -> Documents:
    return Documents(schema=SCHEMA, options=Options())


def read(documents: Documents, source: str) -> Document:
    """As the door does with what it lets in."""
    document = documents.find(source)
    documents.keep(source, document)
    return document


def limit_of(documents: Documents, source: str) -> str:
    with pytest.raises(TooExpensive) as refused:
        documents.find(source)
    return refused.value.extensions["limit"]


def cost(documents: Documents, source: str, **variables: object) -> int:
    return documents.find(source).operation(None).cost(SCHEMA, variables)


def test_the_same_text_is_read_once(documents):
    assert read(documents, "{ name }") is read(documents, "{ name }")


def test_the_least_recently_used_goes_first():
    documents = Documents(schema=SCHEMA, options=Options(documents_max=2))
    first = read(documents, "{ name }")
    second = read(documents, "{ me { name } }")
    read(documents, "{ name }")
    read(documents, "{ __typename }")
    assert read(documents, "{ name }") is first
    assert read(documents, "{ me { name } }") is not second


def test_long_documents_take_the_place_of_many_short_ones():
    documents = Documents(schema=SCHEMA, options=Options(documents_max_chars=1_000))
    for number in range(100):
        read(documents, f"{{ a{number:02}: name }}" + " " * 200)
    assert 0 < sum(map(len, documents._kept)) <= 1_000
    assert next(reversed(documents._kept)).startswith("{ a99")
    read(documents, "{ name }" + " " * 2_000)
    assert not documents._kept, "longer than all that is kept: not kept itself"
    kept = read(documents, "{ name }")
    assert read(documents, "{ name }") is kept


@pytest.mark.parametrize("source", ["{", "{ nothing }", "{ me }", "{ name { x } }", "query Q"])
def test_what_is_not_valid_is_refused_and_not_kept(documents, source):
    for _ in range(2):
        with pytest.raises(InvalidDocument):
            documents.find(source)
    assert not documents._kept


def test_names_of_the_schema_are_not_suggested(documents):
    with pytest.raises(InvalidDocument) as refused:
        documents.find("{ nam }")
    assert "mean" not in str(refused.value.errors[0])


def test_20000_aliases_are_refused_before_they_are_parsed(documents, monkeypatch):
    source = "{" + " ".join(f"a{n}: name" for n in range(20_000)) + "}"
    monkeypatch.setattr("api.documents.parse", lambda *_, **__: pytest.fail("parsed"))
    assert limit_of(documents, source) == "source"


def test_many_aliases_in_few_characters(documents):
    source = "{" + " ".join(f"a{n}:name" for n in range(60)) + "}"
    assert limit_of(documents, source) == "aliases"


def test_many_tokens(documents):
    assert limit_of(documents, "{" + "a " * 4_000 + "}") == "tokens"


def test_many_comments(documents):
    assert limit_of(documents, "#\n" * 300 + "{ name }") == "tokens"


def test_depth_through_fields(documents):
    assert limit_of(documents, "{ me " + "{ friend " * 100 + "{ name }" + "}" * 101) == "depth"


def test_depth_through_fragments(documents):
    chain = "".join(
        f"fragment F{a} on Person {{ friend {{ ...F{b} }} }} " for a, b in pairwise(range(30))
    )
    last = "fragment F29 on Person { name }"
    assert limit_of(documents, "{ me { ...F0 } }" + chain + last) == "depth"


def test_depth_in_a_fragment_that_nobody_uses(documents):
    deep = "fragment F on Person {" + "friend {" * 80 + "name" + "}" * 80 + "}"
    assert limit_of(documents, "{ name }" + deep) == "depth"


def test_nested_beyond_the_parser(documents):
    with pytest.raises((TooExpensive, InvalidDocument)):
        documents.find("{ me " + "{ friend " * 900)


def test_inline_fragments_in_each_other(documents):
    source = "{ me {" + "... on Person {" * 100 + "name" + "}" * 100 + "}}"
    assert limit_of(documents, source) == "depth"


def test_a_cycle_of_fragments_is_refused_by_the_standard_rule(documents):
    with pytest.raises(InvalidDocument) as refused:
        documents.find("{ me { ...A } } fragment A on Person { friend { ...A } }")
    assert "within itself" in refused.value.errors[0].message


def test_a_flood_of_directives(documents):
    assert limit_of(documents, "{ name " + "@include(if: true) " * 60 + "}") == "directives"


def test_many_roots(documents):
    source = "{" + " ".join(f"a{n}: name" for n in range(11)) + "}"
    assert limit_of(documents, source) == "rootFields"


def test_many_roots_through_a_fragment(documents):
    fields = " ".join(f"a{n}: name" for n in range(6))
    source = f"{{ ...F b: name {fields.replace('a', 'c')} }} fragment F on Query {{ {fields} }}"
    assert limit_of(documents, source) == "rootFields"


def test_few_mutations_in_one_call(documents):
    source = "mutation {" + " ".join(f"a{n}: rename {{ name }}" for n in range(6)) + "}"
    assert limit_of(documents, source) == "rootFields"


def test_one_name_again_and_again_which_is_quadratic_to_validate(documents):
    assert limit_of(documents, "{" + "name " * 300 + "}") == "repeats"


def test_many_definitions(documents):
    source = " ".join(f"query Q{n} {{ name }}" for n in range(60))
    assert limit_of(documents, source) == "definitions"


def test_as_many_repetitions_as_are_allowed_pass(documents):
    leaves = " ".join("name" for _ in range(10))
    source = "{" + " ".join(f"me {{ friend {{ {leaves} }} }}" for _ in range(10)) + "}"
    assert documents.find(source).operation(None)


def test_objects_cost_a_point_and_scalars_nothing(documents):
    assert cost(documents, "{ name }") == 0
    assert cost(documents, "{ me { name friend { name } } }") == 2


def test_a_page_costs_its_nodes(documents):
    query = "{ people(first: 50) { edges { node { name } } totalCount } }"
    assert cost(documents, query) == 1 + 50 * 2
    assert cost(documents, "{ people { edges { node { name } } } }") == 1 + 20 * 2


def test_a_page_by_variable_costs_what_is_asked_this_time(documents):
    query = "query($n: Int = 7) { people(first: $n) { edges { node { name } } } }"
    assert cost(documents, query, n=100) == 201
    assert cost(documents, query) == 15
    assert cost(documents, query, n=None) == 41
    assert cost(documents, query, n="many") == 41


def test_pages_in_pages_multiply(documents):
    inner = "people(first: 100) { edges { node { name } } }"
    query = f"{{ people(first: 100) {{ edges {{ node {{ {inner} }} }} }} }}"
    assert cost(documents, query) > 10_000


def test_a_document_that_doubles_itself_is_a_large_number(documents):
    fragments = "".join(
        f"fragment F{a} on Person {{ x: friend {{ ...F{b} }} y: friend {{ ...F{b} }} }} "
        for a, b in pairwise(range(11))
    )
    source = "{ me { ...F0 } } " + fragments + "fragment F10 on Person { name }"
    assert cost(documents, source) == 2**11 - 1


def test_a_mutation_costs_ten(documents):
    assert cost(documents, "mutation { rename { name } }") == 11


def test_which_operation_runs_must_be_clear(documents):
    document = documents.find("query A { name } query B { me { name } }")
    assert document.operation("A").roots == {"name"}
    for name in (None, "C", ""):
        with pytest.raises(Denied):
            document.operation(name)


def test_introspection_is_known_as_such(documents):
    assert documents.find("{ __schema { types { name } } }").operation(None).introspects
    hidden = '{ ...F } fragment F on Query { __type(name: "Person") { name } }'
    assert documents.find(hidden).operation(None).introspects
    assert not documents.find("{ __typename }").operation(None).introspects


def test_the_standard_introspection_query_fits(documents):
    from graphql import get_introspection_query

    assert documents.find(get_introspection_query()).operation(None).introspects
