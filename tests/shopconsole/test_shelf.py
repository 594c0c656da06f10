"""Listings and prices: what is shown, what it costs, and what a rule would do."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from storefronts.listings.models import Listing, ListingRule
from storefronts.pricing.models import FloorBreach, MarkupRule, PricingSettings
from tenants.audit.models import AuditEvent
from tenants.catalogue.models import Category
from tenants.registry.context import in_public, in_shop
from tests.factories.catalogue import make_denomination
from tests.shopconsole.conftest import Sale

LISTINGS = "/console/shop/listings/"


def _listing(sale: Sale, target: Any) -> Listing | None:
    with in_shop(sale.shop):
        return Listing.objects.filter(target_id=target).first()


def _category(sale: Sale) -> Category:
    with in_public():
        return Category.objects.get()


@pytest.mark.parametrize(("shown", "rule"), [("no", False), ("yes", True), ("above", None)])
def test_a_category_is_switched(shown: str, rule: bool | None, boss: Client, sale: Sale) -> None:
    category = _category(sale)
    boss.post(f"{LISTINGS}categories/{category.pk}/", {"shown": shown, "back": LISTINGS})
    with in_shop(sale.shop):
        found = ListingRule.objects.filter(category_id=category.pk).first()
    assert (found.is_listed if found else None) is rule


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/console/login/", ""])
def test_a_form_leads_back_to_the_list_only(back: str, boss: Client, sale: Sale) -> None:
    for path in (f"{LISTINGS}categories/{_category(sale).pk}/", f"{LISTINGS}products/"):
        answer = boss.post(path, {"shown": "yes", "deed": "show", "back": back})
        assert answer.headers["Location"] == LISTINGS


@pytest.mark.parametrize(
    ("deed", "field", "value"),
    [("hide", "is_listed", False), ("show", "is_listed", True), ("feature", "is_featured", True)],
)
def test_ticked_products_are_changed_together(
    deed: str, field: str, value: bool, boss: Client, sale: Sale
) -> None:
    product = sale.goods.product_id
    boss.post(f"{LISTINGS}products/", {"deed": deed, "product": [str(product), "not-an-id"]})
    listing = _listing(sale, product)
    assert listing is not None
    assert getattr(listing, field) is value
    with in_public():
        event = AuditEvent.objects.get(action="listing.changed")
    assert event.shop_id == sale.shop.pk


def test_positions_are_saved_where_they_differ(boss: Client, sale: Sale) -> None:
    product = sale.goods.product_id
    form = {"deed": "order", f"sort-{product}": "-3"}
    for _ in range(2):
        boss.post(f"{LISTINGS}products/", form)
    listing = _listing(sale, product)
    assert listing is not None
    assert listing.sort == -3
    with in_public():
        assert AuditEvent.objects.filter(action="listing.changed").count() == 1


@pytest.mark.parametrize("key", ["sort-x", "sort-", f"sort-{'1' * 200}"])
def test_a_position_of_nothing_changes_nothing(key: str, boss: Client, sale: Sale) -> None:
    answer = boss.post(f"{LISTINGS}products/", {"deed": "order", key: "1"})
    assert answer.status_code == 302
    with in_shop(sale.shop):
        assert not Listing.objects.exists()


def test_a_product_is_renamed_and_a_denomination_hidden_here_only(
    boss: Client, sale: Sale, borealis: Any
) -> None:
    path = f"{LISTINGS}products/{sale.goods.product_id}/"
    boss.post(path, {"name_zh": "本店卡", "name_en": "Our card"})
    renamed, hidden = _listing(sale, sale.goods.product_id), _listing(sale, sale.goods.pk)
    assert renamed is not None
    assert hidden is not None
    assert (renamed.name_en, hidden.is_listed) == ("Our card", False)
    boss.post(path, {"name_zh": "", "name_en": "", "shown": str(sale.goods.pk)})
    assert _listing(sale, sale.goods.pk) is None
    with in_shop(borealis):
        assert not Listing.objects.exists()


@pytest.mark.parametrize("only", ["featured", "hidden", "nonsense"])
def test_the_shelf_is_filtered(only: str, boss: Client, sale: Sale) -> None:
    page = boss.get(f"{LISTINGS}?only={only}&q=product").context["products"]
    assert len(page.object_list) == (1 if only == "nonsense" else 0)


def test_more_products_cost_no_more_queries(boss: Client, sale: Sale) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert boss.get(LISTINGS).status_code == 200
        return len(seen)

    boss.get(LISTINGS)
    before = queries()
    with in_public():
        for _ in range(4):
            make_denomination()
    boss.get(LISTINGS)
    assert queries() <= before


RULE = "/console/shop/prices/rule/"


def test_a_preview_writes_nothing_and_puts_breaches_first(boss: Client, sale: Sale) -> None:
    with in_public():
        make_denomination(wholesale="100")
    form = {"deed": "preview", "kind": "fixed", "value": "50", "ending": ""}
    answer = boss.post(f"{RULE}shop/", form)
    seen = answer.context["seen"]
    assert [row.below_floor for row in seen] == [True, False]
    assert answer.context["breaches"] == 1
    assert seen[0].before.decimal == Decimal("110.00")
    with in_shop(sale.shop):
        assert not MarkupRule.objects.exists()


@pytest.mark.parametrize("scope", ["shop", "category", "product", "denomination"])
def test_a_rule_of_each_scope_is_saved_and_removed(scope: str, boss: Client, sale: Sale) -> None:
    target = {
        "shop": "",
        "category": f"{_category(sale).pk}/",
        "product": f"{sale.goods.product_id}/",
        "denomination": f"{sale.goods.pk}/",
    }[scope]
    path = f"{RULE}{scope}/{target}"
    boss.post(path, {"deed": "save", "kind": "percent", "value": "25", "ending": "99"})
    with in_shop(sale.shop):
        rule = MarkupRule.objects.get()
    assert (rule.scope, rule.value, rule.ending) == (scope, Decimal(25), "99")
    assert boss.get("/console/shop/prices/").status_code == 200
    boss.post(path, {"deed": "remove"})
    with in_shop(sale.shop):
        assert not MarkupRule.objects.exists()


@pytest.mark.parametrize(
    ("kind", "value"),
    [("percent", "-101"), ("percent", "NaN"), ("fixed", "-1"), ("bonus", "1"), ("add", "1e30")],
)
def test_a_rule_that_no_price_can_follow_is_refused(
    kind: str, value: str, boss: Client, sale: Sale
) -> None:
    for deed in ("preview", "save"):
        form = {"deed": deed, "kind": kind, "value": value, "ending": ""}
        assert boss.post(f"{RULE}shop/", form).status_code == 200
    with in_shop(sale.shop):
        assert not MarkupRule.objects.exists()


def test_a_rule_for_nothing_is_unknown(boss: Client, sale: Sale) -> None:
    unknown = "01890000-0000-7000-8000-000000000001"
    for path in ("shelf/", f"category/{unknown}/", "category/", f"shop/{unknown}/"):
        assert boss.get(f"{RULE}{path}").status_code == 404


def test_selling_at_a_loss_is_said_in_so_many_words(boss: Client, sale: Sale) -> None:
    path = "/console/shop/prices/settings/"
    boss.post(path, {"ending": "99"})
    with in_shop(sale.shop):
        assert not PricingSettings.objects.get().allow_below_floor
    boss.post(path, {"ending": "99", "allow_below_floor": "yes"})
    with in_shop(sale.shop):
        assert PricingSettings.objects.get().allow_below_floor
    with in_public():
        assert AuditEvent.objects.filter(action="below_floor.allowed").count() == 1


def test_stopped_sales_stand_first_on_the_page(boss: Client, sale: Sale) -> None:
    with in_shop(sale.shop):
        FloorBreach.objects.create(
            denomination_id=sale.goods.pk, price=Decimal("8"), floor=Decimal("9.1")
        )
    page = boss.get("/console/shop/prices/", HTTP_ACCEPT_LANGUAGE="en")
    assert page.context["breach_count"] == 1
    assert b"Nine card" in page.content
    text = boss.get("/console/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "sales stopped below their floor" in text


def test_one_shops_rules_are_not_anothers(
    staff: Callable[..., Client], boss: Client, sale: Sale, borealis: Any
) -> None:
    boss.post(f"{RULE}shop/", {"deed": "save", "kind": "percent", "value": "33", "ending": ""})
    assert "33" not in str(staff("owner", borealis).get("/console/shop/prices/").context["default"])
    with in_shop(borealis):
        assert not MarkupRule.objects.exists()
