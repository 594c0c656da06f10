"""Written by `make clients`. Change clients/operations or the schema, not this file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cardfleet.owner.choices import (
    ActorKind,
    ArchivedState,
    DateOrder,
    DenominationKind,
    FundingState,
    JobState,
    ShopCollects,
    ShopStatus,
    StockImportState,
    SummaryDelivery,
    SummaryRefund,
    SummaryStatus,
    SupplierKind,
)
from cardfleet.values import UNSET, Unset


@dataclass(frozen=True, kw_only=True)
class AuditFilter:
    """All of what is given must hold."""

    shop: Unset | str | None = UNSET
    actor: Unset | str | None = UNSET
    """Part of the actor's name, or a whole id."""
    actor_kind: Unset | ActorKind | None = UNSET
    action: Unset | str | None = UNSET
    """How the action begins: "order." or "order.refunded"."""
    target: Unset | str | None = UNSET
    """How the object begins: "order:" or "order:<id>"."""
    since: Unset | datetime | None = UNSET
    until: Unset | datetime | None = UNSET
    """Before this."""


@dataclass(frozen=True, kw_only=True)
class CatalogueCategoryFilter:
    search: Unset | str | None = UNSET
    """In names and web addresses."""
    parent: Unset | str | None = UNSET
    """Directly under this one."""
    topmost: Unset | bool | None = UNSET
    """Only those without a parent."""
    archived: Unset | ArchivedState | None = UNSET
    """ON_SALE unless told."""


@dataclass(frozen=True, kw_only=True)
class CatalogueDenominationFilter:
    search: Unset | str | None = UNSET
    """In SKUs, names and the product's names."""
    product: Unset | str | None = UNSET
    category: Unset | str | None = UNSET
    """Of the product: in this one or under it."""
    kinds: Unset | Sequence[DenominationKind] | None = UNSET
    archived: Unset | ArchivedState | None = UNSET
    """ON_SALE unless told."""


@dataclass(frozen=True, kw_only=True)
class CatalogueProductFilter:
    search: Unset | str | None = UNSET
    """In names, pinyin, issuer, region and web addresses."""
    category: Unset | str | None = UNSET
    """In this one or under it."""
    region: Unset | str | None = UNSET
    archived: Unset | ArchivedState | None = UNSET
    """ON_SALE unless told."""


@dataclass(frozen=True, kw_only=True)
class JobFilter:
    states: Unset | Sequence[JobState] | None = UNSET
    task: Unset | str | None = UNSET
    """How the task's name begins, such as "supply."."""
    shop: Unset | str | None = UNSET


@dataclass(frozen=True, kw_only=True)
class JournalFilter:
    ref: Unset | str | None = UNSET
    """How the reference begins: "order.paid:" or a whole one."""
    event: Unset | str | None = UNSET
    shop: Unset | str | None = UNSET
    account: Unset | str | None = UNSET
    """Only postings that moved this account."""
    since: Unset | datetime | None = UNSET
    until: Unset | datetime | None = UNSET
    """Before this."""


@dataclass(frozen=True, kw_only=True)
class LedgerAccountFilter:
    search: Unset | str | None = UNSET
    """Part of the code, such as "supplier:" or a shop's id."""
    kind: Unset | str | None = UNSET
    """Such as "wallet", "earnings", "payable", "clearing"."""
    currency: Unset | str | None = UNSET
    shop: Unset | str | None = UNSET
    """The shop's own accounts and its customers' wallets."""


@dataclass(frozen=True, kw_only=True)
class NewBatchInput:
    """What the codes of the file cost."""

    unit_cost: str
    """Of one code, such as "46.50"."""
    currency: Unset | str | None = UNSET
    """The settlement currency unless told."""
    reference: Unset | str | None = UNSET
    expires_on: Unset | date | None = UNSET
    """For codes whose file names no expiry of their own."""
    note: Unset | str | None = UNSET


@dataclass(frozen=True, kw_only=True)
class OrderSummaryFilter:
    """All of what is given must hold."""

    shop: Unset | str | None = UNSET
    number: Unset | str | None = UNSET
    """Part of the order's number."""
    status: Unset | SummaryStatus | None = UNSET
    delivery: Unset | SummaryDelivery | None = UNSET
    refund: Unset | SummaryRefund | None = UNSET
    since: Unset | datetime | None = UNSET
    """Placed at or after this."""
    until: Unset | datetime | None = UNSET
    """Placed before this."""
    test: Unset | bool | None = UNSET
    """Only orders of shops in test mode, or only the others."""


@dataclass(frozen=True, kw_only=True)
class PromotionFundingFilter:
    shop: Unset | str | None = UNSET
    states: Unset | Sequence[FundingState] | None = UNSET
    name: Unset | str | None = UNSET
    """Part of the promotion's name."""


@dataclass(frozen=True, kw_only=True)
class PurchaseBatchFilter:
    search: Unset | str | None = UNSET
    """In references, SKUs and the product's names."""
    supplier: Unset | str | None = UNSET
    denomination: Unset | str | None = UNSET
    currency: Unset | str | None = UNSET


@dataclass(frozen=True, kw_only=True)
class QueryTextInput:
    """A document, byte for byte as the client will hash it."""

    text: str
    name: Unset | str | None = UNSET
    """For people; the name of its operation unless told."""


@dataclass(frozen=True, kw_only=True)
class ShopAccountFilter:
    """All of what is given must hold."""

    search: Unset | str | None = UNSET
    """In names, hosts and the owner's e-mail."""
    statuses: Unset | Sequence[ShopStatus] | None = UNSET
    collects: Unset | ShopCollects | None = UNSET
    tier: Unset | str | None = UNSET
    test_mode: Unset | bool | None = UNSET
    wallet_low: Unset | bool | None = UNSET
    """True: its prepaid wallet would not last three days at the present pace."""


@dataclass(frozen=True, kw_only=True)
class StockColumnsInput:
    """Which column holds what, from 0. Named as a whole: what is not said holds nothing."""

    secret: int
    """The card code."""
    number: Unset | int | None = UNSET
    """The card number."""
    pin: Unset | int | None = UNSET
    expires_on: Unset | int | None = UNSET


@dataclass(frozen=True, kw_only=True)
class StockImportFilter:
    states: Unset | Sequence[StockImportState] | None = UNSET
    supplier: Unset | str | None = UNSET
    denomination: Unset | str | None = UNSET
    filename: Unset | str | None = UNSET
    """Part of the file's name."""


@dataclass(frozen=True, kw_only=True)
class StockLayoutInput:
    """Corrections of the guess; what is not given stays as it is."""

    encoding: Unset | str | None = UNSET
    """Such as "utf-8", "gb18030", "utf-16"."""
    separator: Unset | str | None = UNSET
    """Empty: a line is one code."""
    header_row: Unset | int | None = UNSET
    """From 1; 0: the file has no header."""
    sheet: Unset | str | None = UNSET
    comment: Unset | str | None = UNSET
    date_order: Unset | DateOrder | None = UNSET
    pin_width: Unset | int | None = UNSET
    columns: Unset | StockColumnsInput | None = UNSET


@dataclass(frozen=True, kw_only=True)
class StockLevelFilter:
    search: Unset | str | None = UNSET
    """In SKUs and the product's names."""
    low: Unset | bool | None = UNSET
    """Only what runs low or is sold out."""


@dataclass(frozen=True, kw_only=True)
class SupplierFilter:
    search: Unset | str | None = UNSET
    """In names, short names and e-mail addresses."""
    kind: Unset | SupplierKind | None = UNSET
    archived: Unset | bool | None = UNSET
    """Only those that are, or only those that are not."""


@dataclass(frozen=True, kw_only=True)
class WholesalePriceFilter:
    denomination: Unset | str | None = UNSET
    product: Unset | str | None = UNSET
    tier: Unset | str | None = UNSET
    """The short name of a price tier."""
    search: Unset | str | None = UNSET
    """In SKUs and the product's names."""


@dataclass(frozen=True, kw_only=True)
class WholesalePriceInput:
    """One row of a price list."""

    denomination: str
    tier: Unset | str | None = UNSET
    """The short name of a price tier; "standard" unless told."""
    min_quantity: Unset | int | None = UNSET
    """From so many pieces on; 1 unless told."""
    price: Unset | str | None = UNSET
    """Of one piece, in the settlement currency, up to six decimals. Null: the row goes, and the
    next smaller quantity counts again."""
