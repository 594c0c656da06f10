"""Adding and changing what can be sold."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from tenants.audit.models import AuditEvent
from tenants.catalogue.errors import BadBuyerFieldSchema, BadCatalogueValue
from tenants.catalogue.models import Category, Denomination, Product, WholesalePrice
from tenants.catalogue.queries import skus
from tenants.catalogue.services import (
    remove_wholesale_price,
    save_category,
    save_denomination,
    save_product,
    set_wholesale_price,
)
from tenants.kernel.actor import SYSTEM
from tenants.outbox.models import Job
from tests.factories.catalogue import (
    CategoryFactory,
    DenominationFactory,
    ProductFactory,
    make_denomination,
    standard_tier,
)


def test_names_follow_the_language_and_chinese_stands_in(public):
    category = save_category(
        category=Category(slug="games", name_zh="游戏", name_en="Games"), actor=SYSTEM
    )
    with translation.override("en"):
        assert category.name == "Games"
        assert Category(name_zh="只有中文").name == "只有中文"
    with translation.override("zh-hans"):
        assert category.name == "游戏"
    assert AuditEvent.objects.get(target=f"category:{category.pk}").action == "category.created"


def test_a_change_is_told_from_a_creation(public):
    product = ProductFactory()
    product.name_zh = "新名字"
    save_product(product=product, actor=SYSTEM)
    assert AuditEvent.objects.get(target=f"product:{product.pk}").action == "product.changed"
    assert "xinmingzi" in Product.objects.get(pk=product.pk).search_text


@pytest.mark.parametrize("slug", ["Games", "a b", "-a", "", "游戏", "a--b", "<script>"])
def test_an_address_is_plain(public, slug):
    with pytest.raises(BadCatalogueValue) as refused:
        save_category(category=Category(slug=slug, name_zh="x"), actor=SYSTEM)
    assert refused.value.field == "slug"
    assert not Category.objects.filter(slug=slug).exists()


def test_a_category_is_not_its_own_ancestor(public):
    top = CategoryFactory()
    below = CategoryFactory(parent=top)
    top.parent = below
    with pytest.raises(BadCatalogueValue):
        save_category(category=top, actor=SYSTEM)
    top.parent = top
    with pytest.raises(BadCatalogueValue):
        save_category(category=top, actor=SYSTEM)


def test_quantities_are_a_range_in_the_service_and_in_the_database(public):
    card = Denomination(
        product=ProductFactory(), sku="x", name_zh="x", min_quantity=5, max_quantity=4
    )
    with pytest.raises(BadCatalogueValue):
        save_denomination(denomination=card, actor=SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        card.save()


def test_a_buyer_field_schema_must_be_one(public):
    card = DenominationFactory.build(product=ProductFactory(), buyer_fields={"type": "array"})
    with pytest.raises(BadBuyerFieldSchema):
        save_denomination(denomination=card, actor=SYSTEM)


@pytest.mark.parametrize("price", ["-0.01", "NaN", "Infinity", "0.0000001", "1e10"])
def test_a_wholesale_price_is_an_amount(public, price):
    with pytest.raises(BadCatalogueValue):
        set_wholesale_price(
            denomination=DenominationFactory(), tier=standard_tier(), price=Decimal(price),
            actor=SYSTEM,
        )  # fmt: skip
    assert not WholesalePrice.objects.exists()


def test_a_wholesale_price_is_replaced_audited_and_has_floors_checked(public):
    card = make_denomination(wholesale="9")
    for price in ("8", "7.5"):
        set_wholesale_price(
            denomination=card, tier=standard_tier(), price=Decimal(price), actor=SYSTEM
        )
    assert WholesalePrice.objects.get(denomination=card).price == Decimal("7.5")
    assert AuditEvent.objects.filter(action="wholesale_price.changed").count() == 2
    assert Job.objects.filter(task="pricing.check_floors").count() == 1


def test_a_quantity_break_can_be_taken_away(public):
    card = make_denomination(wholesale="9")
    many = set_wholesale_price(
        denomination=card, tier=standard_tier(), price=Decimal(8), min_quantity=10, actor=SYSTEM
    )
    assert skus([card.pk])[card.pk].wholesale_unit("standard", 10) == 8
    remove_wholesale_price(price=many, actor=SYSTEM)
    assert skus([card.pk])[card.pk].wholesale_unit("standard", 10) == 9


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("{{ settings.SECRET_KEY }}", "{{ settings.SECRET_KEY }}"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        (" a\x00\n\tb\u200b ", "a b"),
        ("=HYPERLINK(1) 😀", "=HYPERLINK(1) 😀"),
    ],
)
def test_a_name_is_text_without_what_cannot_be_seen(public, name, kept):
    """Case 20: it is escaped where it is shown; what turns or hides text is dropped when saved."""
    product = save_product(
        product=Product(category=CategoryFactory(), slug="x", name_zh=name), actor=SYSTEM
    )
    assert Product.objects.get(pk=product.pk).name_zh == kept


def test_a_name_of_ten_thousand_characters_is_refused(public):
    with pytest.raises(BadCatalogueValue) as refused:
        save_product(
            product=Product(category=CategoryFactory(), slug="x", name_zh="a" * 10_000),
            actor=SYSTEM,
        )
    assert refused.value.field == "name_zh"
    assert not Product.objects.filter(slug="x").exists()


def test_a_name_of_nothing_that_can_be_seen_is_refused(public):
    with pytest.raises(BadCatalogueValue):
        save_product(
            product=Product(category=CategoryFactory(), slug="x", name_zh="\u200b \u202e"),
            actor=SYSTEM,
        )
