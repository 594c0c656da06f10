"""One code is taken out of the trade: found by what it says, shown to nobody, audited."""

from typing import Any

import pytest
from django.test import Client

from tenants.accounts.models import User
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public
from tenants.supply import stock
from tenants.supply.models import PurchaseBatch, StockCode
from tests.factories.supply import make_stock

SECRET = "RECALLED-CODE-7731"


@pytest.fixture
def batch(database: None) -> PurchaseBatch:
    with in_public():
        return make_stock(secrets=[SECRET, "GOOD-1"])


def ask(client: Client, batch: PurchaseBatch, secret: str) -> Any:
    form = {"denomination": str(batch.denomination_id), "secret": secret}
    return client.post("/console/stock/burn/", form)


def test_a_code_is_found_by_what_it_says_and_burned(
    owner_client: Client, batch: PurchaseBatch
) -> None:
    found = ask(owner_client, batch, f" {SECRET} ").headers["Location"]
    page = owner_client.get(found)
    assert SECRET.encode() not in page.content
    with in_public():
        sku = batch.denomination.sku
    wrong = owner_client.post(found, {"reason": "recalled", "typed_sku": "other"})
    assert "typed_sku" in wrong.context["form"].errors
    with in_public():
        assert StockCode.objects.filter(state="free").count() == 2
    owner_client.post(found, {"reason": "recalled", "typed_sku": sku})
    owner_client.post(found, {"reason": "recalled", "typed_sku": sku})
    with in_public():
        burned = StockCode.objects.get(state="burned")
        assert burned.sealed is None
        event = AuditEvent.objects.get(action="stock.code_burned")
        assert (event.target, event.data["reason"]) == (f"code:{burned.pk}", "recalled")
        assert SECRET not in str(event.data)
        assert stock.free_codes(denomination_id=batch.denomination_id) == 1


def test_a_code_that_is_not_there_is_said_and_not_repeated(
    owner_client: Client, batch: PurchaseBatch
) -> None:
    answer = ask(owner_client, batch, "NEVER-SEEN-9")
    assert "secret" in answer.context["form"].errors
    assert b"NEVER-SEEN-9" not in answer.content


def test_support_cannot_burn(batch: PurchaseBatch, owner_client: Client) -> None:
    with in_public():
        User.objects.update(role="support", is_superuser=False)
    assert owner_client.get("/console/stock/burn/").status_code == 403


def test_what_is_not_audited_is_not_burned(
    batch: PurchaseBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_facts: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(stock, "record", broken)
    with in_public():
        code = StockCode.objects.first()
        assert code is not None
        with pytest.raises(RuntimeError):
            stock.burn(code_id=code.pk, reason="recalled", actor=SYSTEM)
        code.refresh_from_db()
        assert (code.state, code.sealed is not None) == ("free", True)
