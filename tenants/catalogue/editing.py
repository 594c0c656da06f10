"""Adding and changing rows of the catalogue by what was given, field by field.

For doorways that know ids and values (the API); forms that hold the row itself call the services.
A field that is not given stays. A row is locked while it is changed: of two changes of different
fields at once, neither is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenants.catalogue import services
from tenants.catalogue.errors import BadCatalogueValue, NotInCatalogue
from tenants.catalogue.models import Category, Denomination, Named, PriceTier, Product
from tenants.kernel.actor import Actor

Row = TypeVar("Row", Category, Product, Denomination, PriceTier)


@transaction.atomic
def edit_category(
    *, fields: Mapping[str, Any], actor: Actor, category_id: UUID | None = None
) -> Category:
    """``parent`` is an id, or None for a topmost one. Raises BadCatalogueValue, NotInCatalogue."""
    row = _row(Category, category_id)
    _fill(row, fields, {"parent": Category})
    return services.save_category(category=row, actor=actor)


@transaction.atomic
def edit_product(
    *, fields: Mapping[str, Any], actor: Actor, product_id: UUID | None = None
) -> Product:
    """``category`` is an id."""
    row = _row(Product, product_id)
    _fill(row, fields, {"category": Category})
    _needs(row, "category")
    return services.save_product(product=row, actor=actor)


@transaction.atomic
def edit_denomination(
    *, fields: Mapping[str, Any], actor: Actor, denomination_id: UUID | None = None
) -> Denomination:
    """``product`` is an id. Raises BadBuyerFieldSchema besides."""
    row = _row(Denomination, denomination_id)
    _fill(row, fields, {"product": Product})
    _needs(row, "product")
    if not isinstance(row.buyer_fields, dict):
        raise BadCatalogueValue(field="buyer_fields", reason=_("an object is expected"))
    return services.save_denomination(denomination=row, actor=actor)


@transaction.atomic
def edit_price_tier(
    *, fields: Mapping[str, Any], actor: Actor, tier_id: UUID | None = None
) -> PriceTier:
    row = _row(PriceTier, tier_id)
    _fill(row, fields, {})
    return services.save_price_tier(tier=row, actor=actor)


@transaction.atomic
def set_archived(*, model: type[Named], row_id: UUID, archived: bool, actor: Actor) -> Any:
    """Take it out of every shop, or put it back on sale. Raises NotInCatalogue."""
    row: Any = model._default_manager.select_for_update().filter(pk=row_id).first()
    if row is None:
        raise NotInCatalogue(field="id")
    (services.archive if archived else services.unarchive)(row=row, actor=actor)
    return row


def _row(model: type[Row], row_id: UUID | None) -> Row:
    if row_id is None:
        return model()
    row = model._default_manager.select_for_update().filter(pk=row_id).first()
    if row is None:
        raise NotInCatalogue(field="id")
    return row


def _fill(row: Any, fields: Mapping[str, Any], links: Mapping[str, type[Any]]) -> None:
    for name, value in fields.items():
        if name in links and value is not None:
            value = links[name]._default_manager.filter(pk=value).first()
            if value is None:
                raise NotInCatalogue(field=name)
        setattr(row, name, value)


def _needs(row: Any, name: str) -> None:
    if getattr(row, f"{name}_id") is None:
        raise BadCatalogueValue(field=name, reason=_("it is needed"))
