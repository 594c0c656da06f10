"""A dump restored into a new cluster: its transaction ids begin below the stored ones."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tenants.audit import record
from tenants.audit.restored import EPOCH
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import leave


def ready() -> tuple[int, str]:
    answer = Client(HTTP_HOST="10.0.0.7").get("/readyz")
    return answer.status_code, answer.json()["transactions"]


def test_a_cluster_that_goes_on_needs_nothing() -> None:
    record(actor=SYSTEM, action="order.paid", target="order:1")
    leave()
    out = io.StringIO()
    call_command("after_restore", stdout=out)
    assert "nothing is to be done" in out.getvalue()
    assert ready()[1] == "ok"


def test_a_cluster_that_begins_anew_is_not_ready_and_the_command_says_what_to_do() -> None:
    record(actor=SYSTEM, action="order.paid", target="order:1")
    sql.run("SET session_replication_role = replica")
    sql.run("UPDATE public.audit_auditevent SET xact = %s::text::xid8", (str(3 * EPOCH + 7),))
    sql.run("SET session_replication_role = origin")
    leave()
    with pytest.raises(CommandError, match="--epoch=4 "):
        call_command("after_restore")
    assert ready() == (503, "behind: run manage.py after_restore")
