"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from cardfleet.client import Client
from cardfleet.owner import documents
from cardfleet.owner.choices import (
    AuditFormat,
    DenominationKind,
    ShopCollects,
    ShopStatus,
    SupplierKind,
)
from cardfleet.owner.inputs import (
    AuditFilter,
    CatalogueCategoryFilter,
    CatalogueDenominationFilter,
    CatalogueProductFilter,
    JobFilter,
    JournalFilter,
    LedgerAccountFilter,
    NewBatchInput,
    OrderSummaryFilter,
    PromotionFundingFilter,
    PurchaseBatchFilter,
    QueryTextInput,
    ShopAccountFilter,
    StockImportFilter,
    StockLayoutInput,
    StockLevelFilter,
    SupplierFilter,
    WholesalePriceFilter,
    WholesalePriceInput,
)
from cardfleet.owner.types import (
    AbandonLaunchPayload,
    AccountBalance,
    AdjustShopWalletPayload,
    ApprovePromotionFundingPayload,
    ArchiveCategoryPayload,
    ArchiveDenominationPayload,
    ArchiveProductPayload,
    ArchiveSupplierPayload,
    AuditEvent,
    BurnStockCodePayload,
    CancelStockImportPayload,
    CatalogueCategory,
    CatalogueDenomination,
    CatalogueProduct,
    ChainHead,
    CloseShopPayload,
    CorrectStockImportPayload,
    CreateAuditExportPayload,
    CreateCategoryPayload,
    CreateDenominationPayload,
    CreatePriceTierPayload,
    CreateProductImageUploadPayload,
    CreateProductPayload,
    CreatePurchaseBatchPayload,
    CreateRefusedRowsFilePayload,
    CreateStockUploadPayload,
    CreateSupplierPayload,
    DailyFigure,
    DeclinePromotionFundingPayload,
    FxRate,
    Job,
    Journal,
    LaunchShopPayload,
    LedgerAccount,
    LedgerStatement,
    OrderSummary,
    OwedWork,
    PreviewStockImportPayload,
    PriceTier,
    PromotionFunding,
    PurchaseBatch,
    RaisePromotionBudgetPayload,
    RegisteredQuery,
    RegisterQueriesPayload,
    ReinstateShopPayload,
    RemoveProductImagePayload,
    RestoreCategoryPayload,
    RestoreDenominationPayload,
    RestoreProductPayload,
    RestoreSupplierPayload,
    ResumeLaunchPayload,
    ResumeStockImportPayload,
    RetryJobsPayload,
    SetFxRatePayload,
    SetWholesalePricesPayload,
    ShopAccount,
    StaffMember,
    StartStockImportPayload,
    StatementEntry,
    StockImport,
    StockLevel,
    StopPromotionFundingPayload,
    Supplier,
    SuspendShopPayload,
    SwitchShopCollectsPayload,
    UnregisterQueriesPayload,
    UpdateCategoryPayload,
    UpdateDenominationPayload,
    UpdatePriceTierPayload,
    UpdateProductPayload,
    UpdatePurchaseBatchPayload,
    UpdateShopPayload,
    UpdateSupplierPayload,
    VerifyAuditChainPayload,
    WholesaleList,
    WholesalePrice,
)
from cardfleet.values import UNSET, Page, Unset, maybe, named, page_of, reach


class OwnerClient(Client):
    """Everything that the owner host answers."""

    def register_queries(
        self,
        *,
        key: str,
        queries: Sequence[QueryTextInput],
        replace: Unset | bool | None = UNSET,
        registered_only: Unset | bool | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> RegisterQueriesPayload:
        """The key may send these by hash; with `registeredOnly` it sends nothing else."""
        payload = RegisterQueriesPayload.read(
            self.act(
                documents.REGISTER_QUERIES,
                "registerQueries",
                named(
                    {
                        "key": key,
                        "queries": queries,
                        "replace": replace,
                        "registeredOnly": registered_only,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def unregister_queries(
        self, *, key: str, hashes: Sequence[str], idempotency_key: Unset | str | None = UNSET
    ) -> UnregisterQueriesPayload:
        payload = UnregisterQueriesPayload.read(
            self.act(
                documents.UNREGISTER_QUERIES,
                "unregisterQueries",
                named({"key": key, "hashes": hashes, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def retry_jobs(
        self, *, jobs: Sequence[str], idempotency_key: Unset | str | None = UNSET
    ) -> RetryJobsPayload:
        """Due again now, with fresh attempts."""
        payload = RetryJobsPayload.read(
            self.act(
                documents.RETRY_JOBS,
                "retryJobs",
                named({"idempotencyKey": idempotency_key, "jobs": jobs}),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_fx_rate(
        self,
        *,
        base: str,
        quote: str,
        rate: str,
        idempotency_key: Unset | str | None = UNSET,
        valid_from: Unset | datetime | None = UNSET,
    ) -> SetFxRatePayload:
        """From then on prices follow it, and shops look at their floors."""
        payload = SetFxRatePayload.read(
            self.act(
                documents.SET_FX_RATE,
                "setFxRate",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "base": base,
                        "quote": quote,
                        "rate": rate,
                        "validFrom": valid_from,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def verify_audit_chain(
        self, *, idempotency_key: Unset | str | None = UNSET
    ) -> VerifyAuditChainPayload:
        """Walks the whole chain and names each row that disagrees. Recorded with its result."""
        payload = VerifyAuditChainPayload.read(
            self.act(
                documents.VERIFY_AUDIT_CHAIN,
                "verifyAuditChain",
                named({"idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_audit_export(
        self,
        *,
        idempotency_key: Unset | str | None = UNSET,
        filter: Unset | AuditFilter | None = UNSET,
        format: Unset | AuditFormat | None = UNSET,
    ) -> CreateAuditExportPayload:
        """An address of the events as a stream, oldest first: once, within ten minutes."""
        payload = CreateAuditExportPayload.read(
            self.act(
                documents.CREATE_AUDIT_EXPORT,
                "createAuditExport",
                named({"idempotencyKey": idempotency_key, "filter": filter, "format": format}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_stock_upload(
        self,
        *,
        filename: str,
        size: int,
        idempotency_key: Unset | str | None = UNSET,
        sha256: Unset | str | None = UNSET,
    ) -> CreateStockUploadPayload:
        """An address that takes the file by PUT, once, within an hour: `curl -T FILE URL`."""
        payload = CreateStockUploadPayload.read(
            self.act(
                documents.CREATE_STOCK_UPLOAD,
                "createStockUpload",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "filename": filename,
                        "size": size,
                        "sha256": sha256,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def preview_stock_import(
        self,
        *,
        upload: str,
        supplier: str,
        denomination: str,
        idempotency_key: Unset | str | None = UNSET,
        layout: Unset | StockLayoutInput | None = UNSET,
    ) -> PreviewStockImportPayload:
        """Guesses how the file is made and counts what would be taken. Nothing is taken yet."""
        payload = PreviewStockImportPayload.read(
            self.act(
                documents.PREVIEW_STOCK_IMPORT,
                "previewStockImport",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "upload": upload,
                        "supplier": supplier,
                        "denomination": denomination,
                        "layout": layout,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def correct_stock_import(
        self, *, id: str, layout: StockLayoutInput, idempotency_key: Unset | str | None = UNSET
    ) -> CorrectStockImportPayload:
        """Another encoding, separator, header row or columns; counted anew."""
        payload = CorrectStockImportPayload.read(
            self.act(
                documents.CORRECT_STOCK_IMPORT,
                "correctStockImport",
                named({"idempotencyKey": idempotency_key, "id": id, "layout": layout}),
                True,
            )
        )
        self.done(payload)
        return payload

    def start_stock_import(
        self,
        *,
        id: str,
        idempotency_key: Unset | str | None = UNSET,
        layout: Unset | StockLayoutInput | None = UNSET,
        batch: Unset | str | None = UNSET,
        new_batch: Unset | NewBatchInput | None = UNSET,
    ) -> StartStockImportPayload:
        """Takes the file into stock, in the background: poll `stockImport`."""
        payload = StartStockImportPayload.read(
            self.act(
                documents.START_STOCK_IMPORT,
                "startStockImport",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "id": id,
                        "layout": layout,
                        "batch": batch,
                        "newBatch": new_batch,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def cancel_stock_import(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> CancelStockImportPayload:
        """Stops it. What was taken stays in stock; the file is dropped."""
        payload = CancelStockImportPayload.read(
            self.act(
                documents.CANCEL_STOCK_IMPORT,
                "cancelStockImport",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def resume_stock_import(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> ResumeStockImportPayload:
        """An import that stands still goes on where it stopped. Harmless where it runs."""
        payload = ResumeStockImportPayload.read(
            self.act(
                documents.RESUME_STOCK_IMPORT,
                "resumeStockImport",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_refused_rows_file(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> CreateRefusedRowsFilePayload:
        """An address of the refused rows as CSV, once, within ten minutes. It may hold good
        codes."""
        payload = CreateRefusedRowsFilePayload.read(
            self.act(
                documents.CREATE_REFUSED_ROWS_FILE,
                "createRefusedRowsFile",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_supplier(
        self,
        *,
        code: str,
        name: str,
        idempotency_key: Unset | str | None = UNSET,
        kind: Unset | SupplierKind | None = UNSET,
        email: Unset | str | None = UNSET,
        note: Unset | str | None = UNSET,
    ) -> CreateSupplierPayload:
        """Whom the platform buys of."""
        payload = CreateSupplierPayload.read(
            self.act(
                documents.CREATE_SUPPLIER,
                "createSupplier",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "code": code,
                        "name": name,
                        "kind": kind,
                        "email": email,
                        "note": note,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def update_supplier(
        self,
        *,
        id: str,
        idempotency_key: Unset | str | None = UNSET,
        name: Unset | str | None = UNSET,
        email: Unset | str | None = UNSET,
        note: Unset | str | None = UNSET,
    ) -> UpdateSupplierPayload:
        """Change what is given."""
        payload = UpdateSupplierPayload.read(
            self.act(
                documents.UPDATE_SUPPLIER,
                "updateSupplier",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "id": id,
                        "name": name,
                        "email": email,
                        "note": note,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def archive_supplier(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> ArchiveSupplierPayload:
        """Buy nothing more from it; what is in stock goes on being sold."""
        payload = ArchiveSupplierPayload.read(
            self.act(
                documents.ARCHIVE_SUPPLIER,
                "archiveSupplier",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def restore_supplier(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> RestoreSupplierPayload:
        """Buy from it again."""
        payload = RestoreSupplierPayload.read(
            self.act(
                documents.RESTORE_SUPPLIER,
                "restoreSupplier",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_purchase_batch(
        self,
        *,
        supplier: str,
        denomination: str,
        unit_cost: str,
        idempotency_key: Unset | str | None = UNSET,
        currency: Unset | str | None = UNSET,
        reference: Unset | str | None = UNSET,
        expires_on: Unset | date | None = UNSET,
        note: Unset | str | None = UNSET,
    ) -> CreatePurchaseBatchPayload:
        """What was bought at what price; imports fill it with codes."""
        payload = CreatePurchaseBatchPayload.read(
            self.act(
                documents.CREATE_PURCHASE_BATCH,
                "createPurchaseBatch",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "supplier": supplier,
                        "denomination": denomination,
                        "unitCost": unit_cost,
                        "currency": currency,
                        "reference": reference,
                        "expiresOn": expires_on,
                        "note": note,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def update_purchase_batch(
        self,
        *,
        id: str,
        idempotency_key: Unset | str | None = UNSET,
        reference: Unset | str | None = UNSET,
        note: Unset | str | None = UNSET,
    ) -> UpdatePurchaseBatchPayload:
        """Reference and note."""
        payload = UpdatePurchaseBatchPayload.read(
            self.act(
                documents.UPDATE_PURCHASE_BATCH,
                "updatePurchaseBatch",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "id": id,
                        "reference": reference,
                        "note": note,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def burn_stock_code(
        self,
        *,
        denomination: str,
        sku: str,
        secret: str,
        reason: str,
        idempotency_key: Unset | str | None = UNSET,
    ) -> BurnStockCodePayload:
        """Takes a code out of the trade for good, whatever its state. There is no way back."""
        payload = BurnStockCodePayload.read(
            self.act(
                documents.BURN_STOCK_CODE,
                "burnStockCode",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "denomination": denomination,
                        "sku": sku,
                        "secret": secret,
                        "reason": reason,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def set_wholesale_prices(
        self, *, prices: Sequence[WholesalePriceInput], idempotency_key: Unset | str | None = UNSET
    ) -> SetWholesalePricesPayload:
        """A whole price list in one call. Every shop then looks at its floors."""
        payload = SetWholesalePricesPayload.read(
            self.act(
                documents.SET_WHOLESALE_PRICES,
                "setWholesalePrices",
                named({"idempotencyKey": idempotency_key, "prices": prices}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_price_tier(
        self, *, code: str, name: str, idempotency_key: Unset | str | None = UNSET
    ) -> CreatePriceTierPayload:
        """A new class of shops."""
        payload = CreatePriceTierPayload.read(
            self.act(
                documents.CREATE_PRICE_TIER,
                "createPriceTier",
                named({"idempotencyKey": idempotency_key, "code": code, "name": name}),
                True,
            )
        )
        self.done(payload)
        return payload

    def update_price_tier(
        self, *, id: str, name: str, idempotency_key: Unset | str | None = UNSET
    ) -> UpdatePriceTierPayload:
        """Rename it."""
        payload = UpdatePriceTierPayload.read(
            self.act(
                documents.UPDATE_PRICE_TIER,
                "updatePriceTier",
                named({"idempotencyKey": idempotency_key, "id": id, "name": name}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_category(
        self,
        *,
        slug: str,
        name_zh: str,
        idempotency_key: Unset | str | None = UNSET,
        name_en: Unset | str | None = UNSET,
        parent: Unset | str | None = UNSET,
        icon: Unset | str | None = UNSET,
        sort: Unset | int | None = UNSET,
    ) -> CreateCategoryPayload:
        """A new node of the tree."""
        payload = CreateCategoryPayload.read(
            self.act(
                documents.CREATE_CATEGORY,
                "createCategory",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "slug": slug,
                        "nameZh": name_zh,
                        "nameEn": name_en,
                        "parent": parent,
                        "icon": icon,
                        "sort": sort,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def update_category(
        self,
        *,
        id: str,
        idempotency_key: Unset | str | None = UNSET,
        slug: Unset | str | None = UNSET,
        name_zh: Unset | str | None = UNSET,
        name_en: Unset | str | None = UNSET,
        parent: Unset | str | None = UNSET,
        icon: Unset | str | None = UNSET,
        sort: Unset | int | None = UNSET,
    ) -> UpdateCategoryPayload:
        """Rename it, or move it."""
        payload = UpdateCategoryPayload.read(
            self.act(
                documents.UPDATE_CATEGORY,
                "updateCategory",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "slug": slug,
                        "nameZh": name_zh,
                        "nameEn": name_en,
                        "parent": parent,
                        "icon": icon,
                        "sort": sort,
                        "id": id,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def archive_category(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> ArchiveCategoryPayload:
        """Take it, and all that is under it, out of every shop."""
        payload = ArchiveCategoryPayload.read(
            self.act(
                documents.ARCHIVE_CATEGORY,
                "archiveCategory",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def restore_category(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> RestoreCategoryPayload:
        """Put it back on sale."""
        payload = RestoreCategoryPayload.read(
            self.act(
                documents.RESTORE_CATEGORY,
                "restoreCategory",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_product(
        self,
        *,
        slug: str,
        name_zh: str,
        category: str,
        idempotency_key: Unset | str | None = UNSET,
        name_en: Unset | str | None = UNSET,
        description_zh: Unset | str | None = UNSET,
        description_en: Unset | str | None = UNSET,
        instructions_zh: Unset | str | None = UNSET,
        instructions_en: Unset | str | None = UNSET,
        issuer: Unset | str | None = UNSET,
        region: Unset | str | None = UNSET,
        sort: Unset | int | None = UNSET,
    ) -> CreateProductPayload:
        """A new product."""
        payload = CreateProductPayload.read(
            self.act(
                documents.CREATE_PRODUCT,
                "createProduct",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "slug": slug,
                        "nameZh": name_zh,
                        "nameEn": name_en,
                        "category": category,
                        "descriptionZh": description_zh,
                        "descriptionEn": description_en,
                        "instructionsZh": instructions_zh,
                        "instructionsEn": instructions_en,
                        "issuer": issuer,
                        "region": region,
                        "sort": sort,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def update_product(
        self,
        *,
        id: str,
        idempotency_key: Unset | str | None = UNSET,
        slug: Unset | str | None = UNSET,
        name_zh: Unset | str | None = UNSET,
        name_en: Unset | str | None = UNSET,
        category: Unset | str | None = UNSET,
        description_zh: Unset | str | None = UNSET,
        description_en: Unset | str | None = UNSET,
        instructions_zh: Unset | str | None = UNSET,
        instructions_en: Unset | str | None = UNSET,
        issuer: Unset | str | None = UNSET,
        region: Unset | str | None = UNSET,
        sort: Unset | int | None = UNSET,
    ) -> UpdateProductPayload:
        """Change what is given."""
        payload = UpdateProductPayload.read(
            self.act(
                documents.UPDATE_PRODUCT,
                "updateProduct",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "slug": slug,
                        "nameZh": name_zh,
                        "nameEn": name_en,
                        "category": category,
                        "descriptionZh": description_zh,
                        "descriptionEn": description_en,
                        "instructionsZh": instructions_zh,
                        "instructionsEn": instructions_en,
                        "issuer": issuer,
                        "region": region,
                        "sort": sort,
                        "id": id,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def archive_product(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> ArchiveProductPayload:
        """Take it out of every shop."""
        payload = ArchiveProductPayload.read(
            self.act(
                documents.ARCHIVE_PRODUCT,
                "archiveProduct",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def restore_product(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> RestoreProductPayload:
        """Put it back on sale."""
        payload = RestoreProductPayload.read(
            self.act(
                documents.RESTORE_PRODUCT,
                "restoreProduct",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_product_image_upload(
        self,
        *,
        product: str,
        filename: str,
        size: int,
        idempotency_key: Unset | str | None = UNSET,
        sha256: Unset | str | None = UNSET,
    ) -> CreateProductImageUploadPayload:
        """An address that takes the product's picture by PUT. It shows as soon as it has
        arrived."""
        payload = CreateProductImageUploadPayload.read(
            self.act(
                documents.CREATE_PRODUCT_IMAGE_UPLOAD,
                "createProductImageUpload",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "product": product,
                        "filename": filename,
                        "size": size,
                        "sha256": sha256,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def remove_product_image(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> RemoveProductImagePayload:
        """Back to the drawn plate."""
        payload = RemoveProductImagePayload.read(
            self.act(
                documents.REMOVE_PRODUCT_IMAGE,
                "removeProductImage",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def create_denomination(
        self,
        *,
        sku: str,
        name_zh: str,
        product: str,
        idempotency_key: Unset | str | None = UNSET,
        name_en: Unset | str | None = UNSET,
        kind: Unset | DenominationKind | None = UNSET,
        face_value: Unset | str | None = UNSET,
        face_currency: Unset | str | None = UNSET,
        min_quantity: Unset | int | None = UNSET,
        max_quantity: Unset | int | None = UNSET,
        buyer_fields: Unset | Any | None = UNSET,
        promise_seconds: Unset | int | None = UNSET,
        warranty_days: Unset | int | None = UNSET,
        warranty_zh: Unset | str | None = UNSET,
        warranty_en: Unset | str | None = UNSET,
        low_stock_at: Unset | int | None = UNSET,
        sort: Unset | int | None = UNSET,
    ) -> CreateDenominationPayload:
        """A new face value. It sells as soon as it has a wholesale price."""
        payload = CreateDenominationPayload.read(
            self.act(
                documents.CREATE_DENOMINATION,
                "createDenomination",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "sku": sku,
                        "nameZh": name_zh,
                        "nameEn": name_en,
                        "product": product,
                        "kind": kind,
                        "faceValue": face_value,
                        "faceCurrency": face_currency,
                        "minQuantity": min_quantity,
                        "maxQuantity": max_quantity,
                        "buyerFields": buyer_fields,
                        "promiseSeconds": promise_seconds,
                        "warrantyDays": warranty_days,
                        "warrantyZh": warranty_zh,
                        "warrantyEn": warranty_en,
                        "lowStockAt": low_stock_at,
                        "sort": sort,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def update_denomination(
        self,
        *,
        id: str,
        idempotency_key: Unset | str | None = UNSET,
        sku: Unset | str | None = UNSET,
        name_zh: Unset | str | None = UNSET,
        name_en: Unset | str | None = UNSET,
        product: Unset | str | None = UNSET,
        kind: Unset | DenominationKind | None = UNSET,
        face_value: Unset | str | None = UNSET,
        face_currency: Unset | str | None = UNSET,
        min_quantity: Unset | int | None = UNSET,
        max_quantity: Unset | int | None = UNSET,
        buyer_fields: Unset | Any | None = UNSET,
        promise_seconds: Unset | int | None = UNSET,
        warranty_days: Unset | int | None = UNSET,
        warranty_zh: Unset | str | None = UNSET,
        warranty_en: Unset | str | None = UNSET,
        low_stock_at: Unset | int | None = UNSET,
        sort: Unset | int | None = UNSET,
    ) -> UpdateDenominationPayload:
        """Change what is given."""
        payload = UpdateDenominationPayload.read(
            self.act(
                documents.UPDATE_DENOMINATION,
                "updateDenomination",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "sku": sku,
                        "nameZh": name_zh,
                        "nameEn": name_en,
                        "product": product,
                        "kind": kind,
                        "faceValue": face_value,
                        "faceCurrency": face_currency,
                        "minQuantity": min_quantity,
                        "maxQuantity": max_quantity,
                        "buyerFields": buyer_fields,
                        "promiseSeconds": promise_seconds,
                        "warrantyDays": warranty_days,
                        "warrantyZh": warranty_zh,
                        "warrantyEn": warranty_en,
                        "lowStockAt": low_stock_at,
                        "sort": sort,
                        "id": id,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def archive_denomination(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> ArchiveDenominationPayload:
        """Take it out of every shop."""
        payload = ArchiveDenominationPayload.read(
            self.act(
                documents.ARCHIVE_DENOMINATION,
                "archiveDenomination",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def restore_denomination(
        self, *, id: str, idempotency_key: Unset | str | None = UNSET
    ) -> RestoreDenominationPayload:
        """Put it back on sale."""
        payload = RestoreDenominationPayload.read(
            self.act(
                documents.RESTORE_DENOMINATION,
                "restoreDenomination",
                named({"idempotencyKey": idempotency_key, "id": id}),
                True,
            )
        )
        self.done(payload)
        return payload

    def launch_shop(
        self,
        *,
        name: str,
        subdomain: str,
        owner_email: str,
        theme: Unset | str | None = UNSET,
        plan: Unset | str | None = UNSET,
        currency: Unset | str | None = UNSET,
        idempotency_key: Unset | str | None = UNSET,
    ) -> LaunchShopPayload:
        """Live within seconds: poll `shops` for its status."""
        payload = LaunchShopPayload.read(
            self.act(
                documents.LAUNCH_SHOP,
                "launchShop",
                named(
                    {
                        "name": name,
                        "subdomain": subdomain,
                        "ownerEmail": owner_email,
                        "theme": theme,
                        "plan": plan,
                        "currency": currency,
                        "idempotencyKey": idempotency_key,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def suspend_shop(
        self, *, shop: str, reason: str, idempotency_key: Unset | str | None = UNSET
    ) -> SuspendShopPayload:
        """No new orders from now on; paid ones are still delivered."""
        payload = SuspendShopPayload.read(
            self.act(
                documents.SUSPEND_SHOP,
                "suspendShop",
                named({"shop": shop, "reason": reason, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def reinstate_shop(
        self, *, shop: str, reason: str, idempotency_key: Unset | str | None = UNSET
    ) -> ReinstateShopPayload:
        """It sells again at once, in the state it had before."""
        payload = ReinstateShopPayload.read(
            self.act(
                documents.REINSTATE_SHOP,
                "reinstateShop",
                named({"shop": shop, "reason": reason, "idempotencyKey": idempotency_key}),
                True,
            )
        )
        self.done(payload)
        return payload

    def close_shop(
        self, *, shop: str, name: str, reason: str, idempotency_key: Unset | str | None = UNSET
    ) -> CloseShopPayload:
        """For good: nothing is served any more. Refused while buyers wait for goods or money."""
        payload = CloseShopPayload.read(
            self.act(
                documents.CLOSE_SHOP,
                "closeShop",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "shop": shop,
                        "name": name,
                        "reason": reason,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def switch_shop_collects(
        self,
        *,
        shop: str,
        collects: ShopCollects,
        name: str,
        reason: str,
        idempotency_key: Unset | str | None = UNSET,
    ) -> SwitchShopCollectsPayload:
        """Refused while customers hold balances, orders are open, or the wallet is owed."""
        payload = SwitchShopCollectsPayload.read(
            self.act(
                documents.SWITCH_SHOP_COLLECTS,
                "switchShopCollects",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "shop": shop,
                        "collects": collects,
                        "name": name,
                        "reason": reason,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def update_shop(
        self,
        *,
        shop: str,
        idempotency_key: Unset | str | None = UNSET,
        name: Unset | str | None = UNSET,
        support_email: Unset | str | None = UNSET,
        time_zone: Unset | str | None = UNSET,
        default_locale: Unset | str | None = UNSET,
        tier: Unset | str | None = UNSET,
        fee_percent: Unset | str | None = UNSET,
        test_mode: Unset | bool | None = UNSET,
    ) -> UpdateShopPayload:
        """Its name and terms; what is not given stays."""
        payload = UpdateShopPayload.read(
            self.act(
                documents.UPDATE_SHOP,
                "updateShop",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "shop": shop,
                        "name": name,
                        "supportEmail": support_email,
                        "timeZone": time_zone,
                        "defaultLocale": default_locale,
                        "tier": tier,
                        "feePercent": fee_percent,
                        "testMode": test_mode,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def resume_launch(
        self, *, shop: str, idempotency_key: Unset | str | None = UNSET
    ) -> ResumeLaunchPayload:
        """A launch that stopped goes on from its step."""
        payload = ResumeLaunchPayload.read(
            self.act(
                documents.RESUME_LAUNCH,
                "resumeLaunch",
                named({"idempotencyKey": idempotency_key, "shop": shop}),
                True,
            )
        )
        self.done(payload)
        return payload

    def abandon_launch(
        self, *, shop: str, idempotency_key: Unset | str | None = UNSET
    ) -> AbandonLaunchPayload:
        """A launch that stopped is given up: nothing is left of it, and its name is free."""
        payload = AbandonLaunchPayload.read(
            self.act(
                documents.ABANDON_LAUNCH,
                "abandonLaunch",
                named({"idempotencyKey": idempotency_key, "shop": shop}),
                True,
            )
        )
        self.done(payload)
        return payload

    def adjust_shop_wallet(
        self, *, shop: str, amount: str, reason: str, idempotency_key: Unset | str | None = UNSET
    ) -> AdjustShopWalletPayload:
        """Moves money in the ledger at once, against the adjustments account."""
        payload = AdjustShopWalletPayload.read(
            self.act(
                documents.ADJUST_SHOP_WALLET,
                "adjustShopWallet",
                named(
                    {
                        "idempotencyKey": idempotency_key,
                        "shop": shop,
                        "amount": amount,
                        "reason": reason,
                    }
                ),
                True,
            )
        )
        self.done(payload)
        return payload

    def approve_promotion_funding(
        self, *, id: str, budget: str, idempotency_key: Unset | str | None = UNSET
    ) -> ApprovePromotionFundingPayload:
        """The platform pays, up to the budget."""
        payload = ApprovePromotionFundingPayload.read(
            self.act(
                documents.APPROVE_PROMOTION_FUNDING,
                "approvePromotionFunding",
                named({"idempotencyKey": idempotency_key, "id": id, "budget": budget}),
                True,
            )
        )
        self.done(payload)
        return payload

    def decline_promotion_funding(
        self, *, id: str, reason: str, idempotency_key: Unset | str | None = UNSET
    ) -> DeclinePromotionFundingPayload:
        """The platform does not pay."""
        payload = DeclinePromotionFundingPayload.read(
            self.act(
                documents.DECLINE_PROMOTION_FUNDING,
                "declinePromotionFunding",
                named({"idempotencyKey": idempotency_key, "id": id, "reason": reason}),
                True,
            )
        )
        self.done(payload)
        return payload

    def raise_promotion_budget(
        self, *, id: str, more: str, idempotency_key: Unset | str | None = UNSET
    ) -> RaisePromotionBudgetPayload:
        """The platform pays more than it has promised."""
        payload = RaisePromotionBudgetPayload.read(
            self.act(
                documents.RAISE_PROMOTION_BUDGET,
                "raisePromotionBudget",
                named({"idempotencyKey": idempotency_key, "id": id, "more": more}),
                True,
            )
        )
        self.done(payload)
        return payload

    def stop_promotion_funding(
        self, *, id: str, reason: str, idempotency_key: Unset | str | None = UNSET
    ) -> StopPromotionFundingPayload:
        """It pays no further order; what was paid stands."""
        payload = StopPromotionFundingPayload.read(
            self.act(
                documents.STOP_PROMOTION_FUNDING,
                "stopPromotionFunding",
                named({"idempotencyKey": idempotency_key, "id": id, "reason": reason}),
                True,
            )
        )
        self.done(payload)
        return payload

    def registered_queries(
        self, *, key: str, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[RegisteredQuery]:
        """The queries of a key, by its id or prefix, in the order of registration."""
        return page_of(
            self.ask(
                documents.REGISTERED_QUERIES, named({"key": key, "first": first, "after": after})
            )["registeredQueries"],
            RegisteredQuery.read,
        )

    def jobs(
        self,
        *,
        filter: Unset | JobFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[Job]:
        """Newest first."""
        return page_of(
            self.ask(documents.JOBS, named({"filter": filter, "first": first, "after": after}))[
                "jobs"
            ],
            Job.read,
        )

    def owed_work(self) -> list[OwedWork]:
        """What is not done, by task."""
        return [OwedWork.read(one) for one in self.ask(documents.OWED_WORK, {})["owedWork"]]

    def staff(
        self,
        *,
        search: Unset | str | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[StaffMember]:
        """By e-mail address."""
        return page_of(
            self.ask(documents.STAFF, named({"search": search, "first": first, "after": after}))[
                "staff"
            ],
            StaffMember.read,
        )

    def trial_balance(self, *, currency: Unset | str | None = UNSET) -> list[AccountBalance]:
        """Every ledger account with its balance; sums to zero per currency."""
        return [
            AccountBalance.read(one)
            for one in self.ask(documents.TRIAL_BALANCE, named({"currency": currency}))[
                "trialBalance"
            ]
        ]

    def ledger_accounts(
        self,
        *,
        filter: Unset | LedgerAccountFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[LedgerAccount]:
        """By code."""
        return page_of(
            self.ask(
                documents.LEDGER_ACCOUNTS, named({"filter": filter, "first": first, "after": after})
            )["ledgerAccounts"],
            LedgerAccount.read,
        )

    def ledger_statement(
        self,
        *,
        account: Unset | str | None = UNSET,
        code: Unset | str | None = UNSET,
        currency: Unset | str | None = UNSET,
        since: Unset | datetime | None = UNSET,
        until: Unset | datetime | None = UNSET,
    ) -> LedgerStatement | None:
        """Of an account by its id, or by code and currency. Null where there is none."""
        return maybe(
            self.ask(
                documents.LEDGER_STATEMENT,
                named(
                    {
                        "account": account,
                        "code": code,
                        "currency": currency,
                        "since": since,
                        "until": until,
                    }
                ),
            )["ledgerStatement"],
            LedgerStatement.read,
        )

    def journals(
        self,
        *,
        filter: Unset | JournalFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[Journal]:
        """Postings with their entries, newest first."""
        return page_of(
            self.ask(documents.JOURNALS, named({"filter": filter, "first": first, "after": after}))[
                "journals"
            ],
            Journal.read,
        )

    def fx_rates(
        self,
        *,
        base: Unset | str | None = UNSET,
        quote: Unset | str | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[FxRate]:
        """Newest first; the newest of a pair that is valid already counts."""
        return page_of(
            self.ask(
                documents.FX_RATES,
                named({"base": base, "quote": quote, "first": first, "after": after}),
            )["fxRates"],
            FxRate.read,
        )

    def audit_events(
        self,
        *,
        shop: Unset | str | None = UNSET,
        action: Unset | str | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[AuditEvent]:
        """Newest first. `action` is a verb in the past, such as "order.refunded"."""
        return page_of(
            self.ask(
                documents.AUDIT_EVENTS,
                named({"shop": shop, "action": action, "first": first, "after": after}),
            )["auditEvents"],
            AuditEvent.read,
        )

    def audit_trail(
        self,
        *,
        filter: Unset | AuditFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[AuditEvent]:
        """The same by more filters, newest first."""
        return page_of(
            self.ask(
                documents.AUDIT_TRAIL, named({"filter": filter, "first": first, "after": after})
            )["auditTrail"],
            AuditEvent.read,
        )

    def audit_chain(self) -> ChainHead:
        """The last seal. `verifyAuditChain` walks the chain."""
        return ChainHead.read(self.ask(documents.AUDIT_CHAIN, {})["auditChain"])

    def order_summaries(
        self,
        *,
        filter: Unset | OrderSummaryFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[OrderSummary]:
        """Orders of all shops, newest first."""
        return page_of(
            self.ask(
                documents.ORDER_SUMMARIES, named({"filter": filter, "first": first, "after": after})
            )["orderSummaries"],
            OrderSummary.read,
        )

    def order_summary(self, *, id: str) -> OrderSummary | None:
        return maybe(
            self.ask(documents.ORDER_SUMMARY, named({"id": id}))["orderSummary"], OrderSummary.read
        )

    def daily_figures(
        self,
        *,
        shop: Unset | str | None = UNSET,
        since: Unset | date | None = UNSET,
        until: Unset | date | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[DailyFigure]:
        """Newest day first."""
        return page_of(
            self.ask(
                documents.DAILY_FIGURES,
                named(
                    {"shop": shop, "since": since, "until": until, "first": first, "after": after}
                ),
            )["dailyFigures"],
            DailyFigure.read,
        )

    def stock_import(self, *, id: str) -> StockImport | None:
        """Its preview, then its progress, then its result. Null where there is none."""
        return maybe(
            self.ask(documents.STOCK_IMPORT, named({"id": id}))["stockImport"], StockImport.read
        )

    def stock_imports(
        self,
        *,
        filter: Unset | StockImportFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[StockImport]:
        """Newest first."""
        return page_of(
            self.ask(
                documents.STOCK_IMPORTS, named({"filter": filter, "first": first, "after": after})
            )["stockImports"],
            StockImport.read,
        )

    def suppliers(
        self,
        *,
        filter: Unset | SupplierFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[Supplier]:
        """By name."""
        return page_of(
            self.ask(
                documents.SUPPLIERS, named({"filter": filter, "first": first, "after": after})
            )["suppliers"],
            Supplier.read,
        )

    def supplier(
        self, *, id: Unset | str | None = UNSET, code: Unset | str | None = UNSET
    ) -> Supplier | None:
        return maybe(
            self.ask(documents.SUPPLIER, named({"id": id, "code": code}))["supplier"], Supplier.read
        )

    def purchase_batches(
        self,
        *,
        filter: Unset | PurchaseBatchFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[PurchaseBatch]:
        """Newest first."""
        return page_of(
            self.ask(
                documents.PURCHASE_BATCHES,
                named({"filter": filter, "first": first, "after": after}),
            )["purchaseBatches"],
            PurchaseBatch.read,
        )

    def purchase_batch(self, *, id: str) -> PurchaseBatch | None:
        return maybe(
            self.ask(documents.PURCHASE_BATCH, named({"id": id}))["purchaseBatch"],
            PurchaseBatch.read,
        )

    def stock_levels(
        self,
        *,
        filter: Unset | StockLevelFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[StockLevel]:
        """Of what is delivered out of stock and is on sale; by SKU."""
        return page_of(
            self.ask(
                documents.STOCK_LEVELS, named({"filter": filter, "first": first, "after": after})
            )["stockLevels"],
            StockLevel.read,
        )

    def price_tiers(
        self, *, first: Unset | int | None = UNSET, after: Unset | str | None = UNSET
    ) -> Page[PriceTier]:
        """By short name."""
        return page_of(
            self.ask(documents.PRICE_TIERS, named({"first": first, "after": after}))["priceTiers"],
            PriceTier.read,
        )

    def wholesale_prices(
        self,
        *,
        filter: Unset | WholesalePriceFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[WholesalePrice]:
        """Every price of every tier, in the order in which they were set."""
        return page_of(
            self.ask(
                documents.WHOLESALE_PRICES,
                named({"filter": filter, "first": first, "after": after}),
            )["wholesalePrices"],
            WholesalePrice.read,
        )

    def wholesale_lists(
        self,
        *,
        filter: Unset | CatalogueDenominationFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[WholesaleList]:
        """Denominations by SKU, each with its price list and what it did to floors."""
        return page_of(
            self.ask(
                documents.WHOLESALE_LISTS, named({"filter": filter, "first": first, "after": after})
            )["wholesaleLists"],
            WholesaleList.read,
        )

    def catalogue_categories(
        self,
        *,
        filter: Unset | CatalogueCategoryFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[CatalogueCategory]:
        """By position, then by age."""
        return page_of(
            self.ask(
                documents.CATALOGUE_CATEGORIES,
                named({"filter": filter, "first": first, "after": after}),
            )["catalogueCategories"],
            CatalogueCategory.read,
        )

    def catalogue_products(
        self,
        *,
        filter: Unset | CatalogueProductFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[CatalogueProduct]:
        """By position, then by age."""
        return page_of(
            self.ask(
                documents.CATALOGUE_PRODUCTS,
                named({"filter": filter, "first": first, "after": after}),
            )["catalogueProducts"],
            CatalogueProduct.read,
        )

    def catalogue_denominations(
        self,
        *,
        filter: Unset | CatalogueDenominationFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[CatalogueDenomination]:
        """By SKU."""
        return page_of(
            self.ask(
                documents.CATALOGUE_DENOMINATIONS,
                named({"filter": filter, "first": first, "after": after}),
            )["catalogueDenominations"],
            CatalogueDenomination.read,
        )

    def catalogue_category(self, *, id: str) -> CatalogueCategory | None:
        return maybe(
            self.ask(documents.CATALOGUE_CATEGORY, named({"id": id}))["catalogueCategory"],
            CatalogueCategory.read,
        )

    def catalogue_product(self, *, id: str) -> CatalogueProduct | None:
        return maybe(
            self.ask(documents.CATALOGUE_PRODUCT, named({"id": id}))["catalogueProduct"],
            CatalogueProduct.read,
        )

    def catalogue_denomination(
        self, *, id: Unset | str | None = UNSET, sku: Unset | str | None = UNSET
    ) -> CatalogueDenomination | None:
        return maybe(
            self.ask(documents.CATALOGUE_DENOMINATION, named({"id": id, "sku": sku}))[
                "catalogueDenomination"
            ],
            CatalogueDenomination.read,
        )

    def shops(
        self,
        *,
        search: Unset | str | None = UNSET,
        status: Unset | ShopStatus | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[ShopAccount]:
        """Newest first; `search` looks in names and hosts."""
        return page_of(
            self.ask(
                documents.SHOPS,
                named({"search": search, "status": status, "first": first, "after": after}),
            )["shops"],
            ShopAccount.read,
        )

    def shop_accounts(
        self,
        *,
        filter: Unset | ShopAccountFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[ShopAccount]:
        """The same by more filters, newest first."""
        return page_of(
            self.ask(
                documents.SHOP_ACCOUNTS, named({"filter": filter, "first": first, "after": after})
            )["shopAccounts"],
            ShopAccount.read,
        )

    def shop(self, *, id: str) -> ShopAccount | None:
        """Null where there is none."""
        return maybe(self.ask(documents.SHOP, named({"id": id}))["shop"], ShopAccount.read)

    def ledger_entries(
        self,
        *,
        account: Unset | str | None = UNSET,
        code: Unset | str | None = UNSET,
        currency: Unset | str | None = UNSET,
        since: Unset | datetime | None = UNSET,
        until: Unset | datetime | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[StatementEntry]:
        """Newest first."""
        return page_of(
            reach(
                self.ask(
                    documents.LEDGER_ENTRIES,
                    named(
                        {
                            "account": account,
                            "code": code,
                            "currency": currency,
                            "since": since,
                            "until": until,
                            "first": first,
                            "after": after,
                        }
                    ),
                ),
                "ledgerStatement",
                "entries",
            ),
            StatementEntry.read,
        )

    def promotion_fundings(
        self,
        *,
        filter: Unset | PromotionFundingFilter | None = UNSET,
        first: Unset | int | None = UNSET,
        after: Unset | str | None = UNSET,
    ) -> Page[PromotionFunding]:
        """Promotions that the platform is asked to pay, newest first."""
        return page_of(
            self.ask(
                documents.PROMOTION_FUNDINGS,
                named({"filter": filter, "first": first, "after": after}),
            )["promotionFundings"],
            PromotionFunding.read,
        )

    def promotion_funding(self, *, id: str) -> PromotionFunding | None:
        return maybe(
            self.ask(documents.PROMOTION_FUNDING, named({"id": id}))["promotionFunding"],
            PromotionFunding.read,
        )
