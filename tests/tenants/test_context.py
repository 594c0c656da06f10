"""The one way into a shop's schema."""

import threading

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import ClientCursor

from tenants.accounts.models import User
from tenants.kernel.ids import new_id
from tenants.registry.context import current_shop, in_public, in_shop
from tenants.registry.errors import NestedShop, NoShop, ShopClosed, UnknownShop
from tenants.registry.models import Shop


def test_outside_of_every_shop_even_the_public_tables_are_unknown(db):
    with pytest.raises(ProgrammingError, match="does not exist"), transaction.atomic():
        User.objects.count()


def test_a_new_thread_is_in_no_shop(fresh_database):
    seen = []

    def work() -> None:
        try:
            User.objects.count()
        except ProgrammingError as error:
            seen.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(seen) == 1


def test_a_person_of_one_shop_is_unknown_in_the_other(aurora, borealis, buyer):
    with in_shop(borealis):
        assert not User.objects.filter(email=buyer.email).exists()
    with in_public():
        assert not User.objects.filter(email=buyer.email).exists()
    with in_shop(aurora):
        assert User.objects.filter(email=buyer.email).exists()


def test_the_same_address_in_two_shops_is_two_people(aurora, borealis, buyer):
    with in_shop(borealis):
        twin = User.objects.create_user(buyer.email.upper(), "another password")
    assert twin.pk != buyer.pk


def test_an_unknown_shop_is_refused(db):
    with pytest.raises(UnknownShop), in_shop(new_id()):
        pass


@pytest.mark.parametrize("status", [Shop.Status.CLOSED, Shop.Status.LAUNCHING])
def test_a_shop_that_is_not_open_is_refused_without_sql_in_its_schema(aurora, status):
    aurora.status = status
    with pytest.raises(ShopClosed), in_shop(aurora):
        pass
    assert connection.schema_name == "no_shop"


def test_a_suspended_shop_may_be_entered_to_finish_paid_orders(aurora):
    aurora.status = Shop.Status.SUSPENDED
    with in_shop(aurora) as shop:
        assert not shop.sells


def test_entering_another_shop_from_inside_one_is_a_mistake(aurora, borealis):
    with in_shop(aurora):
        with pytest.raises(NestedShop), in_shop(borealis):
            pass
        assert current_shop() == aurora


def test_outside_there_is_no_current_shop(db):
    with pytest.raises(NoShop):
        current_shop()


def test_after_an_exception_the_connection_is_out_of_the_shop(aurora):
    with pytest.raises(RuntimeError), in_shop(aurora):
        raise RuntimeError
    assert connection.schema_name == "no_shop"


def test_a_rolled_back_transaction_does_not_move_the_path(aurora, borealis, buyer, outsider):
    with in_shop(aurora):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            User.objects.all()[: 1 // User.objects.filter(email="nobody").count()]
        assert User.objects.filter(email=buyer.email).exists()
    with in_shop(borealis):
        assert not User.objects.filter(email=buyer.email).exists()


def test_a_connection_that_has_touched_many_shops_is_renewed(
    fresh_database, aurora, borealis, settings
):
    settings.SHOPS_PER_CONNECTION = 1
    from tenants.registry.context import leave

    for shop in (aurora, borealis):
        with in_shop(shop):
            User.objects.count()
    assert connection.is_worn_out
    leave()
    assert connection.connection is None


def test_whether_a_kept_connection_works_is_asked_with_the_path(fresh_database, monkeypatch):
    asked = []
    with in_public():
        User.objects.count()  # connected
    execute = ClientCursor.execute
    monkeypatch.setattr(
        ClientCursor, "execute", lambda self, sql, *a: asked.append(sql) or execute(self, sql, *a)
    )
    connection.health_check_enabled, connection.health_check_done = True, False
    try:
        with in_public():
            User.objects.count()
    finally:
        connection.health_check_enabled = False
    assert [str(sql)[:15] for sql in asked] == ["SET search_path", "SELECT COUNT(*)"]


@pytest.mark.parametrize("path_is_owed", [True, False])
def test_a_kept_connection_that_the_server_ended_is_made_anew(fresh_database, path_is_owed):
    with in_public():
        User.objects.count()
    if path_is_owed:
        connection.set_nowhere()
    old = connection.connection
    with psycopg.connect(**old.info.get_parameters(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [old.info.backend_pid])
    connection.health_check_enabled, connection.health_check_done = True, False
    try:
        with in_public():
            assert User.objects.count() == 0
    finally:
        connection.health_check_enabled = False
    assert connection.connection is not old
