"""`revealCodes` and `requestOneTimeCode`: the same codes each time, to who may see them, logged."""

import uuid

import pytest

from storefronts.customers.models import OneTimeCode
from storefronts.customers.one_time_codes import digits_of
from storefronts.fulfilment.models import Reveal
from storefronts.orders.tokens import mailed_token
from tenants.registry.context import in_shop
from tests.api.sale import LOOK, REVEAL, line, placed, proof
from tests.api.shelves import card

SEND = """mutation($input: RequestOneTimeCodeInput!) { requestOneTimeCode(input: $input) {
  sent errors { code } } }"""


def revealed(api, **given):
    return api(REVEAL, input=given).data["revealCodes"]


def code_of(payload):
    assert payload["codes"] == []
    return payload["errors"][0]["code"]


def reveals(shop):
    with in_shop(shop):
        return Reveal.objects.count()


@pytest.fixture
def bought(outside):
    return placed(outside, line(card(secrets=["SECRET-1"])), pay="sandbox")


@pytest.fixture
def link(bought):
    """What the mailed link holds."""
    token = mailed_token(uuid.UUID(bought["order"]["id"]))
    return {"number": bought["order"]["number"], "token": token}


def test_the_same_codes_each_time_and_each_time_logged(outside, aurora, bought):
    for times in (1, 2):
        payload = revealed(outside, **proof(bought))
        assert payload["errors"] == []
        assert [code["code"] for code in payload["codes"]] == ["SECRET-1"]
        assert reveals(aurora) == times


def test_codes_lie_in_no_cache(outside, bought):
    answer = outside(REVEAL, input=proof(bought))
    assert answer.headers["Cache-Control"] == "no-store"


def test_nothing_to_reveal_yet(outside):
    order = placed(outside, line(card(codes=1)))
    assert code_of(revealed(outside, **proof(order))) == "NOT_DELIVERED"


def test_the_number_alone_reveals_nothing(outside, aurora, bought):
    assert code_of(revealed(outside, number=bought["order"]["number"])) == "NOT_FOUND"
    assert reveals(aurora) == 0


def test_the_mailed_link_alone_only_views(outside, aurora, link):
    assert outside(LOOK, **link).data["order"]["delivery"] == "DELIVERED"
    assert code_of(revealed(outside, **link)) == "FORBIDDEN"
    assert reveals(aurora) == 0


def test_the_mailed_link_with_the_mailed_code_reveals(outside, aurora, link):
    assert outside(SEND, input=link).data["requestOneTimeCode"] == {"sent": True, "errors": []}
    with in_shop(aurora):
        digits = digits_of(OneTimeCode.objects.get().pk)
    payload = revealed(outside, **link, oneTimeCode=digits)
    assert [code["code"] for code in payload["codes"]] == ["SECRET-1"]
    assert code_of(revealed(outside, **link, oneTimeCode=digits)) == "FORBIDDEN"


def test_a_one_time_code_is_not_sent_for_a_number_alone(outside, aurora, bought):
    given = {"number": bought["order"]["number"]}
    payload = outside(SEND, input=given).data["requestOneTimeCode"]
    assert payload == {"sent": False, "errors": [{"code": "NOT_FOUND"}]}
    with in_shop(aurora):
        assert not OneTimeCode.objects.exists()


def test_a_guessed_code_reveals_nothing_and_guessing_ends(outside, aurora, link):
    outside(SEND, input=link)
    codes = [
        code_of(revealed(outside, **link, oneTimeCode=f"{n:06d}")) for n in range(100_000, 100_008)
    ]
    assert set(codes) <= {"FORBIDDEN", "RATE_LIMITED"}
    assert reveals(aurora) == 0


def test_guessing_by_aliases_gets_no_more_tries(outside, aurora, link):
    outside(SEND, input=link)
    one = 'revealCodes(input: {number: "%s", token: "%s", oneTimeCode: "%06d"}) { codes { code } }'
    tries = [f"a{n}: " + one % (link["number"], link["token"], n) for n in range(50)]
    answer = outside("mutation { " + " ".join(tries) + " }")
    assert answer.status == 400
    assert answer.code == "TOO_EXPENSIVE"
    assert reveals(aurora) == 0


def test_the_buyer_signed_in_reveals(signed_in, buyer, aurora):
    api = signed_in(buyer)
    order = placed(api, line(card(codes=1)), pay="sandbox")
    assert revealed(api, number=order["order"]["number"])["codes"]
    assert reveals(aurora) == 1


def test_staff_reveal_nothing(signed_in, keyed, seller, aurora, bought):
    number = bought["order"]["number"]
    assert code_of(revealed(signed_in(seller), number=number)) == "FORBIDDEN"
    assert code_of(revealed(keyed(seller, "orders"), number=number)) == "NOT_FOUND"
    assert reveals(aurora) == 0
