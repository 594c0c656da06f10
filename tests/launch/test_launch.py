"""From a name to a shop that sells."""

import threading

import pytest
from django.db import connections

from tenants.accounts.models import User
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid, Required
from tenants.launch import services
from tenants.launch.services import IdempotencyConflict, NoRateYet, carry_out, launch_shop
from tenants.registry.context import in_public, in_shop
from tenants.registry.errors import SubdomainInvalid, SubdomainReserved, SubdomainTaken
from tenants.registry.models import Shop, ShopLaunch
from tenants.registry.services import close_shop

OWNER = Actor(kind="owner_staff", label="owner@example.test")


def launch(**changes):
    fields = {
        "name": "Cirrus Cards",
        "subdomain": "cirrus",
        "owner_email": "cirrus@example.test",
        "actor": OWNER,
    }
    return launch_shop(**(fields | changes))


def launch_of(shop):
    with in_public():
        return ShopLaunch.objects.select_related("shop").get(shop=shop)


def test_a_launched_shop_opens_with_pages_and_its_owner(fresh_database):
    shop = launch()
    assert shop.status == Shop.Status.LAUNCHING
    shop = carry_out(launch=launch_of(shop))
    assert shop.status == Shop.Status.TRIAL
    with in_shop(shop):
        owner = User.objects.get()
        assert (owner.email, owner.is_staff, owner.role) == ("cirrus@example.test", True, "owner")
        assert not owner.has_usable_password()
    assert launch_of(shop).step == ShopLaunch.Step.DONE


def test_a_launched_shop_shows_its_home_page(fresh_database, client_for):
    shop = carry_out(launch=launch_of(launch()))
    from django.test import Client

    response = Client(HTTP_HOST="cirrus.localhost").get("/en/")
    assert response.status_code == 200
    assert shop.name in response.content.decode()


def test_carrying_it_out_twice_makes_one_shop(fresh_database):
    shop = launch()
    carry_out(launch=launch_of(shop))
    carry_out(launch=launch_of(shop))
    with in_shop(launch_of(shop).shop):
        assert User.objects.count() == 1


def test_a_launch_that_dies_half_way_goes_on(fresh_database, monkeypatch):
    shop = launch()
    monkeypatch.setattr(services, "make_first_pages", lambda shop: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        carry_out(launch=launch_of(shop))
    assert launch_of(shop).step == ShopLaunch.Step.PAGES
    monkeypatch.undo()
    assert carry_out(launch=launch_of(shop)).status == Shop.Status.TRIAL


def test_the_same_key_is_the_same_launch(db):
    first = launch(idempotency_key="k1")
    assert launch(idempotency_key="k1") == first
    with pytest.raises(IdempotencyConflict):
        launch(idempotency_key="k1", name="Other")


@pytest.mark.parametrize(
    ("subdomain", "refusal"),
    [
        ("", SubdomainInvalid),
        ("ab", SubdomainInvalid),
        ("1shop", SubdomainInvalid),
        ("a" * 64, SubdomainInvalid),
        ("two--dashes", SubdomainInvalid),
        ("ends-", SubdomainInvalid),
        ("卡盟", SubdomainInvalid),
        ("🎮game", SubdomainInvalid),
        ("xn--fiq228c", SubdomainInvalid),
        ("a.b", SubdomainInvalid),
        ("admin", SubdomainReserved),
        ("WWW", SubdomainReserved),
        ("aurora", SubdomainTaken),
        ("Aurora", SubdomainTaken),
    ],
)
def test_a_name_that_cannot_be_an_address_is_refused(aurora, subdomain, refusal):
    with pytest.raises(refusal) as refused:
        launch(subdomain=subdomain)
    assert refused.value.field == "subdomain"


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"name": " "}, Required, "name"),
        ({"name": "x" * 81}, Invalid, "name"),
        ({"owner_email": "not an address"}, Invalid, "ownerEmail"),
        ({"currency": "yuan"}, Invalid, "currency"),
        ({"currency": "VND"}, NoRateYet, "currency"),
        ({"theme": "no such theme"}, Invalid, "theme"),
        (
            {"owner_email": f"{'x' * 60}@{'y' * 60}.{'z' * 60}.{'w' * 60}.{'v' * 60}.test"},
            Invalid,
            "ownerEmail",
        ),
    ],
)
def test_what_is_wrong_is_named(db, changes, refusal, field):
    with pytest.raises(refusal) as refused:
        launch(**changes)
    assert refused.value.field == field
    with in_public():
        assert not Shop.objects.filter(name="Cirrus Cards").exists()


def test_two_launches_of_one_name_at_once_make_one_shop(fresh_database):
    outcomes = []

    def work(n: int) -> None:
        try:
            outcomes.append(launch(name=f"Shop {n}"))
        except SubdomainTaken as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(isinstance(o, Shop) for o in outcomes) == 1
    with in_public():
        assert Shop.objects.filter(domains__domain="cirrus.localhost").count() == 1


def test_the_name_of_a_closed_shop_is_free_again(db):
    first = launch()
    with in_public():
        close_shop(shop_id=first.pk, reason="left", actor=OWNER)
    assert launch().pk != first.pk


def test_one_key_twice_at_once_is_one_launch(db, monkeypatch):
    first = launch(idempotency_key="twice")
    # The second looks before the first has committed, and meets its rows only when it writes.
    calls = []
    real = services._launched_by

    def late(key, body_hash):
        calls.append(key)
        return real(key, body_hash) if len(calls) > 1 else None

    monkeypatch.setattr(services, "_launched_by", late)
    monkeypatch.setattr(services, "check_subdomain", lambda name: name)
    assert launch(idempotency_key="twice").pk == first.pk
