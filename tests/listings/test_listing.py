"""What a shop shows: by category rule, and what differs."""

import pytest

from storefronts.listings.errors import NotListed
from storefronts.listings.models import Listing
from storefronts.listings.queries import category_by_slug, visible_categories
from storefronts.listings.services import remove_listing_rule, set_listing, set_listing_rule
from storefronts.pricing import shelf
from tenants.audit.models import AuditEvent
from tenants.catalogue.services import archive
from tenants.kernel.actor import SYSTEM, Actor
from tenants.kernel.errors import Invalid
from tenants.registry.context import in_shop
from tests.factories.catalogue import CategoryFactory, ProductFactory, make_denomination

SELLER = Actor(kind="shop_staff", id="seller")


def shown(shop, **wanted):
    return {card.id for card in shelf.products(shop, **wanted).products}


@pytest.fixture
def goods(in_aurora):
    """games > mobile, and phone, with a product each."""
    games = CategoryFactory(slug="games", sort=1)
    mobile = CategoryFactory(slug="mobile", parent=games)
    phone = CategoryFactory(slug="phone", sort=2)
    return {
        name: make_denomination(product=ProductFactory(category=category)).product
        for name, category in (("games", games), ("mobile", mobile), ("phone", phone))
    }


def test_a_shop_that_stores_nothing_shows_everything(in_aurora, goods):
    assert shown(in_aurora) == {product.pk for product in goods.values()}
    assert not Listing.objects.exists()


def test_a_hidden_category_hides_what_is_under_it(in_aurora, goods):
    set_listing_rule(
        shop=in_aurora, category=goods["games"].category, is_listed=False, actor=SELLER
    )
    assert shown(in_aurora) == {goods["phone"].pk}
    with pytest.raises(NotListed):
        category_by_slug(in_aurora, "mobile")


def test_the_nearest_rule_counts(in_aurora, goods):
    set_listing_rule(shop=in_aurora, category=None, is_listed=False, actor=SELLER)
    set_listing_rule(
        shop=in_aurora, category=goods["mobile"].category, is_listed=True, actor=SELLER
    )
    assert shown(in_aurora) == {goods["mobile"].pk}
    # The hidden category gives its place to the shown one under it.
    assert [card.slug for card in visible_categories(in_aurora)] == ["mobile"]


def test_a_product_can_differ_from_its_category_both_ways(in_aurora, goods):
    set_listing_rule(
        shop=in_aurora, category=goods["games"].category, is_listed=False, actor=SELLER
    )
    set_listing(shop=in_aurora, target=goods["games"], is_listed=True, actor=SELLER)
    set_listing(shop=in_aurora, target=goods["phone"], is_listed=False, actor=SELLER)
    assert shown(in_aurora) == {goods["games"].pk}
    with pytest.raises(NotListed):
        shelf.product(in_aurora, goods["phone"].slug)


def test_a_product_all_of_whose_denominations_are_hidden_is_not_shown(in_aurora, goods):
    card = goods["phone"].denominations.get()
    set_listing(shop=in_aurora, target=card, is_listed=False, actor=SELLER)
    assert goods["phone"].pk not in shown(in_aurora)


def test_own_names_featured_and_order(in_aurora, goods):
    phone = goods["phone"]
    set_listing(shop=in_aurora, target=phone, name_zh="极光话费", is_featured=True, actor=SELLER)
    first = shelf.products(in_aurora).products[0]
    assert (first.id, first.name, first.is_featured) == (phone.pk, "极光话费", True)
    assert shown(in_aurora, featured=True) == {phone.pk}
    assert shown(in_aurora, search="极光") == {phone.pk}


def test_an_own_name_is_text_without_what_cannot_be_seen(in_aurora, goods):
    phone = goods["phone"]
    listing = set_listing(
        shop=in_aurora, target=phone, name_zh="\u202e<b>话费</b>\x00", actor=SELLER
    )
    assert listing.name_zh == "<b>话费</b>"
    with pytest.raises(Invalid):
        set_listing(shop=in_aurora, target=phone, name_en="a" * 10_000, actor=SELLER)
    assert Listing.objects.get().name_en == ""


def test_a_listing_that_differs_in_nothing_is_not_kept(in_aurora, goods):
    set_listing(shop=in_aurora, target=goods["phone"], is_featured=True, actor=SELLER)
    assert (
        set_listing(shop=in_aurora, target=goods["phone"], is_featured=False, actor=SELLER) is None
    )
    assert not Listing.objects.exists()


def test_archived_is_shown_by_no_rule(in_aurora, goods):
    set_listing(shop=in_aurora, target=goods["mobile"], is_listed=True, actor=SELLER)
    archive(row=goods["games"].category, actor=SYSTEM)
    assert shown(in_aurora) == {goods["phone"].pk}
    assert [card.slug for card in visible_categories(in_aurora)] == ["phone"]


def test_another_shop_does_not_see_the_difference(aurora, borealis, db):
    with in_shop(aurora):
        product = make_denomination().product
        set_listing(shop=aurora, target=product, is_listed=False, actor=SELLER)
        assert product.pk not in shown(aurora)
    with in_shop(borealis):
        assert product.pk in shown(borealis)


def test_changes_are_audited(in_aurora, goods):
    category = goods["phone"].category
    set_listing_rule(shop=in_aurora, category=category, is_listed=False, actor=SELLER)
    remove_listing_rule(shop=in_aurora, category=category, actor=SELLER)
    remove_listing_rule(shop=in_aurora, category=category, actor=SELLER)
    actions = AuditEvent.objects.filter(target=f"category:{category.pk}", shop_id=in_aurora.pk)
    assert sorted(actions.values_list("action", flat=True)) == [
        "listing_rule.removed",
        "listing_rule.set",
    ]
