"""From the owner host into a shop's console: once, within a minute, into that shop only."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tenants.accounts.models import User
from tenants.audit.models import AuditEvent
from tenants.kernel.errors import RateLimited
from tenants.launch import handover
from tenants.launch.handover import NotOpen, NotYours, hand_over
from tenants.launch.models import Handover, ShopMember
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Domain, Shop
from tests.launch.conftest import PERSON


@pytest.fixture
def staff(aurora, maker):
    """The maker's account in aurora."""
    with in_public():
        ShopMember.objects.create(person=maker.pk, shop=aurora)
    with in_shop(aurora):
        return User.objects.create_user(
            "maker@example.test", is_staff=True, role="owner", linked_to=maker.pk
        )


def opened(maker, shop):
    return hand_over(person=maker.pk, shop_id=shop.pk, actor=PERSON)


def go(address, client=None, host=None):
    parts = urlsplit(address)
    client = client or Client(HTTP_HOST=host or parts.netloc)
    return client, client.get(f"{parts.path}?{parts.query}")


def events(action):
    with in_public():
        return [event.data for event in AuditEvent.objects.filter(action=action)]


def test_it_opens_the_console_without_a_second_sign_in(staff, maker, aurora):
    client, answer = go(opened(maker, aurora))
    assert answer.headers["Location"] == "/console/"
    assert client.get("/console/").status_code == 200
    assert who(client, aurora) == str(staff.pk)
    assert len(events("handover.issued")) == len(events("handover.accepted")) == 1


def test_only_the_hmac_of_the_token_is_kept(staff, maker, aurora):
    token = opened(maker, aurora).rsplit("t=", 1)[1]
    with in_public():
        kept = bytes(Handover.objects.get().token_hash)
    assert token.encode() not in kept
    assert kept == handover.token_hash(f"handover:{token}")


def who(client, shop):
    """The id of whoever is signed in there, if anybody is."""
    with in_shop(shop):
        return client.session.get("_auth_user_id")


def refused(answer, why):
    assert answer.status_code == 403
    assert settings.SESSION_COOKIE_NAME not in answer.cookies
    assert why in [event["why"] for event in events("handover.refused")]


def test_it_opens_once(staff, maker, aurora):
    address = opened(maker, aurora)
    go(address)
    refused(go(address)[1], "used before")


def test_it_opens_for_a_minute(staff, maker, aurora):
    address = opened(maker, aurora)
    with in_public():
        assert Handover.objects.get().expires_at <= timezone.now() + timedelta(seconds=60)
        Handover.objects.update(expires_at=timezone.now())
    refused(go(address)[1], "expired")


def test_another_shop_refuses_it_and_uses_it_up(staff, maker, aurora, borealis):
    address = opened(maker, aurora)
    refused(go(address, host="borealis.localhost")[1], "of another shop")
    refused(go(address)[1], "used before")


def test_another_host_of_the_shop_refuses_it(staff, maker, aurora):
    with in_public():
        Domain.objects.create(tenant=aurora, domain="aurora-two.localhost", is_primary=False)
    refused(go(opened(maker, aurora), host="aurora-two.localhost")[1], "of another host")


def test_a_token_that_was_never_given_is_refused(staff, maker, aurora):
    refused(go("http://aurora.localhost/console/enter/?t=guess")[1], "unknown")
    refused(go("http://aurora.localhost/console/enter/")[1], "unknown")


def test_the_owner_host_does_not_take_it(staff, maker, aurora):
    assert go(opened(maker, aurora), host=settings.OWNER_HOST)[1].status_code in (302, 404)


def test_whoever_left_the_shops_staff_or_the_platform_stays_out(staff, maker, aurora):
    with in_shop(aurora):
        User.objects.filter(pk=staff.pk).update(is_staff=False)
    refused(go(opened(maker, aurora))[1], "no staff account is linked")
    with in_shop(aurora):
        User.objects.filter(pk=staff.pk).update(is_staff=True, is_active=False)
    refused(go(opened(maker, aurora))[1], "no staff account is linked")
    address = opened(maker, aurora)
    with in_public():
        User.objects.filter(pk=maker.pk).update(is_active=False)
    refused(go(address)[1], "the account on the owner host is switched off")


def test_a_shopper_with_the_same_address_is_not_made_staff(maker, aurora):
    with in_public():
        ShopMember.objects.create(person=maker.pk, shop=aurora)
    with in_shop(aurora):
        User.objects.create_user("maker@example.test", "correct horse battery")
    refused(go(opened(maker, aurora))[1], "no staff account is linked")


def test_a_second_factor_of_the_shop_is_asked_for(staff, maker, aurora):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    with in_shop(aurora):
        TOTP.activate(staff, generate_totp_secret())
    client, answer = go(opened(maker, aurora))
    assert "/account/2fa/authenticate/" in answer.headers["Location"]
    assert client.get("/console/").status_code == 302


def test_whoever_was_signed_in_there_is_signed_out(staff, maker, aurora, client_for, buyer):
    client = client_for(aurora, buyer)
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    go(opened(maker, aurora), client=client)
    assert who(client, aurora) == str(staff.pk)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_others_and_shops_that_are_closed_get_none(staff, maker, aurora, borealis):
    with pytest.raises(NotYours):
        opened(maker, borealis)
    with in_public():
        Shop.objects.filter(pk=aurora.pk).update(status=Shop.Status.CLOSED)
    with pytest.raises(NotOpen):
        opened(maker, aurora)


def test_there_is_a_limit(staff, maker, aurora, monkeypatch):
    monkeypatch.setattr(handover, "MOST_IN_TEN_MINUTES", 2)
    opened(maker, aurora)
    opened(maker, aurora)
    with pytest.raises(RateLimited):
        opened(maker, aurora)
