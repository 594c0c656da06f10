"""The priced shelf: pages, filters, orders, stock, and few queries."""

from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import connection

from storefronts.listings.errors import NotListed
from storefronts.pricing import shelf
from storefronts.pricing.services import set_markup_rule
from tenants.catalogue.memory import forget_all
from tenants.kernel import sql
from tenants.kernel.money import Money
from tests.factories.catalogue import (
    CategoryFactory,
    DenominationFactory,
    ProductFactory,
    make_denomination,
    set_wholesale,
)
from tests.pricing.conftest import SELLER


@pytest.fixture
def stock(monkeypatch):
    """What is left of each denomination; nothing of what is not named."""
    left = {}
    monkeypatch.setattr(
        shelf, "availability", lambda ids: {i: min(left.get(i, 0), 100) for i in ids}
    )
    return left


def slugs(page):
    return [card.slug for card in page.products]


def test_a_card_tells_price_breaks_stock_and_fields(in_aurora, stock):
    card = make_denomination(wholesale="10", promise_seconds=30, max_quantity=50)
    set_wholesale(card, "9", min_quantity=10)
    set_wholesale(card, "8", min_quantity=51)
    stock[card.pk] = 500
    product = shelf.product(in_aurora, card.product.slug)
    (found,) = product.denominations
    assert found.price == Money(1100, "CNY")
    assert [(b.min_quantity, b.price.minor) for b in found.breaks] == [(1, 1100), (10, 990)]
    assert (found.availability, found.left) == ("in_stock", 100)
    assert product.price_from == found.price
    assert product.promise_seconds == 30


def test_availability_is_by_count_kind_and_floor(in_aurora, stock):
    product = ProductFactory()
    many = make_denomination(product=product, sort=1)
    few = make_denomination(product=product, sort=2, low_stock_at=10)
    make_denomination(product=product, sort=3)  # nothing left
    make_denomination(product=product, sort=4, kind="top_up")
    stopped = make_denomination(product=product, sort=5)
    too_few = make_denomination(product=product, sort=6, min_quantity=5)
    stock.update({many.pk: 11, few.pk: 10, stopped.pk: 50, too_few.pk: 4})
    set_markup_rule(shop=in_aurora, target=stopped, kind="fixed", value=Decimal(1), actor=SELLER)
    cards = shelf.product(in_aurora, product.slug).denominations
    assert [(card.availability, card.left) for card in cards] == [
        ("in_stock", 11),
        ("low", 10),
        ("out_of_stock", 0),
        ("on_request", None),
        ("out_of_stock", None),
        ("out_of_stock", 4),
    ]
    assert [card.can_be_bought for card in cards] == [True, True, False, True, False, False]


def test_pages_have_a_total_and_an_end(in_aurora, stock):
    category = CategoryFactory(slug="many")
    for number in range(5):
        make_denomination(product=ProductFactory(category=category, sort=number))
    first = shelf.products(in_aurora, category="many", limit=2)
    last = shelf.products(in_aurora, category="many", limit=2, offset=4)
    beyond = shelf.products(in_aurora, category="many", limit=2, offset=40)
    assert (len(first.products), first.total, first.has_next) == (2, 5, True)
    assert (len(last.products), last.total, last.has_next) == (1, 5, False)
    assert (len(beyond.products), beyond.total, beyond.has_next) == (0, 5, False)
    assert shelf.products(in_aurora, limit=10_000, offset=-3).limit == 100


def test_orders_by_price_name_and_time(in_aurora, stock):
    for slug, name, cost in (("b", "优酷", "5"), ("a", "爱奇艺", "9"), ("c", "哔哩", "1")):
        make_denomination(
            product=ProductFactory(slug=slug, name_zh=name, name_en=slug), wholesale=cost
        )
    assert slugs(shelf.products(in_aurora, sort="price_asc")) == ["c", "b", "a"]
    assert slugs(shelf.products(in_aurora, sort="price_desc")) == ["a", "b", "c"]
    assert slugs(shelf.products(in_aurora, sort="name")) == ["a", "c", "b"]
    assert slugs(shelf.products(in_aurora, sort="newest"))[0] == "c"
    page = shelf.products(in_aurora, sort="price_asc", limit=1, offset=1)
    assert (slugs(page), page.total) == (["b"], 3)


def test_filters_by_kind_and_by_stock(in_aurora, stock):
    code = make_denomination()
    top_up = make_denomination(kind="top_up")
    assert slugs(shelf.products(in_aurora, kinds=["top_up"])) == [top_up.product.slug]
    assert slugs(shelf.products(in_aurora, in_stock=True)) == [top_up.product.slug]
    assert shelf.products(in_aurora, kinds=["code"]).total == 1
    assert code.product.slug in slugs(shelf.products(in_aurora))


def test_what_has_no_price_is_not_on_the_shelf(in_aurora, stock):
    product = DenominationFactory().product
    with pytest.raises(NotListed):
        shelf.product(in_aurora, product.slug)
    with pytest.raises(NotListed):
        shelf.product(in_aurora, "no-such-thing")
    with pytest.raises(NotListed):
        shelf.products(in_aurora, category="no-such-thing")


@pytest.fixture
def asked(monkeypatch):
    """Every statement that is sent while `with asked():` lasts."""
    sent = []
    run = sql.run

    @contextmanager
    def listening():
        sent.clear()
        monkeypatch.setattr(sql, "run", lambda *args: sent.append(args) or run(*args))
        with connection.execute_wrapper(lambda go, *args: sent.append(args) or go(*args)):
            yield sent
        monkeypatch.setattr(sql, "run", run)

    return listening


def test_a_page_of_twenty_takes_few_queries_and_none_when_warm(in_aurora, stock, settings, asked):
    settings.SHELF_MEMORY_S = 30
    forget_all()
    category = CategoryFactory(slug="many")
    for number in range(22):
        product = ProductFactory(category=category, sort=number)
        for _ in range(3):
            make_denomination(product=product)
    with asked() as sent:
        assert len(shelf.products(in_aurora, category="many").products) == 20
        # The tree, the shop's rules, its prices, the page's ids, its denominations; never more.
        assert len(sent) <= 5
    with asked() as sent:
        assert len(shelf.products(in_aurora, category="many").products) == 20
        assert sent == []
    forget_all()


def test_a_changed_rule_is_seen_although_the_shelf_is_remembered(
    in_aurora, stock, settings, django_capture_on_commit_callbacks
):
    settings.SHELF_MEMORY_S = 30
    forget_all()
    card = make_denomination(wholesale="10")
    slug = card.product.slug
    assert shelf.product(in_aurora, slug).price_from == Money(1100, "CNY")
    with django_capture_on_commit_callbacks(execute=True):
        set_markup_rule(
            shop=in_aurora, target=None, kind="percent", value=Decimal(50), actor=SELLER
        )
    assert shelf.product(in_aurora, slug).price_from == Money(1500, "CNY")
    forget_all()


def test_nothing_private_is_on_a_card(in_aurora, stock):
    card = make_denomination(wholesale="7.77")
    product = shelf.product(in_aurora, card.product.slug)
    assert "7.77" not in repr(product)
    assert "wholesale" not in repr(product)
