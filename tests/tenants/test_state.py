"""Suspending, reinstating, closing."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from storefronts.orders.closing import OrdersUnfinished
from storefronts.orders.models import Order, OrderStatus
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Conflict, Required
from tenants.kernel.ids import new_id
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tenants.registry.errors import UnknownShop
from tenants.registry.models import Shop
from tenants.registry.services import close_shop, reinstate_shop, suspend_shop
from tenants.registry.tasks import destroy_shop_keys
from tenants.vault import key_for, open_with
from tenants.vault.errors import KeyDestroyed
from tests.factories.orders import make_goods, place

OWNER = Actor(kind="owner_staff", label="owner@example.test")


@pytest.fixture(autouse=True)
def on_the_owner_host(db):
    with in_public():
        yield


def test_a_suspension_has_a_reason_and_is_audited(aurora):
    shop = suspend_shop(shop_id=aurora.pk, reason="licence expired", actor=OWNER)
    assert (shop.status, shop.sells, shop.opens) == (Shop.Status.SUSPENDED, False, True)
    event = AuditEvent.objects.get(action="shop.suspended")
    assert event.data["reason"] == "licence expired"


def test_without_a_reason_nothing_happens(aurora):
    with pytest.raises(Required):
        suspend_shop(shop_id=aurora.pk, reason="  ", actor=OWNER)
    aurora.refresh_from_db()
    assert aurora.status == Shop.Status.ACTIVE


def test_suspending_twice_is_one_suspension(aurora):
    suspend_shop(shop_id=aurora.pk, reason="a", actor=OWNER)
    suspend_shop(shop_id=aurora.pk, reason="b", actor=OWNER)
    assert AuditEvent.objects.filter(action="shop.suspended").count() == 1


def test_reinstating_returns_to_the_state_before(aurora):
    Shop.objects.filter(pk=aurora.pk).update(status=Shop.Status.PAST_DUE)
    suspend_shop(shop_id=aurora.pk, reason="a", actor=OWNER)
    assert reinstate_shop(shop_id=aurora.pk, reason="paid", actor=OWNER).status == "past_due"


def test_a_closed_shop_stays_closed(aurora):
    close_shop(shop_id=aurora.pk, reason="left", actor=OWNER)
    with pytest.raises(Conflict):
        reinstate_shop(shop_id=aurora.pk, reason="please", actor=OWNER)


@pytest.mark.parametrize("status", [OrderStatus.PAID, OrderStatus.HELD])
def test_a_shop_with_paid_orders_that_are_not_finished_is_not_closed(aurora, status):
    with in_shop(aurora):
        order = place(aurora, make_goods()).order
        Order.objects.filter(pk=order.pk).update(status=status)
    with translation.override("en"), pytest.raises(OrdersUnfinished) as refused:
        close_shop(shop_id=aurora.pk, reason="left", actor=OWNER)
    with translation.override("en"):
        assert "not finished: 1" in str(refused.value)
    aurora.refresh_from_db()
    assert aurora.status == Shop.Status.ACTIVE
    assert not AuditEvent.objects.filter(action="shop.closed").exists()
    with in_shop(aurora):
        Order.objects.filter(pk=order.pk).update(status=OrderStatus.COMPLETED)
    assert close_shop(shop_id=aurora.pk, reason="left", actor=OWNER).status == "closed"


@pytest.mark.parametrize("shop_id", [str(new_id()), "no uuid"])
def test_an_unknown_shop_is_a_refusal(shop_id):
    with pytest.raises(UnknownShop):
        suspend_shop(shop_id=shop_id, reason="a", actor=OWNER)


def owed():
    return Job.objects.get(task="registry.destroy_shop_keys")


def test_a_closed_shop_keeps_its_keys_for_disputes_and_then_loses_them(aurora):
    key = key_for("shop", aurora.pk)
    sealed = key.seal(b"a code", table="codes", row=aurora.pk)
    close_shop(shop_id=aurora.pk, reason="left", actor=OWNER)
    close_shop(shop_id=aurora.pk, reason="left", actor=OWNER)
    assert owed().due_at > timezone.now() + timedelta(days=29)
    destroy_shop_keys(payload=owed().payload, shop=None)
    with pytest.raises(KeyDestroyed):
        open_with(key.id, sealed, table="codes", row=aurora.pk)
    assert AuditEvent.objects.filter(action="vault.keys_destroyed").count() == 1


def test_the_keys_of_a_shop_that_is_open_are_never_destroyed(aurora):
    key = key_for("shop", aurora.pk)
    sealed = key.seal(b"a code", table="codes", row=aurora.pk)
    destroy_shop_keys(payload={"shop": str(aurora.pk)}, shop=None)
    assert open_with(key.id, sealed, table="codes", row=aurora.pk) == b"a code"
