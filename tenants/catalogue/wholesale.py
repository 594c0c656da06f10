"""What shops pay: wholesale prices by tier and quantity, one at a time or a whole list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tenants.audit.services import record
from tenants.catalogue.errors import BadCatalogueValue, BadPrices, NotInCatalogue
from tenants.catalogue.models import Denomination, PriceTier, WholesalePrice
from tenants.kernel import sql, versions
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Refusal
from tenants.outbox.services import add

GREATEST_PRICE = Decimal(10) ** 9
GREATEST_QUANTITY = 1_000_000
MOST_ROWS = 1_000
_REMOVE = """
DELETE FROM public.catalogue_wholesaleprice AS w
USING unnest(%s::uuid[], %s::uuid[], %s::int[]) AS gone (denomination, tier, quantity)
WHERE w.denomination_id = gone.denomination AND w.tier_id = gone.tier
  AND w.min_quantity = gone.quantity"""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One line of a price list; a price of None takes the quantity break away."""

    denomination: UUID
    tier: str
    min_quantity: int
    price: Decimal | None


@transaction.atomic
def set_wholesale_price(
    *,
    denomination: Denomination,
    tier: PriceTier,
    price: Decimal,
    actor: Actor,
    min_quantity: int = 1,
) -> WholesalePrice:
    """What shops of a tier pay from a quantity on; every shop's floors are checked afterwards.

    `price` is per piece in the settlement currency, with up to six decimals.
    """
    price = _checked_price(price)
    if min_quantity < 1:
        raise BadCatalogueValue(field="min_quantity", reason=_("it is below 1"))
    row, __ = WholesalePrice.objects.update_or_create(
        denomination=denomination,
        tier=tier,
        min_quantity=min_quantity,
        defaults={"price": price},
    )
    _price_changed(
        denomination=denomination,
        actor=actor,
        data={"tier": tier.code, "min_quantity": min_quantity, "price": str(price)},
    )
    return row


@transaction.atomic
def remove_wholesale_price(*, price: WholesalePrice, actor: Actor) -> None:
    """Take one quantity break away: the next smaller one counts again. No shop points at it."""
    rows = WholesalePrice.objects.filter(pk=price.pk).select_related("denomination", "tier")
    found = rows.get()
    rows._raw_delete(rows.db)
    _touch([found.denomination_id])
    versions.bump("catalogue")
    _price_changed(
        denomination=found.denomination,
        actor=actor,
        data={"tier": found.tier.code, "min_quantity": found.min_quantity, "price": None},
    )


@transaction.atomic
def set_wholesale_prices(*, rows: Sequence[PriceRow], actor: Actor) -> list[Denomination]:
    """A whole price list: every row, or none; the denominations whose prices it names.

    Raises BadPrices, which holds a Refusal for each row at fault, its ``path`` the row's number and
    field. Audited once for each denomination, whose floors are checked in every shop afterwards.
    """
    if not 1 <= len(rows) <= MOST_ROWS:
        raise BadCatalogueValue(
            field="prices", reason=_("it has to have 1 to %(most)d rows") % {"most": MOST_ROWS}
        )
    goods = Denomination.objects.in_bulk({row.denomination for row in rows})
    tiers = {tier.code: tier for tier in PriceTier.objects.all()}
    _refuse_bad_rows(rows, goods, tiers)
    kept = [row for row in rows if row.price is not None]
    gone = [row for row in rows if row.price is None]
    WholesalePrice.objects.bulk_create(
        [
            WholesalePrice(
                denomination_id=row.denomination,
                tier=tiers[row.tier],
                min_quantity=row.min_quantity,
                price=row.price or Decimal(0),
            )
            for row in kept
        ],
        update_conflicts=True,
        unique_fields=["denomination", "tier", "min_quantity"],
        update_fields=["price"],
    )
    if gone:
        places = [(row.denomination, tiers[row.tier].pk, row.min_quantity) for row in gone]
        sql.run(_REMOVE, tuple(list(column) for column in zip(*places, strict=True)))
        _touch([row.denomination for row in gone])
    versions.bump("catalogue")
    by_goods: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        by_goods.setdefault(row.denomination, []).append(_as_data(row))
    for pk, told in by_goods.items():
        _price_changed(denomination=goods[pk], actor=actor, data={"prices": told})
    return [goods[pk] for pk in by_goods]


def _touch(denomination_ids: Sequence[UUID]) -> None:
    """Nothing of a price that went is left to be seen as changed (changes.py): its SKU is."""
    Denomination.objects.filter(pk__in=denomination_ids).update(sort=F("sort"))


def _refuse_bad_rows(
    rows: Sequence[PriceRow], goods: dict[Any, Denomination], tiers: dict[str, PriceTier]
) -> None:
    refusals: list[Refusal] = []
    seen: set[tuple[Any, str, int]] = set()
    for number, row in enumerate(rows):
        try:
            _check_row(row, goods, tiers)
            place = (row.denomination, row.tier, row.min_quantity)
            if place in seen:
                raise BadCatalogueValue(
                    field="min_quantity", reason=_("this place in the list is named twice")
                )
            seen.add(place)
        except Refusal as refusal:
            refusal.path = ["prices", str(number), refusal.field or ""]
            refusals.append(refusal)
    if refusals:
        raise BadPrices(refusals)


def _check_row(row: PriceRow, goods: dict[Any, Denomination], tiers: dict[str, PriceTier]) -> None:
    if row.denomination not in goods:
        raise NotInCatalogue(field="denomination")
    if row.tier not in tiers:
        raise NotInCatalogue(_("There is no price tier of this short name."), field="tier")
    if not 1 <= row.min_quantity <= GREATEST_QUANTITY:
        raise BadCatalogueValue(field="min_quantity", reason=_("it is below 1, or far too high"))
    if row.price is not None:
        _checked_price(row.price)


def _as_data(row: PriceRow) -> dict[str, Any]:
    price = None if row.price is None else str(row.price)
    return {"tier": row.tier, "min_quantity": row.min_quantity, "price": price}


def _price_changed(*, denomination: Denomination, actor: Actor, data: dict[str, Any]) -> None:
    record(
        actor=actor,
        action="wholesale_price.changed",
        target=f"denomination:{denomination.pk}",
        data=data,
    )
    # A shop whose markup no longer covers the new cost must hear of it (case 12).
    add(
        task="pricing.check_floors",
        payload={"denomination": str(denomination.pk)},
        key=f"pricing.check_floors:{denomination.pk}",
    )


def _checked_price(price: Decimal) -> Decimal:
    if not price.is_finite() or price < 0 or price > GREATEST_PRICE:
        raise BadCatalogueValue(field="price", reason=_("it is not an amount of money"))
    if price != round(price, 6):
        raise BadCatalogueValue(field="price", reason=_("it has more than six decimals"))
    return price
