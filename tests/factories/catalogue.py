"""Goods for tests: `make_denomination()` is a card that costs 9 yuan, ready to sell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import factory

from tenants.catalogue.models import Category, Denomination, PriceTier, Product, WholesalePrice


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category

    slug = factory.Sequence(lambda n: f"category-{n}")
    name_zh = factory.Sequence(lambda n: f"分类{n}")
    name_en = factory.Sequence(lambda n: f"Category {n}")


class ProductFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Product

    category = factory.SubFactory(CategoryFactory)
    slug = factory.Sequence(lambda n: f"product-{n}")
    name_zh = factory.Sequence(lambda n: f"商品{n}")
    name_en = factory.Sequence(lambda n: f"Product {n}")
    issuer = "Issuer"


class DenominationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Denomination

    product = factory.SubFactory(ProductFactory)
    sku = factory.Sequence(lambda n: f"sku-{n}")
    name_zh = factory.Sequence(lambda n: f"{n} 元")
    name_en = factory.Sequence(lambda n: f"CNY {n}")


def standard_tier() -> PriceTier:
    """The tier that a shop is in unless it is in a better one."""
    tier, __ = PriceTier.objects.get_or_create(code="standard", defaults={"name": "Standard"})
    return tier


def make_denomination(
    *, wholesale: str = "9", tier: PriceTier | None = None, **fields: Any
) -> Denomination:
    """A denomination with a wholesale price of so many yuan from one piece on."""
    denomination = DenominationFactory(**fields)
    set_wholesale(denomination, wholesale, tier=tier)
    return denomination


def set_wholesale(
    denomination: Denomination,
    price: str,
    *,
    min_quantity: int = 1,
    tier: PriceTier | None = None,
) -> WholesalePrice:
    """Store a wholesale price, without the service's audit and jobs."""
    row, __ = WholesalePrice.objects.update_or_create(
        denomination=denomination,
        tier=tier or standard_tier(),
        min_quantity=min_quantity,
        defaults={"price": Decimal(price)},
    )
    return row
