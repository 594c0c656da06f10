"""A shop opens with what its entrepreneur has chosen."""

from decimal import Decimal

import pytest
from allauth.account.models import EmailAddress

from storefronts.listings.models import ListingRule
from storefronts.pricing import shelf
from storefronts.pricing.models import MarkupRule
from tenants.accounts.models import User
from tenants.kernel.errors import Invalid
from tenants.launch.models import ShopMember
from tenants.launch.services import carry_out
from tenants.outbox.models import Job
from tenants.registry.context import in_public, in_shop
from tenants.registry.models import Shop
from tests.factories.catalogue import CategoryFactory, ProductFactory, make_denomination
from tests.launch.conftest import launch_for, launch_of


@pytest.fixture
def catalogue(database):
    with in_public():
        for slug in ("games", "video", "phone"):
            product = ProductFactory(category=CategoryFactory(slug=slug), slug=f"{slug}-card")
            make_denomination(wholesale="10", product=product)


def test_a_shop_opens_stocked_with_what_was_chosen(fresh_database, catalogue, maker):
    shop = launch_for(maker, plan={"markups": {"games": "20", "video": "5.5"}})
    shop = carry_out(launch=launch_of(shop))
    with in_shop(shop):
        cards = shelf.products(shop).products
        prices = {card.slug: card.denominations[0].price.decimal for card in cards}
        assert prices == {"games-card": Decimal(12), "video-card": Decimal("10.55")}
        assert MarkupRule.objects.count() == 2
        assert ListingRule.objects.count() == 3


def test_whoever_sells_everything_hides_nothing_that_comes_later(fresh_database, catalogue, maker):
    markups = dict.fromkeys(("games", "video", "phone"), "8")
    shop = carry_out(launch=launch_of(launch_for(maker, plan={"markups": markups})))
    with in_shop(shop):
        assert not ListingRule.objects.exists()
        assert len(shelf.products(shop).products) == 3


def test_the_shop_belongs_to_its_entrepreneur(fresh_database, maker):
    plan = {"locale": "en", "support_contact": "WeChat: cirrus", "support_email": "h@c.example"}
    shop = carry_out(launch=launch_of(launch_for(maker, plan=plan)))
    assert (shop.default_locale, shop.locales) == ("en", ["en", "zh-hans"])
    assert (shop.support_email, shop.support_contact) == ("h@c.example", "WeChat: cirrus")
    with in_public():
        assert ShopMember.objects.get(shop=shop).person == maker.pk
    with in_shop(shop):
        owner = User.objects.get()
        assert (owner.linked_to, owner.role, owner.is_staff) == (maker.pk, "owner", True)
        assert not owner.is_superuser
        assert EmailAddress.objects.get(user=owner).verified


def test_nothing_is_set_off_before_the_shop_is_open(fresh_database, catalogue, maker):
    shop = launch_for(maker, plan={"markups": {"games": "20"}})
    with in_public():
        assert not Job.objects.filter(shop_id=shop.pk).exists()
    carry_out(launch=launch_of(shop))
    with in_public():
        assert Job.objects.filter(shop_id=shop.pk, task="pricing.check_shop_floors").exists()


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        ({"locale": "fr"}, "locale"),
        ({"support_email": "nobody"}, "support_email"),
        ({"support_contact": "x" * 121}, "support_contact"),
        ({"markups": {"no-such": "5"}}, "markups"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_before_anything_is_made(db, maker, plan, field):
    with pytest.raises(Invalid) as refused:
        launch_for(maker, plan=plan)
    assert refused.value.field == field
    with in_public():
        assert not Shop.objects.filter(name="Cirrus Cards").exists()
