"""My shops, and nobody else's; a launch that stopped; the way into the console."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tenants.accounts.models import User
from tenants.launch.models import ShopMember
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop, ShopLaunch
from tests.landing.conftest import fill_in


@pytest.fixture
def mine(aurora, maker):
    with in_public():
        ShopMember.objects.create(person=maker.pk, shop=aurora)
    with in_shop(aurora):
        User.objects.create_user(maker.email, is_staff=True, role="owner", linked_to=maker.pk)
    return aurora


def test_my_shops_are_listed_with_state_and_link(maker_client, mine, borealis):
    html = maker_client.get("/en/shops/").content.decode()
    assert "http://aurora.localhost" in html
    assert "borealis" not in html.lower()
    assert "Active" in html


def test_strangers_are_asked_to_sign_in(visitor, mine):
    for path in ("shops/", "security/", f"shops/{mine.pk}/"):
        assert "/account/login/" in visitor.get(f"/en/{path}").headers["Location"].replace(
            "%2F", "/"
        )
    assert visitor.post(f"/en/shops/{mine.pk}/console/").status_code == 302


def test_the_console_opens_from_the_list(maker_client, mine):
    page = maker_client.get("/en/shops/")
    assert "http://aurora.localhost" in page.headers["Content-Security-Policy"]
    answer = maker_client.post(f"/en/shops/{mine.pk}/console/")
    assert answer.headers["Cache-Control"] == "no-store"
    address = urlsplit(answer.headers["Location"])
    shop = Client(HTTP_HOST=address.netloc)
    assert shop.get(f"{address.path}?{address.query}").headers["Location"] == "/console/"
    assert shop.get("/console/").status_code == 200
    assert address.netloc != settings.OWNER_HOST


def test_nobody_elses_shop_is_told_of_or_opened(maker_client, mine, borealis):
    assert maker_client.post(f"/en/shops/{borealis.pk}/console/").status_code == 403
    for path in ("", "state/"):
        assert maker_client.get(f"/en/shops/{borealis.pk}/{path}").status_code == 404
    for path in ("again/", "drop/"):
        assert maker_client.post(f"/en/shops/{borealis.pk}/{path}").status_code == 404


def test_the_console_needs_a_post_with_a_token(maker, mine):
    client = Client(HTTP_HOST=settings.OWNER_HOST, enforce_csrf_checks=True)
    with in_public():
        client.force_login(maker)
    assert client.get(f"/en/shops/{mine.pk}/console/").status_code == 405
    assert client.post(f"/en/shops/{mine.pk}/console/").status_code == 403


def test_a_launch_that_stopped_is_tried_again_or_given_up(fresh_database, maker_client, goods):
    fill_in(maker_client)
    progress = maker_client.post("/en/start/launch/").headers["Location"]
    assert maker_client.post(f"{progress}drop/").status_code == 409
    long_ago = timezone.now() - timedelta(hours=1)
    with in_public():
        ShopLaunch.objects.filter(shop__name="Cirrus Cards").update(
            step=ShopLaunch.Step.FAILED, started_at=long_ago
        )
    assert "The launch has stopped" in maker_client.get(progress).content.decode()
    assert maker_client.post(f"{progress}again/").headers["Location"] == progress
    drain(limit=20)
    assert "is open" in maker_client.get(progress).content.decode()
    assert maker_client.post(f"{progress}drop/").status_code == 409
    with in_public():
        assert Shop.objects.get(name="Cirrus Cards").status == Shop.Status.TRIAL
