"""Suppliers, purchase batches, and the burning of a single code."""

from typing import Any

import graphene
from django.utils.translation import gettext as _

from api.fields import mutation
from api.mutating import an_id, names_as_asked
from api.numbers import number
from api.rights import need
from api.supply import inputs
from api.writes import writes
from tenants.catalogue.errors import NotInCatalogue
from tenants.catalogue.models import Denomination
from tenants.kernel.errors import Invalid, NotFound, Required
from tenants.supply import services, stock
from tenants.supply.models import PurchaseBatch, StockCode, Supplier

LONGEST_REASON = 500


class SupplyMutations(graphene.ObjectType):
    class Meta:
        abstract = True

    create_supplier = mutation(
        inputs.CreateSupplierPayload, inputs.CreateSupplierInput, "Whom the platform buys of."
    )
    update_supplier = mutation(
        inputs.UpdateSupplierPayload, inputs.UpdateSupplierInput, "Change what is given."
    )
    archive_supplier = mutation(
        inputs.ArchiveSupplierPayload,
        inputs.SupplierInput,
        "Buy nothing more from it; what is in stock goes on being sold.",
    )
    restore_supplier = mutation(
        inputs.RestoreSupplierPayload, inputs.SupplierInput, "Buy from it again."
    )
    create_purchase_batch = mutation(
        inputs.CreatePurchaseBatchPayload,
        inputs.CreatePurchaseBatchInput,
        "What was bought at what price; imports fill it with codes.",
    )
    update_purchase_batch = mutation(
        inputs.UpdatePurchaseBatchPayload, inputs.UpdatePurchaseBatchInput, "Reference and note."
    )
    burn_stock_code = mutation(
        inputs.BurnStockCodePayload,
        inputs.BurnStockCodeInput,
        "Takes a code out of the trade for good, whatever its state. There is no way back.",
    )

    @staticmethod
    @writes(supplier=None)
    @names_as_asked
    def resolve_create_supplier(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        made = services.create_supplier(
            code=input.code,
            name=input.name,
            kind=input.kind.value if input.get("kind") else Supplier.Kind.SELF,
            email=input.get("email") or "",
            note=input.get("note") or "",
            actor=actor,
        )
        return {"supplier": made}

    @staticmethod
    @writes(supplier=None)
    @names_as_asked
    def resolve_update_supplier(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        changed = services.change_supplier(
            supplier=supplier_named(input.id, "id"),
            name=input.get("name"),
            email=input.get("email"),
            note=input.get("note"),
            actor=actor,
        )
        return {"supplier": changed}

    @staticmethod
    @writes(supplier=None)
    @names_as_asked
    def resolve_archive_supplier(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        row = services.archive_supplier(supplier=supplier_named(input.id, "id"), actor=actor)
        return {"supplier": row}

    @staticmethod
    @writes(supplier=None)
    @names_as_asked
    def resolve_restore_supplier(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        row = services.archive_supplier(
            supplier=supplier_named(input.id, "id"), archived=False, actor=actor
        )
        return {"supplier": row}

    @staticmethod
    @writes(batch=None)
    @names_as_asked
    def resolve_create_purchase_batch(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        made = services.create_batch(
            supplier=supplier_named(input.supplier),
            denomination=denomination_named(input.denomination),
            unit_cost=number(input.unit_cost, field="unit_cost"),
            currency=(input.get("currency") or "").upper(),
            reference=input.get("reference") or "",
            expires_on=input.get("expires_on"),
            note=input.get("note") or "",
            actor=actor,
        )
        return {"batch": made}

    @staticmethod
    @writes(batch=None)
    @names_as_asked
    def resolve_update_purchase_batch(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        changed = services.change_batch(
            batch=batch_named(input.id, "id"),
            reference=input.get("reference"),
            note=input.get("note"),
            actor=actor,
        )
        return {"batch": changed}

    @staticmethod
    @writes(hidden=("secret",), denomination=None, batch=None, burned=None)
    @names_as_asked
    def resolve_burn_stock_code(root: Any, info: Any, input: Any) -> dict[str, Any]:
        actor = _need(info.context)
        denomination = denomination_named(input.denomination)
        if input.sku.strip() != denomination.sku:
            raise Invalid(_("This is not the SKU."), field="sku")
        reason = input.reason.strip()[:LONGEST_REASON]
        if not reason:
            raise Required(field="reason")
        if input.secret.strip() in reason:
            raise Invalid(_("The reason is kept: do not write the code there."), field="reason")
        code_id = stock.find_code(denomination_id=denomination.pk, secret=input.secret)
        burned = stock.burn(code_id=code_id, reason=reason, actor=actor)
        batch = StockCode.objects.select_related("batch").get(pk=code_id).batch
        return {"denomination": denomination, "batch": batch, "burned": burned}


def supplier_named(text: str, field: str = "supplier") -> Supplier:
    found = Supplier.objects.filter(pk=an_id(text, field)).first()
    if found is None:
        raise NotFound(field=field)
    return found


def denomination_named(text: str, field: str = "denomination") -> Denomination:
    rows = Denomination.objects.select_related("product")
    found = rows.filter(pk=an_id(text, field)).first()
    if found is None:
        raise NotInCatalogue(field=field)
    return found


def batch_named(text: str, field: str = "batch") -> PurchaseBatch:
    found = PurchaseBatch.objects.filter(pk=an_id(text, field)).first()
    if found is None:
        raise NotFound(field=field)
    return found


def _need(context: Any) -> Any:
    need(context, scope="supply", area="supply", act="write")
    return context.actor
