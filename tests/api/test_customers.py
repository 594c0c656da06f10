"""Customers for staff: who they are, what they bought, their wallets and groups."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from billing.ledger.codes import customer_wallet
from billing.ledger.services import post
from storefronts.promotions.models import Member, Promotion
from storefronts.wallet.services import wallet_of
from tenants.accounts.models import User
from tenants.kernel.money import Money
from tenants.registry.context import in_shop
from tests.api.sale import line, placed
from tests.api.shelves import card

LIST = """query($search: String, $first: Int, $after: String) {
  customers(search: $search, first: $first, after: $after) {
    edges { node { id email name orderCount spent { amount } wallet { amount } lastOrderAt
      group { name } } } pageInfo { hasNextPage endCursor } totalCount } }"""
ONE = "query($id: ID!) { customer(id: $id) { email } }"
STATEMENT = """query($id: ID!, $first: Int, $after: String) {
  customerStatement(customer: $id, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node {
      reference label amount { amount } balance { amount } reason orderNumber } } } }"""
ERRORS = "errors { code message field details }"
ADJUST = f"""mutation($input: AdjustWalletInput!) {{ adjustWallet(input: $input) {{
  customer {{ email wallet {{ amount }} orderCount }} {ERRORS} }} }}"""
GROUP = f"""mutation($input: SetMemberGroupInput!) {{ setMemberGroup(input: $input) {{
  customer {{ group {{ id name }} }} {ERRORS} }} }}"""


@pytest.fixture
def earned(aurora):
    """The shop has 100 yuan to give away."""
    with in_shop(aurora):
        money = Money(10_000, "CNY")
        earnings = f"shop:{aurora.pk}:earnings"
        post(ref="t", event="test", entries=[(earnings, money), ("platform:adjustments", -money)])


def emails(answer):
    return [edge["node"]["email"] for edge in answer.data["customers"]["edges"]]


def test_customers_with_what_they_bought(staff, keyed, buyer, seller):
    order = placed(keyed(buyer, "orders"), line(card(codes=1)), pay="sandbox")["order"]
    answer = staff("support")(LIST)
    assert emails(answer) == [buyer.email]
    node = answer.data["customers"]["edges"][0]["node"]
    assert node["orderCount"] == 1
    assert node["spent"]["amount"] == order["total"]["amount"]
    assert node["wallet"]["amount"] == "0.00"
    assert node["group"] is None
    assert emails(staff("support")(LIST, search="BUYER@")) == [buyer.email]
    assert emails(staff("support")(LIST, search="seller")) == []


def test_a_wallet_is_credited_and_debited_once(staff, buyer, earned, aurora, audited):
    api = staff("finance", "customers", "staff")
    given = {"customer": str(buyer.pk), "amount": "12.50", "reason": "sorry"}
    first = api(ADJUST, input={**given, "idempotencyKey": "a1"}).data["adjustWallet"]
    assert first["customer"]["wallet"]["amount"] == "12.50"
    assert api(ADJUST, input={**given, "idempotencyKey": "a1"}).data["adjustWallet"] == first
    other = api(ADJUST, input={**given, "amount": "1", "idempotencyKey": "a1"})
    assert other.data["adjustWallet"]["errors"][0]["code"] == "IDEMPOTENCY_CONFLICT"
    down = {**given, "amount": "-2.50", "idempotencyKey": "a2"}
    assert api(ADJUST, input=down).data["adjustWallet"]["customer"]["wallet"]["amount"] == "10.00"
    assert len(audited("wallet.adjusted")) == 2
    entries = api(STATEMENT, id=str(buyer.pk)).data["customerStatement"]["edges"]
    assert [
        (edge["node"]["amount"]["amount"], edge["node"]["balance"]["amount"]) for edge in entries
    ] == [("-2.50", "10.00"), ("12.50", "12.50")]
    assert entries[0]["node"]["reason"] == "sorry"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"amount": "1000"}, "INSUFFICIENT_FUNDS"),
        ({"amount": "-0.01"}, "INSUFFICIENT_FUNDS"),
        ({"amount": "0"}, "INVALID"),
        ({"amount": "abc"}, "INVALID"),
        ({"amount": "1e99"}, "INVALID"),
        ({"reason": " "}, "REQUIRED"),
        ({"customer": "7"}, "NOT_FOUND"),
    ],
)
def test_what_cannot_be_adjusted(staff, buyer, earned, aurora, given, code):
    whole = {"customer": str(buyer.pk), "amount": "1", "reason": "x", "idempotencyKey": "k"}
    payload = staff("finance")(ADJUST, input={**whole, **given}).data["adjustWallet"]
    assert payload["customer"] is None
    assert payload["errors"][0]["code"] == code, payload["errors"]
    with in_shop(aurora):
        assert wallet_of(shop=aurora, user=buyer).minor == 0


def test_somebody_of_another_shop_or_of_the_staff_is_nobody(staff, outsider, earned, aurora):
    api = staff("finance")
    with in_shop(aurora):
        boss = User.objects.get(role="finance")
    for person in (outsider, boss):
        assert api(ONE, id=str(person.pk)).data == {"customer": None}
        assert api(STATEMENT, id=str(person.pk)).code == "NOT_FOUND"
        given = {"customer": str(person.pk), "amount": "1", "reason": "x", "idempotencyKey": "k"}
        payload = api(ADJUST, input=given).data["adjustWallet"]
        assert payload["errors"][0]["code"] == "NOT_FOUND"


def test_a_member_group_is_given_and_taken(staff, buyer, aurora):
    with in_shop(aurora):
        group = Promotion.objects.create(kind="member", name="Friends", off="percent", value=5)
        sale = Promotion.objects.create(kind="sale", name="May", off="percent", value=5)
    api, me = staff("manager"), str(buyer.pk)
    payload = api(GROUP, input={"customer": me, "group": str(group.pk)}).data["setMemberGroup"]
    assert payload["customer"]["group"] == {"id": str(group.pk), "name": "Friends"}
    members = "query($group: ID!) { customers(group: $group) { edges { node { email } } } }"
    assert emails(api(members, group=str(group.pk))) == [buyer.email]
    assert emails(api(members, group=str(sale.pk))) == []
    assert api(members, group="7").code == "NOT_FOUND"
    assert staff("support")(members, group=str(group.pk)).code == "FORBIDDEN"
    wrong = api(GROUP, input={"customer": me, "group": str(sale.pk)}).data["setMemberGroup"]
    assert wrong["errors"][0]["code"] == "NOT_FOUND"
    payload = api(GROUP, input={"customer": me, "group": None}).data["setMemberGroup"]
    assert payload["customer"]["group"] is None
    with in_shop(aurora):
        assert Member.objects.count() == 0


def test_the_number_of_queries_does_not_grow_with_the_customers(staff, aurora):
    api, counts = staff("support"), []
    for more in (range(2), range(2, 12)):
        with in_shop(aurora):
            for n in more:
                person = User.objects.create_user(f"c{n}@example.test")
                post(
                    ref=f"t{n}",
                    event="test",
                    entries=[
                        (customer_wallet(aurora.pk, person.pk), Money(n + 1, "CNY")),
                        ("platform:adjustments", Money(-n - 1, "CNY")),
                    ],
                )
        api(LIST)
        with CaptureQueriesContext(connection) as queries:
            found = api(LIST, first=50).data["customers"]["edges"]
        assert len(found) > len(more) - 1
        assert {edge["node"]["wallet"]["amount"] for edge in found} >= {"0.01", "0.02"}
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_statement_page_by_page_has_exact_balances(staff, buyer, aurora):
    with in_shop(aurora):
        for n in range(1, 6):
            account = customer_wallet(aurora.pk, buyer.pk)
            money = Money(n * 100, "CNY")
            post(ref=f"s{n}", event="test", entries=[(account, money), ("escrow", -money)])
    api, after, seen = staff("support"), None, []
    while True:
        page = api(STATEMENT, id=str(buyer.pk), first=2, after=after).data["customerStatement"]
        assert page["totalCount"] == 5
        seen += [(e["node"]["reference"], e["node"]["balance"]["amount"]) for e in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert seen == [
        ("s5", "15.00"),
        ("s4", "10.00"),
        ("s3", "6.00"),
        ("s2", "3.00"),
        ("s1", "1.00"),
    ]
