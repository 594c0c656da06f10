"""Who supplies, what was bought, the stock itself, and the imports that filled it."""

from tenants.supply.models.codes import NEVER, LowStockAlert, StockCode, StockLevel
from tenants.supply.models.imports import ImportPiece, RefusedRow, StockImport, UploadPiece
from tenants.supply.models.suppliers import (
    PurchaseBatch,
    Supplier,
    settlement_currency,
    today,
)

__all__ = [
    "NEVER",
    "ImportPiece",
    "LowStockAlert",
    "PurchaseBatch",
    "RefusedRow",
    "StockCode",
    "StockImport",
    "StockLevel",
    "Supplier",
    "UploadPiece",
    "settlement_currency",
    "today",
]
