"""Setting, removing and trying out markup rules."""

from decimal import Decimal

import pytest

from storefronts.pricing.engine import unit_prices
from storefronts.pricing.errors import BadMarkup
from storefronts.pricing.models import MarkupRule, PricingSettings
from storefronts.pricing.preview import preview_markup
from storefronts.pricing.services import remove_markup_rule, set_ending, set_markup_rule
from tenants.audit.models import AuditEvent
from tenants.registry.context import in_shop
from tests.factories.catalogue import CategoryFactory, ProductFactory, make_denomination
from tests.pricing.conftest import SELLER


def test_a_rule_is_audited_with_its_numbers(in_aurora, markup):
    category = CategoryFactory()
    markup(category, "12.5", ending="99")
    event = AuditEvent.objects.get(action="markup_rule.set")
    assert event.shop_id == in_aurora.pk
    assert event.target == f"category:{category.pk}"
    assert event.data == {"kind": "percent", "value": "12.5", "ending": "99"}


def test_setting_a_rule_again_replaces_it(in_aurora, markup):
    markup(None, "10")
    markup(None, "20")
    assert MarkupRule.objects.get().value == 20


def test_without_its_rule_a_product_follows_the_wider_one(in_aurora, markup):
    card = make_denomination(wholesale="10")
    markup(None, "20")
    markup(card.product, "50")
    remove_markup_rule(shop=in_aurora, target=card.product, actor=SELLER)
    assert unit_prices(shop=in_aurora, denomination_ids=[card.pk]) == {card.pk: 12}
    assert AuditEvent.objects.filter(action="markup_rule.removed").count() == 1
    remove_markup_rule(shop=in_aurora, target=card.product, actor=SELLER)
    assert AuditEvent.objects.filter(action="markup_rule.removed").count() == 1


@pytest.mark.parametrize(
    ("kind", "value", "ending"),
    [
        ("percent", "-100.01", ""),
        ("percent", "10001", ""),
        ("percent", "NaN", ""),
        ("percent", "Infinity", ""),
        ("percent", "1.0000001", ""),
        ("fixed", "-1", ""),
        ("add", "1e12", ""),
        ("double", "1", ""),
        ("percent", "10", "77"),
    ],
)
def test_a_rule_that_no_price_can_follow_is_refused(in_aurora, kind, value, ending):
    with pytest.raises(BadMarkup):
        set_markup_rule(
            shop=in_aurora, target=None, kind=kind, value=Decimal(value), ending=ending,
            actor=SELLER,
        )  # fmt: skip
    assert not MarkupRule.objects.exists()
    assert not AuditEvent.objects.filter(action="markup_rule.set").exists()


def test_an_ending_must_be_one_of_the_known(in_aurora):
    with pytest.raises(BadMarkup):
        set_ending(shop=in_aurora, ending="77", actor=SELLER)
    set_ending(shop=in_aurora, ending="88", actor=SELLER)
    assert PricingSettings.objects.get().ending == "88"


def test_one_shops_rules_do_not_reach_another(aurora, borealis):
    with in_shop(aurora):
        card = make_denomination(wholesale="10")
        set_markup_rule(shop=aurora, target=None, kind="percent", value=Decimal(50), actor=SELLER)
        assert unit_prices(shop=aurora, denomination_ids=[card.pk]) == {card.pk: 15}
    with in_shop(borealis):
        assert unit_prices(shop=borealis, denomination_ids=[card.pk]) == {card.pk: 11}


def test_a_preview_shows_before_and_after_with_what_falls_below_its_floor_first(in_aurora, markup):
    category = CategoryFactory()
    cheap = make_denomination(wholesale="1", product=ProductFactory(category=category))
    dear = make_denomination(wholesale="5", product=ProductFactory(category=category))
    kept = make_denomination(wholesale="5", product=ProductFactory(category=category))
    elsewhere = make_denomination(wholesale="5")
    markup(kept, "40")
    before = MarkupRule.objects.count()
    rows = preview_markup(shop=in_aurora, target=category, kind="fixed", value=Decimal(3))
    assert [row.denomination.id for row in rows] == [dear.pk, cheap.pk]
    assert [row.below_floor for row in rows] == [True, False]
    assert rows[0].before.minor == 550
    assert rows[0].after.minor == 300
    assert elsewhere.pk not in {row.denomination.id for row in rows}
    assert MarkupRule.objects.count() == before
