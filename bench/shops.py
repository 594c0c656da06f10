"""Shops for a run. Import after the scratch database is up."""

import uuid
from decimal import Decimal

from tenants.registry.context import in_public
from tenants.registry.models import Domain, Shop
from tenants.registry.provisioning import provision_schema


def make_shop(name: str, **fields: object) -> Shop:
    """A shop that sells, on ``<name>.localhost``."""
    with in_public():
        shop = Shop.objects.create(
            name=name.capitalize(), schema_name=name, status=Shop.Status.ACTIVE, **fields
        )
        Domain.objects.create(tenant=shop, domain=f"{name}.localhost", is_primary=True)
    provision_schema(shop)
    return shop


def make_catalogue(*, products: int = 40, denominations: int = 6) -> list[str]:
    """Products of two categories with prices and stock for none; returns their slugs."""
    from tenants.catalogue.models import Category, Denomination, PriceTier, Product, WholesalePrice
    from tenants.catalogue.services import save_product
    from tenants.kernel.actor import SYSTEM

    with in_public():
        tier, _ = PriceTier.objects.get_or_create(code="standard", defaults={"name": "Standard"})
        categories = [
            Category.objects.create(slug=s, name_zh=zh, name_en=en)
            for s, zh, en in (("games", "游戏点卡", "Games"), ("video", "影音会员", "Video"))
        ]
        slugs = []
        for n in range(products):
            product = Product(
                category=categories[n % 2],
                slug=f"product-{n}",
                name_zh=f"商品 {n} 号充值卡",
                name_en=f"Product {n} card",
                description_zh="购买后立即获得卡密，可在官网或客户端兑换。" * 4,
                description_en="The code is yours at once; redeem it on the maker's page. " * 4,
                instructions_zh="打开官网，登录账号，输入卡密，确认到账。",
                instructions_en="Open the maker's page, sign in, enter the code, confirm.",
            )
            save_product(product=product, actor=SYSTEM)
            slugs.append(product.slug)
            for k in range(denominations):
                sku = Denomination.objects.create(
                    product=product,
                    sku=f"P{n}-{k}",
                    name_zh=f"{10 * (k + 1)} 元",
                    name_en=f"CNY {10 * (k + 1)}",
                    promise_seconds=30,
                    sort=k,
                )
                WholesalePrice.objects.create(
                    denomination=sku, tier=tier, price=Decimal(10 * (k + 1)) * Decimal("0.93")
                )
    return slugs


def dress(shop: Shop) -> None:
    """The shop's first pages and prices, as a launch makes them."""
    from django.db import transaction

    from storefronts.pages.provision import make_first_pages
    from tenants.registry.context import in_shop

    with in_shop(shop), transaction.atomic():
        make_first_pages(shop)


def make_stock(*, codes: int, sku: str = "P0-0") -> uuid.UUID:
    """Codes of one denomination in stock; returns its id."""
    from tenants.catalogue.models import Denomination
    from tenants.kernel.actor import SYSTEM
    from tenants.supply.loading import add_codes
    from tenants.supply.services import create_batch, create_supplier
    from tenants.supply.stockfile import Row

    with in_public():
        denomination = Denomination.objects.get(sku=sku)
        batch = create_batch(
            supplier=create_supplier(code=f"bench-{sku.lower()}", name="Bench", actor=SYSTEM),
            denomination=denomination,
            unit_cost=Decimal("8.5"),
            actor=SYSTEM,
        )
        for begin in range(0, codes, 5_000):
            numbers = range(begin, min(begin + 5_000, codes))
            add_codes(batch=batch, rows=[Row(n, f"{sku}-{n:08d}", "", "", None) for n in numbers])
    return denomination.pk
