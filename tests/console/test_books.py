"""Ledger, exchange rates, audit and work: shown whole, and never edited."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from billing.ledger.models import Account, FxRate, Journal
from tenants.audit.models import AuditEvent, AuditSeal
from tenants.audit.seal import seal_events
from tenants.audit.services import record
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM, Actor
from tenants.outbox.models import Job
from tenants.outbox.services import add
from tenants.registry.context import in_public
from tests.console.conftest import Trade


def test_the_trial_balance_is_zero(owner_client: Client, trade: Trade) -> None:
    books = owner_client.get("/console/money/trial-balance/").context["books"]
    assert [book["even"] for book in books] == [True]
    assert sum(row["balance"].minor for row in books[0]["rows"]) == 0


def test_accounts_that_many_have_are_one_row_that_leads_to_them(
    owner_client: Client, trade: Trade, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = owner_client.get("/console/money/trial-balance/").context["books"][0]["rows"]
    monkeypatch.setattr("tenants.console.views.money.FOLD_ABOVE", 0)
    english = {"HTTP_ACCEPT_LANGUAGE": "en"}
    answer = owner_client.get("/console/money/trial-balance/", **english)
    rows = answer.context["books"][0]["rows"]
    [earned] = [row for row in rows if row.get("name") == "Shops' earnings"]
    assert sum(row["balance"].minor for row in rows) == 0
    many = [row for row in whole if str(row["code"]).endswith(":earnings")]
    assert earned["count"] == len(many)
    listed = owner_client.get(earned["href"])
    assert {row.code for row in listed.context["cl"].result_list} == {row["code"] for row in many}
    text = owner_client.get("/console/money/trial-balance/?format=csv").content.decode()
    assert all(row["code"] in text for row in many)


def _rows(answer: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_statement_as_a_file_adds_up(owner_client: Client, trade: Trade) -> None:
    with in_public():
        account = Account.objects.get(code="platform:fees")
    path = f"/console/money/accounts/{account.pk}/"
    page = owner_client.get(path).context["statement"]
    rows = _rows(owner_client.get(f"{path}?format=csv"))
    assert rows[-1][1] == "closing"
    assert rows[-1][-1] == page.closing.amount
    assert len(rows) == len(page.lines) + 3
    assert page.closing.minor > 0


@pytest.mark.parametrize("span", ["?since=2999-01-01", "?since=x&until=9", "?until=1999-12-31"])
def test_a_statement_of_any_days_opens(span: str, owner_client: Client, trade: Trade) -> None:
    with in_public():
        account = Account.objects.get(code="escrow")
    assert owner_client.get(f"/console/money/accounts/{account.pk}/{span}").status_code == 200


@pytest.mark.parametrize(
    "model", ["ledger/account", "ledger/journal", "audit/auditevent", "outbox/job"]
)
def test_append_only_records_take_no_form(model: str, owner_client: Client, trade: Trade) -> None:
    rows = {
        "ledger/account": Account,
        "ledger/journal": Journal,
        "audit/auditevent": AuditEvent,
        "outbox/job": Job,
    }[model]
    with in_public():
        one = rows.objects.first()
    base = f"/console/{model}/"
    assert owner_client.get(f"{base}add/").status_code == 403
    assert owner_client.post(f"{base}{one.pk}/change/", {"event": "x"}).status_code == 403
    assert owner_client.post(f"{base}{one.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_rate_is_added_by_its_service_and_never_changed(owner_client: Client) -> None:
    form = {
        "base": "usd",
        "quote": "cny",
        "rate": "7.12",
        "valid_from_0": "2026-11-01",
        "valid_from_1": "00:00:00",
    }
    assert owner_client.post("/console/ledger/fxrate/add/", form).status_code == 302
    with in_public():
        rate = FxRate.objects.get()
        assert AuditEvent.objects.filter(action="fx_rate.set").count() == 1
    assert (rate.base, rate.quote, str(rate.rate)) == ("USD", "CNY", "7.1200000000")
    path = f"/console/ledger/fxrate/{rate.pk}/change/"
    assert owner_client.post(path, {**form, "rate": "9"}).status_code == 403


def test_a_rate_that_is_none_is_told(owner_client: Client) -> None:
    form = {"base": "USD", "quote": "USD", "rate": "0", "valid_from_0": "2026-11-01"}
    form["valid_from_1"] = "00:00:00"
    answer = owner_client.post("/console/ledger/fxrate/add/", form)
    assert answer.status_code in (200, 302)
    with in_public():
        assert not FxRate.objects.exists()


def test_the_audit_trail_is_filtered_by_actor_action_object_and_shop(
    owner_client: Client, aurora: Any
) -> None:
    seller = Actor(kind="shop_staff", id="1", label="seller@example.test")
    with in_public():
        record(actor=seller, action="order.refunded", target="order:1", shop_id=aurora.pk)
        record(actor=SYSTEM, action="code.burned", target="stock_code:2")
    path = "/console/audit/auditevent/"
    for query in ("actor=seller", "action_name=order.", "target=order:1", f"shop={aurora.pk}"):
        found = owner_client.get(f"{path}?{query}").context["cl"].result_list
        actions = {event.action for event in found}
        assert "order.refunded" in actions, query
        assert "code.burned" not in actions, query


def test_days_of_the_trail_are_days_of_the_reader(owner_client: Client, trade: Trade) -> None:
    path = "/console/audit/auditevent/"
    everything = owner_client.get(f"{path}?at_from_0=2020-01-01&at_from_1=00:00:00")
    nothing = owner_client.get(f"{path}?at_from_0=2999-01-01&at_from_1=00:00:00")
    assert everything.context["cl"].result_count > 0
    assert nothing.context["cl"].result_count == 0


def test_the_chain_is_walked_on_demand_and_that_is_recorded(fresh_database: None) -> None:
    from django.conf import settings

    from tenants.accounts.models import User

    browser = Client(HTTP_HOST=settings.OWNER_HOST)
    with in_public():
        browser.force_login(User.objects.create_superuser("owner@example.test", "x"))
        seal_events()
        victim = AuditSeal.objects.earliest("seq").event_id
    assert browser.post("/console/audit/chain/").context["found"].intact
    with in_public():
        sql.run("ALTER TABLE public.audit_auditevent DISABLE TRIGGER USER")
        sql.run("UPDATE public.audit_auditevent SET target = 'x' WHERE id = %s", (victim,))
        sql.run("ALTER TABLE public.audit_auditevent ENABLE TRIGGER USER")
    answer = browser.post("/console/audit/chain/")
    assert not answer.context["found"].intact
    assert str(victim).encode() in answer.content
    with in_public():
        assert AuditEvent.objects.filter(action="audit.verified").count() == 2


def test_a_failed_job_is_made_due_again(staff: Callable[..., Client]) -> None:
    with in_public():
        Job.objects.all().delete()
        add(task="orders.send_receipt", payload={"order": "1"})
        Job.objects.update(state=Job.State.FAILED, attempts=9)
        job = Job.objects.get()
    form = {"action": "retry_selected", "_selected_action": str(job.pk)}
    staff("support").post("/console/outbox/job/", form)
    with in_public():
        job.refresh_from_db()
        assert job.state == Job.State.WAITING
        assert AuditEvent.objects.filter(action="job.retried").count() == 1
