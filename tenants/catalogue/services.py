"""Writing the catalogue. Each change is audited and makes the shops' cached lists stale."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tenants.audit.services import record
from tenants.catalogue.buyer_fields import check_schema
from tenants.catalogue.errors import BadCatalogueValue, NeverDeleted
from tenants.catalogue.models import (
    CatalogueRow,
    Category,
    Denomination,
    Named,
    PriceTier,
    Product,
    WholesalePrice,
)
from tenants.catalogue.search import seen
from tenants.kernel import versions
from tenants.kernel.actor import Actor
from tenants.outbox.services import add

DEEPEST_CATEGORY = 4
GREATEST_PRICE = Decimal(10) ** 9


@transaction.atomic
def save_category(*, category: Category, actor: Actor) -> Category:
    """Add or change a category. Raises BadCatalogueValue, also for a loop in the tree."""
    _check_tree(category)
    return _save(row=category, actor=actor)


@transaction.atomic
def save_product(*, product: Product, actor: Actor) -> Product:
    """Add or change a product; what search reads follows its names."""
    return _save(row=product, actor=actor)


@transaction.atomic
def save_denomination(*, denomination: Denomination, actor: Actor) -> Denomination:
    """Add or change a denomination. Raises BadBuyerFieldSchema, BadCatalogueValue."""
    check_schema(denomination.buyer_fields)
    if denomination.max_quantity < denomination.min_quantity:
        raise BadCatalogueValue(field="max_quantity", reason=_("it is below the least quantity"))
    return _save(row=denomination, actor=actor)


@transaction.atomic
def archive(*, row: Named, actor: Actor) -> None:
    """Take a category, product or denomination out of every shop; orders keep their snapshot."""
    _set_archived(row=row, archived=True, actor=actor)


@transaction.atomic
def unarchive(*, row: Named, actor: Actor) -> None:
    """Put it back on sale."""
    _set_archived(row=row, archived=False, actor=actor)


def delete(*, row: CatalogueRow, actor: Actor) -> None:
    """Always refused: NeverDeleted. It is here so that a doorway has something to call and say."""
    raise NeverDeleted(name=str(row))


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
    # Nothing of it is left to be seen as changed (changes.py): its denomination is.
    Denomination.objects.filter(pk=found.denomination_id).update(sort=F("sort"))
    versions.bump("catalogue")
    _price_changed(
        denomination=found.denomination,
        actor=actor,
        data={"tier": found.tier.code, "min_quantity": found.min_quantity, "price": None},
    )


def _save(*, row: Any, actor: Actor) -> Any:
    created = row._state.adding
    row.name_zh, row.name_en = seen(row.name_zh), seen(row.name_en)
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise BadCatalogueValue(field=field, reason=" ".join(messages)) from None
    row.save()
    noun = row._meta.model_name
    record(
        actor=actor,
        action=f"{noun}.created" if created else f"{noun}.changed",
        target=f"{noun}:{row.pk}",
        data={"name": row.name_zh},
    )
    return row


def _set_archived(*, row: Named, archived: bool, actor: Actor) -> None:
    if row.is_archived == archived:
        return
    row.is_archived = archived
    row.save(update_fields=["is_archived"])
    noun = row._meta.model_name
    record(
        actor=actor,
        action=f"{noun}.archived" if archived else f"{noun}.unarchived",
        target=f"{noun}:{row.pk}",
        data={"name": row.name_zh},
    )


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


def _check_tree(category: Category) -> None:
    """A category is not its own ancestor, and the tree stays shallow enough to show."""
    depth, above = 1, category.parent
    while above is not None:
        depth += 1
        if above.pk == category.pk or depth > DEEPEST_CATEGORY:
            raise BadCatalogueValue(
                field="parent", reason=_("the tree would loop or grow too deep")
            )
        above = above.parent
