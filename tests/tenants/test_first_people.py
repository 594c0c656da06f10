"""The commands that let the first people in: the platform's owner, and an API key."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from tenants.accounts.models import ApiKey, User
from tenants.registry.context import in_public, in_shop
from tests import world


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_the_first_owner_signs_in_with_the_password_that_is_printed(db: None) -> None:
    text = run("create_owner", "chief@platform.test", "--name", "Chief")
    with in_public():
        chief = User.objects.get(email="chief@platform.test")
    assert (chief.is_staff, chief.role) == (True, "owner")
    assert chief.check_password(text.rsplit(" ", 1)[1].strip())


def test_a_second_owner_is_meant(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OWNER_PASSWORD", "a long enough pass phrase")
    assert "pass phrase" not in run("create_owner", "one@platform.test")
    with pytest.raises(CommandError, match="--another"):
        run("create_owner", "two@platform.test")
    run("create_owner", "two@platform.test", "--another")
    with pytest.raises(CommandError, match="account"):
        run("create_owner", "TWO@platform.test", "--another")


@pytest.mark.parametrize(("email", "password"), [("no address", "x" * 20), ("a@b.test", "1234")])
def test_a_weak_start_is_refused(
    email: str, password: str, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWNER_PASSWORD", password)
    with pytest.raises(CommandError):
        run("create_owner", email)
    with in_public():
        assert not User.objects.exists()


@pytest.mark.parametrize("named", ["aurora", "aurora.localhost", "id"])
def test_a_shops_key_works_in_that_shop_alone(
    named: str, aurora: Any, borealis: Any, buyer: Any
) -> None:
    shop = str(aurora.pk) if named == "id" else named
    text = run("create_api_key", buyer.email, "--shop", shop, "--days", "7").strip()
    with in_shop(aurora):
        key = ApiKey.objects.get()
    assert "staff" not in key.scopes
    for name, works in (("aurora", True), ("borealis", False)):
        answer = Client(HTTP_HOST=world.host_of(name)).post(
            "/graphql/",
            {"query": "{ viewer { __typename } }"},
            content_type="application/json",
            HTTP_AUTHORIZATION=f"Bearer {text}",
        )
        assert (b"UNAUTHENTICATED" not in answer.content) is works


def test_a_shops_key_with_a_cap_that_signs(aurora: Any, buyer: Any) -> None:
    options = ["--shop", "aurora", "--daily-cap", "99.5", "--signing", "required"]
    text, secret = run("create_api_key", buyer.email, *options).split()
    with in_shop(aurora):
        key = ApiKey.objects.get()
    assert (key.daily_cap_minor, key.signing) == (9_950, "required")
    assert text.startswith(f"cf_{key.prefix}_")
    assert secret.startswith("cfs_")


@pytest.mark.parametrize(
    "wrong",
    [
        ["nobody@x.test", "--shop", "aurora"],
        ["buyer@example.test", "--shop", "no-such-shop"],
        ["buyer@example.test", "--shop", "aurora", "--scope", "everything"],
        ["buyer@example.test", "--shop", "aurora", "--address", "300.1.1.1"],
        ["buyer@example.test", "--shop", "aurora", "--daily-cap", "much"],
        ["buyer@example.test", "--shop", "aurora", "--daily-cap", "-1"],
        ["buyer@example.test", "--daily-cap", "5"],
        ["buyer@example.test"],
    ],
)
def test_a_wrong_key_is_none(wrong: list[str], aurora: Any, buyer: Any) -> None:
    with pytest.raises(CommandError):
        run("create_api_key", *wrong)
    with in_shop(aurora):
        assert not ApiKey.objects.exists()
