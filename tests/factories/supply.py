"""Suppliers, batches and codes for tests. Codes are sealed as an import seals them."""

import itertools
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tenants.catalogue.models import Category, Denomination, Product
from tenants.kernel.actor import SYSTEM
from tenants.supply.loading import add_codes
from tenants.supply.models import PurchaseBatch, Supplier
from tenants.supply.services import create_batch, create_supplier
from tenants.supply.stockfile import Row

_numbers = itertools.count(1)


def make_supplier(**fields: Any) -> Supplier:
    n = next(_numbers)
    return create_supplier(
        **{"code": f"supplier-{n}", "name": f"Supplier {n}", "actor": SYSTEM, **fields}
    )


def make_denomination(**fields: Any) -> Denomination:
    """A denomination with a product and a category of its own, unless they are given."""
    n = next(_numbers)
    product = fields.pop("product", None)
    if product is None:
        category = Category.objects.create(slug=f"category-{n}", name_zh=f"分类 {n}")
        product = Product.objects.create(
            category=category,
            slug=f"product-{n}",
            name_zh=f"商品 {n}",
            name_en=f"Product {n}",
            issuer=fields.pop("issuer", f"Issuer {n}"),
        )
    return Denomination.objects.create(
        **{"product": product, "sku": f"SKU-{n}", "name_zh": f"面值 {n}", "name_en": f"Face {n}"}
        | fields
    )


def make_batch(**fields: Any) -> PurchaseBatch:
    fields = {"unit_cost": Decimal("46.5"), "actor": SYSTEM, **fields}
    if "supplier" not in fields:
        fields["supplier"] = make_supplier()
    if "denomination" not in fields:
        fields["denomination"] = make_denomination()
    return create_batch(**fields)


def make_stock(
    count: int = 1,
    *,
    secrets: Sequence[str] | None = None,
    batch: PurchaseBatch | None = None,
    expires_on: date | None = None,
    pin: str = "",
    number: str = "",
    **fields: Any,
) -> PurchaseBatch:
    """Put codes into stock; returns their batch. ``fields`` are those of make_batch."""
    batch = batch or make_batch(**fields)
    if secrets is None:
        secrets = [f"CODE-{next(_numbers):06d}-{n:06d}" for n in range(count)]
    taken = add_codes(
        batch=batch,
        rows=[Row(n, secret, number, pin, expires_on) for n, secret in enumerate(secrets, 1)],
    )
    assert taken == len(secrets), "a factory's codes are new"
    return batch
