"""The demo's catalogue, in bulk: what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from tenants.audit.services import record
from tenants.catalogue.models import Category, Denomination, PriceTier, Product, WholesalePrice
from tenants.kernel import versions
from tenants.kernel.actor import SYSTEM
from tenants.launch.demo.goods import SHELVES, Face, Goods, all_goods
from tenants.launch.demo.texts import buyer_fields, description, instructions, warranty

TIERS = {"standard": "标准价", "silver": "银牌价", "gold": "金牌价"}
TIER_SHARE = {"standard": Decimal("1"), "silver": Decimal("0.993"), "gold": Decimal("0.985")}
# From a quantity on, for what comes out of stock.
BREAKS = {1: Decimal(1), 10: Decimal("0.995"), 50: Decimal("0.988")}
CENT_OF_A_CENT = Decimal("0.0001")
BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Edition:
    """A further copy of all goods, for a large catalogue. The first has no name."""

    key: str = ""
    zh: str = ""
    en: str = ""

    def slug(self, slug: str) -> str:
        return f"{slug}-{self.key}" if self.key else slug


def seed_catalogue(*, editions: Iterable[Edition] = (Edition(),)) -> int:
    """Categories, products, denominations and wholesale prices; how many denominations are new."""
    tiers = _tiers()
    shelves = _shelves()
    added = 0
    for edition in editions:
        with transaction.atomic():
            added += _seed_edition(edition, shelves, tiers)
    if added:
        record(
            actor=SYSTEM,
            action="catalogue.seeded",
            target="catalogue:demo",
            data={"denominations": added},
        )
        versions.bump("catalogue")
    return added


def skus(edition: Edition = Edition()) -> dict[str, Denomination]:
    """The demo's denominations by SKU."""
    wanted = [_sku(goods, face, edition) for goods in all_goods() for face in goods.faces]
    found = Denomination.objects.filter(sku__in=wanted).select_related("product__category")
    return {denomination.sku: denomination for denomination in found}


def _tiers() -> dict[str, PriceTier]:
    PriceTier.objects.bulk_create(
        [PriceTier(code=code, name=name) for code, name in TIERS.items()], ignore_conflicts=True
    )
    return {tier.code: tier for tier in PriceTier.objects.filter(code__in=TIERS)}


def _shelves() -> dict[str, Category]:
    """Parents come before their children in SHELVES."""
    found: dict[str, Category] = {}
    for position, shelf in enumerate(SHELVES):
        found[shelf.slug], __ = Category.objects.get_or_create(
            slug=shelf.slug,
            defaults={
                "name_zh": shelf.zh,
                "name_en": shelf.en,
                "icon": shelf.icon,
                "parent": found.get(shelf.parent),
                "sort": position,
            },
        )
    return found


def _seed_edition(
    edition: Edition, shelves: dict[str, Category], tiers: dict[str, PriceTier]
) -> int:
    slugs = [edition.slug(goods.slug) for goods in all_goods()]
    known = set(Product.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    products = [
        _product(goods, edition, shelves[goods.category], position)
        for position, goods in enumerate(all_goods())
        if edition.slug(goods.slug) not in known
    ]
    Product.objects.bulk_create(products, batch_size=BATCH)
    by_slug = {p.slug: p for p in Product.objects.filter(slug__in=slugs)}
    known_skus = set(
        Denomination.objects.filter(product__in=by_slug.values()).values_list("sku", flat=True)
    )
    new = [
        (goods, face, _denomination(goods, face, edition, by_slug[edition.slug(goods.slug)], place))
        for goods in all_goods()
        for place, face in enumerate(goods.faces)
        if _sku(goods, face, edition) not in known_skus
    ]
    Denomination.objects.bulk_create([row for *_, row in new], batch_size=BATCH)
    # Other tiers of a further copy buy at the standard price: half the rows of a large catalogue.
    priced = {"standard": tiers["standard"]} if edition.key else tiers
    prices = [price for goods, face, row in new for price in _prices(goods, face, row, priced)]
    WholesalePrice.objects.bulk_create(prices, batch_size=BATCH)
    return len(new)


def _product(goods: Goods, edition: Edition, category: Category, position: int) -> Product:
    description_zh, description_en = description(goods)
    instructions_zh, instructions_en = instructions(goods)
    product = Product(
        category=category,
        slug=edition.slug(goods.slug),
        name_zh=f"{goods.zh} · {edition.zh}" if edition.zh else goods.zh,
        name_en=f"{goods.en} · {edition.en}" if edition.en else goods.en,
        description_zh=description_zh,
        description_en=description_en,
        instructions_zh=instructions_zh,
        instructions_en=instructions_en,
        issuer=goods.issuer,
        region=goods.region,
        plate=goods.slug,
        # The further copies stand behind the first ones.
        sort=position + (1_000 if edition.key else 0),
    )
    product.index_names()
    return product


def _denomination(
    goods: Goods, face: Face, edition: Edition, product: Product, place: int
) -> Denomination:
    warranty_zh, warranty_en = warranty(goods)
    return Denomination(
        product=product,
        sku=_sku(goods, face, edition),
        name_zh=face.zh,
        name_en=face.en,
        kind=goods.kind,
        face_value=face.value,
        face_currency=face.currency,
        max_quantity=goods.most,
        buyer_fields=buyer_fields(goods),
        promise_seconds=goods.promise,
        warranty_days=goods.warranty_days,
        warranty_zh=warranty_zh,
        warranty_en=warranty_en,
        low_stock_at=10,
        sort=place,
    )


def _prices(
    goods: Goods, face: Face, row: Denomination, tiers: dict[str, PriceTier]
) -> Iterator[WholesalePrice]:
    base = face.retail * goods.rate
    breaks = BREAKS if goods.kind in ("code", "licence") else {1: Decimal(1)}
    for code, tier in tiers.items():
        tier_base = base * TIER_SHARE[code]
        for quantity, discount in breaks.items():
            if quantity <= goods.most:
                yield WholesalePrice(
                    denomination=row,
                    tier=tier,
                    min_quantity=quantity,
                    price=(tier_base * discount).quantize(CENT_OF_A_CENT, ROUND_HALF_UP),
                )


def _sku(goods: Goods, face: Face, edition: Edition) -> str:
    return edition.slug(f"{goods.slug}-{face.key}")
