"""Low stock is told once, to whom it concerns, and again after it was restocked."""

import uuid

import pytest
from django.core import mail

from tenants.accounts.models import User
from tenants.audit.models import AuditEvent
from tenants.outbox.models import Job
from tenants.supply import alerts, stock, tasks
from tenants.supply.models import LowStockAlert
from tests.factories.supply import make_batch, make_denomination, make_stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return User.objects.create_user(
        "supply@example.test", is_staff=True, role="supply", locale="en"
    )


def sell(batch, quantity):
    stock.claim_now(
        shop_id=uuid.uuid4(),
        order_id=uuid.uuid4(),
        line_id=uuid.uuid4(),
        denomination_id=batch.denomination_id,
        quantity=quantity,
    )


def run_jobs():
    for job in Job.objects.filter(task=alerts.TASK):
        tasks.tell_low_stock(payload=job.payload, shop=None)
        job.delete()


def test_a_sale_down_to_the_threshold_is_told_once(keeper):
    batch = make_stock(12, denomination=make_denomination(low_stock_at=10))
    assert alerts.check() == 0
    sell(batch, 2)
    assert alerts.check() == 1
    sell(batch, 1)
    assert alerts.check() == 0
    run_jobs()
    [message] = mail.outbox
    assert message.to == [keeper.email]
    assert batch.denomination.sku in message.body
    assert "9 left, low at 10" in message.body
    event = AuditEvent.objects.get(action="stock.ran_low")
    assert (event.target, event.data) == (f"denomination:{batch.denomination_id}", {"free": 10})


def test_the_alert_follows_the_stock_down_to_nothing(keeper):
    batch = make_stock(2, denomination=make_denomination(low_stock_at=10))
    assert alerts.check() == 1
    sell(batch, 2)
    assert alerts.check() == 0
    assert LowStockAlert.objects.get().free == 0
    assert Job.objects.filter(task=alerts.TASK).count() == 1


def test_restocked_it_is_told_again_the_next_time(keeper):
    batch = make_stock(3, denomination=make_denomination(low_stock_at=2))
    sell(batch, 1)
    assert alerts.check() == 1
    make_stock(5, batch=batch)
    alerts.check(denomination_ids=[batch.denomination_id])
    assert not LowStockAlert.objects.exists()
    # The mail had not gone yet: there is nothing to tell any more.
    run_jobs()
    assert mail.outbox == []
    sell(batch, 5)
    assert alerts.check(denomination_ids=[batch.denomination_id]) == 1
    run_jobs()
    assert len(mail.outbox) == 1


def test_several_that_run_low_are_one_mail(keeper):
    for _ in range(3):
        make_stock(1, denomination=make_denomination(low_stock_at=5))
    assert alerts.check() == 3
    run_jobs()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "fields", [{"kind": "service"}, {"low_stock_at": 0}, {"is_archived": True}]
)
def test_what_is_not_kept_in_stock_runs_never_low(fields):
    denomination = make_denomination()
    make_batch(denomination=denomination)
    for name, value in fields.items():
        setattr(denomination, name, value)
    denomination.save()
    make_denomination()  # never stocked at all
    assert alerts.check() == 0


def test_only_those_whom_it_concerns_are_told_each_in_their_language(keeper):
    User.objects.create_user("editor@example.test", is_staff=True, role="editor")
    User.objects.create_user("gone@example.test", is_staff=True, role="supply", is_active=False)
    User.objects.create_user("shopper@example.test")
    User.objects.create_superuser("owner@example.test", locale="zh-hans")
    make_stock(1, denomination=make_denomination(low_stock_at=5))
    alerts.check()
    run_jobs()
    assert {m.to[0] for m in mail.outbox} == {"supply@example.test", "owner@example.test"}
    subjects = {m.to[0]: m.subject for m in mail.outbox}
    assert subjects["supply@example.test"].startswith("Stock runs low: Product")


def test_the_sweep_frees_lost_reservations_and_looks_at_the_levels():
    batch = make_stock(1, denomination=make_denomination(low_stock_at=5))
    tasks.sweep()
    assert LowStockAlert.objects.get().denomination_id == batch.denomination_id
