"""A statement that is prepared on a connection reads the shop that the connection is in."""

import pytest
from django.db import ProgrammingError, connection, transaction

from tenants.accounts.models import User
from tenants.kernel import sql
from tenants.registry.context import in_public, in_shop, leave

EMAILS = "SELECT email FROM accounts_user WHERE email LIKE %s ORDER BY email"
NUMBERED = "SELECT email FROM accounts_user WHERE email LIKE $1 ORDER BY email"
KNOWN = "SELECT statement, generic_plans FROM pg_prepared_statements WHERE statement LIKE %s"


@pytest.fixture
def two(aurora, borealis):
    for shop in (aurora, borealis):
        with in_shop(shop):
            User.objects.create_user(f"prepared@{shop.schema_name}.test")
    return aurora, borealis


def prepared():
    with in_public(), connection.cursor() as cursor:
        cursor.execute(KNOWN, ["SELECT email FROM accounts_user%"])
        return dict(cursor.fetchall())


@pytest.mark.parametrize("asked", [EMAILS, NUMBERED])
def test_by_turns_each_shop_sees_its_own_rows(two, asked):
    ask = sql.run if asked == EMAILS else sql.run_numbered
    for _ in range(8):
        for shop in two:
            with in_shop(shop):
                found = [row[0] for row in ask(asked, ("prepared@%",))]
            assert found == [f"prepared@{shop.schema_name}.test"]
    assert len(prepared()) == 1


def test_a_plan_that_is_kept_is_no_other_shops(two):
    aurora, borealis = two
    with in_shop(aurora):
        for _ in range(12):
            sql.run(EMAILS, ("prepared@%",)).fetchall()
    [generic] = prepared().values()
    assert generic > 0, "by now the server keeps a plan"
    with in_shop(borealis):
        assert sql.run(EMAILS, ("prepared@%",)).fetchall() == [("prepared@borealis.test",)]


def test_outside_of_every_shop_it_finds_no_table(two):
    with in_shop(two[0]):
        for _ in range(12):
            sql.run(EMAILS, ("prepared@%",)).fetchall()
    leave()
    with pytest.raises(ProgrammingError, match="does not exist"), transaction.atomic():
        sql.run(EMAILS, ("prepared@%",)).fetchall()


def test_several_in_a_pipeline(two):
    for _ in range(8):
        for shop in two:
            with in_shop(shop), transaction.atomic(), sql.pipeline():
                first = sql.run(EMAILS, ("prepared@%",))
                second = sql.run_numbered(NUMBERED, ("prepared@%",))
            mine = [(f"prepared@{shop.schema_name}.test",)]
            assert (first.fetchall(), second.fetchall()) == (mine, mine)


def test_what_the_orm_asks_is_not_prepared(two):
    with in_shop(two[0]):
        for _ in range(12):
            list(User.objects.filter(email__startswith="prepared@"))
        sql.run(EMAILS, ("prepared@%",)).fetchall()
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        statements = [row[0] for row in cursor.fetchall()]
    assert not [one for one in statements if '"accounts_user"' in one]
    assert any("prepared" not in one and "accounts_user" in one for one in statements)
