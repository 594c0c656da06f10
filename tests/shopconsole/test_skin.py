"""White label: no trace of the maker, no request to the outside, no page that means nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from tenants.registry.context import in_shop
from tests.conftest import PASSWORD
from tests.shopconsole.conftest import Sale

SCREENS = [
    "/console/",
    "/console/shop/orders/",
    "/console/shop/customers/",
    "/console/shop/listings/",
    "/console/shop/prices/",
    "/console/shop/money/",
    "/console/account/",
    "/console/images/",
    "/console/nothing/here/",
]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_word_and_no_address_of_the_maker(language: str, boss: Client, sale: Sale) -> None:
    for path in SCREENS:
        text = boss.get(path, HTTP_ACCEPT_LANGUAGE=language, follow=True).content.decode()
        for mark in (">Wagtail", "Wagtail ", "wagtail.org", "gravatar", 'src="http', "Cardfleet"):
            assert mark not in text, (path, mark)


@pytest.mark.parametrize(
    "path",
    "sites users groups locales workflows/list collections snippets redirects reports/locked "
    "documents embeds/chooser failwhale test404".split(),
)
def test_pages_that_mean_nothing_here_are_closed(path: str, boss: Client, seller: Any) -> None:
    """Not only their menus: for a superuser, too."""
    assert boss.get(f"/console/{path}/").status_code == 404


def test_menus_hold_only_what_the_role_may(staff: Callable[..., Client], sale: Sale) -> None:
    def entries(role: str) -> set[str]:
        text = staff(role).get("/console/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
        names = ("orders", "customers", "listings", "prices", "money")
        return {name for name in names if f'"/console/shop/{name}/"' in text}

    assert entries("owner") == {"orders", "customers", "listings", "prices", "money"}
    assert entries("support") >= {"orders", "customers"}
    assert "prices" not in entries("support")
    assert entries("editor") == {"listings"}


def test_an_editor_edits_pages_and_support_does_not(
    staff: Callable[..., Client], sale: Sale
) -> None:
    from storefronts.pages.models import HomePage

    with in_shop(sale.shop):
        home = HomePage.objects.get()
    path = f"/console/pages/{home.pk}/edit/"
    assert staff("editor").get(path).status_code == 200
    assert staff("support").get(path).status_code == 302


def test_what_is_not_here_is_said_in_the_shops_own_frame(boss: Client) -> None:
    answer = boss.get("/console/shop/orders/ZZZZ-999999/", HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 404
    assert b"There is nothing here" in answer.content


def test_staff_sign_in_where_the_second_factor_is_asked(
    client_for: Callable[..., Client], aurora: Any
) -> None:
    answer = client_for(aurora).get("/console/")
    assert "/account/login/" in answer.headers["Location"]
    assert "/console/login" not in answer.headers["Location"]


@pytest.mark.parametrize("door", ["/console/login/", "/en/_util/login/"])
def test_no_other_door_signs_anybody_in(
    client_for: Callable[..., Client], aurora: Any, buyer: Any, door: str
) -> None:
    client = client_for(aurora)
    answer = client.post(door, {"username": buyer.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert "/account/login/" in answer.headers["Location"]
    with in_shop(aurora):
        assert SESSION_KEY not in client.session
    # The same words at the one door do.
    client.post("/en/account/login/", {"login": buyer.email, "password": PASSWORD})
    with in_shop(aurora):
        assert SESSION_KEY in client.session


@pytest.mark.parametrize("path", ["/console/password_reset/", "/console/password_reset/done/"])
def test_a_forgotten_password_is_reset_at_the_one_door(
    client_for: Callable[..., Client], aurora: Any, path: str
) -> None:
    assert "/account/password/reset/" in client_for(aurora).get(path).headers["Location"]
