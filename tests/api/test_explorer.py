"""GraphiQL for who is signed in; a plain page for an outsider's browser; JSON for every program."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client
from graphql import parse, specified_rules, validate

from api import examples, schema
from tests.world import host_of

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PROGRAMS = ("", "*/*", "application/json", "application/json, text/html;q=0.5")


def browse(client, language="en", **headers):
    return client.get("/graphql/", HTTP_ACCEPT=BROWSER, HTTP_ACCEPT_LANGUAGE=language, **headers)


def given(response):
    found = re.search(
        rb'<script id="given" type="application/json">(.*?)</script>', response.content
    )
    return json.loads(found[1])


def test_a_shopper_gets_graphiql_with_examples(aurora, buyer, client_for):
    response = browse(client_for(aurora, buyer))
    assert response.status_code == 200
    page = response.content.decode()
    assert "Aurora" in page
    assert buyer.email in page
    assert [tab["query"].split("\n")[0] for tab in given(response)["tabs"]] == [
        f"# {example.about}" for example in examples.SHOP
    ]


def test_it_speaks_chinese(aurora, buyer, client_for):
    response = browse(client_for(aurora, buyer), "zh-Hans")
    assert 'lang="zh-hans"' in response.content.decode()
    assert "这家店卖什么" in given(response)["tabs"][0]["query"]


def test_the_policy_stays_strict_but_for_one_style_element(aurora, buyer, client_for):
    first, second = (browse(client_for(aurora, buyer)) for _ in range(2))
    policy = first.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert f"style-src 'self' 'nonce-{given(first)['nonce']}'" in policy
    assert given(first)["nonce"] != given(second)["nonce"]
    assert "no-store" in first.headers["Cache-Control"]


def test_nothing_stands_inline_and_nothing_comes_from_outside(aurora, buyer, client_for):
    page = browse(client_for(aurora, buyer)).content.decode()
    assert (
        re.findall(r"<script(?! src=\"/static/)(?! id=\"given\" type=\"application/json\")", page)
        == []
    )
    assert not re.search(r"<style|style=|https?://| on[a-z]+=", page)


def test_the_token_of_the_page_lets_a_mutation_through(aurora, buyer):
    client = Client(enforce_csrf_checks=True, HTTP_HOST=host_of("aurora"))
    from tenants.registry.context import in_shop

    with in_shop(aurora):
        client.force_login(buyer)
    token = given(browse(client))["csrf"]
    body = {"query": "mutation { createQuote(input: {lines: []}) { errors { code } } }"}
    for headers, status in (({}, 403), ({"HTTP_X_CSRFTOKEN": token}, 200)):
        answer = client.post("/graphql/", body, content_type="application/json", **headers)
        assert answer.status_code == status


def test_an_outsider_is_told_where_the_docs_are(outside):
    response = browse(outside.client)
    page = response.content.decode()
    assert response.status_code == 200
    assert "docs/api.md" in page
    assert "next=/graphql/" in page
    assert "graphiql.js" not in page
    assert "nonce" not in response.headers["Content-Security-Policy"]


def test_a_page_is_never_a_kept_answer(outside):
    """`*/*` in a browser's list would take JSON too, and this question has a kept answer."""
    assert outside.get(query="{ shop { name } }").status == 200
    response = outside.client.get(
        "/graphql/", {"query": "{ shop { name } }"}, HTTP_ACCEPT=BROWSER, HTTP_ACCEPT_LANGUAGE="en"
    )
    assert response.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("accept", PROGRAMS)
def test_a_program_gets_json(outside, accept):
    response = outside.client.get("/graphql/", {"query": "{ shop { name } }"}, HTTP_ACCEPT=accept)
    assert response.json()["data"] == {"shop": {"name": "Aurora"}}


def test_a_post_is_a_programs(outside):
    answer = outside.post({"query": "{ shop { name } }"}, HTTP_ACCEPT=BROWSER)
    assert answer.data


def test_on_the_owner_host_it_is_for_staff(owner_client, database):
    assert given(browse(owner_client))["tabs"][0]["query"].count("shops(first: 20)") == 1
    from tenants.accounts.models import User
    from tenants.registry.context import in_public

    client = Client(HTTP_HOST=settings.OWNER_HOST)
    with in_public():
        client.force_login(User.objects.create_user("entrepreneur@example.test"))
    page = browse(client).content.decode()
    assert "graphiql.js" not in page
    assert "docs/api.md" in page


@pytest.mark.parametrize("name", ["SHOP", "OWNER"])
def test_the_examples_fit_the_schema(name):
    for example in getattr(examples, name):
        document = parse(example.query)
        assert validate(getattr(schema, name), document, specified_rules) == []
