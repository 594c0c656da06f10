"""Who of the owner's staff may open what (case 24): each role tries each page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tenants.accounts.owner_roles import MATRIX, may

ALL = {"owner", "finance", "supply", "support", "compliance"}

# Address (with {shop} for a shop's id), and the roles that may open it.
PAGES: list[tuple[str, set[str]]] = [
    ("/console/", ALL),
    ("/console/registry/shop/", ALL - {"supply"}),
    ("/console/shops/{shop}/", ALL - {"supply"}),
    ("/console/shops/launch/", {"owner"}),
    ("/console/shops/{shop}/suspend/", {"owner", "compliance"}),
    ("/console/shops/{shop}/reinstate/", {"owner", "compliance"}),
    ("/console/shops/{shop}/close/", {"owner"}),
    ("/console/shops/{shop}/wallet/", {"owner", "finance"}),
    ("/console/shops/{shop}/collects/shop/", {"owner", "finance"}),
    ("/console/reporting/ordersummary/", ALL),
    ("/console/catalogue/product/", ALL),
    ("/console/catalogue/product/add/", {"owner", "supply"}),
    ("/console/categories/", ALL),
    ("/console/stock/", ALL),
    ("/console/stock/import/", {"owner", "supply"}),
    ("/console/stock/choices/", {"owner", "supply"}),
    ("/console/supply/supplier/", ALL),
    ("/console/supply/supplier/add/", {"owner", "supply"}),
    ("/console/supply/stockimport/", ALL),
    ("/console/funding/funding/", {"owner", "finance", "support"}),
    ("/console/money/trial-balance/", {"owner", "finance"}),
    ("/console/ledger/account/", {"owner", "finance"}),
    ("/console/ledger/journal/", {"owner", "finance"}),
    ("/console/ledger/fxrate/add/", {"owner", "finance"}),
    ("/console/audit/auditevent/", {"owner", "finance", "compliance"}),
    ("/console/audit/chain/", {"owner", "finance", "compliance"}),
    ("/console/outbox/job/", {"owner", "support"}),
    ("/console/accounts/user/", {"owner"}),
    ("/console/accounts/user/add/", {"owner"}),
]


@pytest.mark.parametrize("role", sorted(ALL))
def test_only_the_matrix_passes(role: str, staff: Callable[..., Client], aurora: Any) -> None:
    browser = staff(role)
    wrong = []
    for path, allowed in PAGES:
        answer = browser.get(path.format(shop=aurora.pk))
        expected = 200 if role in allowed else 403
        if answer.status_code != expected:
            wrong.append((path, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("role", ["", "manager", "editor"])
def test_a_role_of_shops_opens_nothing_here(role: str, staff: Callable[..., Client]) -> None:
    browser = staff(role)
    assert {browser.get(path).status_code for path in ("/console/", "/console/stock/")} <= {
        302,
        403,
    }
    assert browser.get("/console/", follow=True).status_code == 403


def test_a_stranger_is_asked_to_sign_in(database: None) -> None:
    answer = Client(HTTP_HOST=settings.OWNER_HOST).get("/console/stock/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/login/")
    assert "%2Fconsole%2Fstock%2F" in answer.redirect_chain[-1][0]


def test_sign_in_does_not_lead_away(database: None) -> None:
    answer = Client(HTTP_HOST=settings.OWNER_HOST).get("/console/login/?next=//evil.example/")
    assert "evil" not in answer.headers["Location"]


def test_nobody_signs_up_on_the_owner_host(database: None) -> None:
    assert Client(HTTP_HOST=settings.OWNER_HOST).get("/account/signup/").status_code == 404


def test_who_is_not_staff_has_no_act_at_all(buyer: Any) -> None:
    buyer.role = "owner"
    assert not any(
        may(buyer, area, act)
        for acts in MATRIX.values()
        for area in acts
        for act in ("view", "write")
    )


def test_shops_have_no_owner_console(
    client_for: Callable[..., Client], aurora: Any, seller: Any
) -> None:
    """The shop console stands at the same address: nothing of the owner's answers there."""
    browser = client_for(aurora, seller)
    for path in ("/console/stock/", "/console/money/trial-balance/", "/console/registry/shop/"):
        assert browser.get(path).status_code == 404
