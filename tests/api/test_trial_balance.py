"""`trialBalance`: every account; zero in each currency."""

from decimal import Decimal

from billing.ledger.services import post
from tenants.kernel.money import Money
from tenants.registry.context import in_public

BALANCE = """query($currency: String) { trialBalance(currency: $currency) {
  account balance { amount currency } } }"""


def posted():
    with in_public():
        for currency in ("CNY", "USD"):
            entries = [
                ("escrow", Money(1999, currency)),
                ("clearing:sandbox:x", Money(-1999, currency)),
            ]
            post(ref=f"test:{currency}", event="test", entries=entries)


def test_every_account_and_zero_in_each_currency(owner_keyed):
    posted()
    rows = owner_keyed("ledger")(BALANCE).data["trialBalance"]
    assert {"account": "escrow", "balance": {"amount": "19.99", "currency": "USD"}} in rows
    for currency in ("CNY", "USD"):
        amounts = [
            Decimal(row["balance"]["amount"])
            for row in rows
            if row["balance"]["currency"] == currency
        ]
        assert len(amounts) == 2
        assert sum(amounts) == 0


def test_one_currency(owner_keyed):
    posted()
    rows = owner_keyed("ledger")(BALANCE, currency="usd").data["trialBalance"]
    assert {row["balance"]["currency"] for row in rows} == {"USD"}


def test_only_who_may_look(owner_keyed):
    assert owner_keyed("shops")(BALANCE).code == "FORBIDDEN"
    assert owner_keyed("ledger", role="support")(BALANCE).code == "FORBIDDEN"
    assert owner_keyed("ledger", role="finance")(BALANCE).status == 200
