"""Writing the catalogue. Each change is audited and makes the shops' cached lists stale."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
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
)
from tenants.catalogue.search import seen
from tenants.catalogue.wholesale import (
    remove_wholesale_price,
    set_wholesale_price,
    set_wholesale_prices,
)
from tenants.kernel.actor import Actor

__all__ = [
    "archive",
    "delete",
    "remove_wholesale_price",
    "save_category",
    "save_denomination",
    "save_price_tier",
    "save_product",
    "set_wholesale_price",
    "set_wholesale_prices",
    "unarchive",
]

DEEPEST_CATEGORY = 4


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
def save_price_tier(*, tier: PriceTier, actor: Actor) -> PriceTier:
    """Add or rename a class of shops. Its short name stays: shops name their tier by it."""
    created = tier._state.adding
    if not created:
        tier.code = PriceTier.objects.values_list("code", flat=True).get(pk=tier.pk)
    tier.name = seen(tier.name)
    _check(tier)
    tier.save()
    record(
        actor=actor,
        action="price_tier.created" if created else "price_tier.changed",
        target=f"price_tier:{tier.pk}",
        data={"code": tier.code, "name": tier.name},
    )
    return tier


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


def _save(*, row: Any, actor: Actor) -> Any:
    created = row._state.adding
    row.name_zh, row.name_en = seen(row.name_zh), seen(row.name_en)
    _check(row)
    row.save()
    noun = row._meta.model_name
    record(
        actor=actor,
        action=f"{noun}.created" if created else f"{noun}.changed",
        target=f"{noun}:{row.pk}",
        data={"name": row.name_zh},
    )
    return row


def _check(row: Any) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise BadCatalogueValue(field=field, reason=" ".join(messages)) from None


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
