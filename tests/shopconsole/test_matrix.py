"""Every address of the console against every role (case 24). A new address must be named here."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from storefronts.console import urls
from storefronts.console.roles import ACTS, MATRIX, OWNER, ROLES, VIEWS
from storefronts.console.views.staff import ACT_WORDS
from tenants.kernel.ids import new_id
from tests.shopconsole.conftest import Sale

# Address -> the act that opens it. "POST" where only that is answered.
DOORS: dict[str, tuple[str, str]] = {
    "orders": ("GET", "orders"),
    "save_view": ("POST", "orders"),
    "forget_view": ("POST", "orders"),
    "orders_csv": ("GET", "export"),
    "order": ("GET", "orders"),
    "refund": ("POST", "refund"),
    "refund_line": ("POST", "refund"),
    "work": ("POST", "deliver"),
    "mail": ("POST", "deliver"),
    "customers": ("GET", "customers"),
    "customer": ("GET", "customers"),
    "customer_wallet": ("POST", "adjust"),
    "money": ("GET", "margin"),
    "low_stock": ("GET", "orders"),
    "listings": ("GET", "listings"),
    "change_products": ("POST", "listings"),
    "listing": ("GET", "listings"),
    "set_category": ("POST", "listings"),
    "promotions": ("GET", "promotions_view"),
    "new_promotion": ("GET", "promotions_view"),
    "promotion": ("GET", "promotions_view"),
    "switch_promotion": ("POST", "promotions"),
    "members": ("POST", "promotions"),
    "find_products": ("GET", "promotions_view"),
    "shop_settings": ("GET", "settings"),
    "domains": ("GET", "domains"),
    "change_domain": ("POST", "domains"),
    "staff": ("GET", "staff"),
    "change_staff": ("POST", "staff"),
    "keys": ("GET", "keys"),
    "change_key": ("POST", "keys"),
    "key_queries": ("GET", "keys"),
    "payment_accounts": ("GET", "payments"),
    "switch_off_account": ("POST", "payments"),
    "webhooks": ("GET", "webhooks"),
    "webhook": ("GET", "webhooks"),
    "change_webhook": ("POST", "webhooks"),
    "webhook_delivery": ("GET", "webhooks"),
    "replay_webhook": ("POST", "webhooks"),
    "trail": ("GET", "audit"),
    "prices": ("GET", "prices_view"),
    "price_settings": ("POST", "prices"),
    "rule": ("GET", "prices_view"),
}
# Where every role lands somewhere else: the first tab that it may open.
OPEN = {"settings"}


def address(name: str, sale: Sale) -> str:
    """The address, with an order that exists and identifiers that do not."""
    for arguments in (
        {},
        {"number": sale.order.number},
        {"pk": new_id()},
        {"number": sale.order.number, "pk": new_id()},
        {"kind": "coupon"},
        {"scope": "shop"},
    ):
        try:
            return reverse(f"shopconsole:{name}", kwargs=arguments)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


def allowed(role: str, act: str) -> bool:
    if role == OWNER:
        return True
    wide = act.removesuffix("_view") if act in VIEWS else act
    return act in MATRIX[role] or wide in MATRIX[role]


def test_every_address_has_its_act() -> None:
    names = {pattern.name for pattern in urls.urlpatterns}
    assert names == DOORS.keys() | OPEN
    assert {act for _method, act in DOORS.values()} <= set(ACTS)
    assert set(ACT_WORDS) == set(ACTS)
    assert all(acts <= set(ACTS) for acts in MATRIX.values())


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_the_matrix_says_and_nothing_else(
    role: str, staff: Callable[..., Client], sale: Sale
) -> None:
    browser, wrong = staff(role), []
    for name, (method, act) in DOORS.items():
        path = address(name, sale)
        answer: Any = browser.get(path) if method == "GET" else browser.post(path, {})
        # Wagtail sends who may not back to the first page; who may sees a page, or that there is
        # no such thing, or goes on to a page of the shop's own.
        where = answer.headers.get("Location", "")
        turned_away = answer.status_code == 302 and where == "/console/"
        if turned_away is allowed(role, act):
            wrong.append((name, act, answer.status_code, where))
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_a_page_that_only_changes_answers_no_get(
    role: str, staff: Callable[..., Client], sale: Sale
) -> None:
    browser = staff(role)
    for name, (method, _act) in DOORS.items():
        if method == "POST" and name != "customer_wallet":
            assert browser.get(address(name, sale)).status_code in (302, 404, 405), name


def test_settings_open_at_the_first_tab_that_one_may(
    staff: Callable[..., Client], sale: Sale
) -> None:
    path = "/console/shop/settings/"
    where = {
        role: staff(role).get(path).headers.get("Location", "").split("/")[-2:-1]
        for role in ("owner", "manager", "finance")
    }
    assert where == {"owner": ["shop"], "manager": ["shop"], "finance": ["audit"]}
    assert staff("support").get(path).status_code == 404
