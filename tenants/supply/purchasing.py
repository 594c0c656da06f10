"""Whom we buy of, and what was bought: suppliers and purchase batches. Audited."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenants.audit.services import record
from tenants.catalogue.models import Denomination
from tenants.kernel.actor import Actor
from tenants.kernel.errors import Invalid
from tenants.supply.costs import require_rate
from tenants.supply.errors import NotStocked, SupplierArchived
from tenants.supply.loading import issuer_for
from tenants.supply.models import PurchaseBatch, Supplier, settlement_currency, today


def create_supplier(
    *,
    code: str,
    name: str,
    actor: Actor,
    kind: str = Supplier.Kind.SELF,
    email: str = "",
    note: str = "",
) -> Supplier:
    """Raises Invalid with the field."""
    supplier = Supplier(code=code, name=name, kind=kind, email=email, note=note)
    _check(supplier)
    with transaction.atomic():
        supplier.save()
        record(actor=actor, action="supplier.created", target=f"supplier:{supplier.pk}")
    return supplier


@transaction.atomic
def change_supplier(
    *,
    supplier: Supplier,
    actor: Actor,
    name: str | None = None,
    email: str | None = None,
    note: str | None = None,
) -> Supplier:
    """What is given, is changed; the short name stays, since files and commands name it."""
    return _change(supplier, actor, "supplier", {"name": name, "email": email, "note": note})


def archive_supplier(*, supplier: Supplier, actor: Actor, archived: bool = True) -> Supplier:
    """Nothing is bought from an archived supplier; what is in stock goes on being sold."""
    supplier.is_archived = archived
    with transaction.atomic():
        supplier.save(update_fields=["is_archived"])
        action = "supplier.archived" if archived else "supplier.brought_back"
        record(actor=actor, action=action, target=f"supplier:{supplier.pk}")
    return supplier


def create_batch(
    *,
    supplier: Supplier,
    denomination: Denomination,
    unit_cost: Decimal,
    actor: Actor,
    currency: str = "",
    reference: str = "",
    expires_on: date | None = None,
    note: str = "",
) -> PurchaseBatch:
    """``unit_cost`` (major units) is what a code costs. Raises NotStocked, NoCostRate, Invalid."""
    can_be_stocked(supplier, denomination)
    if expires_on is not None and expires_on <= today():
        raise Invalid(
            _("This date has passed, so nothing of the batch could be sold."), field="expires_on"
        )
    product = denomination.product
    batch = PurchaseBatch(
        supplier=supplier,
        denomination=denomination,
        unit_cost=unit_cost,
        currency=currency or settlement_currency(),
        reference=reference,
        expires_on=expires_on,
        note=note,
        issuer=issuer_for(product_id=product.pk, named=product.issuer),
    )
    _check(batch)
    require_rate(batch.currency)
    with transaction.atomic():
        batch.save()
        record(
            actor=actor,
            action="batch.created",
            target=f"batch:{batch.pk}",
            data={"sku": denomination.sku, "cost": unit_cost, "currency": batch.currency},
        )
    return batch


@transaction.atomic
def change_batch(
    *, batch: PurchaseBatch, actor: Actor, reference: str | None = None, note: str | None = None
) -> PurchaseBatch:
    """Its reference and note. Cost, currency and expiry stay: sales were booked by them."""
    return _change(batch, actor, "batch", {"reference": reference, "note": note})


def _change(row: Any, actor: Actor, noun: str, given: dict[str, str | None]) -> Any:
    changed = {
        name: value
        for name, value in given.items()
        if value is not None and value != getattr(row, name)
    }
    if not changed:
        return row
    for name, value in changed.items():
        setattr(row, name, value)
    _check(row)
    row.save(update_fields=list(changed))
    record(
        actor=actor,
        action=f"{noun}.changed",
        target=f"{noun}:{row.pk}",
        data={"fields": sorted(changed)},
    )
    return row


def can_be_stocked(supplier: Supplier, denomination: Denomination) -> None:
    if not denomination.holds_codes:
        raise NotStocked(denomination=denomination.name)
    if supplier.is_archived:
        raise SupplierArchived(supplier=supplier.name)


def _check(row: Supplier | PurchaseBatch) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Invalid(messages[0], field=field) from error
