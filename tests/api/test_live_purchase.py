"""A program buys over the real server: once in one call, once in three; fifty times at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from billing.ledger.queries import trial_balance
from storefronts.fulfilment.models import Reveal
from storefronts.orders.models import Order
from tenants.registry.context import in_public, in_shop
from tests.api.sale import PAY, PLACE, REVEAL, asked, line, proof
from tests.api.shelves import card
from tests.site import Site, serve
from tests.world import host_of


@pytest.fixture
def site(fresh_database: None, process_environment: dict[str, str]) -> Iterator[Site]:
    with serve(process_environment, workers=2) as site:
        yield site


@pytest.fixture
def shop_api(site: Site) -> Iterator[Callable[..., dict[str, Any]]]:
    """`shop_api(query, input=...)`: the data of an answer, as a stranger's program gets it."""
    headers = {"Host": f"{host_of('aurora')}:{site.port}", "Accept-Language": "en"}
    with httpx.Client(
        base_url=f"http://127.0.0.1:{site.port}", headers=headers, timeout=60
    ) as http:

        def ask(query: str, **variables: Any) -> dict[str, Any]:
            body = {"query": query, "variables": variables}
            response = http.post("/graphql/", json=body)
            assert response.status_code == 200, response.text
            assert "errors" not in response.json(), response.text
            return response.json()["data"]

        yield ask


def test_a_stranger_finds_a_card_and_buys_it(aurora, shop_api):
    denomination = card(secrets=["LIVE-0001", "LIVE-0002"])
    found = shop_api("{ products { edges { node { denominations { id price { amount } } } } } }")
    (edge,) = found["products"]["edges"]
    (offered,) = edge["node"]["denominations"]
    assert offered["id"] == str(denomination.pk)

    bought = shop_api(
        PLACE, input=asked(line(denomination), pay="sandbox", reveal=True, idempotencyKey="a")
    )["placeOrder"]
    assert bought["errors"] == []
    (code,) = bought["codes"]
    assert code["code"].startswith("LIVE-000")
    assert bought["order"]["total"]["amount"] == offered["price"]["amount"]

    placed = shop_api(PLACE, input=asked(line(denomination), idempotencyKey="b"))["placeOrder"]
    pay = {**proof(placed), "provider": "sandbox", "idempotencyKey": "b"}
    assert shop_api(PAY, input=pay)["payOrder"]["order"]["delivery"] == "DELIVERED"
    (other,) = shop_api(REVEAL, input=proof(placed))["revealCodes"]["codes"]
    assert {code["code"], other["code"]} == {"LIVE-0001", "LIVE-0002"}

    with in_shop(aurora):
        assert Order.objects.count() == 2
        assert Reveal.objects.count() == 2
    with in_public():
        assert sum(row.balance.minor for row in trial_balance("CNY")) == 0


def test_fifty_at_once_with_one_key_are_one_order(aurora, shop_api):
    given = asked(line(card(codes=60)), pay="sandbox", reveal=True)
    with ThreadPoolExecutor(16) as people:
        answers = list(people.map(lambda _: shop_api(PLACE, input=given), range(50)))
    payloads = [answer["placeOrder"] for answer in answers]
    assert [payload["errors"] for payload in payloads] == [[]] * 50
    assert len({payload["order"]["number"] for payload in payloads}) == 1
    assert len({payload["codes"][0]["code"] for payload in payloads}) == 1
    with in_shop(aurora):
        assert Order.objects.count() == 1


def test_more_buyers_than_codes(aurora, shop_api):
    denomination = card(codes=10)
    asks = [asked(line(denomination), pay="sandbox", reveal=True) for _ in range(40)]
    with ThreadPoolExecutor(16) as people:
        answers = list(people.map(lambda given: shop_api(PLACE, input=given), asks))
    payloads = [answer["placeOrder"] for answer in answers]
    codes = [payload["codes"][0]["code"] for payload in payloads if payload["codes"]]
    refused = [payload["errors"][0]["code"] for payload in payloads if payload["errors"]]
    assert len(codes) == len(set(codes)) == 10
    assert refused == ["OUT_OF_STOCK"] * 30
    with in_shop(aurora):
        assert Order.objects.count() == 10
