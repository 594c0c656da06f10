"""The platform's API keys on the owner console: shown once, rotated, revoked, an owner's alone."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tenants.accounts.models import ApiKey, User
from tenants.accounts.services import create_api_key
from tenants.audit.models import AuditEvent
from tenants.kernel.actor import SYSTEM
from tenants.registry.context import in_public
from tests.api.conftest import Api, forget

PAGE = "/console/keys/"
SHOPS = "{ shopAccounts { totalCount } }"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget()


def boss() -> User:
    with in_public():
        return User.objects.get(role="owner")


def form(**fields: Any) -> dict[str, Any]:
    usual = {"name": "Books", "user": boss().pk, "scopes": ["shops"], "reference": uuid.uuid4()}
    return {**usual, **fields}


def key_of(answer: Any) -> str:
    return str(answer.context["made"]["text"])


def works(key: str) -> bool:
    forget()
    return Api(settings.OWNER_HOST, key=key)(SHOPS).status == 200


def test_a_key_is_made_shown_once_and_works(owner_client: Client) -> None:
    made = owner_client.post(PAGE, form(signing=""))
    key = key_of(made)
    assert made.content.decode().count(key) >= 1
    assert key.startswith("cf_")
    assert works(key)
    again = owner_client.get(PAGE).content.decode()
    assert key not in again
    assert key[:11] in again
    with in_public():
        assert AuditEvent.objects.get(action="api_key.created").data["scopes"] == ["shops"]


def test_the_same_form_twice_makes_one_key(owner_client: Client) -> None:
    sent = form()
    owner_client.post(PAGE, sent)
    answer = owner_client.post(PAGE, sent)
    assert answer.context["made"] is None
    with in_public():
        assert ApiKey.objects.count() == 1


def test_a_rotated_key_works_on_for_the_overlap(owner_client: Client) -> None:
    first = key_of(owner_client.post(PAGE, form()))
    with in_public():
        pk = ApiKey.objects.get().pk
    at_once = owner_client.post(f"{PAGE}{pk}/", {"deed": "rotate", "overlap": "24"})
    second = key_of(at_once)
    assert works(first)
    assert works(second)
    with in_public():
        old = ApiKey.objects.get(pk=pk)
    assert timedelta(hours=23) < old.expires_at - timezone.now() < timedelta(hours=25)


def test_a_revoked_key_is_refused_and_has_nothing_to_hand_over(owner_client: Client) -> None:
    key = key_of(owner_client.post(PAGE, form()))
    with in_public():
        pk = ApiKey.objects.get().pk
    assert owner_client.post(f"{PAGE}{pk}/", {"deed": "revoke"}).status_code == 302
    assert not works(key)
    owner_client.post(f"{PAGE}{pk}/", {"deed": "rotate"})
    with in_public():
        assert ApiKey.objects.count() == 1
        assert AuditEvent.objects.filter(action="api_key.revoked").count() == 1


def test_a_key_that_signs_shows_its_second_secret(owner_client: Client) -> None:
    made = owner_client.post(PAGE, form(signing="required"))
    assert made.context["made"]["signing"].startswith("cfs_")
    assert made.context["made"]["signing"] in made.content.decode()


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"name": ""}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["spend"]}, "scopes"),
        ({"addresses": "somewhere"}, "addresses"),
        ({"expires": "2020-01-01"}, "expires"),
        ({"user": uuid.uuid4()}, "user"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_with_all_still_there(
    owner_client: Client, fields: dict[str, Any], at: str
) -> None:
    answer = owner_client.post(PAGE, form(**fields))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [at]
    with in_public():
        assert not ApiKey.objects.exists()


def test_it_acts_for_staff_only(owner_client: Client) -> None:
    with in_public():
        stranger = User.objects.create_user("entrepreneur@example.test")
        gone = User.objects.create_user(
            "gone@example.test", is_staff=True, role="finance", is_active=False
        )
    for person in (stranger, gone):
        answer = owner_client.post(PAGE, form(user=person.pk))
        assert list(answer.context["form"].errors) == ["user"]


@pytest.mark.parametrize("role", ["finance", "supply", "support", "compliance"])
def test_only_an_owner_sees_keys(database: None, role: str) -> None:
    with in_public():
        person = User.objects.create_user(f"{role}@example.test", is_staff=True, role=role)
        key, _text = create_api_key(user=person, name="x", scopes=["shops"], actor=SYSTEM)
    browser = Client(HTTP_HOST=settings.OWNER_HOST)
    with in_public():
        browser.force_login(person)
    assert browser.get(PAGE).status_code == 403
    assert browser.post(PAGE, {}).status_code == 403
    assert browser.post(f"{PAGE}{key.pk}/", {"deed": "revoke"}).status_code == 403
    with in_public():
        assert ApiKey.objects.get().revoked_at is None
