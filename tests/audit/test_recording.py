"""record(): one INSERT in the caller's transaction, and nothing can change it afterwards."""

import uuid
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from tenants.audit import record
from tenants.audit.models import AuditEvent
from tenants.kernel import sql
from tenants.kernel.actor import SYSTEM, Actor

pytestmark = pytest.mark.usefixtures("public")

SELLER = Actor(
    kind="shop_staff", id=str(uuid.uuid4()), label="seller@example.test", address="192.0.2.1"
)


def test_an_event_says_who_did_what_to_what() -> None:
    shop_id, refund = uuid.uuid4(), uuid.uuid4()
    record(
        actor=SELLER,
        action="order.refunded",
        target="order:1",
        shop_id=shop_id,
        data={"refund": refund, "rate": Decimal("1.5")},
    )
    event = AuditEvent.objects.get()
    assert (event.actor_label, event.address) == ("seller@example.test", "192.0.2.1")
    assert (event.action, event.target, event.shop_id) == ("order.refunded", "order:1", shop_id)
    assert event.data == {"refund": str(refund), "rate": "1.5"}
    assert event.xact > 0


def test_what_is_rolled_back_was_not_done() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(actor=SYSTEM, action="order.paid", target=f"order:{1 / 0}")
    with transaction.atomic():
        record(actor=SYSTEM, action="order.paid", target="order:1")
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()


def test_it_rides_in_a_pipeline() -> None:
    with transaction.atomic(), sql.pipeline():
        for number in range(3):
            record(actor=SYSTEM, action="order.paid", target=f"order:{number}")
    assert AuditEvent.objects.count() == 3


def test_absurdly_long_evidence_is_cut_and_kept() -> None:
    record(actor=Actor(kind="guest", device="x" * 5_000), action="a.b", target="y" * 5_000)
    assert len(AuditEvent.objects.get().device) == 200


@pytest.mark.parametrize("table", ["audit_auditevent", "audit_auditseal"])
@pytest.mark.parametrize(
    "deed", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}", "TRUNCATE {} CASCADE"]
)
def test_the_database_refuses_to_change_what_was_recorded(table: str, deed: str) -> None:
    column = "seq" if table.endswith("seal") else "id"
    record(actor=SYSTEM, action="order.paid", target="order:1")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        sql.run(deed.format(f"public.{table}").replace("id = id", f"{column} = {column}"))
    assert AuditEvent.objects.count() == 1
