"""Who of a shop's staff may do what (case 24), and that a console is one shop's (cases 1, 2, 7)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from storefronts.console.roles import may
from storefronts.pricing.models import MarkupRule
from tenants.accounts.models import User
from tenants.registry.context import in_shop
from tests import world
from tests.shopconsole.conftest import Sale, again

ALL = {"owner", "manager", "finance", "support", "editor"}
PAGES: list[tuple[str, set[str]]] = [
    ("/console/", ALL),
    ("/console/shop/orders/", ALL - {"editor"}),
    ("/console/shop/orders/{number}/", ALL - {"editor"}),
    ("/console/shop/orders/export.csv", {"owner", "manager", "finance"}),
    ("/console/shop/customers/", ALL - {"editor"}),
    ("/console/shop/listings/", {"owner", "manager", "editor"}),
    ("/console/shop/prices/", {"owner", "manager", "finance"}),
    ("/console/shop/prices/rule/shop/", {"owner", "manager", "finance"}),
    ("/console/shop/money/", {"owner", "manager", "finance"}),
    ("/console/shop/low-stock/", ALL - {"editor"}),
]


@pytest.mark.parametrize("role", sorted(ALL))
def test_only_the_matrix_passes(role: str, staff: Callable[..., Client], sale: Sale) -> None:
    browser, wrong = staff(role), []
    for path, allowed in PAGES:
        answer = browser.get(path.format(number=sale.order.number))
        # Wagtail sends who may not back to the first page, with a word.
        expected = (200, "") if role in allowed else (302, "/console/")
        if (answer.status_code, answer.headers.get("Location", "")) != expected:
            wrong.append((path, answer.status_code))
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert wrong == []


@pytest.mark.parametrize("role", sorted(ALL))
def test_who_may_not_write_changes_nothing(
    role: str, staff: Callable[..., Client], sale: Sale
) -> None:
    staff(role).post(sale.path("refund/"), {"reason": "Mistake"})
    assert (again(sale).refund == "full") is (role != "editor")


def test_finance_sees_prices_and_sets_none(staff: Callable[..., Client], sale: Sale) -> None:
    form = {"kind": "percent", "value": "50", "ending": ""}
    path = "/console/shop/prices/rule/shop/"
    browser = staff("finance")
    assert browser.post(path, {**form, "deed": "preview"}).status_code == 200
    for deed in ("save", "remove"):
        assert browser.post(path, {**form, "deed": deed}).status_code == 302
    with in_shop(sale.shop):
        assert not MarkupRule.objects.exists()


@pytest.mark.parametrize("role", ["", "supply", "compliance"])
def test_who_has_no_role_here_stays_out(role: str, staff: Callable[..., Client]) -> None:
    answer = staff(role).get("/console/shop/orders/")
    assert answer.status_code == 302
    assert "/account/login/" in answer.headers["Location"]


def test_a_buyer_stays_out(client_for: Callable[..., Client], sale: Sale, buyer: Any) -> None:
    browser = client_for(sale.shop, buyer)
    for path, _roles in PAGES:
        answer = browser.get(path.format(number=sale.order.number))
        assert "/account/login/" in answer.headers["Location"]


def test_a_switched_off_member_of_staff_may_nothing(aurora: Any) -> None:
    with in_shop(aurora):
        person = User(email="x@shop.test", is_staff=True, role="owner", is_active=False)
    assert not may(person, "orders")


def _without_tokens(answer: Any, *names: str) -> str:
    """The page less what differs at each call: tokens against forgery, and what was asked for."""
    text = re.sub(r"[A-Za-z0-9]{64}", "", answer.content.decode())
    return re.sub("|".join([*names, "ZZZZ-999999"]), "", text)


def test_another_shops_order_is_an_unknown_one(
    staff: Callable[..., Client], sale: Sale, borealis: Any
) -> None:
    """Case 2: the same answer, byte for byte but for the number itself."""
    browser = staff("owner", borealis)
    known, unknown = sale.order.number, "ZZZZ-999999"
    answers = [browser.get(f"/console/shop/orders/{number}/") for number in (known, unknown)]
    assert [answer.status_code for answer in answers] == [404, 404]
    words = [_without_tokens(answer, sale.order.number) for answer in answers]
    assert words[0] == words[1]
    for post in ("refund/", "mail/"):
        assert browser.post(sale.path(post), {"reason": "Mine now"}).status_code == 404
    assert again(sale).refund == "none"


def test_another_shops_lists_and_files_hold_nothing_of_this_one(
    staff: Callable[..., Client], sale: Sale, borealis: Any
) -> None:
    browser = staff("owner", borealis)
    for path in (
        "/console/",
        "/console/shop/orders/",
        f"/console/shop/orders/?q={sale.order.number}",
        "/console/shop/orders/export.csv",
        "/console/shop/customers/",
        "/console/shop/money/",
    ):
        answer = browser.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        # What was asked for stands in the search box.
        text = content.decode().replace(f'value="{sale.order.number}"', "")
        text = text.replace(f"q={sale.order.number}", "")
        assert sale.order.number not in text, path
        assert sale.order.email not in text, path
        assert "Aurora" not in text, path


def test_a_session_of_one_shop_is_nothing_in_another(
    staff: Callable[..., Client], sale: Sale, borealis: Any
) -> None:
    """Case 1."""
    browser = staff("owner")
    assert browser.get("/console/").status_code == 200
    host = world.host_of(borealis.schema_name)
    answer = browser.get("/console/shop/orders/", HTTP_HOST=host)
    assert answer.status_code == 302
    assert "/account/login/" in answer.headers["Location"]


def test_two_shops_by_turns_in_one_process_stay_two(
    staff: Callable[..., Client], sale: Sale, borealis: Any
) -> None:
    """Wagtail's page explorer and menus, by turns (case 7 for what exists)."""
    from storefronts.pages.provision import make_first_pages

    with in_shop(borealis):
        make_first_pages(borealis)
    browsers = {"Aurora": staff("owner"), "Borealis": staff("owner", borealis)}
    for _ in range(2):
        for name, browser in browsers.items():
            other = "Borealis" if name == "Aurora" else "Aurora"
            for path in ("/console/", "/console/pages/", "/console/images/"):
                text = browser.get(path, follow=True).content.decode()
                assert name in text
                assert other not in text


@pytest.mark.parametrize(("role", "status"), [("editor", 404), ("supply", 404), ("support", 200)])
def test_an_orders_page_in_the_shop_asks_the_same_table(
    staff: Callable[..., Client], sale: Sale, role: str, status: int
) -> None:
    assert staff(role).get(f"/en/order/{sale.order.number}/").status_code == status
    if status == 404:
        answer = staff(role).post(f"/en/order/{sale.order.number}/cancel/")
        assert answer.status_code == 404
