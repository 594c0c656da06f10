"""Reading the catalogue: the tree, and what a price, a card or a snapshot needs of a SKU."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenants.catalogue.memory import Memory
from tenants.catalogue.models import STOCKED_KINDS, Category, image_url, in_language
from tenants.catalogue.tree import Node, Tree
from tenants.kernel import sql, versions

STANDARD_TIER = "standard"


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """A product as pages and snapshots need it, in both languages."""

    id: uuid.UUID
    slug: str
    name_zh: str
    name_en: str
    description_zh: str
    description_en: str
    instructions_zh: str
    instructions_en: str
    issuer: str
    region: str
    image: str
    plate: str
    category_id: uuid.UUID
    is_archived: bool
    sort: int
    created_at: datetime

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)

    @property
    def image_url(self) -> str:
        return image_url(image=self.image, plate=self.plate)

    @property
    def description(self) -> str:
        return in_language(self.description_zh, self.description_en)

    @property
    def instructions(self) -> str:
        return in_language(self.instructions_zh, self.instructions_en)


@dataclass(frozen=True, slots=True)
class Sku:
    """A denomination with its product and wholesale prices. Private: `wholesale` is the cost."""

    id: uuid.UUID
    product: ProductFacts
    sku: str
    name_zh: str
    name_en: str
    kind: str
    face_value: Decimal | None
    face_currency: str
    min_quantity: int
    max_quantity: int
    buyer_fields: dict[str, Any]
    promise_seconds: int | None
    warranty_days: int
    warranty_zh: str
    warranty_en: str
    low_stock_at: int
    sort: int
    is_archived: bool
    # Tier code -> ((from quantity, price per piece), ...) in ascending order of quantity.
    wholesale: dict[str, tuple[tuple[int, Decimal], ...]]

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)

    @property
    def warranty(self) -> str:
        return in_language(self.warranty_zh, self.warranty_en)

    @property
    def holds_codes(self) -> bool:
        return self.kind in STOCKED_KINDS

    def wholesale_breaks(self, tier: str) -> tuple[tuple[int, Decimal], ...]:
        """The quantity breaks of a tier; those of the standard tier where it has none."""
        return self.wholesale.get(tier) or self.wholesale.get(STANDARD_TIER, ())

    def wholesale_unit(self, tier: str, quantity: int) -> Decimal | None:
        """What one piece costs a shop of the tier when it sells so many; None: it has no price."""
        price = None
        for min_quantity, break_price in self.wholesale_breaks(tier):
            if min_quantity <= quantity:
                price = break_price
        return price


_trees: Memory[Tree] = Memory(most=1)
_skus: Memory[Sku] = Memory(most=20_000)


def catalogue_stamp() -> int:
    """The version of the whole catalogue."""
    return versions.stamp("catalogue")[0]


def category_tree(*, stamp: int | None = None) -> Tree:
    """All categories, archived ones too. `stamp` saves the caller's second round trip."""
    stamp = catalogue_stamp() if stamp is None else stamp
    known = _trees.get("tree", stamp)
    if known is not None:
        return known
    rows = Category.objects.order_by("sort", "slug").values_list(
        "id", "parent_id", "slug", "name_zh", "name_en", "icon", "is_archived"
    )
    return _trees.put("tree", stamp, Tree(Node(*row) for row in rows))


def skus(ids: Iterable[uuid.UUID], *, stamp: int | None = None) -> dict[uuid.UUID, Sku]:
    """Denominations by id, also archived ones; unknown ids are left out. At most one query."""
    stamp = catalogue_stamp() if stamp is None else stamp
    found: dict[uuid.UUID, Sku] = {}
    missing: list[uuid.UUID] = []
    for sku_id in dict.fromkeys(ids):
        known = _skus.get(sku_id, stamp)
        if known is None:
            missing.append(sku_id)
        else:
            found[sku_id] = known
    if missing:
        for sku in _load("d.id = any(%s)", missing):
            found[sku.id] = _skus.put(sku.id, stamp, sku)
    return found


def read_skus(ids: list[uuid.UUID]) -> list[Sku]:
    """Denominations, in the order of their ids, remembered by nobody: for whole catalogues."""
    return sorted(_load("d.id = any(%s)", ids), key=lambda sku: sku.id)


def live_ids(*, after: uuid.UUID, limit: int) -> list[uuid.UUID]:
    """The next denominations that are not archived, in the order of their ids."""
    return [
        row[0]
        for row in sql.run(
            "select id from public.catalogue_denomination where id > %s and not is_archived"
            " order by id limit %s",
            (after, limit),
        )
    ]


def skus_of_products(
    product_ids: Iterable[uuid.UUID], *, stamp: int | None = None
) -> dict[uuid.UUID, list[Sku]]:
    """The unarchived denominations of products, in order. One query."""
    stamp = catalogue_stamp() if stamp is None else stamp
    wanted = list(product_ids)
    found: dict[uuid.UUID, list[Sku]] = {product_id: [] for product_id in wanted}
    if wanted:
        for sku in _load("d.product_id = any(%s) and not d.is_archived", wanted):
            found[sku.product.id].append(_skus.put(sku.id, stamp, sku))
    return found


def skus_of_slug(slug: str, *, stamp: int | None = None) -> list[Sku]:
    """The unarchived denominations of the product at an address, in order. One query."""
    stamp = catalogue_stamp() if stamp is None else stamp
    found = _load("p.slug = %s and not d.is_archived", slug)
    return [_skus.put(sku.id, stamp, sku) for sku in found]


def entry_prices(
    product_ids: list[uuid.UUID], *, tier: str
) -> Iterator[tuple[uuid.UUID, uuid.UUID, uuid.UUID, Decimal]]:
    """(product, category, denomination, wholesale price of one at the least quantity).

    For putting a whole catalogue in order of price: as `Sku.wholesale_unit` says, but lean.
    """
    yield from sql.run(
        """
        select p.id, p.category_id, d.id, w.price
        from public.catalogue_product p
        join public.catalogue_denomination d on d.product_id = p.id and not d.is_archived
        cross join lateral (
            select w.price from public.catalogue_wholesaleprice w
            join public.catalogue_pricetier t on t.id = w.tier_id
            where w.denomination_id = d.id and t.code in (%s, %s)
              and w.min_quantity <= d.min_quantity
            order by t.code = %s desc, w.min_quantity desc limit 1
        ) w
        where p.id = any(%s)
        """,
        [tier, STANDARD_TIER, tier, product_ids],
    )


_SKU_COLUMNS = """
    d.id, d.sku, d.name_zh, d.name_en, d.kind, d.face_value, d.face_currency, d.min_quantity,
    d.max_quantity, d.buyer_fields::json, d.promise_seconds, d.warranty_days, d.warranty_zh,
    d.warranty_en, d.low_stock_at, d.sort, d.is_archived,
    p.id, p.slug, p.name_zh, p.name_en, p.description_zh, p.description_en, p.instructions_zh,
    p.instructions_en, p.issuer, p.region, p.image, p.plate, p.category_id, p.is_archived, p.sort,
    p.created_at, w.prices
"""
_SKU_TABLES = """
    from public.catalogue_denomination d
    join public.catalogue_product p on p.id = d.product_id
    left join lateral (
        select json_agg(
            json_build_array(t.code, w.min_quantity, w.price::text) order by w.min_quantity
        ) as prices
        from public.catalogue_wholesaleprice w
        join public.catalogue_pricetier t on t.id = w.tier_id
        where w.denomination_id = d.id
    ) w on true
"""


def _load(condition: str, value: list[uuid.UUID] | str) -> Iterator[Sku]:
    """Read SKUs by one of this module's conditions, in the order of their shelf."""
    products: dict[uuid.UUID, ProductFacts] = {}
    query = f"select {_SKU_COLUMNS} {_SKU_TABLES} where {condition} order by d.sort, d.sku"
    for row in sql.run(query, [value]):
        product_id = row[17]
        if product_id not in products:
            products[product_id] = ProductFacts(*row[17:33])
        yield Sku(
            id=row[0],
            product=products[product_id],
            sku=row[1],
            name_zh=row[2],
            name_en=row[3],
            kind=row[4],
            face_value=row[5],
            face_currency=row[6],
            min_quantity=row[7],
            max_quantity=row[8],
            buyer_fields=row[9],
            promise_seconds=row[10],
            warranty_days=row[11],
            warranty_zh=row[12],
            warranty_en=row[13],
            low_stock_at=row[14],
            sort=row[15],
            is_archived=row[16],
            wholesale=_wholesale(row[33]),
        )


def _wholesale(prices: list[list[Any]] | None) -> dict[str, tuple[tuple[int, Decimal], ...]]:
    tiers: dict[str, list[tuple[int, Decimal]]] = {}
    for tier, min_quantity, price in prices or ():
        tiers.setdefault(tier, []).append((min_quantity, Decimal(price)))
    return {tier: tuple(breaks) for tier, breaks in tiers.items()}
