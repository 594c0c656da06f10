"""Signing up with proof of the address, signing in, and changing the address."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from tenants.accounts.models import User
from tenants.landing import proofs
from tenants.landing.models import EmailProof
from tenants.launch.models import ShopMember
from tenants.outbox.dispatch import drain
from tenants.registry.context import in_public, in_shop
from tests.conftest import PASSWORD
from tests.landing.conftest import code_for

NEW = {"email": "new@example.test", "password": "a long enough phrase"}


def users():
    with in_public():
        return set(User.objects.values_list("email", flat=True))


def signed_in_as(client):
    with in_public():
        return client.session.get("_auth_user_id")


def test_an_account_is_made_by_its_proof_and_not_before(visitor):
    assert visitor.post("/en/join/", NEW).headers["Location"] == "/en/join/code/"
    assert users() == set()
    answer = visitor.post("/en/join/code/", {"code": code_for("new@example.test")})
    assert answer.headers["Location"] == "/en/start/"
    with in_public():
        user = User.objects.get()
        assert (user.email, user.is_staff, user.is_superuser) == ("new@example.test", False, False)
        assert user.check_password(NEW["password"])
        assert EmailAddress.objects.get(user=user).verified
        assert not EmailProof.objects.exclude(password="").exists()
    assert signed_in_as(visitor) == str(user.pk)


def test_the_code_comes_by_mail_and_lies_nowhere(visitor):
    visitor.post("/en/join/", NEW)
    with in_public():
        drain(limit=20)
        code, proof = code_for("new@example.test"), EmailProof.objects.get()
    assert code in mail.outbox[-1].body
    assert code.encode() not in bytes(proof.code_hash)
    assert NEW["password"] not in proof.password


def test_a_wrong_code_makes_nothing_and_five_end_it(visitor):
    visitor.post("/en/join/", NEW)
    right = code_for("new@example.test")
    wrong = "000000" if right != "000000" else "000001"
    for _ in range(proofs.MOST_TRIES):
        assert visitor.post("/en/join/code/", {"code": wrong}).status_code == 200
    assert visitor.post("/en/join/code/", {"code": right}).status_code == 200
    assert users() == set()


def test_a_new_code_ends_the_old(visitor):
    visitor.post("/en/join/", NEW)
    old = code_for("new@example.test")
    visitor.post("/en/join/", NEW)
    new = code_for("new@example.test")
    assert visitor.post("/en/join/code/", {"code": old}).status_code == 200
    assert visitor.post("/en/join/code/", {"code": new}).status_code == 302


def test_nobody_learns_which_addresses_have_accounts(visitor, maker):
    known = visitor.post("/en/join/", {**NEW, "email": "MAKER@example.test"})
    assert known.headers["Location"] == "/en/join/code/"
    with in_public():
        drain(limit=20)
    assert "already" in mail.outbox[-1].subject
    code = code_for("MAKER@example.test")
    assert code not in mail.outbox[-1].body
    assert visitor.post("/en/join/code/", {"code": code}).status_code == 200
    assert signed_in_as(visitor) is None
    with in_public():
        assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"password": "12345678"}, "password"),
        ({"password": "new@example.test"}, "password"),
    ],
)
def test_what_is_wrong_is_named_and_the_address_stays(visitor, change, field):
    answer = visitor.post("/en/join/", NEW | change)
    assert set(answer.context["form"].errors) == {field}
    field = answer.content.decode().split('name="password"')[1].split(">")[0]
    assert "value" not in field


def test_there_is_a_limit_for_an_address_and_for_a_network(visitor, monkeypatch):
    monkeypatch.setattr(proofs, "MOST_PER_EMAIL", 2)
    monkeypatch.setattr(proofs, "MOST_PER_ADDRESS", 3)
    for _ in range(2):
        assert visitor.post("/en/join/", NEW).status_code == 302
    assert "Too many tries" in visitor.post("/en/join/", NEW).content.decode()
    assert visitor.post("/en/join/", NEW | {"email": "b@example.test"}).status_code == 302
    assert visitor.post("/en/join/", NEW | {"email": "c@example.test"}).status_code == 200


def test_an_entrepreneur_signs_in_to_the_shops_and_staff_to_the_console(visitor, maker):
    form = {"login": "maker@example.test", "password": PASSWORD}
    answer = visitor.post("/account/login/", form)
    assert answer.headers["Location"].endswith("/shops/")
    assert visitor.get(answer.headers["Location"]).status_code == 200
    with in_public():
        User.objects.create_user("boss@example.test", PASSWORD, is_staff=True, role="owner")
    visitor.post("/account/logout/")
    form["login"] = "boss@example.test"
    assert visitor.post("/account/login/", form).headers["Location"] == "/console/"


def test_a_forgotten_password_is_set_by_mail(visitor, maker):
    visitor.post("/account/password/reset/", {"email": "maker@example.test"})
    link = next(w for w in mail.outbox[-1].body.split() if "/password/reset/key/" in w)
    path = visitor.get(link.split("localhost", 1)[1].lstrip(":0123456789")).headers["Location"]
    fields = {"password1": "another long phrase", "password2": "another long phrase"}
    assert visitor.post(path, fields).status_code == 302
    with in_public():
        assert User.objects.get().check_password("another long phrase")


def test_a_second_factor_is_set_up_and_asked_for_in_the_sites_own_frame(visitor, maker):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    with in_public():
        TOTP.activate(maker, generate_totp_secret())
    form = {"login": "maker@example.test", "password": PASSWORD}
    answer = visitor.post("/account/login/", form, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/2fa/authenticate/")
    assert "landing/landing.css" in answer.content.decode()
    assert signed_in_as(visitor) is None


def test_the_account_pages_have_the_sites_frame(maker_client, maker):
    confirm = {"password": PASSWORD}
    assert maker_client.post("/account/reauthenticate/", confirm).status_code == 302
    for path in ("2fa/", "2fa/totp/activate/", "password/change/"):
        html = maker_client.get(f"/account/{path}").content.decode()
        assert "landing/landing.css" in html
        assert 'href="/console/' not in html


def test_a_changed_address_is_proven_and_the_shops_follow(maker_client, maker, aurora):
    with in_public():
        ShopMember.objects.create(person=maker.pk, shop=aurora)
    with in_shop(aurora):
        User.objects.create_user(maker.email, is_staff=True, role="owner", linked_to=maker.pk)
    assert "reauthenticate" in maker_client.get("/en/security/email/").headers["Location"]
    maker_client.post("/account/reauthenticate/", {"password": PASSWORD})
    maker_client.post("/en/security/email/", {"email": "moved@example.test"})
    assert users() == {"maker@example.test"}
    code = {"code": code_for("moved@example.test")}
    assert maker_client.post("/en/security/email/code/", code).status_code == 302
    assert users() == {"moved@example.test"}
    with in_public():
        drain(limit=20)
    assert ["maker@example.test"] in [m.to for m in mail.outbox]
    with in_shop(aurora):
        staff = User.objects.get(linked_to=maker.pk)
        assert staff.email == "moved@example.test"
        assert list(EmailAddress.objects.values_list("email", "verified")) == [(staff.email, True)]
