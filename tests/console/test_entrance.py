"""Into the owner console: allauth with its second factor, and staff made by an owner."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tenants.accounts.models import User
from tenants.audit.models import AuditEvent
from tenants.registry.context import in_public

PASSWORD = "correct horse battery"


def _browser() -> Client:
    return Client(HTTP_HOST=settings.OWNER_HOST)


def _owner(**fields: Any) -> User:
    with in_public():
        return User.objects.create_user(
            "boss@example.test", PASSWORD, is_staff=True, role="owner", **fields
        )


def _sign_in(browser: Client, password: str = PASSWORD) -> Any:
    form = {"login": "boss@example.test", "password": password}
    return browser.post("/account/login/?next=/console/stock/", form)


def test_staff_sign_in_and_land_where_they_wanted(database: None) -> None:
    _owner()
    browser = _browser()
    assert _sign_in(browser).headers["Location"] == "/console/stock/"
    assert browser.get("/console/").status_code == 200


def test_a_wrong_password_is_audited(database: None) -> None:
    _owner()
    assert _sign_in(_browser(), "wrong").status_code == 200
    with in_public():
        assert AuditEvent.objects.filter(action="sign_in.failed").exists()


def test_with_a_second_factor_the_password_alone_opens_nothing(database: None) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    person = _owner()
    with in_public():
        TOTP.activate(person, generate_totp_secret())
    browser = _browser()
    assert _sign_in(browser).headers["Location"].startswith("/account/2fa/authenticate/")
    answer = browser.get("/console/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/2fa/authenticate/")
    assert browser.get("/console/stock/").status_code == 302


def test_a_switched_off_account_stays_out(database: None) -> None:
    _owner(is_active=False)
    browser = _browser()
    _sign_in(browser)
    assert browser.get("/console/").status_code == 302


def test_signing_out_needs_a_post(owner_client: Client) -> None:
    owner_client.get("/console/logout/")
    assert owner_client.get("/console/").status_code == 200
    owner_client.post("/console/logout/")
    assert owner_client.get("/console/").status_code == 302


def test_an_owner_makes_staff_with_a_role(owner_client: Client) -> None:
    form = {
        "email": "new@example.test",
        "name": "New",
        "role": "finance",
        "is_active": "on",
        "password": "a long enough phrase",
    }
    assert owner_client.post("/console/accounts/user/add/", form).status_code == 302
    with in_public():
        made = User.objects.get(email="new@example.test")
        event = AuditEvent.objects.get(action="staff.created")
    assert (made.is_staff, made.is_superuser, made.role) == (True, False, "finance")
    assert made.check_password("a long enough phrase")
    assert "phrase" not in str(event.data)


def test_a_weak_password_and_a_taken_address_are_refused(owner_client: Client) -> None:
    form = {"email": "OWNER@example.test", "role": "owner", "password": "123456789012"}
    answer = owner_client.post("/console/accounts/user/add/", form)
    assert answer.status_code == 200
    assert set(answer.context["adminform"].form.errors) == {"email", "password"}


def _change(browser: Client, person: User, **fields: Any) -> Any:
    form = {"email": person.email, "name": "Boss", "role": "owner", "is_active": "on", **fields}
    form = {name: value for name, value in form.items() if value}
    return browser.post(f"/console/accounts/user/{person.pk}/change/", form)


@pytest.mark.parametrize("fields", [{"role": "support"}, {"is_active": ""}])
def test_the_last_owner_stays_one(owner_client: Client, fields: dict[str, str]) -> None:
    with in_public():
        User.objects.update(is_superuser=False)  # such a one may everything, whatever the role
        boss = User.objects.get(role="owner")
    answer = _change(owner_client, boss, **fields)
    assert answer.status_code == 200
    assert "最后一位" in answer.content.decode() or "last owner" in answer.content.decode()
    with in_public():
        assert User.objects.filter(role="owner", is_active=True).count() == 1
        assert not AuditEvent.objects.filter(action="staff.changed").exists()
        User.objects.create_user("two@example.test", is_staff=True, role="owner")
    assert _change(owner_client, boss, **fields).status_code == 302
    with in_public():
        assert [one.email for one in User.objects.filter(role="owner", is_active=True)] == [
            "two@example.test"
        ]
