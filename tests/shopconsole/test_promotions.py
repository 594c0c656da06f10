"""Promotions in the shop console."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from storefronts.promotions.models import Member, Promotion
from tenants.registry.context import in_shop
from tests.shopconsole.conftest import Sale

PATH = "/console/shop/promotions/"
FORMS: dict[str, dict[str, str]] = {
    "sale": {"name": "Double Eleven", "value": "10", "ends_at": "2099-11-12T00:00"},
    "member": {"name": "Gold", "value": "12.5"},
    "threshold": {"name": "Spend 100", "spend": "100", "off": "amount", "value": "8"},
    "coupon": {"name": "Welcome", "code": "hello", "off": "percent", "value": "5"},
}


def only(sale: Sale) -> Promotion:
    with in_shop(sale.shop):
        return Promotion.objects.get()


@pytest.mark.parametrize("kind", FORMS)
def test_each_kind_is_made_changed_and_switched_off(kind: str, boss: Client, sale: Sale) -> None:
    assert boss.get(f"{PATH}new/{kind}/").status_code == 200
    assert boss.post(f"{PATH}new/{kind}/", FORMS[kind]).status_code == 302
    made = only(sale)
    assert made.name in boss.get(PATH).content.decode()
    path = f"{PATH}{made.pk}/"
    page = boss.get(path)
    assert page.context["form"].initial["name"] == made.name
    assert boss.post(path, FORMS[kind] | {"name": "Other"}).status_code == 302
    assert only(sale).name == "Other"
    boss.post(f"{path}switch/", {"on": "no"})
    assert only(sale).state == "off"


def test_times_are_the_shops_own(boss: Client, sale: Sale) -> None:
    boss.post(f"{PATH}new/sale/", FORMS["sale"])
    ends = only(sale).ends_at
    assert ends
    assert ends.isoformat() == "2099-11-11T16:00:00+00:00"
    page = boss.get(f"{PATH}{only(sale).pk}/").content.decode()
    assert 'value="2099-11-12T00:00"' in page


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("sale", {"ends_at": ""}),
        ("sale", {"value": "101"}),
        ("sale", {"value": "-1"}),
        ("sale", {"products": "no-such-product"}),
        ("threshold", {"spend": ""}),
        ("coupon", {"code": "a b c!"}),
        ("coupon", {"value": "NaN"}),
        ("coupon", {"most_uses": "0"}),
        ("member", {"name": ""}),
    ],
)
def test_a_wrong_form_makes_nothing(
    kind: str, changes: dict[str, str], boss: Client, sale: Sale
) -> None:
    answer = boss.post(f"{PATH}new/{kind}/", FORMS[kind] | changes)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    with in_shop(sale.shop):
        assert not Promotion.objects.exists()


def test_members_come_and_go(boss: Client, sale: Sale, buyer: Any) -> None:
    boss.post(f"{PATH}new/member/", FORMS["member"])
    path = f"{PATH}{only(sale).pk}/"
    boss.post(f"{path}members/", {"email": buyer.email.upper()})
    assert buyer.email in boss.get(path).content.decode()
    boss.post(f"{path}members/", {"email": buyer.email, "deed": "remove"})
    boss.post(f"{path}members/", {"email": "nobody@x.test"})
    with in_shop(sale.shop):
        assert not Member.objects.exists()


def test_finance_looks_and_changes_nothing(staff: Callable[..., Client], sale: Sale) -> None:
    staff("owner").post(f"{PATH}new/coupon/", FORMS["coupon"])
    path = f"{PATH}{only(sale).pk}/"
    browser = staff("finance")
    assert browser.get(path).status_code == 200
    browser.post(path, FORMS["coupon"] | {"name": "Mine"})
    browser.post(f"{path}switch/", {"on": "no"})
    assert (only(sale).name, only(sale).state) == ("Welcome", "on")
