"""Cases 10, 11 and 23 over the doors of resellers: bulk orders, lists, signed requests."""

import json

import pytest

from storefronts.checkout.models import BulkOrder
from storefronts.orders.models import Order
from tenants.registry.context import in_public, in_shop
from tests.api.conftest import Api, forget
from tests.api.sale import asked, line
from tests.api.shelves import card
from tests.api.test_bulk_orders import BULK
from tests.api.test_price_list import Lists
from tests.api.test_signed_requests import Signer
from tests.factories.orders import fill_wallet
from tests.world import host_of


@pytest.fixture
def rich(buyer, aurora):
    with in_shop(aurora):
        fill_wallet(aurora, 1_000_000, buyer)
    return buyer


@pytest.fixture
def api(keyed, rich):
    return keyed(rich, "orders", "spend")


def nothing_was_ordered(shop):
    with in_shop(shop):
        return not Order.objects.exists() and not BulkOrder.objects.exists()


# ------------------------------------------------------------------ case 11


@pytest.mark.parametrize("quantity", [-1, 0, 101, 10**9])
def test_a_quantity_that_cannot_be_fails_its_line(quantity, api, aurora):
    payload = api(BULK, input=asked(line(card(codes=2), quantity))).data["placeBulkOrder"]
    assert payload["errors"][0]["code"] == "INVALID"
    assert nothing_was_ordered(aurora)


@pytest.mark.parametrize("quantity", ["1.5", "1e400", '"1"', "null", "true", "99999999999"])
def test_a_quantity_that_is_no_number_is_refused_before_anything(quantity, api, aurora):
    given = asked({"denomination": str(card(codes=2).pk), "quantity": 0})
    body = json.dumps({"query": BULK, "variables": {"input": given}})
    answer = api.post(body.replace('"quantity": 0', f'"quantity": {quantity}'))
    assert answer.code == "INVALID"
    assert "data" not in answer.body or answer.body["data"] is None
    assert nothing_was_ordered(aurora)


def test_not_a_number_is_not_json(api, aurora):
    given = asked({"denomination": str(card(codes=2).pk), "quantity": 0})
    body = json.dumps({"query": BULK, "variables": {"input": given}})
    answer = api.post(body.replace('"quantity": 0', '"quantity": NaN'))
    assert (answer.status, answer.code) == (400, "INVALID")
    assert nothing_was_ordered(aurora)


@pytest.mark.parametrize("extra", ["price", "unitPrice", "total", "currency", "discount"])
def test_a_price_of_the_clients_own_is_not_known_here(extra, api, aurora):
    goods = card(codes=2)
    for given in (asked(line(goods, **{extra: "0.01"})), asked(line(goods), **{extra: "0.01"})):
        assert api(BULK, input=given).code == "INVALID"
    assert nothing_was_ordered(aurora)


def test_501_lines_are_refused_whole(api, aurora):
    goods = card(codes=2)
    payload = api(BULK, input=asked(*[line(goods)] * 501)).data["placeBulkOrder"]
    assert payload["errors"][0]["code"] == "INVALID"
    assert payload["errors"][0]["details"] == {"most": 500}
    assert nothing_was_ordered(aurora)


def test_one_mutation_of_bulk_orders_may_not_be_written_many_times(api, aurora):
    many = " ".join(
        f'a{n}: placeBulkOrder(input: {{lines: [], email: "a@b.test", idempotencyKey: "{n}"}})'
        " { token }"
        for n in range(6)
    )
    assert api(f"mutation {{ {many} }}").code == "TOO_EXPENSIVE"


# ------------------------------------------------------------------ case 23


def test_keys_are_not_guessed_over_the_lists_either(aurora, audited, settings):
    settings.GRAPHQL_RATE_FAILED_KEYS = "5/minute"
    from api import keys

    forget()
    keys._failures.cache_clear()
    answers = [Lists(f"cf_abcdefgh_{n:048d}").get("/api/orders.csv").status_code for n in range(8)]
    # One count for all doors.
    answers.append(Api(host_of("aurora"), key=f"cf_abcdefgh_{9:048d}")("{ shop { name } }").status)
    keys._failures.cache_clear()
    assert answers == [401] * 5 + [429] * 4
    assert len(audited("api_key.refused")) == 5


def test_signatures_are_not_guessed(aurora, buyer, audited, settings):
    from tenants.accounts.services import create_api_key
    from tenants.kernel.actor import SYSTEM

    with in_shop(aurora):
        key, text = create_api_key(
            user=buyer, name="signs", scopes=["orders"], actor=SYSTEM, signing="required"
        )
    signer = Signer(key, Api(host_of("aurora"), key=text))
    answers = [signer(secret=f"cfs_guess-{n}") for n in range(4)]
    assert {answer.errors[0]["extensions"]["signature"] for answer in answers} == {"mismatch"}
    events = audited("api_key.refused")
    assert [event.data for event in events] == [{"why": "signature: mismatch"}] * 4
    with in_public():
        assert all(key.prefix in event.target for event in events)
    assert signer().status == 200
