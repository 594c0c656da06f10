"""Promotions in the shop console."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from billing.funding.models import Funding
from billing.funding.services import approve, stop
from storefronts.console.product_picker import MOST_FOUND, found_products
from storefronts.promotions.models import Member, Promotion
from tenants.catalogue.models import Product
from tenants.kernel.money import Money
from tenants.registry.context import in_public, in_shop
from tests.factories.catalogue import ProductFactory, make_denomination
from tests.factories.promotions import FINANCE
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
        ("sale", {"products": "00000000-0000-7000-8000-000000000000"}),
        ("sale", {"funded_by": "platform"}),
        ("sale", {"funded_by": "platform", "budget": "100"}),
        ("sale", {"funded_by": "platform", "budget": "0", "note": "newcomers"}),
        ("sale", {"funded_by": "nobody"}),
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


# ---------------------------------------------------------------- picking products


@pytest.fixture
def cards(sale: Sale) -> list[Any]:
    with in_public():
        return [
            ProductFactory(name_zh=f"点卡{n}", name_en=f"Picked card {n}", slug=f"picked-{n}")
            for n in range(30)
        ]


def test_a_search_finds_products_and_keeps_what_was_typed(
    boss: Client, sale: Sale, cards: list[Any]
) -> None:
    typed = FORMS["sale"] | {"name": "Half done", "products": [str(cards[3].pk)]}
    page = boss.post(f"{PATH}new/sale/", typed | {"find": "picked CARD", "deed": "find"})
    with in_shop(sale.shop):
        assert not Promotion.objects.exists()
    picker = page.context["picker"]
    assert [one.pk for one in picker.picked] == [cards[3].pk]
    assert len(picker.found) == MOST_FOUND
    assert picker.more
    assert cards[3].pk not in [one.pk for one in picker.found]
    text = page.content.decode()
    assert 'value="Half done"' in text
    assert 'value="2099-11-12T00:00"' in text
    assert not page.context["form"].errors


def test_enter_in_the_search_searches_and_saving_saves(
    boss: Client, sale: Sale, cards: list[Any]
) -> None:
    form = FORMS["sale"] | {"products": [str(cards[0].pk)], "find": "card 7"}
    assert boss.post(f"{PATH}new/sale/", form | {"found_for": ""}).status_code == 200
    assert boss.post(f"{PATH}new/sale/", form | {"found_for": "card 7"}).status_code == 302
    assert only(sale).product_ids == [str(cards[0].pk)]
    page = boss.get(f"{PATH}{only(sale).pk}/")
    assert [one.pk for one in page.context["picker"].picked] == [cards[0].pk]


@pytest.mark.parametrize("query", ["PICKED-SKU-1", "dianka7", "点卡7"])
def test_a_product_is_found_by_sku_pinyin_and_name(
    query: str, boss: Client, sale: Sale, cards: list[Any]
) -> None:
    with in_public():
        make_denomination(product=cards[7], sku="picked-sku-1")
    page = boss.get(f"{PATH}products/", {"find": query})
    assert [one.pk for one in page.context["picker"].found] == [cards[7].pk]


def test_finding_costs_two_queries_however_large_the_catalogue(
    boss: Client, sale: Sale, cards: list[Any], django_assert_max_num_queries: Any
) -> None:
    with in_shop(sale.shop):
        Product.objects.count()  # the connection knows its shop
    with in_shop(sale.shop), django_assert_max_num_queries(3):  # one of them sets the search path
        found, more = found_products("card", without=set())
    assert len(found) == MOST_FOUND
    assert more
    with in_public(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        query = Product.objects.filter(search_text__contains="card").values("pk")
        assert "product_by_search_text" in query.explain()


def test_the_search_is_for_those_who_see_promotions(
    staff: Callable[..., Client], sale: Sale
) -> None:
    assert staff("finance").get(f"{PATH}products/?find=x").status_code == 200
    assert staff("editor").get(f"{PATH}products/?find=x").status_code in (302, 403)


# ---------------------------------------------------------------- the platform pays


def test_a_shop_asks_the_platform_and_sees_what_became_of_it(boss: Client, sale: Sale) -> None:
    asked = {"funded_by": "platform", "budget": "250", "note": "For newcomers"}
    assert boss.post(f"{PATH}new/coupon/", FORMS["coupon"] | asked).status_code == 302
    made = only(sale)
    path = f"{PATH}{made.pk}/"
    assert "Waits for the platform" in english(boss, PATH)
    assert "has not decided yet" in english(boss, path)
    with in_public():
        request = Funding.objects.get()
        approve(funding_id=request.pk, cap=Money(20_000, "CNY"), actor=FINANCE)
    assert (request.wanted_minor, request.note) == (25_000, "For newcomers")
    assert "CN¥200.00 is left" in english(boss, path)
    with in_public():
        stop(funding_id=request.pk, reason="Not any more", actor=FINANCE)
    text = english(boss, path)
    assert "Not any more" in text
    assert "Stopped by the platform" in english(boss, PATH)
    # And pays for it itself.
    boss.post(path, FORMS["coupon"] | {"funded_by": "shop"})
    assert only(sale).funding_id is None
    assert "Not any more" not in english(boss, path)


def english(browser: Client, path: str) -> str:
    return browser.get(path, HTTP_ACCEPT_LANGUAGE="en").content.decode()
