"""A schema from the template."""

import re
import threading

import pytest
from django.db import connection, connections

from tenants.registry import provisioning
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop, TemplateSnapshot


def tables_of(schema: str) -> set[str]:
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema])
        return {row[0] for row in cursor.fetchall()}


def constraints_of(schema: str) -> set[tuple[str, str]]:
    with in_public(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, replace(pg_get_constraintdef(oid), %s, 'here') FROM pg_constraint "
            "WHERE connamespace = %s::regnamespace",
            [schema, schema],
        )
        return set(cursor.fetchall())


def test_a_replayed_schema_equals_the_migrated_template(aurora):
    assert tables_of("aurora") == tables_of(provisioning.TEMPLATE) != set()
    ours = {(n, re.sub(r"here\.", "", d)) for n, d in constraints_of("aurora")}
    theirs = {(n, re.sub(r"here\.", "", d)) for n, d in constraints_of(provisioning.TEMPLATE)}
    assert ours == theirs


def test_a_shop_knows_that_its_migrations_are_current(aurora):
    assert aurora.migrated_to == provisioning.fingerprint()
    assert aurora not in provisioning.shops_behind()


def test_a_shop_of_older_migrations_is_named_as_behind(aurora):
    with in_public():
        Shop.objects.filter(pk=aurora.pk).update(migrated_to="older")
    assert aurora in provisioning.shops_behind()


def test_no_trigger_lies_in_a_shop(aurora):
    with in_public(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE c.relnamespace = 'aurora'::regnamespace AND NOT tgisinternal"
        )
        assert cursor.fetchone() == (0,)


def test_provisioning_twice_at_once_makes_one_schema(fresh_database):
    with in_public():
        shop = Shop.objects.create(name="Cirrus", schema_name="cirrus")
    errors = []

    def work() -> None:
        try:
            provisioning.provision_schema(shop)
        except Exception as error:  # noqa: BLE001 - shown by the assertion below
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert tables_of("cirrus") == tables_of(provisioning.TEMPLATE)
    with in_shop(shop, launching=True):
        pass


def test_a_replay_that_fails_leaves_nothing(fresh_database, monkeypatch):
    with in_public():
        shop = Shop.objects.create(name="Dune", schema_name="dune")
    whole = provisioning.replay_sql
    monkeypatch.setattr(
        provisioning, "replay_sql", lambda name, sql: whole(name, sql) + "\nSELECT 1/0;"
    )
    with pytest.raises(Exception, match="division by zero"):
        provisioning.provision_schema(shop)
    assert tables_of("dune") == set()
    monkeypatch.setattr(provisioning, "replay_sql", whole)
    provisioning.provision_schema(shop)
    assert tables_of("dune")


def test_the_recorded_sql_names_no_other_schema(db):
    with in_public():
        sql = TemplateSnapshot.objects.get(pk=provisioning.fingerprint()).sql
    named = set(re.findall(r"\b(\w+)\.\w+ ", sql)) & {"aurora", "borealis"}
    assert named == set()
