"""What a shopper does besides buying: the wallet, being told, finding an order again."""

import json

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from storefronts.alerts.models import StockAlert
from storefronts.customers.models import OneTimeCode
from storefronts.customers.one_time_codes import digits_of
from storefronts.wallet.models import TopUp
from storefronts.wallet.services import wallet_of
from tenants.kernel import versions
from tenants.registry.context import in_shop
from tests.api.conftest import Api
from tests.api.sale import line, placed
from tests.api.shelves import card
from tests.world import host_of

ERRORS = "errors { code message field details }"
TOP_UP = f"""mutation($input: TopUpWalletInput!) {{ topUpWallet(input: $input) {{
  topUp {{ id status amount {{ amount }} provider redirectUrl }} {ERRORS} }} }}"""
WALLET = """query($first: Int, $after: String) { me { wallet { amount }
  walletStatement(first: $first, after: $after) { totalCount edges { node {
    label event reference orderNumber amount { amount } balance { amount } } } }
  topUps(first: $first) { edges { node { status amount { amount } redirectUrl } } } } }"""
ORDERS = """query($filter: OrderFilter, $reference: String) {
  me { orders(filter: $filter, clientReference: $reference) {
    edges { node { number } } totalCount } } }"""
SECURITY = """{ me { id name isStaff scopes security { emailProven hasPassword hasAuthenticator
  passkeys hasRecoveryCodes lastSignInAt } } }"""
NOTIFY = f"""mutation($input: NotifyWhenBackInput!) {{ notifyWhenBack(input: $input) {{
  noted {ERRORS} }} }}"""
LOOK_UP = f"""mutation($input: LookUpOrderInput!) {{ lookUpOrder(input: $input) {{
  asked {ERRORS} }} }}"""
OPEN = f"""mutation($input: OpenOrderInput!) {{ openOrder(input: $input) {{
  order {{ number status }} codes {{ code }} {ERRORS} }} }}"""


def test_a_wallet_is_topped_up_once_and_spent(keyed, signed_in, buyer, aurora):
    api = keyed(buyer, "orders", "spend")
    given = {"amount": "50.00", "provider": "sandbox", "idempotencyKey": "t1"}
    first = api(TOP_UP, input=given).data["topUpWallet"]
    assert (first["topUp"]["status"], first["errors"]) == ("CAPTURED", [])
    assert api(TOP_UP, input=given).data["topUpWallet"] == first
    changed = api(TOP_UP, input={**given, "amount": "60"}).data["topUpWallet"]
    assert changed["errors"][0]["code"] == "IDEMPOTENCY_CONFLICT"
    bought = placed(api, line(card(codes=1)), pay="wallet")["order"]
    me = signed_in(buyer)(WALLET).data["me"]
    entries = [edge["node"] for edge in me["walletStatement"]["edges"]]
    assert [entry["event"] for entry in entries] == ["payment.captured", "wallet.topped_up"]
    assert entries[0]["orderNumber"] == bought["number"]
    assert entries[0]["balance"] == me["wallet"]
    assert entries[1]["amount"]["amount"] == "50.00"
    assert entries[1]["orderNumber"] is None
    assert me["topUps"]["edges"][0]["node"]["status"] == "CAPTURED"
    with in_shop(aurora):
        assert TopUp.objects.count() == 1


def test_a_top_up_that_waits_says_how_to_go_on(signed_in, buyer, aurora):
    api = signed_in(buyer)
    given = {"amount": "5", "provider": "sandbox:hosted", "idempotencyKey": "t1"}
    top_up = api(TOP_UP, input=given).data["topUpWallet"]["topUp"]
    assert top_up["status"] == "PENDING"
    assert top_up["redirectUrl"]
    assert api(WALLET).data["me"]["wallet"]["amount"] == "0.00"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"amount": "0"}, "INVALID"),
        ({"amount": "-5"}, "INVALID"),
        ({"amount": "NaN"}, "INVALID"),
        ({"amount": "0.001"}, "INVALID"),
        ({"amount": "99999999999"}, "INVALID"),
        ({"provider": "nobody"}, "INVALID"),
        ({"provider": "wallet"}, "INVALID"),
        ({"provider": "wallet:delay"}, "INVALID"),
        ({"idempotencyKey": ""}, "REQUIRED"),
    ],
)
def test_a_top_up_that_cannot_be(signed_in, buyer, aurora, given, code):
    whole = {"amount": "5", "provider": "sandbox", "idempotencyKey": "t", **given}
    payload = signed_in(buyer)(TOP_UP, input=whole).data["topUpWallet"]
    assert payload["topUp"] is None
    assert payload["errors"][0]["code"] == code
    with in_shop(aurora):
        assert wallet_of(shop=aurora, user=buyer).minor == 0


def test_nobody_and_a_key_that_may_not_spend_top_up_nothing(outside, keyed, buyer):
    given = {"amount": "5", "provider": "sandbox", "idempotencyKey": "t"}
    for api, code in ((outside, "UNAUTHENTICATED"), (keyed(buyer, "orders"), "FORBIDDEN")):
        assert api(TOP_UP, input=given).data["topUpWallet"]["errors"][0]["code"] == code


def test_my_orders_narrowed(keyed, buyer):
    api = keyed(buyer, "orders")
    paid = placed(api, line(card(codes=1)), pay="sandbox", clientReference="A-1")["order"]
    placed(api, line(card(codes=1)))

    def found(reference=None, **given):
        edges = api(ORDERS, filter=given, reference=reference).data["me"]["orders"]["edges"]
        return [edge["node"]["number"] for edge in edges]

    assert len(found()) == 2
    assert found(delivery="DELIVERED") == [paid["number"]]
    assert found("A-1", status="COMPLETED") == [paid["number"]]
    assert found("A-2") == []


def test_how_an_account_is_guarded(keyed, buyer, staff):
    me = keyed(buyer, "orders")(SECURITY).data["me"]
    assert me["scopes"] == ["orders"]
    assert not me["isStaff"]
    assert me["security"] == {
        "emailProven": False,
        "hasPassword": True,
        "hasAuthenticator": False,
        "passkeys": 0,
        "hasRecoveryCodes": False,
        "lastSignInAt": None,
    }
    assert staff("support")(SECURITY).data["me"]["isStaff"]


def test_the_number_of_queries_does_not_grow_with_statement_and_top_ups(keyed, buyer):
    api, counts = keyed(buyer, "orders", "spend"), []
    for more in (range(2), range(2, 12)):
        for n in more:
            given = {"amount": "5", "provider": "sandbox:hosted", "idempotencyKey": f"h{n}"}
            api(TOP_UP, input=given)
            now = {"amount": "5", "provider": "sandbox", "idempotencyKey": f"s{n}"}
            api(TOP_UP, input=now)
        api(WALLET)
        with CaptureQueriesContext(connection) as queries:
            api(WALLET, first=50)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_mail_when_it_is_back(outside, signed_in, buyer, aurora):
    gone, here = card(codes=0), card(codes=1)
    given = {"denomination": str(gone.pk), "email": "ann@example.test"}
    assert outside(NOTIFY, input=given).data["notifyWhenBack"] == {"noted": True, "errors": []}
    assert outside(NOTIFY, input=given).data["notifyWhenBack"]["noted"]
    mine = {"denomination": str(gone.pk)}
    assert signed_in(buyer)(NOTIFY, input=mine).data["notifyWhenBack"]["noted"]
    with in_shop(aurora):
        assert set(StockAlert.objects.values_list("email", flat=True)) == {
            "ann@example.test",
            buyer.email,
        }
    for wrong, code in (
        ({**given, "denomination": str(here.pk)}, "CONFLICT"),
        ({**given, "denomination": "7"}, "NOT_FOUND"),
        ({**given, "denomination": "0192f0c0-0000-7000-8000-000000000000"}, "NOT_FOUND"),
        ({**given, "email": "nobody"}, "INVALID"),
        (mine, "INVALID"),
    ):
        payload = outside(NOTIFY, input=wrong).data["notifyWhenBack"]
        assert (payload["noted"], payload["errors"][0]["code"]) == (False, code)


@pytest.fixture
def lost(outside):
    """An order of ann's, whose link is lost."""
    denomination = card(secrets=["CANARY-0815"])
    payload = placed(outside, line(denomination), pay="sandbox", email="ann@example.test")
    return {"number": payload["order"]["number"], "email": "Ann@Example.test"}


def digits(aurora):
    with in_shop(aurora):
        return digits_of(OneTimeCode.objects.latest("created_at").pk)


def test_an_order_is_found_again_and_shows_its_codes(outside, lost, aurora):
    asked = outside(LOOK_UP, input=lost).data["lookUpOrder"]
    assert asked == {"asked": True, "errors": []}
    code = digits(aurora)
    assert code not in json.dumps(asked)
    given = {**lost, "oneTimeCode": code, "reveal": True, "idempotencyKey": "k"}
    opened = outside(OPEN, input=given).data["openOrder"]
    assert opened["order"]["number"] == lost["number"]
    assert opened["codes"] == [{"code": "CANARY-0815"}]
    again = outside(OPEN, input=given).data["openOrder"]
    assert (again["order"], again["codes"]) == (opened["order"], None)
    used = outside(OPEN, input={**given, "idempotencyKey": "k2"}).data["openOrder"]
    assert used["errors"][0]["code"] == "FORBIDDEN"
    assert mail.outbox == []  # the outbox owes it; nothing leaves within a request


def test_the_answer_does_not_tell_whether_there_is_such_an_order(outside, lost, aurora):
    known = outside(LOOK_UP, input=lost)
    for wrong in ({"number": "2222-222222"}, {"email": "bob@example.test"}):
        assert outside(LOOK_UP, input={**lost, **wrong}).data == known.data
    with in_shop(aurora):
        assert OneTimeCode.objects.count() == 1


def test_wrong_digits_are_counted_also_under_a_key(outside, lost, aurora):
    outside(LOOK_UP, input=lost)
    right = digits(aurora)
    wrong = "0" * 6 if right != "0" * 6 else "1" * 6
    for n in range(5):
        given = {**lost, "oneTimeCode": wrong, "idempotencyKey": f"k{n}"}
        payload = outside(OPEN, input=given).data["openOrder"]
        assert payload["errors"][0]["code"] == "FORBIDDEN"
    payload = outside(OPEN, input={**lost, "oneTimeCode": right}).data["openOrder"]
    assert payload["order"] is None


def test_guessing_is_ended(outside, lost):
    answers = [outside(LOOK_UP, input={**lost, "number": f"2222-2{n}"}) for n in range(22)]
    codes = [a.data["lookUpOrder"]["errors"] for a in answers]
    assert codes[19] == []
    assert codes[21][0]["code"] == "RATE_LIMITED"


def test_digits_of_one_shop_open_nothing_in_another(outside, lost, aurora, borealis):
    outside(LOOK_UP, input=lost)
    there = Api(host_of("borealis"))
    payload = there(OPEN, input={**lost, "oneTimeCode": digits(aurora)}).data["openOrder"]
    assert payload["errors"][0]["code"] == "FORBIDDEN"
    versions.cache.clear()
