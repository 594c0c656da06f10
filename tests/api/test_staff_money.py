"""The shop's money, its days, its payment accounts and its trail."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from billing.ledger.codes import shop_earnings, shop_wallet
from billing.ledger.services import post
from billing.payments.models import ProviderAccount
from tenants.audit import record
from tenants.kernel.actor import Actor
from tenants.kernel.money import Money
from tenants.registry.context import in_public, in_shop
from tenants.supply.models import LowStockAlert
from tests.api.sale import line, placed
from tests.api.shelves import card

ERRORS = "errors { code message field details }"
BOOK = """balance { amount currency } statement(first: $first, after: $after) { totalCount
  pageInfo { hasNextPage endCursor } edges { node { event label reference orderNumber reason
    amount { amount } balance { amount } } } }"""
MONEY = f"""query($first: Int, $after: String) {{ shopMoney {{ collects
  earnings {{ {BOOK} }} wallet {{ balance {{ amount }} }} }} }}"""
FIGURES = "query($days: Int) { shopFigures(days: $days) { day orders sales { amount } } }"
MARGINS = "{ shopFigures(days: 1) { sales { amount } margin { amount } } }"
LOW = "{ lowStock { denomination name left since } }"
ACCOUNTS = """{ paymentAccounts { id provider label isActive }
  paymentProviders { provider label credentials { name label isNeeded } } }"""
OPEN = f"""mutation($input: OpenPaymentAccountInput!) {{ openPaymentAccount(input: $input) {{
  account {{ id provider label isActive }} {ERRORS} }} }}"""
OFF = f"""mutation($input: SwitchOffPaymentAccountInput!) {{
  switchOffPaymentAccount(input: $input) {{ account {{ isActive }} {ERRORS} }} }}"""
TRAIL = """query($noun: TrailNoun, $who: String, $since: Date, $first: Int, $after: String) {
  trail(noun: $noun, who: $who, since: $since, first: $first, after: $after) { totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { action text who address target details { label value } } } } }"""


def test_earnings_and_how_they_came_about(staff, keyed, buyer, aurora):
    order = placed(keyed(buyer, "orders"), line(card(codes=1, wholesale="10")), pay="sandbox")
    with in_shop(aurora):
        money = Money(500, "CNY")
        entries = [(shop_wallet(aurora.pk), money), ("platform:adjustments", -money)]
        post(ref="t", event="test", entries=entries)
    found = staff("finance", "finance")(MONEY).data["shopMoney"]
    (entry,) = [edge["node"] for edge in found["earnings"]["statement"]["edges"]]
    assert entry["orderNumber"] == order["order"]["number"]
    assert entry["balance"] == {"amount": found["earnings"]["balance"]["amount"]}
    assert entry["event"] == "line.delivered"
    assert found["wallet"]["balance"]["amount"] == "5.00"
    assert found["collects"] == "platform"


def test_a_statement_takes_the_same_queries_however_long(staff, aurora):
    api, counts = staff("finance", "finance"), []
    for more in (range(2), range(2, 12)):
        with in_shop(aurora):
            for n in more:
                money = Money(n + 1, "CNY")
                entries = [(shop_earnings(aurora.pk), money), ("escrow", -money)]
                ref = f"payment.captured:0192f0c0-0000-7000-8000-0000000000{n:02}"
                post(ref=ref, event="payment.captured", entries=entries)
        api(MONEY)
        with CaptureQueriesContext(connection) as queries:
            book = api(MONEY, first=50).data["shopMoney"]["earnings"]
        assert len(book["statement"]["edges"]) > len(more) - 1
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("after", ["x", "LTE6MjAyNi0wMS0wMVQwMDowMDowMA", "MTp4"])
def test_a_cursor_of_no_statement(staff, after):
    answer = staff("finance")(MONEY, after=after)
    assert answer.code == "INVALID"


def test_days_in_figures(staff, keyed, buyer):
    order = placed(keyed(buyer, "orders"), line(card(codes=1)), pay="sandbox")["order"]
    days = staff("support")(FIGURES, days=3).data["shopFigures"]
    assert len(days) == 3
    assert (days[-1]["orders"], days[-1]["sales"]["amount"]) == (1, order["total"]["amount"])
    assert staff("support")(FIGURES).data["shopFigures"][0]["orders"] == 0
    for wrong in (0, 367, -1):
        assert staff("support")(FIGURES, days=wrong).code == "INVALID"
    refused = staff("support")(MARGINS)
    assert refused.code == "FORBIDDEN"
    assert refused.body["data"]["shopFigures"][0]["margin"] is None
    assert staff("finance")(MARGINS).data["shopFigures"][0]["margin"]


def test_what_runs_low(staff):
    denomination = card(codes=1)
    with in_public():
        LowStockAlert.objects.update_or_create(
            denomination_id=denomination.pk, defaults={"free": 1, "raised_at": timezone.now()}
        )
    (row,) = staff("support")(LOW).data["lowStock"]
    assert (row["denomination"], row["left"]) == (str(denomination.pk), 1)


def test_credentials_go_in_and_never_out(staff, audited, aurora):
    api, secret = staff("owner", "finance"), "whsec-CANARY-4711"
    (offer,) = api(ACCOUNTS).data["paymentProviders"]
    assert [one["name"] for one in offer["credentials"]] == ["secret"]
    given = {"provider": "sandbox", "label": "Ours", "credentials": {"secret": secret}}
    opened = api(OPEN, input={**given, "idempotencyKey": "k"}).data["openPaymentAccount"]
    assert opened["account"]["label"] == "Ours"
    assert api(OPEN, input={**given, "idempotencyKey": "k"}).data["openPaymentAccount"] == opened
    second = api(OPEN, input=given).data["openPaymentAccount"]
    assert second["errors"][0]["code"] == "CONFLICT"
    off = api(OFF, input={"account": opened["account"]["id"]}).data["switchOffPaymentAccount"]
    assert off["account"] == {"isActive": False}
    told = json.dumps([opened, second, off, api(ACCOUNTS).data])
    told += str([event.data for event in audited("provider_account.opened")])
    assert secret not in told


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"provider": "nobody", "credentials": {}}, "INVALID"),
        ({"provider": "sandbox", "credentials": {}}, "REQUIRED"),
        ({"provider": "sandbox", "credentials": ["x"]}, "INVALID"),
        ({"provider": "sandbox", "credentials": {"secret": 5}}, "INVALID"),
        ({"provider": "sandbox", "credentials": {"secret": "x" * 5001}}, "INVALID"),
    ],
)
def test_an_account_that_cannot_be_opened(staff, aurora, given, code):
    payload = staff("owner")(OPEN, input=given).data["openPaymentAccount"]
    assert payload["errors"][0]["code"] == code
    with in_public():
        assert not ProviderAccount.objects.filter(shop_id=aurora.pk).exists()


def test_an_account_of_another_shop_is_unknown(staff, borealis):
    from billing.payments.switching import open_own_account

    with in_shop(borealis):
        foreign = open_own_account(
            shop_id=borealis.pk,
            provider="sandbox",
            label="",
            credentials={"secret": "x"},
            actor=Actor(kind="system"),
        )
    payload = staff("owner")(OFF, input={"account": str(foreign)}).data["switchOffPaymentAccount"]
    assert payload["errors"][0]["code"] == "NOT_FOUND"
    with in_public():
        assert ProviderAccount.objects.get(pk=foreign).is_active


@pytest.fixture
def events(aurora, borealis):
    """Ours by our staff and by the platform's, and one of another shop."""
    ours = Actor(kind="shop_staff", id="1", label="ann@shop.test", address="203.0.113.7")
    owners = Actor(kind="owner_staff", id="2", label="boss@owner.test", address="203.0.113.8")
    with in_public():
        for actor, shop, action in (
            (ours, aurora, "order.refunded"),
            (owners, aurora, "shop.suspended"),
            (ours, borealis, "order.refunded"),
        ):
            record(
                actor=actor,
                action=action,
                target="order:0192f0c0-0000-7000-8000-000000000000",
                shop_id=shop.pk,
                data={"reason": "why", "cost": "8.12"},
            )


def test_the_trail_tells_our_deeds_and_not_who_of_the_platforms_did_something(staff, events):
    api = staff("finance", "finance")
    nodes = [edge["node"] for edge in api(TRAIL).data["trail"]["edges"]]
    by_action = {node["action"]: node for node in nodes}
    assert set(by_action) == {"order.refunded", "shop.suspended", "shop.opened"}
    assert [node["action"] for node in nodes].count("order.refunded") == 1
    assert by_action["order.refunded"]["who"].startswith("ann@shop.test")
    assert by_action["order.refunded"]["details"] == [{"label": "Reason", "value": "why"}]
    assert by_action["shop.suspended"]["address"] is None
    told = json.dumps(nodes)
    assert "boss@owner.test" not in told
    assert "8.12" not in told
    assert api(TRAIL, noun="ORDER").data["trail"]["totalCount"] == 1
    assert api(TRAIL, who="boss").data["trail"]["totalCount"] == 0
    assert api(TRAIL, who="ann").data["trail"]["totalCount"] == 1
    assert api(TRAIL, since="2099-01-01").data["trail"]["totalCount"] == 0
    first = api(TRAIL, first=1).data["trail"]
    second = api(TRAIL, first=1, after=first["pageInfo"]["endCursor"]).data["trail"]
    assert first["edges"] != second["edges"]
    third = api(TRAIL, first=1, after=second["pageInfo"]["endCursor"]).data["trail"]
    assert (first["totalCount"], third["pageInfo"]["hasNextPage"]) == (3, False)


def test_the_trail_takes_the_same_queries_however_long(staff, aurora):
    api, counts = staff("finance", "finance"), []
    for more in (2, 10):
        with in_public():
            for _ in range(more):
                record(actor=Actor(kind="system"), action="x.y", target="t", shop_id=aurora.pk)
        api(TRAIL)
        with CaptureQueriesContext(connection) as queries:
            assert api(TRAIL, first=50).data["trail"]["edges"]
        counts.append(len(queries))
    assert counts[0] == counts[1]
