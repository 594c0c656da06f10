"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cardfleet.errors import Fault
from cardfleet.owner.choices import (
    ChainFindingKind,
    DateOrder,
    DenominationKind,
    DomainKind,
    FundingState,
    JobState,
    LaunchStep,
    OwnerRole,
    RowOutcome,
    ShopCollects,
    ShopStatus,
    StockFileKind,
    StockImportState,
    StockState,
    SummaryDelivery,
    SummaryRefund,
    SummaryStatus,
    SupplierKind,
)
from cardfleet.values import Money, day, instant, maybe


@dataclass(frozen=True, kw_only=True)
class RegisteredQuery:
    """A document that a key sends by its hash alone: `extensions.persistedQuery.sha256Hash`."""

    sha256: str
    name: str
    text: str
    id: str
    created_at: datetime

    @classmethod
    def read(cls, data: Any) -> "RegisteredQuery":
        return cls(
            sha256=data["sha256"],
            name=data["name"],
            text=data["text"],
            id=data["id"],
            created_at=instant(data["createdAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class RegisterQueriesPayload:
    queries: list[RegisteredQuery]
    registered_only: bool | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RegisterQueriesPayload":
        return cls(
            queries=[RegisteredQuery.read(one) for one in data["queries"]],
            registered_only=data["registeredOnly"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UnregisterQueriesPayload:
    removed: int | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UnregisterQueriesPayload":
        return cls(
            removed=data["removed"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class Job:
    """One piece of work that is owed. A payload holds ids only."""

    task: str
    attempts: int
    last_error: str
    id: str
    state: JobState
    payload: Any
    shop: str | None
    due_at: datetime
    created_at: datetime
    done_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "Job":
        return cls(
            task=data["task"],
            attempts=data["attempts"],
            last_error=data["lastError"],
            id=data["id"],
            state=JobState(data["state"]),
            payload=data["payload"],
            shop=data["shop"],
            due_at=instant(data["dueAt"]),
            created_at=instant(data["createdAt"]),
            done_at=maybe(data["doneAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class RetryJobsPayload:
    jobs: list[Job]
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RetryJobsPayload":
        return cls(
            jobs=[Job.read(one) for one in data["jobs"]],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class FxRate:
    """One unit of `base` is worth `rate` units of `quote`, from `validFrom` on."""

    base: str
    quote: str
    set_by: str
    id: str
    rate: str
    valid_from: datetime

    @classmethod
    def read(cls, data: Any) -> "FxRate":
        return cls(
            base=data["base"],
            quote=data["quote"],
            set_by=data["setBy"],
            id=data["id"],
            rate=data["rate"],
            valid_from=instant(data["validFrom"]),
        )


@dataclass(frozen=True, kw_only=True)
class SetFxRatePayload:
    rate: FxRate | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetFxRatePayload":
        return cls(
            rate=maybe(data["rate"], FxRate.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ChainFinding:
    """A row of the trail, or a seal, that somebody with rights in the database has touched."""

    kind: ChainFindingKind
    seq: float | None
    event: str | None

    @classmethod
    def read(cls, data: Any) -> "ChainFinding":
        return cls(
            kind=ChainFindingKind(data["kind"]),
            seq=data["seq"],
            event=data["event"],
        )


@dataclass(frozen=True, kw_only=True)
class ChainVerification:
    """What walking the whole chain has found."""

    intact: bool
    sealed: int
    waiting: int
    head_seq: float
    head_hash: str
    broken: int
    findings: list[ChainFinding]

    @classmethod
    def read(cls, data: Any) -> "ChainVerification":
        return cls(
            intact=data["intact"],
            sealed=data["sealed"],
            waiting=data["waiting"],
            head_seq=data["headSeq"],
            head_hash=data["headHash"],
            broken=data["broken"],
            findings=[ChainFinding.read(one) for one in data["findings"]],
        )


@dataclass(frozen=True, kw_only=True)
class VerifyAuditChainPayload:
    result: ChainVerification | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "VerifyAuditChainPayload":
        return cls(
            result=maybe(data["result"], ChainVerification.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SignedDownload:
    """Where a file can be fetched, once: `curl -OJ "URL"`."""

    url: str
    expires_at: datetime

    @classmethod
    def read(cls, data: Any) -> "SignedDownload":
        return cls(
            url=data["url"],
            expires_at=instant(data["expiresAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class CreateAuditExportPayload:
    file: SignedDownload | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateAuditExportPayload":
        return cls(
            file=maybe(data["file"], SignedDownload.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SignedUpload:
    """Where a file goes: `curl -T FILE "URL"`. For one file of exactly the announced size."""

    id: str
    url: str
    method: str
    filename: str
    expires_at: datetime
    arrived_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "SignedUpload":
        return cls(
            id=data["id"],
            url=data["url"],
            method=data["method"],
            filename=data["filename"],
            expires_at=instant(data["expiresAt"]),
            arrived_at=maybe(data["arrivedAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class CreateStockUploadPayload:
    upload: SignedUpload | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateStockUploadPayload":
        return cls(
            upload=maybe(data["upload"], SignedUpload.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class Supplier:
    """Who supplies. `code` is its short name in files and commands."""

    code: str
    name: str
    email: str
    note: str
    is_archived: bool
    id: str
    kind: SupplierKind
    created_at: datetime

    @classmethod
    def read(cls, data: Any) -> "Supplier":
        return cls(
            code=data["code"],
            name=data["name"],
            email=data["email"],
            note=data["note"],
            is_archived=data["isArchived"],
            id=data["id"],
            kind=SupplierKind(data["kind"]),
            created_at=instant(data["createdAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class CatalogueCategory:
    """A node of the category tree. `name` is in the language of the request."""

    name_zh: str
    name_en: str
    sort: int
    is_archived: bool
    slug: str
    icon: str
    id: str
    name: str
    path: list[str]
    products_on_sale: int

    @classmethod
    def read(cls, data: Any) -> "CatalogueCategory":
        return cls(
            name_zh=data["nameZh"],
            name_en=data["nameEn"],
            sort=data["sort"],
            is_archived=data["isArchived"],
            slug=data["slug"],
            icon=data["icon"],
            id=data["id"],
            name=data["name"],
            path=data["path"],
            products_on_sale=data["productsOnSale"],
        )


@dataclass(frozen=True, kw_only=True)
class CatalogueProduct:
    """What shops may list. `name` is in the language of the request."""

    name_zh: str
    name_en: str
    sort: int
    is_archived: bool
    slug: str
    description_zh: str
    description_en: str
    instructions_zh: str
    instructions_en: str
    issuer: str
    region: str
    id: str
    name: str
    category: CatalogueCategory
    image_url: str
    has_picture: bool
    created_at: datetime
    updated_at: datetime

    @classmethod
    def read(cls, data: Any) -> "CatalogueProduct":
        return cls(
            name_zh=data["nameZh"],
            name_en=data["nameEn"],
            sort=data["sort"],
            is_archived=data["isArchived"],
            slug=data["slug"],
            description_zh=data["descriptionZh"],
            description_en=data["descriptionEn"],
            instructions_zh=data["instructionsZh"],
            instructions_en=data["instructionsEn"],
            issuer=data["issuer"],
            region=data["region"],
            id=data["id"],
            name=data["name"],
            category=CatalogueCategory.read(data["category"]),
            image_url=data["imageUrl"],
            has_picture=data["hasPicture"],
            created_at=instant(data["createdAt"]),
            updated_at=instant(data["updatedAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class CatalogueDenomination:
    """A face value of a product (a SKU). Its wholesale prices are a list of their own."""

    name_zh: str
    name_en: str
    sort: int
    is_archived: bool
    sku: str
    face_currency: str
    min_quantity: int
    max_quantity: int
    promise_seconds: int | None
    warranty_days: int
    warranty_zh: str
    warranty_en: str
    low_stock_at: int
    id: str
    name: str
    product: CatalogueProduct
    kind: DenominationKind
    face_value: str | None
    buyer_fields: Any
    stocked: bool

    @classmethod
    def read(cls, data: Any) -> "CatalogueDenomination":
        return cls(
            name_zh=data["nameZh"],
            name_en=data["nameEn"],
            sort=data["sort"],
            is_archived=data["isArchived"],
            sku=data["sku"],
            face_currency=data["faceCurrency"],
            min_quantity=data["minQuantity"],
            max_quantity=data["maxQuantity"],
            promise_seconds=data["promiseSeconds"],
            warranty_days=data["warrantyDays"],
            warranty_zh=data["warrantyZh"],
            warranty_en=data["warrantyEn"],
            low_stock_at=data["lowStockAt"],
            id=data["id"],
            name=data["name"],
            product=CatalogueProduct.read(data["product"]),
            kind=DenominationKind(data["kind"]),
            face_value=data["faceValue"],
            buyer_fields=data["buyerFields"],
            stocked=data["stocked"],
        )


@dataclass(frozen=True, kw_only=True)
class UnitPrice:
    """A price or cost of one piece: up to six decimals, so it is no amount that moves."""

    amount: str
    currency: str

    @classmethod
    def read(cls, data: Any) -> "UnitPrice":
        return cls(
            amount=data["amount"],
            currency=data["currency"],
        )


@dataclass(frozen=True, kw_only=True)
class CodeCounts:
    """The codes of a batch by what became of them."""

    free: int
    reserved: int
    sold: int
    burned: int

    @classmethod
    def read(cls, data: Any) -> "CodeCounts":
        return cls(
            free=data["free"],
            reserved=data["reserved"],
            sold=data["sold"],
            burned=data["burned"],
        )


@dataclass(frozen=True, kw_only=True)
class PurchaseBatch:
    """Codes of one denomination, bought at one price."""

    reference: str
    id: str
    name: str
    note: str
    supplier: Supplier
    denomination: CatalogueDenomination
    unit_cost: UnitPrice
    bought_on: date
    expires_on: date | None
    created_at: datetime
    codes: CodeCounts

    @classmethod
    def read(cls, data: Any) -> "PurchaseBatch":
        return cls(
            reference=data["reference"],
            id=data["id"],
            name=data["name"],
            note=data["note"],
            supplier=Supplier.read(data["supplier"]),
            denomination=CatalogueDenomination.read(data["denomination"]),
            unit_cost=UnitPrice.read(data["unitCost"]),
            bought_on=day(data["boughtOn"]),
            expires_on=maybe(data["expiresOn"], day),
            created_at=instant(data["createdAt"]),
            codes=CodeCounts.read(data["codes"]),
        )


@dataclass(frozen=True, kw_only=True)
class ReasonCount:
    """How many rows for one reason."""

    reason: str
    text: str
    rows: int

    @classmethod
    def read(cls, data: Any) -> "ReasonCount":
        return cls(
            reason=data["reason"],
            text=data["text"],
            rows=data["rows"],
        )


@dataclass(frozen=True, kw_only=True)
class RowCounts:
    """What would become, or became, of the rows."""

    rows: int
    taken: int
    duplicate: int
    refused: int
    refused_by_reason: list[ReasonCount]
    passed_over: list[ReasonCount]

    @classmethod
    def read(cls, data: Any) -> "RowCounts":
        return cls(
            rows=data["rows"],
            taken=data["taken"],
            duplicate=data["duplicate"],
            refused=data["refused"],
            refused_by_reason=[ReasonCount.read(one) for one in data["refusedByReason"]],
            passed_over=[ReasonCount.read(one) for one in data["passedOver"]],
        )


@dataclass(frozen=True, kw_only=True)
class StockColumns:
    """Which column holds what, from 0."""

    secret: int | None
    number: int | None
    pin: int | None
    expires_on: int | None

    @classmethod
    def read(cls, data: Any) -> "StockColumns":
        return cls(
            secret=data["secret"],
            number=data["number"],
            pin=data["pin"],
            expires_on=data["expiresOn"],
        )


@dataclass(frozen=True, kw_only=True)
class StockLayout:
    """How a stock file is made: guessed, or as it was corrected."""

    kind: StockFileKind
    encoding: str
    separator: str
    header_row: int
    sheet: str
    comment: str
    date_order: DateOrder
    pin_width: int
    columns: StockColumns

    @classmethod
    def read(cls, data: Any) -> "StockLayout":
        return cls(
            kind=StockFileKind(data["kind"]),
            encoding=data["encoding"],
            separator=data["separator"],
            header_row=data["headerRow"],
            sheet=data["sheet"],
            comment=data["comment"],
            date_order=DateOrder(data["dateOrder"]),
            pin_width=data["pinWidth"],
            columns=StockColumns.read(data["columns"]),
        )


@dataclass(frozen=True, kw_only=True)
class SampleRow:
    """A row of the file. Cells that may be part of a code show no more than their beginning."""

    number: int
    cells: list[str]
    outcome: RowOutcome | None
    why: str

    @classmethod
    def read(cls, data: Any) -> "SampleRow":
        return cls(
            number=data["number"],
            cells=data["cells"],
            outcome=maybe(data["outcome"], RowOutcome),
            why=data["why"],
        )


@dataclass(frozen=True, kw_only=True)
class StockPreview:
    """What the import would do, before anything is done."""

    layout: StockLayout
    columns: int
    header: list[str]
    sample: list[SampleRow]
    counts: RowCounts | None
    warnings: list[str]
    problem: str

    @classmethod
    def read(cls, data: Any) -> "StockPreview":
        return cls(
            layout=StockLayout.read(data["layout"]),
            columns=data["columns"],
            header=data["header"],
            sample=[SampleRow.read(one) for one in data["sample"]],
            counts=maybe(data["counts"], RowCounts.read),
            warnings=data["warnings"],
            problem=data["problem"],
        )


@dataclass(frozen=True, kw_only=True)
class StockImport:
    """One stock file on its way in. Never a code."""

    filename: str
    problem: str
    started_by: str
    id: str
    state: StockImportState
    supplier: Supplier
    denomination: CatalogueDenomination
    batch: PurchaseBatch | None
    size: float
    sha256: str
    progress: float | None
    counts: RowCounts
    preview: StockPreview | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "StockImport":
        return cls(
            filename=data["filename"],
            problem=data["problem"],
            started_by=data["startedBy"],
            id=data["id"],
            state=StockImportState(data["state"]),
            supplier=Supplier.read(data["supplier"]),
            denomination=CatalogueDenomination.read(data["denomination"]),
            batch=maybe(data["batch"], PurchaseBatch.read),
            size=data["size"],
            sha256=data["sha256"],
            progress=data["progress"],
            counts=RowCounts.read(data["counts"]),
            preview=maybe(data["preview"], StockPreview.read),
            created_at=instant(data["createdAt"]),
            started_at=maybe(data["startedAt"], instant),
            finished_at=maybe(data["finishedAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class PreviewStockImportPayload:
    stock_import: StockImport | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "PreviewStockImportPayload":
        return cls(
            stock_import=maybe(data["stockImport"], StockImport.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CorrectStockImportPayload:
    stock_import: StockImport | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CorrectStockImportPayload":
        return cls(
            stock_import=maybe(data["stockImport"], StockImport.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class StartStockImportPayload:
    stock_import: StockImport | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "StartStockImportPayload":
        return cls(
            stock_import=maybe(data["stockImport"], StockImport.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CancelStockImportPayload:
    stock_import: StockImport | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CancelStockImportPayload":
        return cls(
            stock_import=maybe(data["stockImport"], StockImport.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ResumeStockImportPayload:
    stock_import: StockImport | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ResumeStockImportPayload":
        return cls(
            stock_import=maybe(data["stockImport"], StockImport.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CreateRefusedRowsFilePayload:
    file: SignedDownload | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateRefusedRowsFilePayload":
        return cls(
            file=maybe(data["file"], SignedDownload.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CreateSupplierPayload:
    supplier: Supplier | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateSupplierPayload":
        return cls(
            supplier=maybe(data["supplier"], Supplier.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UpdateSupplierPayload:
    supplier: Supplier | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UpdateSupplierPayload":
        return cls(
            supplier=maybe(data["supplier"], Supplier.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ArchiveSupplierPayload:
    supplier: Supplier | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ArchiveSupplierPayload":
        return cls(
            supplier=maybe(data["supplier"], Supplier.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RestoreSupplierPayload:
    supplier: Supplier | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RestoreSupplierPayload":
        return cls(
            supplier=maybe(data["supplier"], Supplier.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CreatePurchaseBatchPayload:
    batch: PurchaseBatch | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreatePurchaseBatchPayload":
        return cls(
            batch=maybe(data["batch"], PurchaseBatch.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UpdatePurchaseBatchPayload:
    batch: PurchaseBatch | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UpdatePurchaseBatchPayload":
        return cls(
            batch=maybe(data["batch"], PurchaseBatch.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class BurnStockCodePayload:
    denomination: CatalogueDenomination | None
    batch: PurchaseBatch | None
    burned: bool | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "BurnStockCodePayload":
        return cls(
            denomination=maybe(data["denomination"], CatalogueDenomination.read),
            batch=maybe(data["batch"], PurchaseBatch.read),
            burned=data["burned"],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PriceTier:
    """A class of shops that buy at the same wholesale prices. Shops name it by its `code`."""

    code: str
    name: str
    id: str
    shops: int

    @classmethod
    def read(cls, data: Any) -> "PriceTier":
        return cls(
            code=data["code"],
            name=data["name"],
            id=data["id"],
            shops=data["shops"],
        )


@dataclass(frozen=True, kw_only=True)
class WholesalePrice:
    """What a shop of a tier pays for one piece, from a quantity on."""

    id: str
    denomination: CatalogueDenomination
    tier: PriceTier
    min_quantity: int
    price: UnitPrice

    @classmethod
    def read(cls, data: Any) -> "WholesalePrice":
        return cls(
            id=data["id"],
            denomination=CatalogueDenomination.read(data["denomination"]),
            tier=PriceTier.read(data["tier"]),
            min_quantity=data["minQuantity"],
            price=UnitPrice.read(data["price"]),
        )


@dataclass(frozen=True, kw_only=True)
class StoppedSale:
    """A shop whose price no longer covers what the sale costs."""

    shop: str
    shop_name: str
    at: datetime

    @classmethod
    def read(cls, data: Any) -> "StoppedSale":
        return cls(
            shop=data["shop"],
            shop_name=data["shopName"],
            at=instant(data["at"]),
        )


@dataclass(frozen=True, kw_only=True)
class FloorEffect:
    """What a change of cost does to sales: below its floor a shop's sale stops, and it is told."""

    shops_selling: int
    checks_left: int
    stopped: list[StoppedSale]

    @classmethod
    def read(cls, data: Any) -> "FloorEffect":
        return cls(
            shops_selling=data["shopsSelling"],
            checks_left=data["checksLeft"],
            stopped=[StoppedSale.read(one) for one in data["stopped"]],
        )


@dataclass(frozen=True, kw_only=True)
class WholesaleList:
    """A denomination with its whole price list, and what the last change of it did."""

    denomination: CatalogueDenomination
    prices: list[WholesalePrice]
    floors: FloorEffect

    @classmethod
    def read(cls, data: Any) -> "WholesaleList":
        return cls(
            denomination=CatalogueDenomination.read(data["denomination"]),
            prices=[WholesalePrice.read(one) for one in data["prices"]],
            floors=FloorEffect.read(data["floors"]),
        )


@dataclass(frozen=True, kw_only=True)
class SetWholesalePricesPayload:
    lists: list[WholesaleList]
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SetWholesalePricesPayload":
        return cls(
            lists=[WholesaleList.read(one) for one in data["lists"]],
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CreatePriceTierPayload:
    tier: PriceTier | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreatePriceTierPayload":
        return cls(
            tier=maybe(data["tier"], PriceTier.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UpdatePriceTierPayload:
    tier: PriceTier | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UpdatePriceTierPayload":
        return cls(
            tier=maybe(data["tier"], PriceTier.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CreateCategoryPayload:
    category: CatalogueCategory | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateCategoryPayload":
        return cls(
            category=maybe(data["category"], CatalogueCategory.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UpdateCategoryPayload:
    category: CatalogueCategory | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UpdateCategoryPayload":
        return cls(
            category=maybe(data["category"], CatalogueCategory.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ArchiveCategoryPayload:
    category: CatalogueCategory | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ArchiveCategoryPayload":
        return cls(
            category=maybe(data["category"], CatalogueCategory.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RestoreCategoryPayload:
    category: CatalogueCategory | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RestoreCategoryPayload":
        return cls(
            category=maybe(data["category"], CatalogueCategory.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CreateProductPayload:
    product: CatalogueProduct | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateProductPayload":
        return cls(
            product=maybe(data["product"], CatalogueProduct.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UpdateProductPayload:
    product: CatalogueProduct | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UpdateProductPayload":
        return cls(
            product=maybe(data["product"], CatalogueProduct.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ArchiveProductPayload:
    product: CatalogueProduct | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ArchiveProductPayload":
        return cls(
            product=maybe(data["product"], CatalogueProduct.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RestoreProductPayload:
    product: CatalogueProduct | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RestoreProductPayload":
        return cls(
            product=maybe(data["product"], CatalogueProduct.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CreateProductImageUploadPayload:
    upload: SignedUpload | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateProductImageUploadPayload":
        return cls(
            upload=maybe(data["upload"], SignedUpload.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RemoveProductImagePayload:
    product: CatalogueProduct | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RemoveProductImagePayload":
        return cls(
            product=maybe(data["product"], CatalogueProduct.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CreateDenominationPayload:
    denomination: CatalogueDenomination | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CreateDenominationPayload":
        return cls(
            denomination=maybe(data["denomination"], CatalogueDenomination.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UpdateDenominationPayload:
    denomination: CatalogueDenomination | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UpdateDenominationPayload":
        return cls(
            denomination=maybe(data["denomination"], CatalogueDenomination.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ArchiveDenominationPayload:
    denomination: CatalogueDenomination | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ArchiveDenominationPayload":
        return cls(
            denomination=maybe(data["denomination"], CatalogueDenomination.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RestoreDenominationPayload:
    denomination: CatalogueDenomination | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RestoreDenominationPayload":
        return cls(
            denomination=maybe(data["denomination"], CatalogueDenomination.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ShopDomain:
    """An address of a shop. One of its own is served while its DNS proof stands."""

    is_primary: bool
    domain: str
    kind: DomainKind
    served: bool
    added_at: datetime
    proven_at: datetime | None
    checked_at: datetime | None
    lost_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "ShopDomain":
        return cls(
            is_primary=data["isPrimary"],
            domain=data["domain"],
            kind=DomainKind(data["kind"]),
            served=data["served"],
            added_at=instant(data["addedAt"]),
            proven_at=maybe(data["provenAt"], instant),
            checked_at=maybe(data["checkedAt"], instant),
            lost_at=maybe(data["lostAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class ShopMember:
    """A person of the owner host whose shop it is."""

    person: str
    email: str | None
    role: str
    since: datetime

    @classmethod
    def read(cls, data: Any) -> "ShopMember":
        return cls(
            person=data["person"],
            email=data["email"],
            role=data["role"],
            since=instant(data["since"]),
        )


@dataclass(frozen=True, kw_only=True)
class LaunchProgress:
    """A launch, step by step. Ask again each second until it is DONE or FAILED."""

    error: str
    tries: int
    step: LaunchStep
    started_at: datetime
    finished_at: datetime | None
    stopped: bool

    @classmethod
    def read(cls, data: Any) -> "LaunchProgress":
        return cls(
            error=data["error"],
            tries=data["tries"],
            step=LaunchStep(data["step"]),
            started_at=instant(data["startedAt"]),
            finished_at=maybe(data["finishedAt"], instant),
            stopped=data["stopped"],
        )


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """One deed: who did what to what, and when."""

    actor_kind: str
    actor_label: str
    address: str
    device: str
    action: str
    target: str
    id: str
    at: datetime
    actor: str
    actor_id: str
    shop: str | None
    request_id: str
    details: Any

    @classmethod
    def read(cls, data: Any) -> "AuditEvent":
        return cls(
            actor_kind=data["actorKind"],
            actor_label=data["actorLabel"],
            address=data["address"],
            device=data["device"],
            action=data["action"],
            target=data["target"],
            id=data["id"],
            at=instant(data["at"]),
            actor=data["actor"],
            actor_id=data["actorId"],
            shop=data["shop"],
            request_id=data["requestId"],
            details=data["details"],
        )


@dataclass(frozen=True, kw_only=True)
class AccountBalance:
    """A ledger account with what it holds."""

    account: str
    balance: Money

    @classmethod
    def read(cls, data: Any) -> "AccountBalance":
        return cls(
            account=data["account"],
            balance=Money.read(data["balance"]),
        )


@dataclass(frozen=True, kw_only=True)
class CurrencySales:
    """Paid orders of one currency: amounts of different ones are not added."""

    orders: int
    delivered: int
    total: Money
    refunded: Money

    @classmethod
    def read(cls, data: Any) -> "CurrencySales":
        return cls(
            orders=data["orders"],
            delivered=data["delivered"],
            total=Money.read(data["total"]),
            refunded=Money.read(data["refunded"]),
        )


@dataclass(frozen=True, kw_only=True)
class ShopFigures:
    """How a shop's trade went."""

    days: int
    orders: int
    delivered: int
    delivery_rate: float | None
    held: int
    sales: list[CurrencySales]
    delivery_ms_median: int | None
    delivery_ms_p95: int | None

    @classmethod
    def read(cls, data: Any) -> "ShopFigures":
        return cls(
            days=data["days"],
            orders=data["orders"],
            delivered=data["delivered"],
            delivery_rate=data["deliveryRate"],
            held=data["held"],
            sales=[CurrencySales.read(one) for one in data["sales"]],
            delivery_ms_median=data["deliveryMsMedian"],
            delivery_ms_p95=data["deliveryMsP95"],
        )


@dataclass(frozen=True, kw_only=True)
class ShopAccount:
    """A tenant. `host` is its primary address."""

    name: str
    id: str
    host: str
    status: ShopStatus
    plan: str | None
    created_at: datetime
    url: str | None
    status_reason: str
    launched_at: datetime | None
    owner_email: str
    support_email: str
    currency: str
    tier: str
    fee_percent: str
    collects: ShopCollects
    test_mode: bool
    time_zone: str
    locales: list[str]
    default_locale: str
    theme: str
    domains: list[ShopDomain]
    members: list[ShopMember]
    launch: LaunchProgress | None
    history: list[AuditEvent]
    wallet: Money | None
    accounts: list[AccountBalance] | None
    figures: ShopFigures

    @classmethod
    def read(cls, data: Any) -> "ShopAccount":
        return cls(
            name=data["name"],
            id=data["id"],
            host=data["host"],
            status=ShopStatus(data["status"]),
            plan=data["plan"],
            created_at=instant(data["createdAt"]),
            url=data["url"],
            status_reason=data["statusReason"],
            launched_at=maybe(data["launchedAt"], instant),
            owner_email=data["ownerEmail"],
            support_email=data["supportEmail"],
            currency=data["currency"],
            tier=data["tier"],
            fee_percent=data["feePercent"],
            collects=ShopCollects(data["collects"]),
            test_mode=data["testMode"],
            time_zone=data["timeZone"],
            locales=data["locales"],
            default_locale=data["defaultLocale"],
            theme=data["theme"],
            domains=[ShopDomain.read(one) for one in data["domains"]],
            members=[ShopMember.read(one) for one in data["members"]],
            launch=maybe(data["launch"], LaunchProgress.read),
            history=[AuditEvent.read(one) for one in data["history"]],
            wallet=maybe(data["wallet"], Money.read),
            accounts=maybe(data["accounts"], lambda one: [AccountBalance.read(one) for one in one]),
            figures=ShopFigures.read(data["figures"]),
        )


@dataclass(frozen=True, kw_only=True)
class LaunchShopPayload:
    shop: ShopAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "LaunchShopPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SuspendShopPayload:
    shop: ShopAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SuspendShopPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ReinstateShopPayload:
    shop: ShopAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ReinstateShopPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class CloseShopPayload:
    shop: ShopAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "CloseShopPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class SwitchShopCollectsPayload:
    shop: ShopAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "SwitchShopCollectsPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class UpdateShopPayload:
    shop: ShopAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "UpdateShopPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class ResumeLaunchPayload:
    shop: ShopAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ResumeLaunchPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class AbandonLaunchPayload:
    shop: ShopAccount | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "AbandonLaunchPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class AdjustShopWalletPayload:
    shop: ShopAccount | None
    wallet: Money | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "AdjustShopWalletPayload":
        return cls(
            shop=maybe(data["shop"], ShopAccount.read),
            wallet=maybe(data["wallet"], Money.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class PromotionFunding:
    """A shop's request that the platform pays for a promotion. Amounts are in its currency."""

    name: str
    note: str
    reason: str
    asked_by: str
    decided_by: str
    id: str
    state: FundingState
    shop: str
    shop_name: str
    promotion: str
    terms: Any
    wanted: Money
    most: Money
    budget: Money
    left: Money
    asked_at: datetime
    decided_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "PromotionFunding":
        return cls(
            name=data["name"],
            note=data["note"],
            reason=data["reason"],
            asked_by=data["askedBy"],
            decided_by=data["decidedBy"],
            id=data["id"],
            state=FundingState(data["state"]),
            shop=data["shop"],
            shop_name=data["shopName"],
            promotion=data["promotion"],
            terms=data["terms"],
            wanted=Money.read(data["wanted"]),
            most=Money.read(data["most"]),
            budget=Money.read(data["budget"]),
            left=Money.read(data["left"]),
            asked_at=instant(data["askedAt"]),
            decided_at=maybe(data["decidedAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class ApprovePromotionFundingPayload:
    funding: PromotionFunding | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "ApprovePromotionFundingPayload":
        return cls(
            funding=maybe(data["funding"], PromotionFunding.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class DeclinePromotionFundingPayload:
    funding: PromotionFunding | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "DeclinePromotionFundingPayload":
        return cls(
            funding=maybe(data["funding"], PromotionFunding.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class RaisePromotionBudgetPayload:
    funding: PromotionFunding | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "RaisePromotionBudgetPayload":
        return cls(
            funding=maybe(data["funding"], PromotionFunding.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class StopPromotionFundingPayload:
    funding: PromotionFunding | None
    errors: list[Fault]

    @classmethod
    def read(cls, data: Any) -> "StopPromotionFundingPayload":
        return cls(
            funding=maybe(data["funding"], PromotionFunding.read),
            errors=[Fault.read(one) for one in data["errors"]],
        )


@dataclass(frozen=True, kw_only=True)
class OwedWork:
    """Jobs of one task in one state that are not done."""

    state: JobState
    task: str
    jobs: int
    oldest_due: datetime
    most_attempts: int
    an_error: str

    @classmethod
    def read(cls, data: Any) -> "OwedWork":
        return cls(
            state=JobState(data["state"]),
            task=data["task"],
            jobs=data["jobs"],
            oldest_due=instant(data["oldestDue"]),
            most_attempts=data["mostAttempts"],
            an_error=data["anError"],
        )


@dataclass(frozen=True, kw_only=True)
class StaffMember:
    """Somebody who may enter the owner's console."""

    email: str
    name: str
    is_active: bool
    id: str
    role: OwnerRole | None
    joined_at: datetime
    last_login: datetime | None

    @classmethod
    def read(cls, data: Any) -> "StaffMember":
        return cls(
            email=data["email"],
            name=data["name"],
            is_active=data["isActive"],
            id=data["id"],
            role=maybe(data["role"], OwnerRole),
            joined_at=instant(data["joinedAt"]),
            last_login=maybe(data["lastLogin"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class LedgerAccount:
    """One owner's money in one currency. A statement of it is `ledgerStatement`."""

    code: str
    kind: str
    owner: str
    currency: str
    id: str
    balance: Money
    floor: Money | None
    opened_at: datetime

    @classmethod
    def read(cls, data: Any) -> "LedgerAccount":
        return cls(
            code=data["code"],
            kind=data["kind"],
            owner=data["owner"],
            currency=data["currency"],
            id=data["id"],
            balance=Money.read(data["balance"]),
            floor=maybe(data["floor"], Money.read),
            opened_at=instant(data["openedAt"]),
        )


@dataclass(frozen=True, kw_only=True)
class LedgerStatement:
    """An account over a time: opening + the entries = closing."""

    account: LedgerAccount
    opening: Money
    closing: Money

    @classmethod
    def read(cls, data: Any) -> "LedgerStatement":
        return cls(
            account=LedgerAccount.read(data["account"]),
            opening=Money.read(data["opening"]),
            closing=Money.read(data["closing"]),
        )


@dataclass(frozen=True, kw_only=True)
class JournalEntry:
    """One account's part of a posting."""

    account: str
    amount: Money

    @classmethod
    def read(cls, data: Any) -> "JournalEntry":
        return cls(
            account=data["account"],
            amount=Money.read(data["amount"]),
        )


@dataclass(frozen=True, kw_only=True)
class Journal:
    """One event that moved money. Its entries sum to zero in each currency."""

    ref: str
    event: str
    id: str
    at: datetime
    shop: str | None
    details: Any
    entries: list[JournalEntry]

    @classmethod
    def read(cls, data: Any) -> "Journal":
        return cls(
            ref=data["ref"],
            event=data["event"],
            id=data["id"],
            at=instant(data["at"]),
            shop=data["shop"],
            details=data["details"],
            entries=[JournalEntry.read(one) for one in data["entries"]],
        )


@dataclass(frozen=True, kw_only=True)
class ChainHead:
    """Where the chain stands."""

    seq: float
    event: str | None
    hash: str

    @classmethod
    def read(cls, data: Any) -> "ChainHead":
        return cls(
            seq=data["seq"],
            event=data["event"],
            hash=data["hash"],
        )


@dataclass(frozen=True, kw_only=True)
class SummaryLine:
    """One line of an order, as it was reported."""

    denomination: str | None
    name: str | None
    kind: str | None
    quantity: int | None
    total: Money | None
    delivery: SummaryDelivery | None

    @classmethod
    def read(cls, data: Any) -> "SummaryLine":
        return cls(
            denomination=data["denomination"],
            name=data["name"],
            kind=data["kind"],
            quantity=data["quantity"],
            total=maybe(data["total"], Money.read),
            delivery=maybe(data["delivery"], SummaryDelivery),
        )


@dataclass(frozen=True, kw_only=True)
class OrderSummary:
    """An order of a shop. What the platform earns by it is for who may see money."""

    number: str
    pieces: int
    is_test: bool
    id: str
    shop: str
    shop_name: str
    status: SummaryStatus
    delivery: SummaryDelivery
    refund: SummaryRefund
    total: Money
    refunded: Money
    wholesale: Money | None
    cost: Money | None
    fee: Money | None
    margin: Money | None
    earned: Money | None
    placed_at: datetime
    paid_at: datetime | None
    delivery_ms: float | None
    lines: list[SummaryLine]
    promotions: Money | None

    @classmethod
    def read(cls, data: Any) -> "OrderSummary":
        return cls(
            number=data["number"],
            pieces=data["pieces"],
            is_test=data["isTest"],
            id=data["id"],
            shop=data["shop"],
            shop_name=data["shopName"],
            status=SummaryStatus(data["status"]),
            delivery=SummaryDelivery(data["delivery"]),
            refund=SummaryRefund(data["refund"]),
            total=Money.read(data["total"]),
            refunded=Money.read(data["refunded"]),
            wholesale=maybe(data["wholesale"], Money.read),
            cost=maybe(data["cost"], Money.read),
            fee=maybe(data["fee"], Money.read),
            margin=maybe(data["margin"], Money.read),
            earned=maybe(data["earned"], Money.read),
            placed_at=instant(data["placedAt"]),
            paid_at=maybe(data["paidAt"], instant),
            delivery_ms=data["deliveryMs"],
            lines=[SummaryLine.read(one) for one in data["lines"]],
            promotions=maybe(data["promotions"], Money.read),
        )


@dataclass(frozen=True, kw_only=True)
class DailyFigure:
    """A shop's day, in its own time zone and one currency. Of paid orders; not of test orders."""

    orders: int
    delivered: int
    pieces: int
    day: date
    shop: str
    shop_name: str
    total: Money
    refunded: Money
    cost: Money | None
    fee: Money | None
    margin: Money | None
    delivery_ms_median: float | None
    promotions: Money | None

    @classmethod
    def read(cls, data: Any) -> "DailyFigure":
        return cls(
            orders=data["orders"],
            delivered=data["delivered"],
            pieces=data["pieces"],
            day=day(data["day"]),
            shop=data["shop"],
            shop_name=data["shopName"],
            total=Money.read(data["total"]),
            refunded=Money.read(data["refunded"]),
            cost=maybe(data["cost"], Money.read),
            fee=maybe(data["fee"], Money.read),
            margin=maybe(data["margin"], Money.read),
            delivery_ms_median=data["deliveryMsMedian"],
            promotions=maybe(data["promotions"], Money.read),
        )


@dataclass(frozen=True, kw_only=True)
class StockLevel:
    """What lies in stock of a denomination, exactly counted."""

    denomination: CatalogueDenomination
    state: StockState
    free: int
    reserved: int
    expiring: int
    expired: int
    sold_a_day: str
    days_left: str | None
    alerted_at: datetime | None

    @classmethod
    def read(cls, data: Any) -> "StockLevel":
        return cls(
            denomination=CatalogueDenomination.read(data["denomination"]),
            state=StockState(data["state"]),
            free=data["free"],
            reserved=data["reserved"],
            expiring=data["expiring"],
            expired=data["expired"],
            sold_a_day=data["soldADay"],
            days_left=data["daysLeft"],
            alerted_at=maybe(data["alertedAt"], instant),
        )


@dataclass(frozen=True, kw_only=True)
class StatementEntry:
    """One movement of an account, with what it held afterwards."""

    at: datetime
    event: str
    ref: str
    journal: str
    amount: Money
    balance: Money
    details: Any

    @classmethod
    def read(cls, data: Any) -> "StatementEntry":
        return cls(
            at=instant(data["at"]),
            event=data["event"],
            ref=data["ref"],
            journal=data["journal"],
            amount=Money.read(data["amount"]),
            balance=Money.read(data["balance"]),
            details=data["details"],
        )
