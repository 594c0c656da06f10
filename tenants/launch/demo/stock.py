"""Suppliers, purchase batches and sealed codes of the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from tenants.catalogue.models import STOCKED_KINDS, Denomination
from tenants.kernel.actor import SYSTEM
from tenants.launch.demo.goods import Goods, all_goods
from tenants.supply.loading import add_codes
from tenants.supply.models import PurchaseBatch, Supplier
from tenants.supply.services import create_batch, create_supplier
from tenants.supply.stockfile import Row

# Short name: (name, kind, which topmost categories it supplies).
SUPPLIERS = {
    "house": ("平台自营", Supplier.Kind.SELF, {"gifts", "accounts"}),
    "xinghe": ("星河点卡批发", Supplier.Kind.MERCHANT, {"games", "services"}),
    "tongda": ("通达数卡", Supplier.Kind.MERCHANT, {"phone", "vouchers"}),
    "yingyin": ("影音权益中心", Supplier.Kind.MERCHANT, {"video"}),
    "softkey": ("Softkey Trading", Supplier.Kind.MERCHANT, {"software"}),
}
REFERENCE = "DEMO-1"
# What the platform keeps of the standard wholesale price.
KEPT = Decimal("0.022")
HOT = {"steam-wallet-cn-50": 600, "q-coins-10": 400, "app-store-us-10": 300}
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_DIGITS = "0123456789"


def seed_stock(*, denominations: dict[str, Denomination], prices: dict[str, Decimal]) -> int:
    """A batch for each stocked denomination that has none of the demo's; how many codes are new.

    Codes follow from the SKU, so that a seed that was cut short takes none twice.
    """
    suppliers = _suppliers()
    stocked = set(
        PurchaseBatch.objects.filter(reference=REFERENCE).values_list("denomination_id", flat=True)
    )
    taken = 0
    for goods in all_goods():
        if goods.kind in STOCKED_KINDS:
            with transaction.atomic():
                for face in goods.faces:
                    sku = f"{goods.slug}-{face.key}"
                    if denominations[sku].pk not in stocked:
                        supplier = suppliers[goods.branch]
                        batch = _batch(goods, denominations[sku], prices[sku], supplier)
                        taken += add_codes(batch=batch, rows=list(_codes(goods, sku)))
    return taken


def _batch(
    goods: Goods, denomination: Denomination, price: Decimal, supplier: Supplier
) -> PurchaseBatch:
    return create_batch(
        supplier=supplier,
        denomination=denomination,
        unit_cost=(price * (1 - KEPT)).quantize(Decimal("0.0001")),
        reference=REFERENCE,
        expires_on=_expiry(goods),
        actor=SYSTEM,
    )


def _suppliers() -> dict[str, Supplier]:
    """The supplier of each topmost category."""
    found: dict[str, Supplier] = {}
    for code, (name, kind, branches) in SUPPLIERS.items():
        supplier = Supplier.objects.filter(code=code).first() or create_supplier(
            code=code, name=name, kind=kind, email=f"{code}@suppliers.example", actor=SYSTEM
        )
        found |= dict.fromkeys(branches, supplier)
    return found


def _expiry(goods: Goods) -> date | None:
    return timezone.now().date() + timedelta(days=180) if goods.how == "voucher" else None


def _codes(goods: Goods, sku: str) -> Iterator[Row]:
    """Most are well stocked, some run low, a few are sold out: as in life."""
    rng = Random(f"demo:{sku}")  # noqa: S311 - demo codes open nothing
    count = HOT.get(sku) or rng.choice((0, 6, 9, 24, 30, 36, 40, 48, 60, 72, 80, 90))
    for number in range(1, count + 1):
        yield Row(number=number, **_card(goods, sku, number, rng))


def _card(goods: Goods, sku: str, number: int, rng: Random) -> dict[str, Any]:
    if goods.how == "card_pair":
        return {"card": _some(rng, _DIGITS, 15), "secret": _some(rng, _DIGITS, 18)}
    if goods.kind == "account":
        return {"card": f"{sku}-{number:03}@mail.example", "secret": _some(rng, _LETTERS, 14)}
    if goods.kind == "licence":
        return {"secret": _groups(rng, 5, 5), "pin": _some(rng, _DIGITS, 6)}
    if goods.how == "voucher":
        return {"secret": _some(rng, _DIGITS, 16)}
    return {"secret": _groups(rng, 3, 5)}


def _some(rng: Random, letters: str, count: int) -> str:
    return "".join(rng.choices(letters, k=count))


def _groups(rng: Random, groups: int, size: int) -> str:
    return "-".join(_some(rng, _LETTERS, size) for _ in range(groups))
