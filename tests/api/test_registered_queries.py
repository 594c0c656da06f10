"""A key that is bound to its queries runs them, by hash or by text, and nothing else."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from api.keys import ring
from tenants.accounts.models import ApiKey, RegisteredQuery
from tenants.accounts.registered import Text, query_hash, register_queries
from tenants.accounts.services import create_api_key, rotate_api_key
from tenants.kernel.actor import SYSTEM
from tenants.kernel.errors import Invalid
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import Api
from tests.api.test_persisted import by_hash, with_text
from tests.world import host_of

SHOP = "query Who { shop { name } }"
OTHER = "{ shop { currency } }"
REGISTER = """mutation($input: RegisterQueriesInput!) { registerQueries(input: $input) {
  queries { name sha256 } registeredOnly errors { code message path } } }"""
UNREGISTER = """mutation($input: UnregisterQueriesInput!) { unregisterQueries(input: $input) {
  removed errors { code } } }"""
LIST = """query($key: String!, $first: Int, $after: String) {
  registeredQueries(key: $key, first: $first, after: $after) {
    edges { cursor node { name sha256 text } } pageInfo { hasNextPage } totalCount } }"""


@pytest.fixture
def program(aurora, buyer):
    """A program's key in aurora, as (row, full text)."""
    with in_shop(aurora):
        return create_api_key(user=buyer, name="till", scopes=["catalogue"], actor=SYSTEM)


@pytest.fixture
def staff(signed_in, seller):
    return signed_in(seller)


def registered(staff, key, *texts, **more):
    given = {"key": key.prefix, "queries": [{"text": text} for text in texts], **more}
    payload = staff(REGISTER, input=given).data["registerQueries"]
    ring.forget()
    return payload


def test_a_bound_key_runs_its_queries_and_nothing_else(staff, program):
    key, text = program
    payload = registered(staff, key, SHOP, registeredOnly=True)
    assert payload["queries"] == [{"name": "Who", "sha256": query_hash(SHOP)}]
    api = Api(host_of("aurora"), key=text)
    assert api.post(by_hash(SHOP)).data == {"shop": {"name": "Aurora"}}
    assert api(SHOP).data == {"shop": {"name": "Aurora"}}
    for body in ({"query": OTHER}, by_hash(OTHER), with_text(OTHER), {"query": SHOP + " "}):
        answer = api.post(body)
        assert (answer.status, answer.code) == (403, "QUERY_NOT_REGISTERED")
    assert api("{ __schema { types { name } } }").code == "QUERY_NOT_REGISTERED"
    assert api.get(query=OTHER).code == "QUERY_NOT_REGISTERED"


def test_a_bound_key_gets_no_kept_answer_of_another(staff, program, keyed, buyer):
    key, text = program
    registered(staff, key, SHOP, registeredOnly=True)
    assert keyed(buyer, "catalogue")(OTHER).status == 200
    assert Api(host_of("aurora"), key=text)(OTHER).code == "QUERY_NOT_REGISTERED"


def test_registered_queries_need_no_cache_server(staff, program, settings):
    key, text = program
    registered(staff, key, SHOP)
    settings.CACHE_URL = "redis://127.0.0.1:1/1"
    api = Api(host_of("aurora"), key=text)
    assert api.post(by_hash(SHOP)).data == {"shop": {"name": "Aurora"}}
    assert api(OTHER).status == 200


def test_a_bound_key_can_be_freed(staff, program):
    key, text = program
    registered(staff, key, SHOP, registeredOnly=True)
    assert registered(staff, key, registeredOnly=False)["registeredOnly"] is False
    assert Api(host_of("aurora"), key=text)(OTHER).status == 200


def test_what_does_not_fit_the_schema_is_not_registered(staff, program, aurora):
    payload = registered(staff, program[0], SHOP, "{ nothing }")
    assert payload["errors"][0]["code"] == "INVALID"
    assert payload["errors"][0]["path"] == ["queries", "1", "text"]
    assert "nothing" in payload["errors"][0]["message"]
    with in_shop(aurora):
        assert not RegisteredQuery.objects.exists()


def test_registering_twice_and_replacing(staff, program, aurora):
    key, _text = program
    for _ in range(2):
        registered(staff, key, SHOP)
    registered(staff, key, OTHER, replace=True)
    with in_shop(aurora):
        assert [one.text for one in key.queries.all()] == [OTHER]


def test_unregistering(staff, program):
    key, text = program
    registered(staff, key, SHOP, OTHER, registeredOnly=True)
    given = {"key": key.prefix, "hashes": [query_hash(OTHER)]}
    assert staff(UNREGISTER, input=given).data["unregisterQueries"]["removed"] == 1
    ring.forget()
    assert Api(host_of("aurora"), key=text)(OTHER).code == "QUERY_NOT_REGISTERED"


def test_they_are_listed_in_pages(staff, program):
    key, _text = program
    registered(staff, key, *(f"query Q{n} {{ shop {{ name }} }}" for n in range(3)))
    page = staff(LIST, key=str(key.pk), first=2).data["registeredQueries"]
    assert (len(page["edges"]), page["totalCount"]) == (2, 3)
    assert page["pageInfo"]["hasNextPage"]
    after = page["edges"][-1]["cursor"]
    rest = staff(LIST, key=key.prefix, after=after).data["registeredQueries"]
    names = [edge["node"]["name"] for edge in (*page["edges"], *rest["edges"])]
    assert sorted(names) == ["Q0", "Q1", "Q2"]


def test_only_who_may_give_keys_registers(program, signed_in, buyer, keyed, outside, borealis):
    given = {"key": program[0].prefix, "queries": [{"text": SHOP}]}
    assert outside(REGISTER, input=given).data["registerQueries"]["errors"][0]["code"] == (
        "UNAUTHENTICATED"
    )
    for api in (signed_in(buyer), keyed(buyer, "catalogue", "orders", "staff")):
        payload = api(REGISTER, input=given).data["registerQueries"]
        assert payload["errors"][0]["code"] == "FORBIDDEN"
        assert api(LIST, key=program[0].prefix).code == "FORBIDDEN"


def test_a_key_of_another_shop_is_an_unknown_one(staff, borealis, client_for):
    with in_shop(borealis):
        from tenants.accounts.models import User

        there = User.objects.create_user("there@example.test")
        key, _text = create_api_key(user=there, name="x", scopes=["catalogue"], actor=SYSTEM)
    for named in (key.prefix, str(key.pk), "nothing"):
        given = {"key": named, "queries": [{"text": SHOP}]}
        payload = staff(REGISTER, input=given).data["registerQueries"]
        assert payload["errors"][0]["code"] == "NOT_FOUND"


def test_on_the_owner_host_people_register_and_keys_do_not(owner_api, owner_keyed):
    program = owner_keyed("shops")
    with in_public():
        key = ApiKey.objects.get()
    query = "{ shops { totalCount } }"
    given = {"key": key.prefix, "queries": [{"text": query}], "registeredOnly": True}
    payload = program(REGISTER, input=given).data["registerQueries"]
    assert payload["errors"][0]["code"] == "FORBIDDEN"
    assert owner_api(REGISTER, input=given).data["registerQueries"]["errors"] == []
    ring.forget()
    assert program.post(by_hash(query)).status == 200
    assert program("{ auditEvents { totalCount } }").code == "QUERY_NOT_REGISTERED"


def test_a_rotated_key_is_bound_as_the_old_one(staff, program, aurora):
    from datetime import timedelta

    key, _text = program
    registered(staff, key, SHOP, registeredOnly=True)
    with in_shop(aurora):
        _fresh, text = rotate_api_key(key=key, overlap=timedelta(), actor=SYSTEM)
    api = Api(host_of("aurora"), key=text)
    assert api.post(by_hash(SHOP)).data == {"shop": {"name": "Aurora"}}
    assert api(OTHER).code == "QUERY_NOT_REGISTERED"


def test_every_deed_is_audited(staff, program, audited):
    key, _text = program
    registered(staff, key, SHOP, registeredOnly=True)
    staff(UNREGISTER, input={"key": key.prefix, "hashes": [query_hash(SHOP)]})
    for action in ("queries_registered", "registered_only", "queries_unregistered"):
        (event,) = audited(f"api_key.{action}")
        assert event.target == f"api_key:{key.pk}"


def test_a_key_has_so_many(program, aurora, monkeypatch):
    monkeypatch.setattr("tenants.accounts.registered.MOST_QUERIES", 1)
    with in_shop(aurora):
        from tenants.accounts.registered import TooManyQueries

        two = [Text(SHOP), Text(OTHER)]
        with pytest.raises(TooManyQueries):
            register_queries(key=program[0], queries=two, actor=SYSTEM)
        with pytest.raises(Invalid):
            register_queries(key=program[0], queries=[Text("x" * 40_000)], actor=SYSTEM)


# ------------------------------------------------------------------ the command


@pytest.fixture
def files(tmp_path):
    one = tmp_path / "who.graphql"
    one.write_text(SHOP)
    apollo = tmp_path / "apollo.json"
    operations = [{"id": query_hash(OTHER), "body": OTHER, "name": "Money", "type": "query"}]
    apollo.write_text(
        json.dumps(
            {"format": "apollo-persisted-query-manifest", "version": 1, "operations": operations}
        )
    )
    return one, apollo


def test_the_command_registers_files_and_manifests(program, files, aurora, capsys):
    key, text = program
    call_command("register_queries", f"cf_{key.prefix}", *map(str, files), shop="aurora", only=True)
    assert capsys.readouterr().out.splitlines() == [
        f"{query_hash(OTHER)}  Money",
        f"{query_hash(SHOP)}  Who",
    ]
    api = Api(host_of("aurora"), key=text)
    assert api.post(by_hash(OTHER)).data == {"shop": {"currency": "CNY"}}
    assert api("{ __typename }").code == "QUERY_NOT_REGISTERED"


def test_the_command_says_what_is_wrong(program, tmp_path):
    key, _text = program
    bad = tmp_path / "bad.graphql"
    bad.write_text("{ nothing }")
    lie = tmp_path / "lie.json"
    lie.write_text(json.dumps({"a" * 64: SHOP}))
    for path, told in ((bad, "query 1 of 1"), (lie, "not the SHA-256"), (tmp_path / "no", "no")):
        with pytest.raises(CommandError, match=told):
            call_command("register_queries", key.prefix, str(path), shop="aurora")
    with pytest.raises(CommandError, match="no key"):
        call_command("register_queries", "unknown", shop="aurora")
    with pytest.raises(CommandError, match="no key"):
        call_command("register_queries", key.prefix)


# ------------------------------------------------------------------ the console


def test_the_console_registers_binds_and_removes(program, aurora, seller, client_for):
    key, text = program
    client = client_for(aurora, seller)
    client.defaults["HTTP_HOST"] = host_of("aurora")
    with in_shop(aurora):
        address = reverse("shopconsole:key_queries", args=[key.pk])
    api = Api(host_of("aurora"), key=text)

    wrong = client.post(address, {"deed": "register", "text": "{ nothing }"})
    assert wrong.status_code == 200
    assert b"nothing" in wrong.content
    client.post(address, {"deed": "register", "text": SHOP + "\r\n"})
    client.post(address, {"deed": "only"})
    page = client.get(address).content.decode()
    assert query_hash(SHOP + "\n") in page
    assert api(SHOP + "\n").status == 200
    assert api(OTHER).code == "QUERY_NOT_REGISTERED"

    client.post(address, {"deed": "remove", "hash": query_hash(SHOP + "\n")})
    client.post(address, {"deed": "any"})
    ring.forget()
    assert api(OTHER).status == 200
    assert query_hash(SHOP + "\n") not in client.get(address).content.decode()


def test_the_console_page_is_for_who_may_give_keys(program, aurora, buyer, client_for):
    client = client_for(aurora, buyer)
    client.defaults["HTTP_HOST"] = host_of("aurora")
    with in_shop(aurora):
        address = reverse("shopconsole:key_queries", args=[program[0].pk])
    assert client.get(address).status_code in (302, 403)
