"""What is told of suppliers, batches and single codes."""

import graphene

from api.basics import Date
from api.fields import payload
from api.goods.types import CatalogueDenomination
from api.mutating import Repeatable
from api.supply.types import PurchaseBatch, Supplier, SupplierKind


class CreateSupplierInput(Repeatable):
    code = graphene.String(required=True, description="Its short name: a-z, 0-9 and hyphens.")
    name = graphene.String(required=True)
    kind = SupplierKind(description="SELF unless told.")
    email = graphene.String()
    note = graphene.String()


class UpdateSupplierInput(Repeatable):
    """What is given, is changed. The short name and the kind stay."""

    id = graphene.ID(required=True)
    name = graphene.String()
    email = graphene.String()
    note = graphene.String()


class SupplierInput(Repeatable):
    id = graphene.ID(required=True)


class CreatePurchaseBatchInput(Repeatable):
    supplier = graphene.ID(required=True)
    denomination = graphene.ID(required=True)
    unit_cost = graphene.String(required=True, description='Of one code, such as "46.50".')
    currency = graphene.String(description="The settlement currency unless told.")
    reference = graphene.String()
    expires_on = Date(description="For codes whose file names no expiry of their own.")
    note = graphene.String()


class UpdatePurchaseBatchInput(Repeatable):
    """Reference and note. Cost, currency and expiry stay: sales were booked by them."""

    id = graphene.ID(required=True)
    reference = graphene.String()
    note = graphene.String()


class BurnStockCodeInput(Repeatable):
    """Names a code by what it says. It is looked up by its fingerprint and never shown."""

    denomination = graphene.ID(required=True)
    sku = graphene.String(required=True, description="Of the denomination, exactly: to confirm.")
    secret = graphene.String(required=True)
    reason = graphene.String(required=True, description="Kept in the audit trail: no code in it.")


_supplier = {"supplier": graphene.Field(Supplier)}
_batch = {"batch": graphene.Field(PurchaseBatch)}
CreateSupplierPayload = payload("CreateSupplier", **_supplier)
UpdateSupplierPayload = payload("UpdateSupplier", **_supplier)
ArchiveSupplierPayload = payload("ArchiveSupplier", **_supplier)
RestoreSupplierPayload = payload("RestoreSupplier", **_supplier)
CreatePurchaseBatchPayload = payload("CreatePurchaseBatch", **_batch)
UpdatePurchaseBatchPayload = payload("UpdatePurchaseBatch", **_batch)
BurnStockCodePayload = payload(
    "BurnStockCode",
    denomination=graphene.Field(CatalogueDenomination),
    batch=graphene.Field(PurchaseBatch),
    burned=graphene.Boolean(description="False: it was burned before."),
)
