"""The ledger over the owner's schema: statements, postings, rates."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from billing.ledger.codes import account_id
from billing.ledger.models import FxRate
from billing.ledger.services import post
from tenants.kernel.money import Money
from tenants.registry.context import in_public
from tests.api.owner_world import MISSING

MONEY = "{ amount currency }"
ERRORS = "errors { code field message }"
STATEMENT = f"""query($code: String, $id: ID, $since: DateTime, $until: DateTime, $first: Int,
    $after: String) {{
  ledgerStatement(code: $code, account: $id, currency: "CNY", since: $since, until: $until) {{
    account {{ code floor {MONEY} balance {MONEY} }} opening {MONEY} closing {MONEY}
    entries(first: $first, after: $after) {{ totalCount pageInfo {{ hasNextPage endCursor }}
      edges {{ node {{ ref at amount {MONEY} balance {MONEY} }} }} }} }} }}"""
JOURNALS = f"""query($f: JournalFilter) {{ journals(filter: $f) {{
  edges {{ node {{ ref event entries {{ account amount {MONEY} }} }} }} }} }}"""
RATE = f"""mutation($input: SetFxRateInput!) {{ setFxRate(input: $input) {{
  rate {{ base quote rate validFrom }} {ERRORS} }} }}"""


@pytest.fixture
def api(owner_keyed):
    return owner_keyed("shops", "audit", "ledger", "supply", "catalogue")


@pytest.fixture
def ten_postings(database):
    """1 to 10 yuan into escrow, an hour apart, the last one now."""
    with in_public():
        for n in range(1, 11):
            post(
                ref=f"test:{n}",
                event="test.odd" if n % 2 else "test.even",
                at=timezone.now() - timedelta(hours=10 - n, minutes=1),
                entries=[("escrow", Money(n * 100, "CNY")), ("fx", Money(-n * 100, "CNY"))],
            )


def test_a_statement_runs_through_its_pages(api, ten_postings):
    seen, after = [], None
    while True:
        told = api(STATEMENT, code="escrow", first=3, after=after).data["ledgerStatement"]
        seen += [edge["node"] for edge in told["entries"]["edges"]]
        after = told["entries"]["pageInfo"]["endCursor"]
        if not told["entries"]["pageInfo"]["hasNextPage"]:
            break
    assert told["entries"]["totalCount"] == len(seen) == 10
    assert (told["opening"]["amount"], told["closing"]["amount"]) == ("0.00", "55.00")
    assert [entry["ref"] for entry in seen] == [f"test:{n}" for n in range(10, 0, -1)]
    running = Decimal(told["closing"]["amount"])
    for entry in seen:
        assert Decimal(entry["balance"]["amount"]) == running
        running -= Decimal(entry["amount"]["amount"])
    assert running == 0


def test_a_statement_of_some_hours_opens_and_closes_with_them(api, ten_postings):
    now = timezone.now()
    span = {
        "since": (now - timedelta(hours=5)).isoformat(),
        "until": (now - timedelta(hours=2)).isoformat(),
    }
    told = api(STATEMENT, id=str(account_id("escrow", "CNY")), **span).data["ledgerStatement"]
    refs = [edge["node"]["ref"] for edge in told["entries"]["edges"]]
    assert refs == ["test:7", "test:6", "test:5"] or refs == ["test:8", "test:7", "test:6"]
    moved = sum(Decimal(e["node"]["amount"]["amount"]) for e in told["entries"]["edges"])
    assert Decimal(told["opening"]["amount"]) + moved == Decimal(told["closing"]["amount"])
    newest = told["entries"]["edges"][0]["node"]["balance"]
    assert newest == told["closing"]


def test_an_account_that_is_none_has_no_statement(api, database):
    assert api(STATEMENT, code="escrow").data == {"ledgerStatement": None}
    assert api(STATEMENT, id=MISSING).data == {"ledgerStatement": None}
    assert api(STATEMENT, code="escrow", since="soon").status == 400


def test_postings_are_found_by_reference_event_and_account(api, ten_postings):
    def refs(**given):
        edges = api(JOURNALS, f=given).data["journals"]["edges"]
        return [edge["node"]["ref"] for edge in edges]

    assert refs(ref="test:10") == ["test:10"]
    assert refs(event="test.even") == [f"test:{n}" for n in (10, 8, 6, 4, 2)]
    assert len(refs(account=str(account_id("fx", "CNY")))) == 10
    assert refs(account=MISSING) == refs(shop=MISSING) == []
    (edge, *_rest) = api(JOURNALS, f={}).data["journals"]["edges"]
    assert sum(Decimal(e["amount"]["amount"]) for e in edge["node"]["entries"]) == 0


def test_a_rate_is_added_and_never_changed(api, database, audited):
    given = {"base": "usd", "quote": "CNY", "rate": "7.15", "validFrom": "2031-01-01T00:00:00Z"}
    payload = api(RATE, input=given).data["setFxRate"]
    assert payload["rate"]["rate"] == "7.15"
    assert payload["rate"]["base"] == "USD"
    again = api(RATE, input={**given, "rate": "8"}).data["setFxRate"]
    assert (again["errors"][0]["code"], again["errors"][0]["field"]) == ("CONFLICT", "validFrom")
    for bad in ({"rate": "0"}, {"rate": "-1"}, {"rate": "1e-12"}, {"quote": "USD"}, {"base": "U"}):
        assert api(RATE, input={**given, **bad}).data["setFxRate"]["errors"][0]["code"] == "INVALID"
    with in_public():
        assert FxRate.objects.filter(base="USD").count() == 1
    assert len(audited("fx_rate.set")) == 1
