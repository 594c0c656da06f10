"""A launch that dies half-way is carried on, or nothing is left of it."""

from functools import partial

import pytest
from django.db import connection

from storefronts.pages.models import HomePage
from tenants.accounts.models import User
from tenants.launch import services, tasks
from tenants.launch.models import ShopMember
from tenants.launch.recovery import AlreadyOpen, StillLaunching, abandon_launch, resume_launch
from tenants.launch.services import MOST_TRIES, carry_out
from tenants.outbox.dispatch import drain
from tenants.outbox.errors import GiveUp
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Domain, Shop, ShopLaunch
from tests.faults import dying
from tests.launch.conftest import PERSON, launch_for, launch_of


def schemas(shop):
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [shop.schema_name])
        return len(cursor.fetchall())


def fail(shop, monkeypatch):
    """Every try of it fails, until it is given up by the outbox."""
    monkeypatch.setattr(services, "make_first_pages", lambda shop: 1 / 0)
    launch = launch_of(shop)
    for number in range(1, MOST_TRIES + 1):
        with pytest.raises(GiveUp if number == MOST_TRIES else ZeroDivisionError):
            tasks.carry_out_launch(payload={"launch": str(launch.pk)}, shop=None)
    monkeypatch.undo()
    return launch_of(shop)


@pytest.mark.slow
@pytest.mark.parametrize("how", [dying.KILLED, dying.LOST_DATABASE])
def test_killed_at_any_step_it_is_one_whole_shop_in_the_end(fresh_database, maker, how):
    """Step by step: what is struck goes on from there, and is then the shop it would have been."""
    at, every = 1, 17
    while True:
        shop = launch_for(maker, subdomain=f"struck-{at}")
        launch = launch_of(shop)
        ended, steps = dying.run(partial(carry_out, launch=launch), at=at, how=how)
        shop = carry_out(launch=launch_of(shop))
        assert shop.status == Shop.Status.TRIAL
        with in_shop(shop):
            assert User.objects.count() == 1
            assert HomePage.objects.count() == 1
        assert launch_of(shop).step == ShopLaunch.Step.DONE
        if ended and steps < at:
            assert at > 50, "the work took hardly a step: nothing was tried"
            return
        at += every


def test_what_failed_is_tried_again_from_its_step(fresh_database, maker, monkeypatch):
    launch = fail(launch_for(maker), monkeypatch)
    assert (launch.step, launch.error) == (ShopLaunch.Step.FAILED, "ZeroDivisionError")
    resume_launch(launch=launch, actor=PERSON)
    drain(limit=20)
    assert launch_of(launch.shop).shop.status == Shop.Status.TRIAL


def test_what_is_given_up_leaves_nothing_and_frees_its_name(fresh_database, maker, monkeypatch):
    launch = fail(launch_for(maker), monkeypatch)
    assert schemas(launch.shop) == 1
    abandon_launch(launch=launch, actor=PERSON)
    assert schemas(launch.shop) == 0
    with in_public():
        assert not Domain.objects.filter(tenant=launch.shop).exists()
        assert not ShopMember.objects.exists()
    carry_out(launch=launch_of(launch.shop))  # a late worker finds it closed
    assert schemas(launch.shop) == 0
    again = carry_out(launch=launch_of(launch_for(maker)))
    assert again.status == Shop.Status.TRIAL


def test_what_nobody_tries_again_is_cleaned_after_days(fresh_database, maker, monkeypatch):
    launch = fail(launch_for(maker), monkeypatch)
    with in_public():
        job = Job.objects.get(task="launch.clean_up")
    tasks.clean_up(payload=job.payload, shop=None)
    assert schemas(launch.shop) == 0
    assert launch_of(launch.shop).shop.status == Shop.Status.CLOSED


def test_a_shop_that_is_open_or_on_its_way_is_not_given_up(fresh_database, maker):
    shop = launch_for(maker)
    with pytest.raises(StillLaunching):
        abandon_launch(launch=launch_of(shop), actor=PERSON)
    carry_out(launch=launch_of(shop))
    for move in (abandon_launch, resume_launch):
        with pytest.raises(AlreadyOpen):
            move(launch=launch_of(shop), actor=PERSON)
    assert schemas(shop) == 1
