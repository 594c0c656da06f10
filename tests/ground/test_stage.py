"""The stage that the other tests stand on."""

from urllib.request import Request, urlopen

import pytest
from django.db import ProgrammingError, connection

from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop
from tests import databases
from tests.site import Site


def test_each_process_has_a_database_of_its_own(db: None) -> None:
    assert connection.settings_dict["NAME"].startswith(databases.PROCESS_PREFIX)


def test_a_test_begins_outside_of_every_shop(db: None) -> None:
    with pytest.raises(ProgrammingError, match="does not exist"):
        Shop.objects.count()


def test_both_shops_stand_ready(aurora: Shop, borealis: Shop) -> None:
    assert aurora.sells
    assert borealis.sells


def test_people_of_one_shop_are_unknown_in_the_other(
    buyer: object, outsider: object, aurora: Shop, borealis: Shop
) -> None:
    from tenants.accounts.models import User

    with in_shop(aurora):
        assert [user.email for user in User.objects.all()] == ["buyer@example.test"]
    with in_shop(borealis):
        assert [user.email for user in User.objects.all()] == ["outsider@example.test"]


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_a_fresh_database_commits_is_gone_in_the_next(
    fresh_database: None, aurora: Shop, turn: str
) -> None:
    from tenants.accounts.models import User

    with in_shop(aurora):
        assert not User.objects.exists()
        User.objects.create_user("left.over@example.test")
    connection.close()
    with in_shop(aurora):
        assert User.objects.count() == 1


def test_the_host_decides_the_shop(client_for, aurora: Shop, borealis: Shop) -> None:  # type: ignore[no-untyped-def]
    assert "Aurora" in client_for(aurora).get("/en/").content.decode()
    assert "Borealis" in client_for(borealis).get("/en/").content.decode()


def test_the_web_server_sees_what_a_test_has_committed(site: Site, aurora: Shop) -> None:
    with in_public():
        Shop.objects.filter(pk=aurora.pk).update(name="Aurora Borealis")
    with urlopen(f"http://127.0.0.1:{site.port}/healthz") as answer:
        assert answer.status == 200
    request = Request(f"http://127.0.0.1:{site.port}/en/", headers={"Host": "aurora.localhost"})
    with urlopen(request) as answer:
        assert "Aurora Borealis" in answer.read().decode()
