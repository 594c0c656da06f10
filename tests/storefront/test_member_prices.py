"""A member sees their price on every shelf, and nobody else does, whatever is kept where."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from storefronts.pricing import shelf
from storefronts.pricing.engine import Customer, LineRequest, price_lines
from storefronts.pricing.services import allow_below_floor, set_markup_rule
from storefronts.promotions.models import Promotion
from storefronts.promotions.services import set_member, switch_promotion
from tenants.accounts.models import User
from tenants.catalogue import memory
from tenants.kernel.money import Money
from tenants.registry.context import in_shop
from tests.factories.promotions import SELLER, promotion

pytestmark = pytest.mark.django_db

PATHS = {
    "home": "/en/",
    "category": "/en/c/games/",
    "search": "/en/search/?q=steam",
    "product": "/en/p/steam-wallet/",
    "suggestions": "/en/suggest.json?q=steam",
    "order pad": "/en/order-pad/?lines=steam-10+1",
    "price list": "/en/price-list.csv",
}


@pytest.fixture(autouse=True)
def _remember(settings: Any) -> None:
    settings.SHELF_MEMORY_S = 30


@pytest.fixture
def gold(stage: Any, buyer: Any) -> Any:
    """A group of which the buyer is a member."""
    with in_shop(stage.shop):
        set_markup_rule(
            shop=stage.shop,
            target=None,
            kind="percent",
            value=Decimal(100),
            ending="",
            actor=SELLER,
        )
        made = promotion(stage.shop, "member", 20, name="Gold")
        set_member(shop=stage.shop, user=buyer, promotion_id=made.pk, actor=SELLER)
    return made


def body(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def prices(stage: Any, gold: Any) -> tuple[str, str]:
    """The plain price of the smaller card, and the member's, as pages write the numbers."""
    with in_shop(stage.shop):
        (card,) = shelf.products_by_id(stage.shop, [stage.steam.pk])
        plain = card.denominations[0].price
    return plain.amount, Money.of(plain.decimal * 80 / 100, "CNY").amount


@pytest.mark.parametrize("where", PATHS)
def test_a_member_sees_their_price_and_visitors_theirs(
    where: str, stage: Any, gold: Any, prices: Any, buyer: Any, client_for: Any
) -> None:
    plain, low = prices
    path = PATHS[where]
    member, visitor = client_for(stage.shop, buyer), client_for(stage.shop)
    with in_shop(stage.shop):
        other = client_for(stage.shop, User.objects.create_user("plain@example.test"))
    # In each order, and again: whoever comes first must not decide what the next one reads.
    for browser, mine in [(visitor, plain), (member, low), (visitor, plain), (other, plain)] * 2:
        text = body(browser, path)
        assert mine in text, where
        assert (low in text) is (mine == low), where


@pytest.mark.parametrize("where", ["home", "category", "search", "product"])
def test_the_price_before_is_struck_through_and_read_out(
    where: str, stage: Any, gold: Any, prices: Any, buyer: Any, client_for: Any
) -> None:
    text = body(client_for(stage.shop, buyer), PATHS[where])
    struck = re.findall(r'<s class="was"><span class="sr">(.*?) </span>(.*?)</s>', text)
    assert ("Before:", f"¥{prices[0]}") in struck


def test_a_suggestion_says_what_it_was(
    stage: Any, gold: Any, prices: Any, buyer: Any, client_for: Any
) -> None:
    (item,) = json.loads(body(client_for(stage.shop, buyer), PATHS["suggestions"]))["items"]
    assert (item["price"], item["was"], item["before"]) == (
        f"¥{prices[1]}",
        f"¥{prices[0]}",
        "Before:",
    )


@pytest.mark.parametrize("where", ["home", "category", "search", "product", "suggestions"])
def test_no_cache_on_the_way_may_keep_a_members_page(
    where: str, stage: Any, gold: Any, buyer: Any, client_for: Any
) -> None:
    answer = client_for(stage.shop, buyer).get(PATHS[where])
    assert "private" in answer.headers["Cache-Control"]
    assert "Cookie" in answer.headers["Vary"]


def test_who_leaves_the_group_sees_the_plain_price_at_once(
    stage: Any, gold: Any, prices: Any, buyer: Any, client_for: Any
) -> None:
    browser = client_for(stage.shop, buyer)
    assert prices[1] in body(browser, PATHS["product"])
    with in_shop(stage.shop):
        set_member(shop=stage.shop, user=buyer, promotion_id=None, actor=SELLER)
    assert prices[1] not in body(browser, PATHS["product"])


def test_a_group_that_is_switched_off_has_no_prices(
    stage: Any,
    gold: Any,
    prices: Any,
    buyer: Any,
    client_for: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    browser = client_for(stage.shop, buyer)
    assert prices[1] in body(browser, PATHS["product"])
    with in_shop(stage.shop), django_capture_on_commit_callbacks(execute=True):
        switch_promotion(shop=stage.shop, promotion_id=gold.pk, is_active=False, actor=SELLER)
    assert prices[1] not in body(browser, PATHS["product"])


def test_what_the_shelf_shows_is_what_the_quote_asks(stage: Any, gold: Any, buyer: Any) -> None:
    with in_shop(stage.shop):
        (card,) = shelf.products_by_id(stage.shop, [stage.steam.pk], member=gold.pk)
        for face in card.denominations:
            cart = price_lines(
                shop=stage.shop,
                lines=[LineRequest(face.id, face.min_quantity)],
                customer=Customer(buyer.pk),
            )
            assert cart.total == face.price


def test_the_better_of_sale_and_member_price_is_shown(stage: Any, gold: Any) -> None:
    with in_shop(stage.shop):
        promotion(stage.shop, "sale", 5, ends_at=timezone.now() + timedelta(days=1))
        everybody = shelf.products_by_id(stage.shop, [stage.steam.pk])[0].denominations[0]
        member = shelf.products_by_id(stage.shop, [stage.steam.pk], member=gold.pk)[0]
    assert member.denominations[0].price < everybody.price
    assert member.denominations[0].was == everybody.was


def test_a_shelf_is_sorted_by_the_prices_that_it_shows(stage: Any) -> None:
    """The dearer product is the cheaper one for its members."""
    with in_shop(stage.shop):
        allow_below_floor(shop=stage.shop, allowed=True, actor=SELLER)
        dearest = shelf.products(stage.shop, sort="price_desc").products[0]
        promotion(stage.shop, "member", 99, products=[dearest.id], name="Nearly free")
        memory.forget_all()  # as after the commit
        group = Promotion.objects.get(name="Nearly free").pk
        first = shelf.products(stage.shop, sort="price_asc", member=group).products[0]
        plain = shelf.products(stage.shop, sort="price_asc").products[0]
    assert first.id == dearest.id != plain.id


def test_a_shop_without_member_prices_asks_nobody_who_they_are(
    stage: Any, buyer: Any, client_for: Any, django_assert_num_queries: Any
) -> None:
    from storefronts.pricing.members import member_price_of

    with in_shop(stage.shop):
        member_price_of(stage.shop, buyer)
        with django_assert_num_queries(0):
            assert member_price_of(stage.shop, buyer) is None


def test_a_member_never_pays_more_than_everybody(stage: Any, buyer: Any) -> None:
    """A member price that would be below the floor does not count; the sale of all does."""
    with in_shop(stage.shop):
        deep = promotion(stage.shop, "member", 50, name="Too deep")
        promotion(stage.shop, "sale", 5, ends_at=timezone.now() + timedelta(days=1))
        everybody = shelf.products_by_id(stage.shop, [stage.steam.pk])[0].price_from
        member = shelf.products_by_id(stage.shop, [stage.steam.pk], member=deep.pk)[0].price_from
    assert member == everybody
